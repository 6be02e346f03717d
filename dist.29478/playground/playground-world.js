export {};
//# sourceMappingURL=playground-world.js.map
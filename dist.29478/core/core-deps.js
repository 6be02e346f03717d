export {};
//# sourceMappingURL=core-deps.js.map
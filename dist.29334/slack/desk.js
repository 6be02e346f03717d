export {};
//# sourceMappingURL=desk.js.map
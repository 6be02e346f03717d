export {};
//# sourceMappingURL=Lead.js.map
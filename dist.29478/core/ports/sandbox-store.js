export {};
//# sourceMappingURL=sandbox-store.js.map
export {};
//# sourceMappingURL=Delegation.js.map
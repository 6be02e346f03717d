export {};
//# sourceMappingURL=gate-facts.js.map
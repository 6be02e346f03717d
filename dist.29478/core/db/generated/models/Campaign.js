export {};
//# sourceMappingURL=Campaign.js.map
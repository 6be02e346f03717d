export {};
//# sourceMappingURL=slack-types.js.map
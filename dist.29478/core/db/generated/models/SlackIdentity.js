export {};
//# sourceMappingURL=SlackIdentity.js.map
export {};
//# sourceMappingURL=define-prompt.js.map
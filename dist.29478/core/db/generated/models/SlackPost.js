export {};
//# sourceMappingURL=SlackPost.js.map
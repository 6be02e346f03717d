export {};
//# sourceMappingURL=action-listener.js.map
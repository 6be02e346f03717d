export {};
//# sourceMappingURL=view-listener.js.map
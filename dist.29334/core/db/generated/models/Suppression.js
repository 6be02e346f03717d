export {};
//# sourceMappingURL=Suppression.js.map
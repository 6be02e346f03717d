export {};
//# sourceMappingURL=define-resource.js.map
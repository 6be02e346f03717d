export {};
//# sourceMappingURL=IntegrationCredential.js.map
export {};
//# sourceMappingURL=SandboxMail.js.map
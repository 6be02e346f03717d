export {};
//# sourceMappingURL=AgentMandate.js.map
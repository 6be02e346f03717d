export {};
//# sourceMappingURL=InboundMail.js.map
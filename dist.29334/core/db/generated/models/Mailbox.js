export {};
//# sourceMappingURL=Mailbox.js.map
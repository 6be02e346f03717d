export {};
//# sourceMappingURL=SequenceVersion.js.map
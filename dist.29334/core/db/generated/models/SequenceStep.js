export {};
//# sourceMappingURL=SequenceStep.js.map
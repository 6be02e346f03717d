/** What core asks of whoever words a message: the offline template writer, or a language model. */
export {};
//# sourceMappingURL=draft-writer.js.map
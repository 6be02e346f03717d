/**
 * What core asks of a sending account. One provider = one file in `core/providers`; each says what
 * its protocol can promise, and never more: an answer it cannot know is `unknown`, which core parks.
 */
export {};
//# sourceMappingURL=mailbox.js.map
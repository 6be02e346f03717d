// What the page and its server say to each other. Types only; the server imports them from here.
export {};
//# sourceMappingURL=wire.js.map
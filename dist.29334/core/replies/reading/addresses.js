const ADDRESS = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z\d](?:[a-z\d.-]{0,250}[a-z\d])?/gi;
/** Every mail address in a text, in lower case, each once, in order of appearance. */
export function addressesIn(text) {
    const found = text.slice(0, 100_000).match(ADDRESS) ?? [];
    return [...new Set(found.slice(0, 500).map(tidy))].filter((address) => address !== "");
}
/** Whether two addresses are the same mailbox for our purposes: case does not count. */
export function sameAddress(left, right) {
    return left.trim().toLowerCase() === right.trim().toLowerCase();
}
function tidy(address) {
    const bare = address
        .toLowerCase()
        .replace(/^['`=]+/, "")
        .replace(/[.-]+$/, "");
    return bare.startsWith("@") ? "" : bare;
}
//# sourceMappingURL=addresses.js.map
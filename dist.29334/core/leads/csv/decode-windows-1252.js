/** What 0x80 to 0x9F mean (WHATWG Encoding, index windows-1252); the rest equals ISO-8859-1. */
const HIGH_CONTROLS = "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
    "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";
/**
 * Decodes Windows-1252. Written out because some Node releases decode these 32 bytes as
 * ISO-8859-1 in TextDecoder (nodejs/node#56542), which loses curly quotes and the euro sign.
 */
export function decodeWindows1252(bytes) {
    return bytes.toString("latin1").replace(/[\x80-\x9f]/g, (byte) => {
        return HIGH_CONTROLS.charAt(byte.charCodeAt(0) - 0x80);
    });
}
//# sourceMappingURL=decode-windows-1252.js.map
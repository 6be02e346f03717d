/** The names of U+00A0 to U+00FF in order (HTML 4.01, section 24.2). */
const LATIN_1 = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 " +
    "acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde " +
    "Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute " +
    "Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde " +
    "auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute " +
    "ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
const NAMED = new Map([
    ...LATIN_1.split(" ").map((name, at) => [name, String.fromCharCode(160 + at)]),
    ["amp", "&"],
    ["lt", "<"],
    ["gt", ">"],
    ["quot", '"'],
    ["apos", "'"],
    ["ndash", "–"],
    ["mdash", "—"],
    ["lsquo", "‘"],
    ["rsquo", "’"],
    ["ldquo", "“"],
    ["rdquo", "”"],
    ["bull", "•"],
    ["hellip", "…"],
    ["euro", "€"],
    ["zwnj", ""],
    ["zwj", ""],
]);
/** Replaces character references; an unknown name stays as it is. A non-breaking space becomes a space. */
export function decodeEntities(text) {
    return text
        .replace(/&(#x?[\da-f]{1,6}|[a-z]\w{1,8});/gi, (whole, name) => decode(name) ?? whole)
        .replaceAll("\u00a0", " ");
}
function decode(name) {
    if (!name.startsWith("#"))
        return NAMED.get(name) ?? null;
    const hex = /^#x/i.test(name);
    const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
    const invalid = Number.isNaN(code) || code === 0 || code > 0x10ffff;
    return invalid || (code >= 0xd800 && code <= 0xdfff) ? null : String.fromCodePoint(code);
}
//# sourceMappingURL=html-entities.js.map
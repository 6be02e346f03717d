import { domainToASCII } from "node:url";
/**
 * Reads the e-mail address of a cell that `cleanText` has been over: plain, `mailto:`, `Name <a@b>`,
 * or the first good one of several. The domain comes back in lower-case ASCII (IDNA, RFC 5891), the
 * part before the @ as written. Pragmatic rather than RFC 5322: what mail systems really deliver to.
 */
export function cleanEmail(cell) {
    const whole = readAddress(cell);
    if ("email" in whole)
        return whole;
    const parts = cell.split(/:::|[\s;,]+/).filter((part) => part.includes("@"));
    if (parts.length < 2)
        return whole;
    for (const part of parts) {
        const address = readAddress(part);
        if ("email" in address)
            return address;
    }
    return whole;
}
function readAddress(text) {
    const named = /^([^<>]*)<([^<>]*)>[;,.]*$/.exec(text);
    const bare = (named?.[2] ?? text)
        .trim()
        .replace(/^mailto:\s*([^?]*).*$/i, "$1")
        .replace(/^["'([<\s]+|["')\]>,;.\s]+$/g, "");
    const name = named?.[1]?.replace(/^["'\s]+|["'\s]+$/g, "") || null;
    const reason = whyMalformed(bare);
    if (reason)
        return { reason };
    const at = bare.lastIndexOf("@");
    const domain = toAsciiDomain(bare.slice(at + 1));
    if (!DOMAIN.test(domain))
        return { reason: "What follows the @ is not a domain name." };
    const email = `${bare.slice(0, at)}@${domain}`;
    if (email.length > MAX_ADDRESS)
        return { reason: "The address is longer than mail allows." };
    return { email, name };
}
/** RFC 5321, section 4.5.3.1; 256 with angle brackets leave 254 (RFC 3696, erratum 1690). */
const MAX_ADDRESS = 254;
const MAX_LOCAL_PART = 64;
const LOCAL_PART = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;
function whyMalformed(address) {
    const at = address.lastIndexOf("@");
    if (at === -1)
        return "An e-mail address needs an @.";
    if (/\s/.test(address))
        return "An e-mail address cannot have a space in it.";
    const local = address.slice(0, at);
    if (local === "")
        return "Nothing stands before the @.";
    if (local.includes("@"))
        return "There is more than one @.";
    if (local.length > MAX_LOCAL_PART)
        return "What stands before the @ is longer than mail allows.";
    if (!/^[\x21-\x7e]+$/.test(local)) {
        return "Letters with accents before the @ are not delivered by most mail systems.";
    }
    if (!LOCAL_PART.test(local))
        return "What stands before the @ is not a mailbox name.";
    return null;
}
/** Empty when the name cannot be written in IDNA, so that the domain's test refuses it. */
function toAsciiDomain(domain) {
    if (domain.length > MAX_ADDRESS)
        return "";
    const lower = domain.toLowerCase();
    return /^[a-z0-9.-]*$/.test(lower) && !lower.includes("xn--") ? lower : domainToASCII(lower);
}
//# sourceMappingURL=clean-email.js.map
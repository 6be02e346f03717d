import { domainToASCII } from "node:url";
import { AppError } from "../../errors.js";
/** RFC 5322, section 2.1.1: a line has at most 998 characters. */
export const MAX_HEADER_LINE = 998;
/**
 * Text that may stand in a header. Control characters (CR, LF and NUL above all, which would begin
 * a header of their own) throw AppError `invalid_input`; nothing is silently removed but the spaces
 * around the text, which a header cannot carry.
 */
export function headerText(value, field) {
    if (/\p{Cc}/u.test(value)) {
        throw unfitHeader(field, "holds a line break or another control character");
    }
    if (/\p{Cs}/u.test(value))
        throw unfitHeader(field, "holds half a character");
    if (value.length > MAX_HEADER_LINE)
        throw unfitHeader(field, "is longer than 998 characters");
    return value.trim();
}
/**
 * An address with its domain in ASCII (IDNA), fit for a header and for the SMTP envelope. Local
 * parts that need quoting or SMTPUTF8 are refused: too many servers on the way would not take them.
 */
export function headerAddress({ address, name }, field) {
    const at = headerText(address, field).lastIndexOf("@");
    const local = address.slice(0, Math.max(at, 0));
    const domain = domainToASCII(address.slice(at + 1));
    if (!LOCAL_PART.test(local) || local.length > 64 || !DOMAIN.test(domain) || domain.length > 253) {
        throw unfitHeader(field, "is not an address that mail servers accept");
    }
    return { address: `${local}@${domain}`, name: name === null ? null : headerText(name, field) };
}
/** A Message-ID in angle brackets, as RFC 5322, section 3.6.4 has it, without spaces or comments. */
export function headerMessageId(value, field) {
    headerText(value, field);
    if (!/^<[!-;=?-~]+>$/.test(value)) {
        throw unfitHeader(field, "is not a Message-ID of the form <id@domain>");
    }
    return value;
}
/** A URI for `List-Unsubscribe`: the right scheme, ASCII, and nothing that would end the brackets. */
export function headerUri(value, scheme, field) {
    headerText(value, field);
    if (!/^[!-;=?-~]+$/.test(value) || !URL.canParse(value) || new URL(value).protocol !== scheme) {
        throw unfitHeader(field, `is not a plain ${scheme} link`);
    }
    return value;
}
/** RFC 5322 dot-atom. */
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$/;
/** The mail as it stands cannot be sent, in words that name the field. */
export function unfitHeader(field, problem) {
    return new AppError("invalid_input", {
        say: `The mail cannot be sent: its ${field} ${problem}.`,
        field,
        next: `Correct the ${field} and approve the message again.`,
    });
}
//# sourceMappingURL=header-values.js.map
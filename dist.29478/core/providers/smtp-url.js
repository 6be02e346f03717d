import { isIP, isIPv4 } from "node:net";
import { domainToASCII } from "node:url";
import { AppError } from "../errors.js";
/**
 * Reads `smtps://user:password@host` (port 465) or `smtp://user:password@host` (port 587, STARTTLS).
 * Throws AppError `invalid_input` that names what is wrong and never repeats the password.
 */
export function parseSmtpUrl(url) {
    const scheme = /^(smtps?):\/\//i.exec(url.trim())?.[1]?.toLowerCase();
    if (scheme === undefined)
        throw badUrl("it must begin with smtps:// or smtp://");
    // asked first, because the parser's own error quotes its input, password included
    if (!URL.canParse(url.trim()))
        throw badUrl(`its host or port cannot be read. ${PERCENT_HINT}`);
    const parsed = new URL(url.trim());
    if (parsed.search !== "" || parsed.hash !== "" || !/^\/?$/.test(parsed.pathname)) {
        throw badUrl(`nothing may follow the host and port. ${PERCENT_HINT}`);
    }
    const implicitTls = scheme === "smtps";
    const host = hostOf(parsed.hostname);
    const login = loginOf(parsed);
    const isThisMachine = host === "localhost" || host === "::1" || (isIPv4(host) && host.startsWith("127."));
    return {
        host,
        port: parsed.port === "" ? (implicitTls ? 465 : 587) : Number(parsed.port),
        implicitTls,
        requireTls: !implicitTls && login !== null && !isThisMachine,
        verifyCertificate: !isThisMachine,
        login,
    };
}
const PERCENT_HINT = "Write special characters in the user name and password percent-encoded: @ as %40, / as %2F, # as %23, ? as %3F.";
function hostOf(hostname) {
    const bare = hostname.replace(/^\[(.*)\]$/, "$1");
    if (isIP(bare) !== 0)
        return bare;
    const host = domainToASCII(decoded(bare, "host"));
    if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(host))
        throw badUrl("its host is missing or not a name");
    return host;
}
function loginOf({ username, password }) {
    if (username === "" && password === "")
        return null;
    if (username === "")
        throw badUrl("it has a password but no user name");
    if (password === "")
        throw badUrl("it has a user name but no password");
    return { user: decoded(username, "user name"), password: decoded(password, "password") };
}
function decoded(text, part) {
    const hasBadEscape = /%(?![0-9a-f]{2})/i.test(text);
    if (hasBadEscape)
        throw badUrl(`the ${part} holds a % that must be written %25`);
    try {
        return decodeURIComponent(text);
    }
    catch (cause) {
        throw badUrl(`the ${part} is not percent-encoded UTF-8`, cause);
    }
}
function badUrl(problem, cause) {
    return new AppError("invalid_input", {
        say: `The SMTP URL cannot be used: ${problem.replace(/\.$/, "")}.`,
        field: "smtp_url",
        next: "Give it as smtps://user:password@host or smtp://user:password@host:587.",
        cause,
    });
}
//# sourceMappingURL=smtp-url.js.map
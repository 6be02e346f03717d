/**
 * A name for a lead that came without one, read from the e-mail address or else from the profile's
 * address; null where they hold none (`info@…`, `sales@…`, a member id, only digits).
 */
export function deriveFullName(email, linkedinUrl) {
    return (email && nameFromEmail(email)) || (linkedinUrl && nameFromProfile(linkedinUrl)) || null;
}
/** Mailboxes of a role (RFC 2142 and what companies really use), in the languages we read. */
const ROLES = new Set(("abuse accounting accounts admin anfrage assistance bewerbung billing biuro booking buchhaltung " +
    "career careers compliance comercial commercial contact contacto contato contatto dev email empfang " +
    "enquiries events facturation finance hallo hello help helpdesk hi hola hostmaster hr info information " +
    "inquiries invoice invoices it jobs kontakt legal mail mailbox marketing media me money newsletter " +
    "noc no noreply notifications office ops orders partner partners payroll post postmaster presse press " +
    "privacy procurement purchasing recruiting reception reply root sales security sekretariat service " +
    "shop sklep soporte suporte support team test user vendas ventas verkauf webmaster welcome zentrale").split(" "));
function nameFromEmail(email) {
    const local = email.slice(0, email.lastIndexOf("@")).replace(/\+.*$/, "");
    const words = local.split(/[._-]+/);
    if (words.some((word) => ROLES.has(word.toLowerCase())))
        return null;
    return toName(words);
}
function nameFromProfile(url) {
    const slug = decodeURIComponent(url.slice(url.lastIndexOf("/") + 1));
    if (/^AC[a-z]A/.test(slug))
        return null;
    return toName(slug.split("-"));
}
/** Parts with digits are counters or ids, never a name; one letter alone is an initial. */
function toName(words) {
    const parts = words.filter((word) => /^[\p{L}\p{M}'’]+$/u.test(word));
    if (!parts.some((part) => part.length >= 2))
        return null;
    return parts.map(capitalise).join(" ");
}
function capitalise(word) {
    const [first = "", ...rest] = word;
    return first.toUpperCase() + rest.join("").toLowerCase();
}
//# sourceMappingURL=derive-full-name.js.map
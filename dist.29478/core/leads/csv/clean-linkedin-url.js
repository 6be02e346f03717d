/**
 * Normalises the address of a person's LinkedIn profile to `https://www.linkedin.com/in/slug`, without
 * language, query or tracking, so that two spellings of one profile are equal. A Sales Navigator lead
 * becomes the profile with the same member id. The cell must have been through `cleanText`.
 */
export function cleanLinkedinUrl(cell) {
    const path = pathOnLinkedin(cell);
    if (path === null)
        return { reason: "This is not the address of a LinkedIn profile." };
    if (/^(company|school|showcase)\//i.test(path)) {
        return { reason: "This is a company's LinkedIn page, not a person's." };
    }
    const slug = PROFILE.exec(path)?.[1] ?? SALES_LEAD.exec(path)?.[1];
    const encoded = slug === undefined ? null : normaliseSlug(slug);
    if (encoded === null) {
        return { reason: "A LinkedIn profile looks like https://www.linkedin.com/in/name." };
    }
    return { url: `https://www.linkedin.com/in/${encoded}` };
}
const PROFILE = /^(?:mwlite\/)?in\/([^/?#\s]+)/i;
const SALES_LEAD = /^sales\/(?:lead|people)\/([^,/?#\s]+)/i;
/** Any country's or the mobile host; a bare `in/name` counts, as some exports give only that. */
function pathOnLinkedin(cell) {
    const onHost = /^(?:https?:\/\/)?(?:[a-z0-9-]+\.){0,2}linkedin\.com\/+(.*)$/i.exec(cell);
    if (onHost)
        return onHost[1] ?? "";
    return /^\/?in\/[^/\s]+\/?$/i.test(cell) ? cell.replace(/^\//, "") : null;
}
/** Member ids (ACoAA…, ACwAA…) tell capital from small letters; names in addresses do not. */
const MEMBER_ID = /^AC[a-z]A[\w-]{10,}$/;
const MAX_SLUG = 150;
/** Most of them, and already in normal form. */
const PLAIN_SLUG = /^[a-z0-9][a-z0-9-]{0,149}$/;
function normaliseSlug(slug) {
    if (PLAIN_SLUG.test(slug))
        return slug;
    try {
        const decoded = decodeURIComponent(slug).normalize("NFC");
        if (!/[\p{L}\p{N}]/u.test(decoded) || /[\s/\\<>"]/.test(decoded))
            return null;
        if (decoded.length > MAX_SLUG)
            return null;
        return MEMBER_ID.test(decoded) ? decoded : encodeURIComponent(decoded.toLowerCase());
    }
    catch {
        return null;
    }
}
//# sourceMappingURL=clean-linkedin-url.js.map
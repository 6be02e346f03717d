/** Slack writes addresses and links as `<mailto:a@b.example|a@b.example>` and `<https://…|words>`. */
const SLACK_LINK = /<(?:mailto:)?([^|>]+)(?:\|[^>]*)?>/g;
const EMAIL = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/u;
const LINKEDIN = /https?:\/\/(?:[a-z]{2,3}\.)?linkedin\.com\/in\/[^\s>|?#]+/i;
/** `Dana Smith <dana@acme.example>`, `Dana Smith, dana@…`, `Dana Smith (dana@…`. */
const NAME_BEFORE_EMAIL = /((?:\p{Lu}[\p{L}'’.-]*\s+){1,3}\p{Lu}[\p{L}'’-]*)\s*[<(,:–-]*\s*$/u;
/** What a message tells about a person, as far as it can be told safely; the rest is left to the form. */
export function leadFromText(text) {
    const plain = text
        .replace(SLACK_LINK, "$1")
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&amp;", "&");
    const email = EMAIL.exec(plain);
    const linkedin = LINKEDIN.exec(plain);
    const before = email ? plain.slice(0, email.index) : "";
    const name = NAME_BEFORE_EMAIL.exec(before)?.[1];
    return {
        ...(name ? { full_name: name.trim().slice(0, 200) } : {}),
        ...(email ? { email: email[0].slice(0, 320) } : {}),
        ...(linkedin ? { linkedin_url: linkedin[0].slice(0, 500) } : {}),
    };
}
//# sourceMappingURL=lead-from-text.js.map
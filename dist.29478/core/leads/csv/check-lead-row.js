import { cleanEmail } from "./clean-email.js";
import { cleanLinkedinUrl } from "./clean-linkedin-url.js";
import { shortenText } from "./clean-text.js";
import { cleanTimeZone } from "./clean-time-zone.js";
import { deriveFullName } from "./derive-full-name.js";
import { keepTheRest } from "./keep-the-rest.js";
import { pickText, pickValue } from "./pick-value.js";
/**
 * Cleans and checks the cells of one row, which stand in the order of `map.columns`. A lead needs an
 * e-mail address or a LinkedIn profile, and a name or something to read one from; whatever found no
 * field is kept in `enrichment_data`, so that nothing of the file is lost. Pure.
 */
export function checkLeadRow(cells, map) {
    const email = pickValue(cells, map, { field: "email", read: cleanEmail });
    const profile = pickValue(cells, map, { field: "linkedin_url", read: cleanLinkedinUrl });
    const problem = tooManyCells(cells, map) ?? whyUnreachable(email, profile);
    if (problem)
        return { problem };
    const address = email.good?.email ?? null;
    const url = profile.good?.url ?? null;
    const name = readName(cells, map) ?? email.good?.name ?? deriveFullName(address, url);
    if (!name)
        return { problem: nameless(address ?? url ?? "") };
    const zone = pickValue(cells, map, { field: "time_zone", read: readZone });
    const pick = (field) => pickText(cells, map, field);
    const lead = {
        full_name: name,
        email: address,
        linkedin_url: url,
        company: pick("company"),
        title: pick("title"),
        industry: pick("industry"),
        location: pick("location") ?? joinPlace([pick("city"), pick("state"), pick("country")]),
        phone: pick("phone")?.split(/\s*:::\s*/, 1)[0] || null,
        time_zone: zone.good?.zone ?? null,
        enrichment_data: {},
    };
    const used = [email.column, profile.column, zone.column];
    return { lead: { ...lead, enrichment_data: keepTheRest(cells, map, { lead, used }) } };
}
/** A comma without quotes around it moves every later cell; such a row may name a wrong person. */
function tooManyCells(cells, { columns }) {
    const surplus = cells.slice(columns.length).findLastIndex((cell) => cell.trim() !== "");
    if (surplus === -1)
        return null;
    return {
        field: "row",
        value: shortenText(cells[columns.length + surplus] ?? ""),
        reason: `The row has ${columns.length + surplus + 1} cells but the header has ${columns.length}. Put quotes around a cell that holds the delimiter.`,
    };
}
/** A malformed address is never passed over in silence, even where a profile would do. */
function whyUnreachable(email, profile) {
    if (email.good)
        return null;
    const wrong = email.fault ?? (profile.good ? null : profile.fault);
    if (wrong) {
        const field = email.fault ? "email" : "linkedin_url";
        return { field, value: shortenText(wrong.value), reason: wrong.reason };
    }
    if (profile.good)
        return null;
    const reason = "The row has neither an e-mail address nor a LinkedIn profile.";
    return { field: "email", value: "", reason };
}
function nameless(address) {
    const reason = "The row has no name, and none can be read from the address. Fill in the name.";
    return { field: "full_name", value: shortenText(address), reason };
}
/** An address in the place of a name, as address books write it, is no name. */
function readName(cells, map) {
    const read = (field) => {
        const text = pickText(cells, map, field);
        return text?.includes("@") ? null : text;
    };
    const whole = read("full_name");
    if (whole)
        return whole;
    const [first, last] = [read("first_name"), read("last_name")];
    if (first && last?.startsWith(`${first} `))
        return last;
    return [first, last].filter(Boolean).join(" ") || null;
}
function joinPlace(parts) {
    const distinct = new Set(parts.filter((part) => part !== null));
    return [...distinct].join(", ") || null;
}
function readZone(cell) {
    const zone = cleanTimeZone(cell);
    return zone ? { zone } : { reason: "This is not an IANA time zone." };
}
//# sourceMappingURL=check-lead-row.js.map
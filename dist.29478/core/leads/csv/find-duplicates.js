import { createDigestTable, digestOf } from "./digest-table.js";
/**
 * Passes the items of a file on, with a duplicate in the place of every lead that came before: by
 * the e-mail address in lower case, or else by the LinkedIn profile, unless both rows have addresses
 * and these differ. Rows with a problem are never duplicates.
 */
export async function* findDuplicates(items) {
    const remember = createMemory();
    for await (const item of items) {
        if (!("lead" in item)) {
            yield item;
            continue;
        }
        const duplicate = remember(item.lead, item.row_number);
        yield duplicate ? { row_number: item.row_number, duplicate } : item;
    }
}
/** Tells of which earlier row a lead is a duplicate, and keeps what later rows must be told. */
function createMemory() {
    const emails = createDigestTable();
    const profiles = createDigestTable();
    const profilesAlone = createDigestTable();
    return (lead, row) => {
        const email = keyOf("email", lead.email?.toLowerCase());
        const profile = keyOf("linkedin_url", lead.linkedin_url);
        const found = findKey(emails, email) ?? findKey(email === null ? profiles : profilesAlone, profile);
        const first = found?.of_row ?? row;
        if (email)
            emails.add(email.digest, first);
        if (profile)
            profiles.add(profile.digest, first);
        if (profile && !email)
            profilesAlone.add(profile.digest, first);
        return found;
    };
}
function keyOf(by, value) {
    return value ? { by, value, digest: digestOf(value) } : null;
}
function findKey(table, key) {
    const row = key && table.rowOf(key.digest);
    return key && row ? { of_row: row, by: key.by, value: key.value } : null;
}
//# sourceMappingURL=find-duplicates.js.map
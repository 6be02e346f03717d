import { headerKey } from "./header-key.js";
import { HEADER_NAMES } from "./header-names.js";
import { LEAD_FIELDS } from "./lead-csv.js";
/**
 * The field a header names, whatever its language, or null. Numbered columns (`Email 2`) and columns
 * of the person (`Contact Phone`, `Person City`) count; those of the company (`Company City`) do not.
 */
export function recogniseField(header) {
    const key = headerKey(header);
    const numbered = /^(\D+)(\d{1,2})$/.exec(key);
    const personal = key.replace(/^(?:contact|lead|person|prospect)(?=.)/, "");
    return (FIELDS.get(key) ??
        FIELDS.get(personal) ??
        (numbered ? laterColumn(numbered[1] ?? "", Number(numbered[2])) : null));
}
/** `Phone 2` stands behind `Phone`, but before what is preferred less. */
function laterColumn(key, number) {
    const first = FIELDS.get(key);
    return first ? { field: first.field, rank: first.rank + number / 100 } : null;
}
const FIELDS = new Map(LEAD_FIELDS.flatMap((field) => HEADER_NAMES[field].map((name, rank) => [headerKey(name), { field, rank }])));
//# sourceMappingURL=recognise-field.js.map
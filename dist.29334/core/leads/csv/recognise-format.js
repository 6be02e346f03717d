import { headerKey } from "./header-key.js";
/** The headers that only this product writes; checked in order, the most telling first. */
const SIGNATURES = [
    { format: "apollo", any: ["apollo contact id", "apollo record id", "apollo account id"] },
    {
        format: "apollo",
        all: ["person linkedin url"],
        any: ["company name for emails", "email status", "email confidence"],
    },
    {
        format: "zoominfo",
        any: ["zoominfo contact id", "zoominfo contact profile url", "linkedin contact profile url"],
    },
    {
        format: "google_contacts",
        any: ["e-mail 1 - value", "organization 1 - name", "group membership", "phone 1 - value"],
    },
    { format: "linkedin", all: ["first name", "last name"], any: ["connected on"] },
    {
        format: "sales_navigator",
        any: ["vmid", "default profile url", "sales navigator url", "regular company url"],
    },
    { format: "sales_navigator", all: ["profile url"], any: ["linkedin profile url"] },
    {
        format: "hubspot",
        all: ["record id"],
        any: ["lifecycle stage", "lead status", "contact owner", "marketing contact status"],
    },
    {
        format: "hubspot",
        all: ["record id", "first name", "last name"],
        any: ["associated company", "create date"],
    },
    {
        format: "salesforce",
        any: [
            ...["mailing city", "mailing country", "mailing state/province", "mailing street"],
            ...["company / account", "account.name", "reports to", "lead id", "contact id"],
        ],
    },
    { format: "salesforce", all: ["lead source"], any: ["lead owner", "account name", "rating"] },
];
/** Which product exported a file, by the headers only it writes; `generic` for every other file. */
export function recogniseFormat(headers) {
    const keys = new Set(headers.map(headerKey));
    const has = (header) => keys.has(headerKey(header));
    const known = SIGNATURES.find(({ all = [], any }) => all.every(has) && any.some(has));
    return known?.format ?? "generic";
}
//# sourceMappingURL=recognise-format.js.map
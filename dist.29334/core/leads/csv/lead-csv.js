/** What a column of a file can be. The parts of a name and of a place are joined in the lead. */
export const LEAD_FIELDS = [
    "full_name",
    "first_name",
    "last_name",
    "email",
    "linkedin_url",
    "company",
    "title",
    "industry",
    "location",
    "city",
    "state",
    "country",
    "phone",
    "time_zone",
];
//# sourceMappingURL=lead-csv.js.map
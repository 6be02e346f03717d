import type { CsvEncoding } from "./detect-encoding.ts";
import type { Delimiter } from "./parser-options.ts";

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
] as const;

export type LeadField = (typeof LEAD_FIELDS)[number];

/** One lead under the names of the leads table; absent values are null, never "". */
export type LeadRow = {
  full_name: string;
  email: string | null;
  linkedin_url: string | null;
  company: string | null;
  title: string | null;
  industry: string | null;
  location: string | null;
  phone: string | null;
  time_zone: string | null;
  /** Every value of the row that found no field, under its column's header. */
  enrichment_data: Record<string, string>;
};

export type LeadCsvFormat =
  | "apollo"
  | "zoominfo"
  | "hubspot"
  | "linkedin"
  | "sales_navigator"
  | "salesforce"
  | "google_contacts"
  | "generic";

/** How a file was understood; comes first, so that a person sees it before anything is written. */
export type LeadCsvLayout = {
  format: LeadCsvFormat;
  delimiter: Delimiter;
  encoding: CsvEncoding;
  columns: { header: string; field: LeadField | null }[];
};

/** Why a row cannot become a lead; `value` is shortened, `row` means the row as a whole. */
export type RowProblem = { field: LeadField | "row"; value: string; reason: string };

/** `row_number` counts as a spreadsheet shows the file: from 1, the header row included. */
export type LeadCsvLead = { row_number: number; lead: LeadRow };
export type LeadCsvProblem = { row_number: number; problem: RowProblem };

export type LeadCsvItem = LeadCsvLayout | LeadCsvLead | LeadCsvProblem;

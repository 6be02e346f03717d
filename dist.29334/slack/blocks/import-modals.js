import { VIEWS } from "../ids.js";
import { input, textElement } from "./input.js";
import { modal } from "./modal.js";
import { count, fenceLine } from "./mrkdwn.js";
import { context, section } from "./section.js";
/** The window that takes a CSV file, or pasted rows. */
export function importModal(metadata) {
    return modal({ callback_id: VIEWS.importLeads, title: "Import leads", submit: "Look at it", metadata }, [
        context("As exported by Apollo, ZoomInfo, HubSpot, Salesforce, LinkedIn or a spreadsheet. You see what I recognise before anything is written."),
        input({ field: "file", label: "CSV file", optional: true }, { type: "file_input", filetypes: ["csv", "tsv", "txt"], max_files: 1 }),
        input({
            field: "rows",
            label: "Or paste rows",
            optional: true,
            hint: "With the column names in the first line. Larger lists go in as a file.",
        }, textElement({ lines: true, placeholder: "Name,Email,Company" })),
    ]);
}
/** What would be imported: the recognised columns and the counts. Nothing was written yet. */
export function importPreviewModal({ result, metadata, rows }) {
    const usable = result.counts.created + result.counts.updated;
    const submit = usable > 0 ? { submit: `Import ${count(usable, "lead")}` } : {};
    return modal({
        callback_id: VIEWS.confirmImport,
        title: "Import leads",
        ...(usable > 0 || rows !== null ? { submit: "Import", ...submit } : {}),
        close: "Cancel",
        metadata,
    }, [
        section(`${countsSentence(result)} Nothing was written yet.`),
        section(columnsText(result)),
        ...problemBlocks(result, 10),
        // The rows travel in the window itself: they are too long for its metadata.
        ...(rows === null
            ? []
            : [
                input({ field: "rows", label: "The rows you pasted" }, textElement({ lines: true, value: rows })),
            ]),
    ]);
}
/** The counts of an import in a sentence. */
export function countsSentence({ rows, counts, file_name }) {
    const parts = [
        `*${counts.created.toLocaleString("en-US")}* new`,
        `*${counts.updated.toLocaleString("en-US")}* known and filled in`,
        `${counts.duplicate.toLocaleString("en-US")} duplicate`,
        `${counts.suppressed.toLocaleString("en-US")} must not be contacted`,
        `${counts.invalid.toLocaleString("en-US")} not usable`,
    ];
    return `*${fenceLine(file_name, 120)}*, ${count(rows, "row")}: ${parts.join(", ")}.`;
}
/** The first rows that were not taken over, and why. */
export function problemBlocks(result, most) {
    const shown = result.problems.slice(0, most);
    if (shown.length === 0)
        return [];
    const lines = shown.map((each) => {
        const value = each.value ? ` (${fenceLine(each.value, 60)})` : "";
        return `Row ${each.row_number}: ${fenceLine(each.reason, 140)}${value}`;
    });
    const rest = result.problems.length - shown.length + result.problems_left_out;
    const more = rest > 0 ? `\n…and ${count(rest, "more row")}.` : "";
    return [section(`*Rows left out*\n${lines.join("\n")}${more}`)];
}
function columnsText(result) {
    const known = result.columns.filter((column) => column.field !== null).slice(0, 25);
    const other = result.columns.filter((column) => column.field === null);
    const lines = known.map((column) => `${fenceLine(column.header, 50)} → *${fenceLine(column.field ?? "", 40)}*`);
    const kept = other.slice(0, 12).map((column) => fenceLine(column.header, 40));
    const rest = kept.length > 0 ? `\nKept as further facts: ${kept.join(", ")}` : "";
    return `*Columns I recognise* (${fenceLine(result.format, 60)})\n${lines.join("\n") || "None. Does the first line hold the column names?"}${rest}`;
}
//# sourceMappingURL=import-modals.js.map
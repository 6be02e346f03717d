import { z } from "zod";
import { defineProcess } from "../operation.js";
import { findDuplicates } from "./csv/find-duplicates.js";
import { readLeadCsv } from "./csv/read-lead-csv.js";
import { createTally, rowProblem } from "./import-tally.js";
import { leadSource, outcomeCounts } from "./lead.js";
import { upsertLeadRows } from "./upsert-lead-rows.js";
/** Rows a transaction: large enough to be fast, short enough to hold no lock for long. */
const CHUNK = 2000;
const input = z.object({
    file_name: z.string().max(300).describe("Shown in the result and the audit log."),
    content: z
        .custom((value) => typeof value === "object" && value !== null && Symbol.asyncIterator in value)
        .describe("The file, streamed."),
    source: leadSource.default("manual"),
    mapping: z
        .record(z.string(), z.string().nullable())
        .optional()
        .describe("Column header to lead field, where the recognised one is wrong."),
    dry_run: z.boolean().default(false),
    on_progress: z
        .custom((value) => typeof value === "function")
        .optional(),
});
/**
 * Imports a CSV file row by row in chunks, every row accounted for; safe to run again. Memory does not
 * grow with the file. A failure keeps the chunks before it: running again finds them as duplicates.
 */
export const importLeads = defineProcess({
    name: "import_leads",
    needs: "write",
    input,
    output: z.object({
        file_name: z.string(),
        format: z.string().describe("Whose export this looks like."),
        columns: z.array(z.object({ header: z.string(), field: z.string().nullable() })),
        rows: z.number().int(),
        counts: outcomeCounts,
        problems: z.array(rowProblem).describe("The first 200 rows that were not created or updated."),
        problems_left_out: z.number().int(),
    }),
    async run(context, request) {
        const tally = createTally();
        let layout = null;
        try {
            layout = await importRows(context, request, tally);
        }
        finally {
            await audit(context, request, tally);
        }
        return {
            file_name: request.file_name,
            format: layout?.format ?? "generic",
            columns: layout?.columns ?? [],
            ...tally.result(),
        };
    },
});
/** Writes one chunk while the next is read: the database and the parser work at the same time. */
async function importRows(context, request, tally) {
    const read = { bytes: 0 };
    const mapping = (request.mapping ?? {});
    let layout = null;
    let chunk = [];
    let writing = Promise.resolve();
    const write = async (rows) => {
        await writing;
        writing = writeChunk(context, request, { rows, tally, read });
        // A failure is thrown at the next await; until then it must not count as unhandled.
        writing.catch(() => undefined);
    };
    for await (const item of findDuplicates(readLeadCsv(countBytes(request.content, read), { mapping }))) {
        if (!("row_number" in item))
            layout = item;
        else if (chunk.push(item) === CHUNK) {
            await write(chunk);
            chunk = [];
        }
    }
    await write(chunk);
    await writing;
    return layout;
}
async function writeChunk(context, request, { rows, tally, read }) {
    const leads = rows.flatMap((row) => ("lead" in row ? [row.lead] : []));
    const upserted = leads.length === 0
        ? []
        : await context.inTenant((tenant) => upsertLeadRows(tenant, leads, request));
    tally.add(rows, upserted.map(({ outcome }) => outcome));
    request.on_progress?.({ rows: tally.result().rows, bytes: read.bytes });
}
async function* countBytes(content, read) {
    for await (const block of content) {
        read.bytes += block.length;
        yield block;
    }
}
async function audit(context, request, tally) {
    const { rows, counts } = tally.result();
    if (request.dry_run || rows === 0)
        return;
    await context.inTenant((tenant) => tenant.audit({
        action: "import_leads",
        subject_type: "file",
        subject_id: request.file_name,
        detail: { rows, ...counts },
    }));
}
//# sourceMappingURL=import-leads.js.map
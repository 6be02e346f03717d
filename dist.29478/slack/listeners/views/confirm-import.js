import { importProgressMessage, importResultMessage } from "../../blocks/import-messages.js";
import { fenceLine } from "../../blocks/mrkdwn.js";
import { plainMessage } from "../../blocks/plain-message.js";
import { VIEWS } from "../../ids.js";
import { ownActor } from "../../visit/pick-actor.js";
import { tellPrivately } from "../../visit/tell.js";
import { openCsv } from "./csv-content.js";
import { startProgress } from "./progress-message.js";
/** Lists up to this many rows are done before anybody would look at a progress bar. */
const QUICK_ROWS = 500;
/** Imports the list that was looked at, with progress for a long one. */
export const confirmImport = {
    callback_id: VIEWS.confirmImport,
    async run(visit, { form, about }) {
        const rows = form.text("rows");
        const source = rows
            ? { rows }
            : { file_id: String(about.file_id), file_name: String(about.file_name) };
        const of_rows = Number(about.of_rows);
        await (of_rows <= QUICK_ROWS
            ? importQuietly(visit, source)
            : importLoudly(visit, source, of_rows));
    },
};
async function importQuietly(visit, source) {
    const result = await visit.core.importLeads(ownActor(visit.actors), await openCsv(visit, source));
    await tellPrivately(visit, importResultMessage(result));
}
/** The bar stands in the direct message: what only one person sees elsewhere cannot be updated. */
async function importLoudly(visit, source, of_rows) {
    const actor = ownActor(visit.actors);
    const { file_name, content } = await openCsv(visit, source);
    const at = (rows) => importProgressMessage({ file_name, rows, of_rows });
    const progress = await startProgress(visit, at(0));
    const text = `Importing *${fenceLine(file_name, 120)}*. The progress, and the result, stand in our direct message.`;
    await tellPrivately(visit, plainMessage(text));
    const result = await visit.core.importLeads(actor, {
        file_name,
        content,
        on_progress: ({ rows }) => progress.show(at(rows)),
    });
    await progress.finish(importResultMessage(result));
}
//# sourceMappingURL=confirm-import.js.map
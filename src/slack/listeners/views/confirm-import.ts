import { importProgressMessage, importResultMessage } from "../../blocks/import-messages.ts";
import { fenceLine } from "../../blocks/mrkdwn.ts";
import { plainMessage } from "../../blocks/plain-message.ts";
import { VIEWS } from "../../ids.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { Visit } from "../../visit/visit.ts";
import { type CsvSource, openCsv } from "./csv-content.ts";
import { startProgress } from "./progress-message.ts";
import type { ViewListener } from "./view-listener.ts";

/** Lists up to this many rows are done before anybody would look at a progress bar. */
const QUICK_ROWS = 500;

/** Imports the list that was looked at, with progress for a long one. */
export const confirmImport: ViewListener = {
  callback_id: VIEWS.confirmImport,
  async run(visit, { form, about }) {
    const rows = form.text("rows");
    const source: CsvSource = rows
      ? { rows }
      : { file_id: String(about.file_id), file_name: String(about.file_name) };
    const of_rows = Number(about.of_rows);
    await (of_rows <= QUICK_ROWS
      ? importQuietly(visit, source)
      : importLoudly(visit, source, of_rows));
  },
};

async function importQuietly(visit: Visit, source: CsvSource): Promise<void> {
  const result = await visit.core.importLeads(ownActor(visit.actors), await openCsv(visit, source));
  await tellPrivately(visit, importResultMessage(result));
}

/** The bar stands in the direct message: what only one person sees elsewhere cannot be updated. */
async function importLoudly(visit: Visit, source: CsvSource, of_rows: number): Promise<void> {
  const actor = ownActor(visit.actors);
  const { file_name, content } = await openCsv(visit, source);
  const at = (rows: number) => importProgressMessage({ file_name, rows, of_rows });
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

import { importPreviewModal } from "../../blocks/import-modals.ts";
import { VIEWS } from "../../ids.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { packMetadata } from "../../visit/way-back.ts";
import { type CsvSource, openCsv } from "./csv-content.ts";
import type { Form } from "./form.ts";
import { updateModal } from "./update-modal.ts";
import type { ViewListener } from "./view-listener.ts";

/** Reads the list without writing anything, and shows what would be imported. */
export const importLeads: ViewListener = {
  callback_id: VIEWS.importLeads,
  working: { title: "Import leads", text: "Reading the list…" },
  check(form) {
    const given = [form.file("file") !== null, form.text("rows") !== ""].filter(Boolean).length;
    if (given === 1) return null;
    return {
      rows: given === 0 ? "Choose a file, or paste rows." : "Give a file or rows, not both.",
    };
  },
  async run(visit, { form, view_id }) {
    const source = sourceOf(form);
    const { file_name, content } = await openCsv(visit, source);
    const actor = ownActor(visit.actors);
    const result = await visit.core.importLeads(actor, { file_name, content, dry_run: true });
    const pasted = "rows" in source;
    const about = { ...(pasted ? {} : source), of_rows: result.rows };
    const preview = {
      result,
      metadata: packMetadata(visit.place, about),
      rows: pasted ? source.rows : null,
    };
    await updateModal(visit, view_id, importPreviewModal(preview));
  },
};

function sourceOf(form: Form): CsvSource {
  const file = form.file("file");
  return file
    ? { file_id: file.id, file_name: file.name.slice(0, 300) }
    : { rows: form.text("rows") };
}

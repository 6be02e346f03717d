import { leadStatus } from "../../../core/leads/lead.ts";
import { ANY_STATUS, confirmEnrollModal } from "../../blocks/enroll-modals.ts";
import { VIEWS } from "../../ids.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { packMetadata } from "../../visit/way-back.ts";
import type { Form } from "./form.ts";
import { updateModal } from "./update-modal.ts";
import type { ViewListener } from "./view-listener.ts";

/** Counts the chosen leads and asks before they are enrolled. */
export const enrollLeads: ViewListener = {
  callback_id: VIEWS.enrollLeads,
  working: { title: "Enroll leads", text: "Counting the leads…" },
  async run(visit, { form, about, view_id }) {
    const campaign = String(about.campaign_id);
    const filter = filterOf(form);
    const counted = await visit.core.enrollLeads(ownActor(visit.actors), {
      campaign,
      filter,
      dry_run: true,
    });
    const metadata = packMetadata(visit.place, { campaign_id: campaign, filter });
    await updateModal(visit, view_id, confirmEnrollModal(counted, metadata));
  },
};

function filterOf(form: Form) {
  const status = form.text("status");
  const words = form.text("words");
  return {
    ...(status === ANY_STATUS ? {} : { status: leadStatus.parse(status) }),
    ...(words ? { query: words } : {}),
  };
}

import type { LeadInput } from "../../../core/leads/lead.ts";
import { leadAddedMessage } from "../../blocks/lead-modal.ts";
import { VIEWS } from "../../ids.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { Form } from "./form.ts";
import type { ViewListener } from "./view-listener.ts";

const FIELDS = ["full_name", "email", "linkedin_url", "title", "company", "location"] as const;

/** Adds one lead. */
export const addLead: ViewListener = {
  callback_id: VIEWS.addLead,
  check(form) {
    if (form.text("email") !== "" || form.text("linkedin_url") !== "") return null;
    return { email: "Give an email address or a LinkedIn profile." };
  },
  async run(visit, { form }) {
    const lead = leadOf(form);
    const outcomes = await visit.core.upsertLeads(ownActor(visit.actors), {
      leads: [lead],
      idempotency_key: visit.once,
    });
    const name = lead.full_name ?? lead.email ?? lead.linkedin_url ?? "This lead";
    await tellPrivately(visit, leadAddedMessage(outcomes, name));
  },
};

function leadOf(form: Form): LeadInput {
  const given = FIELDS.map((field) => [field, form.text(field)]).filter(([, text]) => text !== "");
  return Object.fromEntries(given);
}

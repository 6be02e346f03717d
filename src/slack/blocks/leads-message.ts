import type { KnownBlock } from "@slack/types";
import type { LeadSummary } from "../../core/leads/lead.ts";
import { packOwned } from "../button-value.ts";
import { ACTIONS } from "../ids.ts";
import type { LeadPage } from "../results.ts";
import { actions, button, commandButton } from "./button.ts";
import type { Message } from "./message.ts";
import { clip, fenceLine } from "./mrkdwn.ts";
import { section } from "./section.ts";

/** Leads in one answer. */
export const LEADS_PER_PAGE = 10;

export type LeadsFound = LeadPage & { query: string; user_id: string; first: boolean };

/** A page of leads, newest first; each can be asked about, or never be contacted again. */
export function leadsMessage(found: LeadsFound): Message {
  if (found.leads.length === 0) return noLeads(found);
  const about = found.query ? ` that match “${fenceLine(found.query, 80)}”` : "";
  const text = `${found.first ? "Leads" : "More leads"}${about}, newest first.`;
  return { text, blocks: [section(text), ...found.leads.flatMap(leadBlocks), ...paging(found)] };
}

/** One lead in two lines. */
export function leadLines(lead: LeadSummary): string {
  const role = [lead.title, lead.company].flatMap((part) => (part ? [fenceLine(part, 100)] : []));
  const about = role.length > 0 ? `, ${role.join(", ")}` : "";
  const email = lead.email ? fenceLine(lead.email, 160) : "no email address";
  return `*${fenceLine(lead.full_name, 120)}*${about}\n${email} · ${lead.status}`;
}

function leadBlocks(lead: LeadSummary): KnownBlock[] {
  const spoken = (text: string) => ({ accessibility_label: clip(text, 75) });
  return [
    section(leadLines(lead)),
    actions(
      {
        ...commandButton("What happens?", `why ${lead.lead_id}`),
        ...spoken(`What happens with ${lead.full_name}?`),
      },
      {
        ...commandButton("Do not contact", `suppress ${lead.lead_id}`),
        ...spoken(`Never contact ${lead.full_name} again`),
      },
    ),
  ];
}

function paging({ next_cursor, query, user_id }: LeadsFound): KnownBlock[] {
  const more = next_cursor
    ? [
        button({
          action: ACTIONS.moreLeads,
          label: "More leads",
          value: packOwned(user_id, next_cursor, query),
        }),
      ]
    : [];
  return [
    actions(
      ...more,
      commandButton("Add a lead", "lead add"),
      commandButton("Import leads", "import"),
    ),
  ];
}

function noLeads({ query }: LeadsFound): Message {
  const text = query
    ? `No lead matches “${fenceLine(query, 80)}”. Try fewer or other words: names, companies, titles and addresses are searched.`
    : "You have no leads yet. Import a CSV file, or add one by hand.";
  return {
    text,
    blocks: [
      section(text),
      actions(
        commandButton("Import leads", "import", "primary"),
        commandButton("Add a lead", "lead add"),
      ),
    ],
  };
}

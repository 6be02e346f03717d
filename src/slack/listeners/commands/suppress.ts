import { plainMessage } from "../../blocks/plain-message.ts";
import { suppressModal } from "../../blocks/suppress-modal.ts";
import { openModal } from "../../visit/open-modal.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { Visit } from "../../visit/visit.ts";
import { packMetadata } from "../../visit/way-back.ts";
import type { Command } from "./command.ts";

/** Asks whether an address, a domain or a lead is never to be contacted again. */
export const suppress: Command = {
  verb: "suppress",
  also: ["do-not-contact", "block", "dnc"],
  takes: "ADDRESS, DOMAIN or LEAD",
  does: "never contact an address, a whole domain or a lead again",
  example: "/sdr suppress acme.example",
  async run(visit, words) {
    const actor = ownActor(visit.actors);
    const wanted = words.trim().slice(0, 320);
    if (wanted === "") return askWhom(visit);
    const { who, contact } = await readContact(visit, wanted);
    const planned = await visit.core.suppressContacts(actor, { ...contact, dry_run: true });
    const metadata = packMetadata(visit.place, { user_id: actor.user_id, contact });
    await openModal(visit, suppressModal({ who, planned }, metadata));
  },
};

function askWhom(visit: Visit): Promise<void> {
  const text =
    "Whom? For example `/sdr suppress dana@acme.example`, `/sdr suppress acme.example`, or a lead's full name.";
  return tellPrivately(visit, plainMessage(text));
}

export type Contact = { addresses: string[] } | { domains: string[] } | { lead_ids: string[] };

/** What has an @ behind a name is an address, what looks like a domain is one, and all else is a lead. */
async function readContact(
  visit: Visit,
  wanted: string,
): Promise<{ who: string; contact: Contact }> {
  if (/^\S+@\S+$/.test(wanted)) return { who: wanted, contact: { addresses: [wanted] } };
  if (/^@?([a-z\d-]+\.)+[a-z][a-z\d-]+$/i.test(wanted)) {
    return { who: `everybody at ${wanted.replace("@", "")}`, contact: { domains: [wanted] } };
  }
  const { lead } = await visit.core.getLead(ownActor(visit.actors), { lead: wanted });
  return { who: lead.full_name, contact: { lead_ids: [lead.lead_id] } };
}

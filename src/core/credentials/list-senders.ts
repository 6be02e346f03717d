import { z } from "zod";
import { defineProcess } from "../operation.ts";
import { findSendingMailbox } from "./find-sending-mailbox.ts";
import { readAccountSenders } from "./read-account-senders.ts";

/** The addresses a mailbox may write as, asked of its provider, and which one it does. */
export const listSenders = defineProcess({
  name: "list_senders",
  needs: "own",
  input: z.object({ mailbox_id: z.uuid().describe("Id of the mailbox.") }),
  output: z.object({
    mailbox_id: z.string(),
    senders: z.array(
      z.object({
        address: z.string().describe("Address that would stand in From."),
        name: z.string().nullable().describe("Name beside it; null takes the mailbox's own."),
        is_default: z.boolean().describe("The provider's own choice for new mail."),
        chosen: z.boolean().describe("New conversations leave from it."),
      }),
    ),
  }),
  async run({ actor, deps, inTenant }, { mailbox_id }) {
    const mailbox = await inTenant((tenant) => findSendingMailbox(tenant, mailbox_id));
    const senders = await readAccountSenders({ deps, actor }, mailbox);
    const chosen = (mailbox.send_as ?? mailbox.address).toLowerCase();
    return {
      mailbox_id,
      senders: senders.map(({ address, name, isDefault }) => ({
        address,
        name,
        is_default: isDefault,
        chosen: address.toLowerCase() === chosen,
      })),
    };
  },
});

import { z } from "zod";
import { AppError } from "../errors.ts";
import { defineProcess } from "../operation.ts";
import { refuseUnknownZone } from "../sequences/refuse-unknown-zone.ts";
import { mailboxSummary } from "./mailbox-summary.ts";
import { restSandbox, saveMailbox } from "./save-mailbox.ts";
import { toMailboxSummary } from "./to-mailbox-summary.ts";

/** Connects a mailbox by SMTP, after proving that it works. The address's credentials are stored sealed. */
export const connectSmtp = defineProcess({
  name: "connect_smtp",
  needs: "own",
  input: z.object({
    address: z.email("Give the e-mail address it sends from.").max(320),
    display_name: z.string().max(200).default(""),
    smtp_url: z.string().min(1).max(500).describe("smtps://user:password@host"),
    imap_url: z.string().max(500).nullable().default(null).describe("imaps://user:password@host"),
    time_zone: z.string().max(60).optional(),
  }),
  output: z.object({ mailbox: mailboxSummary }),
  async run({ actor, deps, inTenant }, input) {
    const provider = deps.mailboxProviders.find((one) => one.provider === "smtp");
    if (!provider)
      throw new AppError("misconfigured", {
        say: "This server has no SMTP client.",
        next: "Ask whoever runs it.",
      });
    refuseUnknownZone(input.time_zone);
    const credentials = { smtp_url: input.smtp_url, imap_url: input.imap_url };
    const mailbox = await provider.open({
      userId: actor.user_id,
      mailboxId: "new",
      provider: "smtp",
      address: { address: input.address, name: input.display_name || null },
      credentials,
    });
    const { canReadReplies } = await mailbox.check().finally(() => mailbox.close());
    return inTenant(async (tenant) => {
      const { tx, user_id } = tenant;
      const user = await tx.user.findUniqueOrThrow({ where: { id: user_id } });
      const id = await saveMailbox(tx, deps.keyRing, {
        user_id,
        provider: "smtp",
        address: input.address,
        display_name: input.display_name || (user.full_name ?? ""),
        time_zone: input.time_zone ?? user.time_zone ?? "Etc/UTC",
        can_read_replies: canReadReplies,
        credentials,
      });
      await restSandbox(tx);
      await tenant.audit({
        action: "connect_mailbox",
        subject_type: "mailbox",
        subject_id: id,
        fields: ["credentials"],
        detail: { provider: "smtp" },
      });
      return {
        mailbox: toMailboxSummary(
          await tx.mailbox.findUniqueOrThrow({ where: { id } }),
          tenant.now,
        ),
      };
    });
  },
});

import { z } from "zod";
import { AppError } from "../errors.ts";
import { defineOperation, type Tenant } from "../operation.ts";
import { queuePosts } from "../posts/queue-posts.ts";
import { mailboxSummary } from "./mailbox-summary.ts";
import { openAccounts, sealAccounts } from "./oauth-accounts.ts";
import { restSandbox } from "./save-mailbox.ts";
import { toMailboxSummary } from "./to-mailbox-summary.ts";

/** Forgets a mailbox's credentials; nothing leaves from it any more, and its history stays. */
export const disconnectMailbox = defineOperation({
  name: "disconnect_mailbox",
  needs: "own",
  input: z.object({ mailbox_id: z.uuid() }),
  output: z.object({ mailboxes: z.array(mailboxSummary).describe("What is still connected.") }),
  async run(tenant, { mailbox_id }) {
    const { tx, now } = tenant;
    const mailbox = await tx.mailbox.findUnique({
      where: { id: mailbox_id },
      select: { credential_id: true, provider: true, address: true },
    });
    if (!mailbox) {
      throw new AppError("not_found", {
        say: "This mailbox is not connected.",
        field: "mailbox_id",
        next: "Look at /sdr connect.",
      });
    }
    const { credential_id } = mailbox;
    await tx.mailbox.update({
      where: { id: mailbox_id },
      data: { status: "disconnected", credential_id: null },
      select: { id: true },
    });
    const others = credential_id ? await tx.mailbox.count({ where: { credential_id } }) : 1;
    if (credential_id && others === 0)
      await tx.integrationCredential.delete({ where: { id: credential_id }, select: { id: true } });
    else if (credential_id) await forgetAccount(tenant, { ...mailbox, credential_id });
    await restSandbox(tx);
    await tellHeld(tenant, { mailbox_id, address: mailbox.address });
    await tenant.audit({
      action: "disconnect_mailbox",
      subject_type: "mailbox",
      subject_id: mailbox_id,
      fields: ["status", "credentials"],
    });
    const rows = await tx.mailbox.findMany({
      where: { status: { not: "disconnected" } },
      orderBy: { created_at: "asc" },
    });
    return { mailboxes: rows.map((row) => toMailboxSummary(row, now)) };
  },
});

/** What was to leave from it stays where it is, which nobody would see otherwise. */
async function tellHeld(
  tenant: Tenant,
  gone: { mailbox_id: string; address: string },
): Promise<void> {
  const held = await tenant.tx.sequenceStep.count({
    where: { mailbox_id: gone.mailbox_id, status: { in: ["pending", "scheduled"] } },
  });
  if (held === 0) return;
  await queuePosts(tenant, {
    kind: "notice",
    subject: `mailbox:${gone.mailbox_id}:disconnected:${tenant.now.toISOString()}`,
    payload: {
      text: `${gone.address} was disconnected, and ${held} ${held === 1 ? "message that was" : "messages that were"} to leave from it ${held === 1 ? "is" : "are"} held.`,
      next: "Connect it again with `/sdr connect`; or connect another one, and pause and resume the campaign: leads that nobody wrote to yet then get that one.",
    },
  });
}

/** Takes one account out of a credential that others still use. Only those of OAuth share one. */
async function forgetAccount(
  { tx, user_id, deps }: Tenant,
  gone: { credential_id: string; provider: string; address: string },
): Promise<void> {
  const { credential_id, provider } = gone;
  if (!deps.oauthClients?.some((client) => client.provider === provider)) return;
  const [row] = await tx.$queryRaw<{ credentials: unknown }[]>`
    select credentials from integration_credentials where id = ${credential_id}::uuid for update`;
  const place = { id: credential_id, user_id, provider };
  const accounts = openAccounts(deps.keyRing, place, row?.credentials);
  delete accounts[gone.address.toLowerCase()];
  await tx.integrationCredential.update({
    where: { id: credential_id },
    data: sealAccounts(deps.keyRing, place, accounts),
    select: { id: true },
  });
}

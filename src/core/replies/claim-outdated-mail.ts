import type { CoreDeps } from "../core-deps.ts";
import type { Tenant } from "../operation.ts";
import type { MailClaim } from "./claim-inbound-mail.ts";
import type { LoadedMail } from "./judge-mail.ts";
import type { MatchedMail } from "./match-mail.ts";
import { ownAddresses } from "./own-addresses.ts";
import { CLASSIFIER_VERSION, Classification } from "./reading/classification.ts";

/** A day: a mail that fails or kills its reader is tried again tomorrow, and holds up nothing meanwhile. */
const LEASE_SECONDS = 86_400;

/** What the rules made of a mail when they read it last. */
export type EarlierJudgement = Pick<Classification, "kind" | "intent" | "bounce">;

/** A judged mail as it lies in inbound_mail, with what it was tied to. */
export type OutdatedMail = LoadedMail & {
  match: MatchedMail;
  /** The reply it was written down as; null when it was taken for a machine's. */
  message_id: string | null;
  before: EarlierJudgement;
};

/** Claims mails that older rules have judged, over all tenants. */
export function claimOutdatedMail(deps: CoreDeps, limit: number): Promise<MailClaim[]> {
  return deps.db.prisma.$queryRaw<MailClaim[]>`
    select mail_id, user_id, clerk_id, lease_id, attempts
    from dispatch.claim_outdated_mail(${rulesNumber()}::int, ${limit}::int, ${LEASE_SECONDS}::int)`;
}

function rulesNumber(): number {
  return Number(CLASSIFIER_VERSION.split("@")[1]);
}

/** The claimed mail, or null when the claim was lost or there is nobody left whom it is about. */
export async function loadOutdatedMail(
  tenant: Tenant,
  { mail_id, lease_id }: MailClaim,
): Promise<OutdatedMail | null> {
  const row = await tenant.tx.inboundMail.findFirst({
    where: { id: mail_id, lease_id, state: "done" },
    select: {
      provider_id: true,
      raw: true,
      received_at: true,
      thread_id: true,
      mailbox_id: true,
      kind: true,
      classification: true,
      lead_id: true,
      message_id: true,
      outbound_message_id: true,
      mailbox: { select: { address: true } },
      message: { select: { campaign_id: true, channel: true, meta: true } },
      outbound_message: { select: { campaign_id: true, channel: true, step_id: true } },
    },
  });
  if (!row?.lead_id) return null;
  const {
    mailbox,
    message,
    outbound_message: answered,
    kind,
    classification,
    lead_id,
    ...rest
  } = row;
  const channel = message?.channel ?? answered?.channel ?? "email";
  return {
    ...rest,
    mail_id,
    mailbox: mailbox.address.toLowerCase(),
    own: await ownAddresses(tenant),
    before: earlier(classification, kind),
    match: {
      lead_id,
      campaign_id: message?.campaign_id ?? answered?.campaign_id ?? null,
      outbound_message_id: rest.outbound_message_id,
      step_id: answered?.step_id ?? null,
      channel: channel === "email" ? "email" : "linkedin",
    },
  };
}

function earlier(classification: unknown, kind: string | null): EarlierJudgement {
  const known = Classification.pick({ kind: true, intent: true, bounce: true });
  const parsed = known.safeParse(classification);
  if (parsed.success) return parsed.data;
  const read = Classification.shape.kind.safeParse(kind);
  return { kind: read.success ? read.data : "human", intent: null, bounce: null };
}

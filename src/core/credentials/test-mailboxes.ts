import { setTimeout as pause } from "node:timers/promises";
import { clockActor } from "../actor.ts";
import type { CoreDeps } from "../core-deps.ts";
import { asAppError } from "../errors.ts";
import { openTenant, type Tenant } from "../operation.ts";
import { inTime } from "../outbox/in-time.ts";
import { openMailbox } from "../outbox/open-mailbox.ts";
import type {
  Mailbox,
  OutgoingMail,
  SendOutcome,
  SendReceipt,
  SentCopy,
} from "../ports/mailbox.ts";
import { judgeSelfTest, type SelfTestEnd } from "./judge-self-test.ts";
import { selfTestMail } from "./self-test-mail.ts";

type DueTest = { mailbox_id: string; user_id: string; clerk_id: string };

/** Waits before each look for the copy, in ms: mail to oneself takes its way too. */
const COPY_WITHIN_MS: readonly number[] = [500, 2_000, 6_000, 15_000];
/** Longest wait for one answer of the provider, in ms. */
const LIMIT = { ms: 60_000, who: "The mail provider" };
const UNFINISHED = "Its self-test was begun and not finished; it is not sent a second time.";

/**
 * Has every mailbox that was connected since write to itself, once a connecting: what marks it as due is taken
 * away in a committed transaction before anything is sent, and nothing is repeated. Connecting never waits
 * for it, and what goes wrong is a finding in the mailbox's health. Answers how many were tested.
 */
export async function testMailboxes(
  deps: CoreDeps,
  options: { limit: number; signal: AbortSignal; copyWithinMs?: readonly number[] },
): Promise<number> {
  if (options.signal.aborted) return 0;
  const due = await deps.db.prisma.$queryRaw<DueTest[]>`
    select mailbox_id, user_id, clerk_id from dispatch.find_self_tests(${options.limit}::int)`;
  const tested = await Promise.all(
    due.map((one) => testOne(deps, one, options.copyWithinMs ?? COPY_WITHIN_MS)),
  );
  return tested.filter(Boolean).length;
}

async function testOne(
  deps: CoreDeps,
  due: DueTest,
  copyWithinMs: readonly number[],
): Promise<boolean> {
  const inTenant = <T>(fn: (tenant: Tenant) => Promise<T>) =>
    openTenant({ deps, actor: clockActor(due) }, fn);
  const mail = await inTenant((tenant) => beginTest(tenant, due.mailbox_id));
  if (!mail) return false;
  const end = await runTest(deps, { due, mail, copyWithinMs }).catch(notSent);
  await inTenant((tenant) => keepFinding(tenant, { mailbox_id: due.mailbox_id, mail }, end));
  return true;
}

/** Null when somebody else began it. */
async function beginTest({ tx, wall }: Tenant, mailbox_id: string): Promise<OutgoingMail | null> {
  const [begun] = await tx.$queryRaw<{ id: string; address: string; name: string | null }[]>`
    update mailboxes set self_test_due_at = null, self_test_key = gen_random_uuid(),
      self_test_finding = ${UNFINISHED}
    where id = ${mailbox_id}::uuid and self_test_due_at is not null and status = 'ok'
    returning self_test_key as id, address, display_name as name`;
  if (!begun) return null;
  const { id, address, name } = begun;
  return selfTestMail({ self_test_key: id, mailbox: { address, name }, date: wall });
}

type Test = { due: DueTest; mail: OutgoingMail; copyWithinMs: readonly number[] };

async function runTest(deps: CoreDeps, { due, mail, copyWithinMs }: Test): Promise<SelfTestEnd> {
  const mailbox = await openMailbox(deps, due);
  try {
    const token = await inTime(mailbox.prepare(mail), LIMIT);
    const draftId = token?.draftId ?? null;
    const outcome = await inTime(sendOnce(mailbox, mail, draftId), LIMIT).catch(lost);
    if (outcome.kind !== "sent" || !mailbox.readSent) return { outcome, copy: undefined };
    return {
      outcome,
      copy: await readCopy(mailbox, { mail, receipt: outcome.receipt }, copyWithinMs),
    };
  } finally {
    await inTime(mailbox.close(), LIMIT).catch((error: unknown) => {
      deps.log.debug({ err: String(error) }, "closing a mailbox failed");
    });
  }
}

/** The way of every message, and one look where the answer was lost; what was taken never counts as unsent. */
async function sendOnce(
  mailbox: Mailbox,
  mail: OutgoingMail,
  draftId: string | null,
): Promise<SendOutcome> {
  const answered = await mailbox.send(mail, draftId);
  if (answered.kind !== "unknown") return answered;
  const looked = await mailbox.lookUp(mail, draftId);
  if (looked.kind === "sent") return looked;
  if (answered.accepted || (looked.kind === "sendable" && looked.safeAfterMs)) return answered;
  if (looked.kind === "unknown") return looked;
  return { kind: "not_sent", retry: false, retryAfterMs: null, reason: answered.reason };
}

async function readCopy(
  mailbox: Mailbox,
  sent: { mail: OutgoingMail; receipt: SendReceipt },
  withinMs: readonly number[],
): Promise<SentCopy | null> {
  for (const ms of withinMs) {
    await pause(ms);
    const read = mailbox.readSent?.(sent.receipt, sent.mail) ?? Promise.resolve(null);
    const copy = await inTime(read, LIMIT).catch(() => null);
    if (copy) return copy;
  }
  return null;
}

function lost(thrown: unknown): SendOutcome {
  return { kind: "unknown", reason: asAppError(thrown).say };
}

/** Only what comes before the send throws. */
function notSent(thrown: unknown): SelfTestEnd {
  const { say: reason, retryable: retry } = asAppError(thrown);
  return { outcome: { kind: "not_sent", retry, retryAfterMs: null, reason }, copy: undefined };
}

/** Nothing is kept of a test whose mailbox was connected anew meanwhile. */
async function keepFinding(
  tenant: Tenant,
  { mailbox_id, mail }: { mailbox_id: string; mail: OutgoingMail },
  end: SelfTestEnd,
): Promise<void> {
  const { finding, keeps_message_id, keeps_send_id } = judgeSelfTest(mail, end);
  const kept = await tenant.tx.mailbox.updateMany({
    where: { id: mailbox_id, self_test_key: mail.sendId },
    data: {
      self_test_finding: finding,
      self_tested_at: tenant.wall,
      keeps_message_id,
      keeps_send_id,
    },
  });
  if (kept.count === 0) return;
  await tenant.audit({
    action: "test_mailbox",
    subject_type: "mailbox",
    subject_id: mailbox_id,
    fields: ["keeps_message_id", "keeps_send_id", "self_test_finding"],
  });
}

import { clockActor } from "../actor.ts";
import type { CoreDeps } from "../core-deps.ts";
import { asAppError } from "../errors.ts";
import { openTenant } from "../operation.ts";
import { openMailbox } from "../outbox/open-mailbox.ts";
import type { InboundPage, Mailbox } from "../ports/mailbox.ts";
import {
  claimMailboxes,
  failSync,
  type ReadPage,
  releaseUnreadable,
  type SyncClaim,
  storePage,
} from "./claim-mailboxes.ts";

/** Pages read in one turn; a mailbox with more goes on in its next turn. */
const MAX_PAGES = 20;

/** Reads every mailbox that is due and keeps what came, raw. Answers how many mails were new. */
export async function syncMailboxes(
  deps: CoreDeps,
  options: { limit: number; signal: AbortSignal },
): Promise<number> {
  if (options.signal.aborted) return 0;
  const claims = await claimMailboxes(deps, options.limit);
  const counts = await Promise.all(claims.map((claim) => syncOne(deps, claim, options.signal)));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** One mailbox that fails delays no other. */
async function syncOne(deps: CoreDeps, claim: SyncClaim, signal: AbortSignal): Promise<number> {
  const fields = { mailbox_id: claim.mailbox_id };
  try {
    return await readInbox(deps, claim, signal);
  } catch (thrown) {
    const error = asAppError(thrown);
    deps.log.warn(
      { ...fields, code: error.code, err: error.message },
      "a mailbox could not be read",
    );
    await failSync(deps, claim, error.say).catch((again: unknown) =>
      deps.log.error({ ...fields, err: String(again) }, "a failed reading could not be noted"),
    );
    return 0;
  }
}

async function readInbox(deps: CoreDeps, claim: SyncClaim, signal: AbortSignal): Promise<number> {
  const start = await openTenant({ deps, actor: clockActor(claim) }, ({ tx }) =>
    tx.mailbox.findUnique({
      where: { id: claim.mailbox_id },
      select: { sync_cursor: true, created_at: true, can_read_replies: true },
    }),
  );
  if (!start?.can_read_replies) {
    await releaseUnreadable(deps, claim);
    return 0;
  }
  const mailbox = await openMailbox(deps, claim);
  const work: Reading = { deps, claim, mailbox, signal };
  try {
    return await readPages(work, { cursor: start.sync_cursor, since: start.created_at });
  } finally {
    await mailbox
      .close()
      .catch((error: unknown) =>
        deps.log.debug({ err: String(error) }, "closing a mailbox failed"),
      );
  }
}

type Reading = { deps: CoreDeps; claim: SyncClaim; mailbox: Mailbox; signal: AbortSignal };

async function readPages(work: Reading, from: { cursor: unknown; since: Date }): Promise<number> {
  const { deps, claim, mailbox, signal } = work;
  let { cursor } = from;
  let fresh = 0;
  for (let pages = 1; ; pages += 1) {
    const page = await mailbox.listInbound(cursor, from.since);
    const last = pages >= MAX_PAGES || signal.aborted;
    const turn = turnAfter(page, last);
    const stored = await storePage(deps, claim, { page, turn });
    fresh += stored.fresh;
    if (turn !== "go_on" || !stored.kept) return fresh;
    cursor = page.cursor;
  }
}

function turnAfter({ unread, more }: InboundPage, last: boolean): ReadPage["turn"] {
  if (unread) return "again";
  if (!more) return "complete";
  return last ? "pause" : "go_on";
}

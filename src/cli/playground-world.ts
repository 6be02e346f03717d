import type { Actor } from "../core/actor.ts";
import { moveClock, readClock } from "../core/installation/move-clock.ts";
import { openTenant, type Tenant } from "../core/operation.ts";
import { nextSendAt } from "../core/outbox/next-send-at.ts";
import { localActor } from "../core/people/ensure-local-user.ts";
import { answerSandboxMail, listSandboxMail } from "../core/sandbox/sandbox-inbox.ts";
import type { PlaygroundWorld } from "../playground/playground-world.ts";
import type { OpenedCore } from "./open-core.ts";

/** A little past the planned time, so that the very next tick finds it due. */
const PAST_MS = 1000;

/** What lies outside of Slack in the playground: the sandbox mailbox, the clock, how things stand. */
export async function createPlaygroundWorld({
  core,
  deps,
  user,
}: OpenedCore): Promise<PlaygroundWorld> {
  const actor: Actor = { ...localActor(user), id: "web:playground", via: "web" };
  const inTenant = <T>(fn: (tenant: Tenant) => Promise<T>) => openTenant({ deps, actor }, fn);
  let aheadMs = (await readClock(deps)).getTime() - Date.now();
  const now = () => new Date(Date.now() + aheadMs);
  return {
    sandbox: {
      listMails: () => inTenant(listSandboxMail),
      answer: (input) => inTenant((tenant) => answerSandboxMail(tenant, input)),
    },
    clock: {
      now,
      async skipToNextSend() {
        const next = await inTenant(nextSendAt);
        if (!next)
          return { now: now(), what: "Nothing is waiting to be sent. Approve a draft first." };
        if (next <= now())
          return {
            now: now(),
            what: "The next message is due already and leaves within a second.",
          };
        await moveClock(deps, next.getTime() + PAST_MS - Date.now());
        aheadMs = next.getTime() + PAST_MS - Date.now();
        return {
          now: now(),
          what: `It is now ${next.toUTCString()}; the next message leaves within a second.`,
        };
      },
    },
    async status() {
      const context = await core.getContext(actor, {});
      const next = await inTenant(nextSendAt);
      return {
        drafts_waiting: context.waiting_approvals,
        replies_waiting: context.replies_to_answer,
        campaigns_running: context.running_campaigns,
        next_send_at: next?.toISOString() ?? null,
        sending_paused: context.sending.paused,
        real_mailboxes: context.mailboxes.flatMap(({ provider, address }) =>
          provider === "sandbox" ? [] : [address],
        ),
      };
    },
  };
}

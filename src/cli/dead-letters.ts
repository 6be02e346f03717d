import type { Actor } from "../core/actor.ts";
import type { Core } from "../core/core.ts";
import {
  type FailedDelivery,
  listFailedDeliveries,
} from "../core/deliveries/list-failed-deliveries.ts";
import { localActor } from "../core/people/ensure-local-user.ts";
import type { OpenedCore } from "./open-core.ts";

type Listed = Awaited<ReturnType<Core["listDeadLetters"]>>;
type Redriven = Awaited<ReturnType<Core["redriveDeadLetters"]>>;
export type DeadLetters = Pick<Listed, "letters" | "total"> & { deliveries: FailedDelivery[] };

const PAGE = 50;
const MOST = 1000;

/** Everything that will not go on by itself: the local account's, and failed deliveries of all. */
export async function readDeadLetters({
  core,
  deps,
  user,
}: Pick<OpenedCore, "core" | "deps" | "user">): Promise<DeadLetters> {
  const actor = localActor(user);
  const letters: Listed["letters"] = [];
  let page = await core.listDeadLetters(actor, { limit: PAGE });
  for (;;) {
    letters.push(...page.letters);
    if (!page.next_cursor || letters.length >= MOST) break;
    page = await core.listDeadLetters(actor, { limit: PAGE, cursor: page.next_cursor });
  }
  return { letters, total: page.total, deliveries: await listFailedDeliveries(deps, PAGE) };
}

/** The list as a person reads it. */
export function deadLettersReport({ letters, total, deliveries }: DeadLetters): string {
  if (letters.length + deliveries.length === 0) return "Nothing lies there: all goes on by itself.";
  const lines = letters.flatMap(({ id, kind, what, reason, at, next }) => [
    `${id}  ${kind}  ${at ?? ""}`,
    `  ${what}: ${reason}`,
    `  ${next}`,
  ]);
  const more = total > letters.length ? [`… and ${total - letters.length} more.`] : [];
  const failed = deliveries.flatMap(({ key, kind, error, finished_at }) => [
    `${key}  delivery (${kind})  ${finished_at?.toISOString() ?? ""}`,
    `  ${error ?? "It could not be handled."}: whoever sent it does it once more.`,
  ]);
  return [...lines, ...more, ...failed].join("\n");
}

export type RedriveWhich = { ids: string[]; kind?: string; all: boolean };

/** Puts dead letters back through the front door, in as many calls as it takes. */
export async function redrive(
  core: Core,
  actor: Actor,
  { ids, kind, all }: RedriveWhich,
): Promise<Redriven> {
  const which = { ...(ids.length > 0 ? { ids } : {}), ...(kind ? { kind } : {}), all };
  const answer = await core.redriveDeadLetters(actor, which as never);
  while (answer.more) {
    const next = await core.redriveDeadLetters(actor, which as never);
    answer.redriven += next.redriven;
    answer.left = next.left;
    // What cannot be taken up would be found again for ever.
    answer.more = next.more && next.redriven > 0;
  }
  return answer;
}

export function redriveReport({ redriven, left }: Redriven): string {
  return [
    `${redriven} taken up again.`,
    ...left.map(({ id, reason }) => `  ${id} stays: ${reason}`),
  ].join("\n");
}

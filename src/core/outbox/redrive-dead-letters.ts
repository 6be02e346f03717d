import { z } from "zod";
import { AppError } from "../errors.ts";
import { defineProcess, type ProcessContext, type Tenant } from "../operation.ts";
import { deadKind } from "./dead-letter.ts";
import { redriveMail, redrivePost } from "./redrive-row.ts";
import { redriveTouch } from "./redrive-touch.ts";

const AT_ONCE = 500;

/**
 * Puts dead letters back through the front door: a failed or expired touch is asked for again and passes
 * the gate anew, a mail is read again, a post is looked for and made. What is uncertain is only ever
 * resolved by the person who looked.
 */
export const redriveDeadLetters = defineProcess({
  name: "redrive_dead_letters",
  needs: "own",
  input: z
    .object({
      ids: z.array(z.uuid()).max(AT_ONCE).optional().describe("These."),
      kind: deadKind.optional().describe("All of one kind."),
      all: z.boolean().default(false).describe("All there are."),
    })
    .refine(({ ids, kind, all }) => ids?.length || kind || all, {
      error: "Say which: ids, a kind, or all.",
    }),
  output: z.object({
    redriven: z.number().int(),
    left: z
      .array(z.object({ id: z.string(), reason: z.string() }))
      .describe("What stays there, and why."),
    more: z.boolean().describe(`More than ${AT_ONCE} were meant; call again.`),
  }),
  async run(context, wanted) {
    if (wanted.kind === "uncertain") throw uncertain();
    const found = await context.inTenant((tenant) => findMeant(tenant, wanted));
    const missing = (wanted.ids ?? []).filter((id) => !found.some((one) => one.id === id));
    const left = missing.map((id) => ({ id, reason: "There is no such dead letter any more." }));
    let redriven = 0;
    for (const one of found.slice(0, AT_ONCE)) {
      const reason = await redriveOne(context, one);
      if (reason === null) redriven += 1;
      else left.push({ id: one.id, reason });
    }
    return { redriven, left, more: found.length > AT_ONCE };
  },
});

type Meant = { id: string; kind: "touch" | "uncertain" | "post" | "mail" };
type Wanted = { ids?: string[] | undefined; kind?: string | undefined; all: boolean };

function findMeant({ tx, user_id }: Tenant, { ids, kind, all }: Wanted): Promise<Meant[]> {
  const every = all || (!ids?.length && kind !== undefined);
  return tx.$queryRaw<Meant[]>`
    with dead (id, kind, listed) as (
      select id, case when delivery_state = 'uncertain' then 'uncertain' else 'touch' end,
        case when delivery_state = 'uncertain' then 'uncertain' when status = 'failed' then 'failed' else 'expired' end
      from sequence_steps
      where user_id = ${user_id}::uuid and (status = 'failed'
        or (status = 'scheduled' and delivery_state = 'uncertain')
        or (status = 'pending' and approval_state = 'expired'))
      union all
      select id, 'post', 'post' from slack_posts where user_id = ${user_id}::uuid and state = 'dead'
      union all
      select id, 'mail', 'mail' from inbound_mail where user_id = ${user_id}::uuid and state = 'poison'
    )
    select id, kind from dead
    where (${every} and (${kind ?? null}::text is null or listed = ${kind ?? null}::text) and listed <> 'uncertain')
      or id = any(${ids ?? []}::uuid[])
    order by id limit ${AT_ONCE + 1}::int`;
}

/** In a transaction of its own: one that cannot be taken up harms no other. Null, or why not. */
async function redriveOne(
  { inTenant, deps }: ProcessContext,
  { id, kind }: Meant,
): Promise<string | null> {
  if (kind === "uncertain") return uncertain().say;
  try {
    return await inTenant((tenant) => REDRIVE[kind](tenant, id));
  } catch (thrown) {
    deps.log.warn({ id, kind, err: String(thrown) }, "a dead letter could not be taken up");
    return thrown instanceof AppError ? thrown.say : "It could not be taken up; try again.";
  }
}

const REDRIVE = { touch: redriveTouch, post: redrivePost, mail: redriveMail };

function uncertain(): AppError {
  return new AppError("not_allowed", {
    say: "Whether it went out is unknown, and only a person who looked into the Sent folder can say.",
    field: "kind",
    next: 'Press "It was sent" or "Send again" in Slack, with /sdr failed.',
  });
}

import { z } from "zod";
import { defineProcess, type Tenant } from "../operation.ts";
import { judgeMail, type LoadedMail } from "./judge-mail.ts";
import { ownAddresses } from "./own-addresses.ts";
import { CLASSIFIER_VERSION } from "./reading/classification.ts";
import { confuse, scoreJudgements } from "./score-judgements.ts";

/** So many raw mails are held in memory at a time. */
const PAGE = 20;
const MOST_REPLIES = 10_000;

const share = z.number().nullable();

/** Reads every reply that a person corrected again with today's rules, and says how often they agree. */
export const evaluateReplies = defineProcess({
  name: "evaluate_replies",
  needs: "read",
  input: z.object({}),
  output: z.object({
    classifier: z.string().describe("The version of the rules that judged."),
    corrected: z.number().int().describe("Replies that a person labelled."),
    agreed: z.number().int().describe("Those where the rules say the same today."),
    without_raw: z.number().int().describe("Labelled replies whose raw mail is not kept."),
    classes: z.array(
      z.object({
        class: z.string(),
        labelled: z.number().int(),
        judged: z.number().int(),
        precision: share,
        recall: share,
      }),
    ),
    confusion: z.array(
      z.object({ expected: z.string(), got: z.string(), count: z.number().int() }),
    ),
    misses: z.array(z.object({ message_id: z.string(), expected: z.string(), got: z.string() })),
  }),
  async run({ inTenant }) {
    const own = await inTenant(ownAddresses);
    const cases: Case[] = [];
    const without = await inTenant(countWithoutRaw);
    for (let after: string | null = null; cases.length < MOST_REPLIES; ) {
      const page: Labelled[] = await inTenant((tenant) => readPage(tenant, after));
      for (const labelled of page) cases.push(await judge(labelled, own));
      after = page.at(-1)?.message_id ?? null;
      if (page.length < PAGE) break;
    }
    const misses = cases.filter(({ expected, got }) => expected !== got);
    return {
      classifier: CLASSIFIER_VERSION,
      corrected: cases.length + without,
      agreed: cases.length - misses.length,
      without_raw: without,
      classes: scoreJudgements(cases),
      confusion: confuse(cases),
      misses,
    };
  },
});

type Case = { message_id: string; expected: string; got: string };
type Labelled = {
  message_id: string;
  intent: string;
  mail_id: string;
  provider_id: string;
  raw: Uint8Array;
  received_at: Date;
  mailbox_id: string;
  mailbox: string;
};

/** One mail a reply, in the order of the ids. Relies on messages_corrected_idx and inbound_mail_message_idx. */
function readPage({ tx }: Tenant, after: string | null): Promise<Labelled[]> {
  return tx.$queryRaw<Labelled[]>`
    select m.id as message_id, m.intent, i.id as mail_id, i.provider_id, i.raw, i.received_at,
      i.mailbox_id, lower(b.address) as mailbox
    from messages m
    join lateral (
      select * from inbound_mail
      where message_id = m.id and user_id = m.user_id and octet_length(raw) > 0
      order by received_at, id limit 1
    ) i on true
    join mailboxes b on b.id = i.mailbox_id
    where m.corrected_by is not null and m.direction = 'inbound' and m.intent is not null
      and (${after}::uuid is null or m.id > ${after}::uuid)
    order by m.id limit ${PAGE}::int`;
}

async function countWithoutRaw({ tx }: Tenant): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from messages m
    where m.corrected_by is not null and m.direction = 'inbound' and m.intent is not null and not exists (
      select 1 from inbound_mail
      where message_id = m.id and user_id = m.user_id and octet_length(raw) > 0)`;
  return row?.count ?? 0;
}

/** What cannot be read at all counts as a miss, not as a reason to stop. */
async function judge({ message_id, intent, ...mail }: Labelled, own: string[]): Promise<Case> {
  const loaded: LoadedMail = { ...mail, thread_id: null, own };
  const judged = await judgeMail(loaded).then(
    (read) => read.judged,
    () => null,
  );
  return { message_id, expected: intent, got: judged?.intent ?? judged?.kind ?? "unreadable" };
}

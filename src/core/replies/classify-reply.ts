import { z } from "zod";
import type { Actor } from "../actor.ts";
import { AppError } from "../errors.ts";
import { advanceLead } from "../leads/advance-lead.ts";
import { defineOperation, type Tenant } from "../operation.ts";
import { refreshReplyPosts } from "../posts/queue-posts.ts";
import { isNewestReply } from "./is-newest-reply.ts";
import { findReply, type ReplyRow, readReply } from "./read-reply.ts";
import { ReplyIntent } from "./reading/classification.ts";
import { SENTIMENT_OF } from "./reading/find-intent.ts";
import { reply } from "./reply.ts";
import { suppressWriter } from "./suppress-writer.ts";

/** An agent has read the reply, but its word is not a person's. */
const AGENT_CONFIDENCE = 0.9;

/** Corrects what a reply means; a person's correction is never overruled. */
export const classifyReply = defineOperation({
  name: "classify_reply",
  needs: "write",
  input: z.object({
    message_id: z.uuid(),
    intent: ReplyIntent.describe("What the person wants."),
  }),
  output: z.object({ reply: reply }),
  async run(tenant, { message_id, intent }) {
    const row = await findReply(tenant, message_id);
    await relabel(tenant, row, intent);
    await moveLead(tenant, row, intent);
    await refreshReplyPosts(tenant, message_id);
    await tenant.audit({
      action: "classify_reply",
      subject_type: "message",
      subject_id: message_id,
      fields: ["intent", "sentiment", "confidence", "classifier", "corrected_by"],
      detail: { before: row.intent, intent },
    });
    return { reply: await readReply(tenant, message_id) };
  },
});

/** One conditional update, so that a person who corrects at the same moment wins in either order. */
async function relabel({ tx, actor }: Tenant, row: ReplyRow, intent: ReplyIntent): Promise<void> {
  const sentiment = SENTIMENT_OF[intent];
  const { classifier, corrected_by, confidence } = judgeOf(actor);
  const changed = await tx.$executeRaw`
    update messages set intent = ${intent}, sentiment = ${sentiment}, confidence = ${confidence}::real,
      classifier = ${classifier}, corrected_by = ${corrected_by},
      meta = coalesce(meta, '{}') || ${JSON.stringify({ intent, sentiment, confidence })}::jsonb
    where id = ${row.id}::uuid and (corrected_by is null or ${corrected_by !== null})`;
  if (changed === 1) return;
  throw new AppError("conflict", {
    say: "A person has labelled this reply, and their word stands.",
    field: "message_id",
    next: "Ask a person to change the label in Slack.",
  });
}

function judgeOf(actor: Actor) {
  if (actor.kind !== "person") {
    return { classifier: actor.kind, corrected_by: null, confidence: AGENT_CONFIDENCE };
  }
  return { classifier: "person", corrected_by: actor.name || "A person", confidence: 1 };
}

/** The lead stands where their newest reply puts them; who has unsubscribed stays so. */
async function moveLead(tenant: Tenant, row: ReplyRow, intent: ReplyIntent): Promise<void> {
  const { lead_id, channel } = row;
  if (intent === "unsubscribe") {
    await suppressWriter(tenant, { lead_id, channel, from: row.meta.from });
    return;
  }
  const at = row.created_at ?? new Date(0);
  const newest = await isNewestReply(tenant.tx, { lead_id, at, message_id: row.id });
  if (newest) await advanceLead(tenant.tx, lead_id, SENTIMENT_OF[intent]);
}

import { z } from "zod";
import { DEAD_KINDS, deadKind } from "../../core/outbox/dead-letter.ts";
import type { ResourceFamily } from "../define-resource.ts";
import { defineTool, READ_ONLY } from "../define-tool.ts";
import { truncatedField } from "../fit-answer.ts";
import { plainText, TEXT_LIMITS, untrustedEnvelope } from "../untrusted.ts";

/** What will not go on by itself, by kind; a resource and no tool, as it is asked for seldom. */
const listDeadLetters = defineTool({
  name: "list_dead_letters",
  title: "Dead letters",
  description: "What failed, is uncertain, expired or could not be read; a person takes it up.",
  annotations: READ_ONLY,
  scope: "read",
  input: z.strictObject({ kind: deadKind }),
  output: z.object({
    total: z.int().describe("In all."),
    letters: z.array(
      z.object({
        id: z.string(),
        at: z.string().optional(),
        next: z.string().describe("What a person can do."),
        about: untrustedEnvelope(["lead_record"], { what: z.string(), reason: z.string() }),
      }),
    ),
    ...truncatedField,
  }),
  async handle(core, actor, { kind }) {
    const found = await core.listDeadLetters(actor, { kind, limit: 50 });
    return {
      total: found.total,
      letters: found.letters.map(({ id, at, next, what, reason }) => ({
        id,
        at: at ?? undefined,
        next,
        about: {
          untrusted: true as const,
          source: "lead_record" as const,
          what: plainText(what, TEXT_LIMITS.sentence),
          reason: plainText(reason, TEXT_LIMITS.sentence),
        },
      })),
    };
  },
});

/** Dead letters of one kind, newest first. */
export const deadLetter: ResourceFamily = {
  prefix: "sdr://dead-letters/",
  name: "dead-letters",
  title: "Dead letters",
  description: `What will not go on by itself; by kind: ${DEAD_KINDS.join(", ")}.`,
  tool: listDeadLetters,
  argument: "kind",
  complete: async (_context, value) => DEAD_KINDS.filter((kind) => kind.startsWith(value)),
};

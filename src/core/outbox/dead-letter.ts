import { z } from "zod";

/** What can lie there: `failed`, `uncertain` and `expired` are touches. */
export const DEAD_KINDS = ["failed", "uncertain", "expired", "post", "mail"] as const;
export const deadKind = z.enum(DEAD_KINDS);
export type DeadKind = z.infer<typeof deadKind>;

/** Something that will not go on by itself, with the way on. */
export const deadLetter = z.object({
  id: z.string().describe("Id, as redrive_dead_letters takes it."),
  kind: deadKind,
  what: z.string().describe("What it is about."),
  reason: z.string().describe("Why it stopped."),
  at: z.string().nullable().describe("When (ISO, UTC)."),
  next: z.string().describe("What a person can do."),
  draft_version: z.number().int().nullable().describe("Of a touch: version of its draft."),
});
export type DeadLetter = z.infer<typeof deadLetter>;

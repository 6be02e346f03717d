/** What core asks of whoever words a message: the offline template writer, or a language model. */

/** A fact the draft may lean on, with where it came from (a lead field, a column of an import). */
export type DraftFact = { name: string; value: string; source: string };

export type DraftRequest = {
  lead: Record<string, string>;
  facts: DraftFact[];
  /** What we offer, in the campaign owner's words. */
  offer: string;
  sender: { name: string; company: string; meetingLink: string | null };
  /** The step's Liquid templates; null where a brief is to be followed instead. */
  subjectTemplate: string | null;
  bodyTemplate: string | null;
  brief: string | null;
  /** What a person asked for when pressing Regenerate, e.g. "shorter"; null the first time. */
  instruction: string | null;
  /** The draft before this one, when there is one. */
  previous: { subject: string | null; body: string } | null;
  /** Earlier messages, oldest first; `untrusted` ones were written by the lead. */
  thread: { direction: "outbound" | "inbound"; text: string; untrusted: boolean }[];
};

export type Draft = {
  subject: string | null;
  body: string;
  /** The facts that were really used, for the approval card. */
  used: DraftFact[];
  /** What wrote it, with its version: `template@1`, `openai:MODEL`. */
  writer: string;
};

export type DraftWriter = {
  /** Words one message. Throws AppError `invalid_input` naming the variable that has no value. */
  write(request: DraftRequest): Promise<Draft>;
};

import type { AnswerKind, PlaygroundStatus, SandboxMail } from "./page/wire.ts";

/** What the playground shows beside Slack; main.ts hands it in as plain functions. */
export type PlaygroundWorld = {
  sandbox: {
    /** The sandbox mailbox, oldest first: what was sent, and what leads answered. */
    listMails: () => Promise<SandboxMail[]>;
    /** Answers a sent mail as its lead would. Throws AppError `not_found` for an unknown mail. */
    answer: (input: { mail_id: string; text: string; kind: AnswerKind }) => Promise<void>;
  };
  clock: {
    /** The product's clock, which may run ahead of the wall's. */
    now: () => Date;
    /**
     * Moves the product's clock to just past the next planned send and lets it happen; `what` says in
     * a sentence what that was. Throws AppError `not_allowed` once a real mailbox is connected.
     */
    skipToNextSend: () => Promise<{ now: Date; what: string }>;
  };
  status: () => Promise<PlaygroundStatus>;
};

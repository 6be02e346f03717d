import type { KeyRing } from "./credentials/key-ring.ts";
import type { Database } from "./db/open-database.ts";
import type { Checkpoint } from "./outbox/attempt.ts";
import type { DraftWriter } from "./ports/draft-writer.ts";
import type { MailboxProvider } from "./ports/mailbox.ts";
import type { OauthClient } from "./ports/oauth-client.ts";

/** Events worth a line; main hands in pino. Never given credentials or message texts. */
export type Log = {
  debug(fields: object, text: string): void;
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
};

/** Everything core asks of the world. */
export type CoreDeps = {
  db: Database;
  log: Log;
  keyRing: KeyRing;
  writer: DraftWriter;
  mailboxProviders: readonly MailboxProvider[];
  /** Vendors whose mailboxes are connected by OAuth; none where no client id is configured. */
  oauthClients?: readonly OauthClient[];
  /** The https address that unsubscribe links are built from; null leaves only mailto. */
  publicUrl: string | null;
  /** Random source of the jitter between two sends, 0 to 1. */
  random(): number;
  /** Awaited at the named points of a send, where a test holds or kills the sender; the product passes none. */
  checkpoint?(name: Checkpoint, step_id: string): Promise<void>;
};

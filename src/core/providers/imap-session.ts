import { ImapFlow, type ImapFlowOptions } from "imapflow";
import { inTime } from "../outbox/in-time.ts";
import { imapFailure } from "./imap-failure.ts";
import type { ImapServer } from "./imap-url.ts";

export type ImapTimeouts = {
  /** To connect, and to be greeted, in ms. */
  connectMs: number;
  /** Silence the server may keep while it owes an answer, in ms. */
  answerMs: number;
};

export type ImapSessions = {
  /**
   * Logs in, does the work and leaves again, all within `ms`. Throws AppError `not_connected` for a
   * refused login and `unavailable` for anything else that went wrong between here and the server.
   */
  run<T>(ms: number, work: (client: ImapFlow) => Promise<T>): Promise<T>;
  /** Hangs up whatever is under way. */
  close(): void;
};

/** How long the server may take to say goodbye, in ms, before we hang up. */
const GOODBYE_MS = 5_000;

/** Connections to one account, each for one piece of work. */
export function openImapSessions(server: ImapServer, timeouts: ImapTimeouts): ImapSessions {
  const open = new Set<ImapFlow>();
  return {
    async run(ms, work) {
      const client = new ImapFlow(connectionOptions(server, timeouts));
      open.add(client);
      // A lost connection rejects the command under way; the event without a listener would end the process.
      client.on("error", () => {});
      try {
        return await inTime(converse(client, work), { ms, who: server.host });
      } catch (thrown) {
        throw imapFailure(thrown, server);
      } finally {
        client.close();
        open.delete(client);
      }
    },
    close() {
      for (const client of open) client.close();
    },
  };
}

async function converse<T>(client: ImapFlow, work: (client: ImapFlow) => Promise<T>): Promise<T> {
  await client.connect();
  const done = await work(client);
  await inTime(client.logout(), { ms: GOODBYE_MS, who: "The mail server" }).catch(() => {});
  return done;
}

function connectionOptions(server: ImapServer, timeouts: ImapTimeouts): ImapFlowOptions {
  const { host, port, implicitTls, requireTls, verifyCertificate, login } = server;
  return {
    host,
    port,
    secure: implicitTls,
    ...(requireTls ? { doSTARTTLS: true } : {}),
    tls: { rejectUnauthorized: verifyCertificate },
    auth: { user: login.user, pass: login.password },
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.connectMs,
    socketTimeout: timeouts.answerMs,
    disableAutoIdle: true,
    disableCompression: true,
    logger: false,
  };
}

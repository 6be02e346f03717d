import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { dovecotNote, dovecotPromised, startDovecot } from "../setup/start-dovecot.ts";
import { createGate } from "./kill-gate.ts";
import { startSmtpGate } from "./kill-smtp-gate.ts";
import {
  type KillPoint,
  type KillVendor,
  type RunningVendor,
  sendIdOf,
  tally,
} from "./kill-vendor.ts";

const POINTS: readonly KillPoint[] = [
  "claimed",
  "token_made",
  "token_committed",
  "intent_committed",
  "mail_begun",
  "dot_asked",
  "dot_taken",
  "dot_answered",
  "provider_answered",
  "recorded",
];

/** SMTP alone: once the intent is committed nobody but the dead sender knew how far it came. */
export const smtpVendor: KillVendor = {
  client: "smtp",
  name: "SMTP",
  missing: "",
  points: POINTS,
  uncertain: POINTS.slice(POINTS.indexOf("intent_committed"), POINTS.indexOf("recorded")),
  start: async () => behindGate(await openServer()),
};

/** SMTP of a provider that files what it takes into Sent: found there, a mail went; not found proves nothing. */
export const smtpWithSentVendor: KillVendor = {
  client: "smtp",
  name: "SMTP with the Sent folder over IMAP",
  missing: dovecotPromised ? "" : dovecotNote,
  points: POINTS,
  uncertain: ["intent_committed", "mail_begun", "dot_asked"],
  async start() {
    const dovecot = await startDovecot();
    const server = await openServer(async (raw) => {
      await dovecot.deliver("sam", { raw, folder: ".Sent" });
    });
    const close = () => server.close().then(dovecot.stop);
    return behindGate({ ...server, close }, `imap://sam:right@127.0.0.1:${dovecot.port}`);
  },
};

type MailServer = { port: number; taken: string[]; close(): Promise<void> };

async function behindGate(
  server: MailServer,
  imap_url: string | null = null,
): Promise<RunningVendor> {
  const gate = createGate();
  const line = await startSmtpGate(gate, server.port);
  return {
    gate,
    welcome() {},
    access: () => ({ smtp_url: `smtp://sam:right@127.0.0.1:${line.port}`, imap_url }),
    accepted: async () => tally(server.taken.map((raw) => sendIdOf({ raw }))),
    async close() {
      await line.close();
      await server.close();
    },
  };
}

/** Takes every mail that is complete; what is cut off it forgets, as RFC 5321, section 4.1.1.4 demands. */
async function openServer(file: (raw: string) => Promise<void> = async () => {}) {
  const taken: string[] = [];
  const take = async (raw: string) => {
    taken.push(raw);
    await file(raw);
  };
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth: ({ username }, _session, done) => done(null, { user: username }),
    onData: (stream, _session, done) =>
      void text(stream)
        .then(take)
        .then(() => done(), done),
  });
  server.on("error", () => {}); // a client that was killed
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    port: (server.server.address() as AddressInfo).port,
    taken,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

import { Readable } from "node:stream";
import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import SMTPConnection, { type SMTPConnectionSendInfo } from "nodemailer/lib/smtp-connection";
import type { MailServer } from "./mail-server-url.ts";
import { withoutSecret } from "./without-secret.ts";

export type SmtpTimeouts = {
  /** To connect, and to be greeted. */
  connectMs: number;
  /** Silence the server may keep at any later point. */
  answerMs: number;
};

export type SmtpMessage = { from: string; to: string; raw: Uint8Array };

/** How far a dialogue came, as far as this side can know. */
type SmtpPhase =
  /** Connecting, greeting, TLS, login: this mail was not spoken of yet. */
  | "session"
  /** From MAIL FROM up to, but not with, the final dot. */
  | "mail"
  /** The final dot may have reached the server. */
  | "after_dot";

export type SmtpEnd =
  | { kind: "accepted"; serverMessageId: string | null }
  | {
      kind: "failed";
      phase: SmtpPhase;
      /** The reply that ended it, when the server gave a whole one; else null. */
      reply: { code: number; text: string } | null;
      /** What happened, in a few words, without any secret. */
      problem: string;
    };

export type SmtpDialogue = {
  /** Settles with how the dialogue ended; it never rejects. */
  ended: Promise<SmtpEnd>;
  /** Hangs up; a mail whose final dot is out then ends as `after_dot`. */
  hangUp(): void;
};

/**
 * One connection for one mail, or for no more than a login when `message` is null. It notes for
 * itself when the final dot may have gone out, because the mail library's errors do not tell.
 */
export function startSmtpDialogue(
  server: MailServer,
  message: SmtpMessage | null,
  timeouts: SmtpTimeouts,
): SmtpDialogue {
  const connection = new SMTPConnection(connectionOptions(server, timeouts));
  const progress: Progress = { phase: "session" };
  let hangUp = (): void => {};
  const ended = new Promise<SmtpEnd>((resolve) => {
    const finish = (end: SmtpEnd): void => {
      resolve(end);
      if (end.kind === "accepted") connection.quit();
      connection.close();
    };
    const fail = (error: Error): void => finish(failed(error, progress.phase, server));
    hangUp = () => fail(new Error("the connection was closed on this side"));
    connection.on("error", fail);
    logIn(connection, server, (error) => {
      if (error) fail(error);
      else if (message === null) finish({ kind: "accepted", serverMessageId: null });
      else handOver(connection, message, { progress, finish, fail });
    });
  });
  return { ended, hangUp: () => hangUp() };
}

type Progress = { phase: SmtpPhase };

function handOver(
  connection: SMTPConnection,
  { from, to, raw }: SmtpMessage,
  on: { progress: Progress; finish(end: SmtpEnd): void; fail(error: Error): void },
): void {
  on.progress.phase = "mail";
  const body = bodyOf(raw, () => {
    on.progress.phase = "after_dot";
  });
  connection.send({ from, to: [to], size: raw.byteLength }, body, (error, info) => {
    if (error) on.fail(error);
    else on.finish(on.progress.phase === "after_dot" ? accepted(info) : answeredTooEarly());
  });
}

function connectionOptions(server: MailServer, { connectMs, answerMs }: SmtpTimeouts) {
  return {
    host: server.host,
    port: server.port,
    secure: server.implicitTls,
    requireTLS: server.requireTls,
    tls: { rejectUnauthorized: server.verifyCertificate },
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    dnsTimeout: connectMs,
    socketTimeout: answerMs,
  } as const;
}

function logIn(
  connection: SMTPConnection,
  { login }: MailServer,
  done: (error?: Error | null) => void,
): void {
  connection.connect((error) => {
    if (error || login === null || !connection.allowsAuth) return done(error);
    connection.login({ user: login.user, pass: login.password }, (refused) => done(refused));
  });
}

const PIECE_BYTES = 64 * 1024;

/** How long the final dot is held back, so that a server which hangs up at DATA is heard first. */
const FINAL_DOT_PAUSE_MS = 50;

/** Turns of the event loop between hearing a hang-up and the library's error about it. */
const HEARING_TURNS = 5;

/** The message in pieces, so that the library's final dot cannot go before the last one is taken. */
function bodyOf(raw: Uint8Array, onFinalDot: () => void): Readable {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let from = 0; from < raw.byteLength; from += PIECE_BYTES) {
      yield raw.subarray(from, from + PIECE_BYTES);
    }
    await pause(FINAL_DOT_PAUSE_MS);
    for (let turn = 0; turn < HEARING_TURNS; turn += 1) await nextTurn();
    onFinalDot();
  }
  return Readable.from(pieces(), { objectMode: false });
}

function accepted(info: SMTPConnectionSendInfo | undefined): SmtpEnd {
  return { kind: "accepted", serverMessageId: info?.serverMessageId ?? null };
}

/** A "250" before the mail was complete promises nothing about it. */
function answeredTooEarly(): SmtpEnd {
  const problem = "the server answered before the mail was complete";
  return { kind: "failed", phase: "after_dot", reply: null, problem };
}

/** What nodemailer adds to its errors (lib/smtp-connection, `_formatError`). */
type SmtpError = Error & { code?: string; response?: string; responseCode?: number };

/** Errors made from a reply the server finished; others may quote a line that was cut off. */
const ANSWERED = ["EAUTH", "EENVELOPE", "EMESSAGE"];

function failed(error: SmtpError, phase: SmtpPhase, { login }: MailServer): SmtpEnd {
  const { code = "", response, responseCode } = error;
  const clean = (text: string): string => withoutSecret(text, login?.password ?? "");
  const isAnswer = ANSWERED.includes(code) && response !== undefined && responseCode !== undefined;
  return {
    kind: "failed",
    phase,
    reply: isAnswer ? { code: responseCode, text: clean(response) } : null,
    problem: clean(error.message),
  };
}

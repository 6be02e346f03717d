import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import type { Mailbox, OutgoingMail, SendOutcome } from "../ports/mailbox.ts";
import { smtpProvider } from "./smtp.ts";
import { startSmtpDialogue } from "./smtp-dialogue.ts";
import { smtpOutcome } from "./smtp-outcome.ts";
import { parseSmtpUrl } from "./smtp-url.ts";

const MAIL: OutgoingMail = {
  sendId: "step-1",
  messageId: "<step-1@sdr.example>",
  from: { address: "sam@nightdesk.example", name: "Sam Poe" },
  to: { address: "ada@engines.example", name: "Ada" },
  subject: "An idea",
  text: "Hi Ada,\n\n.a line that begins with a dot\n\nSam",
  inReplyTo: null,
  references: [],
  threadId: null,
  unsubscribe: { https: "https://sdr.example/u/abc", mailto: null },
  date: new Date("2026-06-15T10:11:12Z"),
};

const cleanUps: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

async function mailbox(smtp_url: string, answerMs?: number): Promise<Mailbox> {
  const provider = smtpProvider(answerMs === undefined ? {} : { answerMs });
  const opened = await provider.open({
    userId: "u",
    mailboxId: "m",
    provider: "smtp",
    address: MAIL.from,
    credentials: { smtp_url, imap_url: null },
  });
  cleanUps.push(() => opened.close());
  return opened;
}

type Taken = { from: string; to: string[]; raw: Buffer };

/** An SMTP server we did not write, which keeps what it takes. */
async function realServer(options: SMTPServerOptions = {}) {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    // its test certificate is meant here; `false` says so and keeps the server from warning
    logger: false,
    authOptional: true,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      password === "right" ? done(null, { user: username }) : done(new Error("Wrong password")),
    onData: async (stream, session, done) => {
      const raw = Buffer.concat(await stream.toArray());
      const { mailFrom, rcptTo } = session.envelope;
      const from = mailFrom === false ? "" : mailFrom.address;
      taken.push({ from, to: rcptTo.map(({ address }) => address), raw });
      done();
    },
    ...options,
  });
  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  cleanUps.push(() => new Promise<void>((resolve) => server.close(resolve)));
  const { port } = server.server.address() as AddressInfo;
  return { taken, port, host: `127.0.0.1:${port}` };
}

/** What the hand-made server does at each point; anything not given is what a good server does. */
type Script = {
  greeting?: string;
  ehlo?: string;
  commands?: Record<string, string | ((socket: Socket) => void)>;
  onBody?(socket: Socket): void;
  onDot?(socket: Socket): void;
};

/** Ten lines of SMTP that can misbehave at any point. */
async function scriptedServer(script: Script) {
  const said: string[] = [];
  const server = createServer((socket) => {
    let inData = false;
    let buffered = "";
    socket.on("error", () => {});
    socket.write(`${script.greeting ?? "220 raw ready"}\r\n`);
    const onCommand = (line: string): void => {
      said.push(line);
      const verb = line.split(" ")[0] ?? "";
      const answer = script.commands?.[verb] ?? GOOD[verb] ?? "500 what?";
      if (verb === "EHLO" && script.ehlo !== undefined) socket.write(script.ehlo);
      else if (typeof answer === "function") answer(socket);
      else socket.write(`${answer}\r\n`);
      inData = verb === "DATA" && (typeof answer === "function" || answer.startsWith("354"));
    };
    const onBody = (): void => {
      const dot = `\r\n${buffered}`.indexOf("\r\n.\r\n");
      if (dot === -1) {
        script.onBody?.(socket);
        return;
      }
      inData = false;
      buffered = buffered.slice(dot + 3);
      if (script.onDot === undefined) socket.write("250 taken\r\n");
      else script.onDot(socket);
    };
    socket.on("data", (chunk) => {
      buffered += chunk.toString("latin1");
      while (!inData && buffered.includes("\r\n")) {
        const end = buffered.indexOf("\r\n");
        const line = buffered.slice(0, end);
        buffered = buffered.slice(end + 2);
        onCommand(line);
      }
      if (inData && buffered !== "") onBody();
    });
  });
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => sockets.add(socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  cleanUps.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return { said, url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const GOOD: Record<string, string> = {
  EHLO: "250 raw",
  HELO: "250 raw",
  MAIL: "250 ok",
  RCPT: "250 ok",
  DATA: "354 go on",
  QUIT: "221 bye",
};
const hangUp = (socket: Socket): void => {
  socket.destroy();
};
const answer = (reply: string) => (socket: Socket) => {
  socket.write(`${reply}\r\n`);
};

async function sendTo(script: Script, answerMs?: number): Promise<SendOutcome> {
  const { url } = await scriptedServer(script);
  return (await mailbox(url, answerMs)).send(MAIL, null);
}

describe("a mail over SMTP", () => {
  it("arrives once, with the envelope and exactly the composed message", async () => {
    const server = await realServer();
    const box = await mailbox(`smtp://sam:right@${server.host}`);
    expect(await box.prepare(MAIL)).toBeNull();
    expect(await box.send(MAIL, null)).toEqual({
      kind: "sent",
      receipt: { providerId: MAIL.messageId, messageId: MAIL.messageId, threadId: null },
    });
    expect(server.taken).toHaveLength(1);
    expect(server.taken[0]).toMatchObject({ from: MAIL.from.address, to: [MAIL.to.address] });
    const mail = await PostalMime.parse(server.taken[0]?.raw ?? "");
    expect(mail.text?.trimEnd()).toBe(MAIL.text);
    expect(mail.messageId).toBe(MAIL.messageId);
  });

  it("goes over STARTTLS where the server offers it, and over smtps", async () => {
    const secured: boolean[] = [];
    const onMailFrom: SMTPServerOptions["onMailFrom"] = (_address, session, done) => {
      secured.push(session.secure);
      done();
    };
    const starttls = await realServer({ onMailFrom });
    const implicit = await realServer({ onMailFrom, secure: true });
    for (const url of [`smtp://${starttls.host}`, `smtps://u:right@${implicit.host}`]) {
      expect((await (await mailbox(url)).send(MAIL, null)).kind).toBe("sent");
    }
    expect(secured).toEqual([true, true]);
  });

  it("goes to an international domain by its ASCII name", async () => {
    const server = await scriptedServer({});
    const to = { address: "ada@müller.example", name: null };
    await (await mailbox(server.url)).send({ ...MAIL, to }, null);
    expect(server.said).toContain("RCPT TO:<ada@xn--mller-kva.example>");
  });

  it("with a header that could be broken never reaches the server", async () => {
    const server = await realServer();
    const box = await mailbox(`smtp://${server.host}`);
    const outcome = await box.send({ ...MAIL, subject: "a\r\nBcc: b@c.example" }, null);
    expect(outcome).toMatchObject({ kind: "not_sent", retry: false });
    expect(outcome).toHaveProperty("reason", expect.stringContaining("subject"));
    expect(server.taken).toEqual([]);
  });

  it("is read back by nobody: SMTP has no look-up and no inbox", async () => {
    const box = await mailbox("smtp://127.0.0.1:1");
    expect((await box.lookUp(MAIL, null)).kind).toBe("unknown");
    expect(await box.listInbound({ at: 7 }, new Date(0))).toEqual({
      mails: [],
      cursor: { at: 7 },
      more: false,
    });
  });
});

describe("a mail that certainly did not go may be tried again", () => {
  it.each<[string, Script]>([
    ["421 as the greeting", { greeting: "421 4.3.2 too busy" }],
    ["554 as the greeting", { greeting: "554 no service here" }],
    ["421 at MAIL", { commands: { MAIL: "421 4.7.0 slow down" } }],
    ["450 at RCPT", { commands: { RCPT: "450 4.2.0 greylisted" } }],
    ["451 at DATA", { commands: { DATA: "451 4.3.0 not now" } }],
    ["451 after the dot", { onDot: answer("451 4.7.1 come back later") }],
    ["421 after the dot", { onDot: answer("421 4.3.0 shutting down") }],
    ["a hang-up at the greeting", { commands: { EHLO: hangUp, HELO: hangUp } }],
    ["a hang-up at RCPT", { commands: { RCPT: hangUp } }],
    [
      "a hang-up right after 354",
      {
        commands: {
          DATA: (socket) => {
            socket.write("354 go on\r\n");
            socket.destroy();
          },
        },
      },
    ],
    [
      "STARTTLS offered but refused",
      { ehlo: "250-raw\r\n250 STARTTLS\r\n", commands: { STARTTLS: "454 4.7.0 no TLS" } },
    ],
  ])("%s", async (_, script) => {
    expect(await sendTo(script)).toMatchObject({ kind: "not_sent", retry: true });
  });

  it("silence before the dot", async () => {
    const silent = { commands: { RCPT: () => {} } };
    expect(await sendTo(silent, 500)).toMatchObject({ kind: "not_sent", retry: true });
  });

  it("no server at all", async () => {
    expect(await (await mailbox("smtp://127.0.0.1:1")).send(MAIL, null)).toMatchObject({
      kind: "not_sent",
      retry: true,
    });
  });

  it("a connection that breaks in the middle of a long mail", async () => {
    const server = await scriptedServer({ onBody: hangUp });
    // more than the system's socket buffers hold, so that its end cannot have been written
    const raw = Buffer.alloc(64 * 1024 * 1024, "0123456789\r\n");
    const message = { from: "a@b.example", to: "c@d.example", raw };
    const timeouts = { connectMs: 10_000, answerMs: 10_000 };
    const end = await startSmtpDialogue(parseSmtpUrl(server.url), message, timeouts).ended;
    expect(end).toMatchObject({ kind: "failed", phase: "mail", reply: null });
    expect(smtpOutcome(end, { host: "h", messageId: "<i>" })).toMatchObject({ retry: true });
  });

  it("a refused login, because the mail itself was not judged", async () => {
    const server = await realServer();
    const box = await mailbox(`smtp://sam:wrong-one@${server.host}`);
    const outcome = await box.send(MAIL, null);
    expect(outcome).toMatchObject({ kind: "not_sent", retry: true });
    expect(JSON.stringify(outcome)).toContain("535");
    expect(JSON.stringify(outcome)).not.toContain("wrong-one");
  });
});

describe("a mail the server will never take is given up, in the server's words", () => {
  const pipelining = "250-raw\r\n250 PIPELINING\r\n";
  it.each<[string, string, Script]>([
    ["550 at RCPT", "550 5.1.1 no such user", { commands: { RCPT: "550 5.1.1 no such user" } }],
    [
      "550 at RCPT from a server that pipelines",
      "550 5.1.1 no such user",
      { ehlo: pipelining, commands: { RCPT: "550 5.1.1 no such user" } },
    ],
    ["553 at MAIL", "553 5.7.1 not yours", { commands: { MAIL: "553 5.7.1 not yours" } }],
    ["554 after the dot", "554 5.7.1 spam", { onDot: answer("554 5.7.1 spam") }],
    [
      "554 after the dot, on several lines",
      "554-5.7.1 spam 554 5.7.1 see our page",
      { onDot: answer("554-5.7.1 spam\r\n554 5.7.1 see our page") },
    ],
  ])("%s", async (_, words, script) => {
    expect(await sendTo(script)).toEqual({
      kind: "not_sent",
      retry: false,
      retryAfterMs: null,
      reason: `127.0.0.1 refused the mail: ${words}`,
    });
  });
});

describe("a mail whose answer was lost is unknown, never repeated", () => {
  it.each<[string, Script]>([
    ["cut after the dot", { onDot: hangUp }],
    [
      "cut in the middle of the answer",
      {
        onDot: (socket) => {
          socket.write("250 2.0.0 tak");
          socket.end();
        },
      },
    ],
    [
      "cut in the middle of a refusal",
      {
        onDot: (socket) => {
          socket.write("554 5.7.1 sp");
          socket.end();
        },
      },
    ],
    ["nonsense after the dot", { onDot: answer("hello there") }],
    ["accepted before the mail was complete", { onBody: answer("250 whatever"), onDot: () => {} }],
  ])("%s", async (_, script) => {
    expect((await sendTo(script)).kind).toBe("unknown");
  });

  it("black hole after the dot", async () => {
    expect((await sendTo({ onDot: () => {} }, 2_000)).kind).toBe("unknown");
  });

  it("closing the mailbox ends the wait", async () => {
    let box: Mailbox | null = null;
    const { url } = await scriptedServer({ onDot: () => box?.close() });
    box = await mailbox(url);
    expect((await box.send(MAIL, null)).kind).toBe("unknown");
  });
});

describe("the password", () => {
  it("is never said before the connection is encrypted", async () => {
    const server = await scriptedServer({ ehlo: "250-raw\r\n250 AUTH PLAIN LOGIN\r\n" });
    const local = parseSmtpUrl(server.url.replace("smtp://", "smtp://sam:HUSH@"));
    const remote = { ...local, requireTls: true };
    const message = { from: "a@b.example", to: "c@d.example", raw: Buffer.from("x") };
    const timeouts = { connectMs: 10_000, answerMs: 10_000 };
    const end = await startSmtpDialogue(remote, message, timeouts).ended;
    expect(end).toMatchObject({ kind: "failed", phase: "session" });
    expect(server.said.map((line) => line.split(" ")[0])).toEqual(["EHLO", "STARTTLS"]);
  });

  it("does not come back in an error, even if the server repeats it", async () => {
    const { url } = await scriptedServer({
      ehlo: "250-raw\r\n250 AUTH PLAIN\r\n",
      commands: { AUTH: "535 5.7.8 HUSH is wrong" },
    });
    const box = await mailbox(url.replace("smtp://", "smtp://sam:HUSH@"));
    const refused = await box.check().catch((thrown: unknown) => thrown);
    expect(refused).toMatchObject({ code: "not_connected", say: expect.stringContaining("535") });
    expect(JSON.stringify(refused)).not.toContain("HUSH");
  });
});

describe("checking an SMTP mailbox", () => {
  it("proves the login and says that replies cannot be read", async () => {
    const server = await realServer();
    const box = await mailbox(`smtp://sam:right@${server.host}`);
    expect(await box.check()).toEqual({ canReadReplies: false });
    expect(server.taken).toEqual([]);
  });

  it("tells a wrong password from a server that is not there", async () => {
    const server = await realServer();
    const wrong = await mailbox(`smtp://sam:nope@${server.host}`);
    await expect(wrong.check()).rejects.toMatchObject({ code: "not_connected" });
    const nobody = await mailbox("smtp://127.0.0.1:1");
    await expect(nobody.check()).rejects.toMatchObject({ code: "unavailable", retryable: true });
  });

  it("refuses credentials that are none", async () => {
    await expect(mailbox("ftp://x")).rejects.toMatchObject({ field: "smtp_url" });
  });
});

import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import type { Gate } from "./kill-gate.ts";

export type SmtpGate = { port: number; close(): Promise<void> };

const FINAL_DOT = "\r\n.\r\n";

/**
 * A line to an SMTP server with guards at `mail_begun` (DATA is said), `dot_asked` (the whole mail is
 * here, the server has nothing of it), `dot_taken` (the server has accepted it) and `dot_answered`.
 */
export async function startSmtpGate(gate: Gate, port: number): Promise<SmtpGate> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, "127.0.0.1");
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => {}).once("close", () => sockets.delete(socket));
    }
    const hangUp = () => {
      client.destroy();
      upstream.destroy();
    };
    const talk: Talk = { client, upstream, gate, stage: "commands", mail: [] };
    Promise.all([carryWords(talk), carryReplies(talk)]).then(hangUp, hangUp);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Talk = {
  client: Socket;
  upstream: Socket;
  gate: Gate;
  stage: "commands" | "mail" | "after_dot";
  mail: Buffer[];
};

class Ended extends Error {}

async function pass({ gate }: Talk, point: string): Promise<void> {
  if (!(await gate.pass(point))) throw new Ended();
}

async function carryWords(talk: Talk): Promise<void> {
  for await (const chunk of talk.client as AsyncIterable<Buffer>) {
    if (talk.stage === "mail") await carryMail(talk, chunk);
    else await carryCommand(talk, chunk);
  }
  talk.upstream.end();
}

/** DATA is the last command of a group (RFC 2920, section 3.1). */
async function carryCommand(talk: Talk, chunk: Buffer): Promise<void> {
  if (/(^|\r\n)DATA\r\n$/i.test(chunk.toString("latin1"))) {
    await pass(talk, "mail_begun");
    talk.stage = "mail";
  }
  talk.upstream.write(chunk);
}

/** The server gets a mail as a whole, with its final dot, or nothing of it. */
async function carryMail(talk: Talk, chunk: Buffer): Promise<void> {
  talk.mail.push(chunk);
  const whole = Buffer.concat(talk.mail);
  if (whole.subarray(-FINAL_DOT.length).toString("latin1") !== FINAL_DOT) return;
  await pass(talk, "dot_asked");
  talk.stage = "after_dot";
  talk.upstream.write(whole);
}

async function carryReplies(talk: Talk): Promise<void> {
  for await (const chunk of talk.upstream as AsyncIterable<Buffer>) {
    const isVerdict = talk.stage === "after_dot";
    if (isVerdict) {
      talk.stage = "commands";
      await pass(talk, "dot_taken");
    }
    await new Promise<void>((resolve) => talk.client.write(chunk, () => resolve()));
    if (isVerdict) await pass(talk, "dot_answered");
  }
  talk.client.end();
}

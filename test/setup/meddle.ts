import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** What becomes of a command that matches, as often as `times` says (always, when left out). */
export type Rule = {
  when: RegExp;
  /** Hang up at once, or after the first bytes of the answer; or answer in the server's stead. */
  meet: "hang_up" | "hang_up_in_answer" | { answer: string };
  times?: number;
};

/** Stands before a real IMAP server, without TLS, and spoils what it is told to. */
export type Meddler = { port: number; said: string[]; close(): Promise<void> };

const BYTES_BEFORE_HANGING_UP = 300;

export async function meddle(port: number, rules: Rule[]): Promise<Meddler> {
  const said: string[] = [];
  const sockets = new Set<Socket>();
  const rulesLeft = rules.map((rule) => ({ ...rule, times: rule.times ?? Infinity }));
  const ruleFor = (command: string): Rule | undefined => {
    said.push(command.trim());
    const rule = rulesLeft.find(({ when, times }) => times > 0 && when.test(command));
    if (rule) rule.times -= 1;
    return rule;
  };
  const server = createServer((client) => {
    const upstream = connect(port, "127.0.0.1");
    for (const socket of [client, upstream]) sockets.add(socket);
    passOn(client, upstream, ruleFor);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    port: (server.address() as AddressInfo).port,
    said,
    async close() {
      for (const socket of sockets) socket.destroy();
      await once(server.close(), "close");
    },
  };
}

function passOn(
  client: Socket,
  upstream: Socket,
  ruleFor: (command: string) => Rule | undefined,
): void {
  let mayPass = Number.POSITIVE_INFINITY;
  const hangUp = () => {
    client.destroy();
    upstream.destroy();
  };
  for (const socket of [client, upstream]) socket.on("error", hangUp).on("close", hangUp);
  client.on("data", (chunk) => {
    const command = chunk.toString("latin1");
    const meet = ruleFor(command)?.meet;
    if (meet === "hang_up") hangUp();
    else if (typeof meet === "object") client.write(`${command.split(" ")[0]} ${meet.answer}\r\n`);
    else upstream.write(chunk);
    if (meet === "hang_up_in_answer") mayPass = BYTES_BEFORE_HANGING_UP;
  });
  upstream.on("data", (chunk) => {
    // what is encrypted could not be matched
    const answer = chunk.toString("latin1").replaceAll("STARTTLS", "XNOSTART");
    client.write(answer.slice(0, mayPass), "latin1");
    mayPass -= chunk.byteLength;
    if (mayPass <= 0) client.end(hangUp);
  });
}

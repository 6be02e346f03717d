import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

/** A mail server on this machine that takes everything, and counts it by our send id. */
export type SmtpSink = { port: number; timesTaken(sendId: string): number; close(): Promise<void> };

export async function startSmtpSink(): Promise<SmtpSink> {
  const taken: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth: ({ username }, _session, done) => done(null, { user: username }),
    async onData(stream, _session, done) {
      // Whoever hangs up before the final dot has sent nothing.
      const raw = await buffer(stream).catch(() => null);
      if (raw) taken.push(/^X-SDR-Send-Id: (\S+)/im.exec(raw.toString())?.[1] ?? "");
      done();
    },
  });
  server.on("error", () => {}); // a client that hung up
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    port: (server.server.address() as AddressInfo).port,
    timesTaken: (sendId) => taken.filter((one) => one === sendId).length,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

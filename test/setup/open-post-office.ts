import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { type Dovecot, startDovecot } from "./start-dovecot.ts";

/** A mail provider on this machine: it takes mail over SMTP, which goes nowhere, and keeps mailboxes that IMAP reads. */
export type PostOffice = {
  dovecot: Dovecot;
  /** What was handed over, oldest first. */
  taken: { to: string; raw: string }[];
  smtpUrl: string;
  imapUrl(user: string): string;
  /** How it treats the next mails: files a copy into this folder of this user; gives no answer. */
  habits: { filesInto: { user: string; folder: string } | null; answers: boolean };
  close(): Promise<void>;
};

export async function openPostOffice(): Promise<PostOffice> {
  const dovecot = await startDovecot();
  const taken: PostOffice["taken"] = [];
  const habits: PostOffice["habits"] = { filesInto: null, answers: true };
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      password === "right" ? done(null, { user: username }) : done(new Error("Wrong password")),
    async onData(stream, { envelope }, done) {
      const raw = await buffer(stream);
      taken.push({ to: envelope.rcptTo.map(({ address }) => address).join(), raw: raw.toString() });
      const copy = habits.filesInto;
      if (copy) await dovecot.deliver(copy.user, { raw, folder: copy.folder });
      if (habits.answers) done();
    },
  });
  server.on("error", () => {}); // a client that hung up
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.server.address() as AddressInfo;
  return {
    dovecot,
    taken,
    habits,
    smtpUrl: `smtp://sam:right@127.0.0.1:${port}`,
    imapUrl: (user) => `imap://${user}:right@127.0.0.1:${dovecot.port}`,
    async close() {
      await new Promise<void>((resolve) => server.close(resolve));
      await dovecot.stop();
    },
  };
}

import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { meddle, type Rule } from "../../../test/setup/meddle.ts";
import {
  type Dovecot,
  dovecotNote,
  dovecotPromised,
  startDovecot,
} from "../../../test/setup/start-dovecot.ts";
import { openImap } from "./imap.ts";
import { type ImapSessions, openImapSessions } from "./imap-session.ts";
import { parseImapUrl } from "./imap-url.ts";

let dovecot: Dovecot;
const cleanUps: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  if (dovecotPromised) dovecot = await startDovecot();
});
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});
afterAll(() => dovecot?.stop());

const urlOf = (port = dovecot.port) => `imap://ray:right@127.0.0.1:${port}`;

async function throughMeddler(rules: Rule[]) {
  const meddler = await meddle(dovecot.port, rules);
  cleanUps.push(meddler.close);
  return { box: openImap(urlOf(meddler.port)) };
}

describe.runIf(dovecotPromised)(`the login of an IMAP account${dovecotNote}`, () => {
  const sessionsOf = (change: Partial<ReturnType<typeof parseImapUrl>>): ImapSessions => {
    const timeouts = { connectMs: 10_000, answerMs: 10_000 };
    return openImapSessions({ ...parseImapUrl(urlOf()), ...change }, timeouts);
  };
  const logIn = (sessions: ImapSessions) =>
    sessions.run(20_000, async ({ secureConnection }) => secureConnection);

  it("with a wrong password is not_connected, and says what to do", async () => {
    const box = openImap(urlOf().replace("right", "wrong-one"));
    const refused = await box.check().catch((thrown: unknown) => thrown);
    expect(refused).toMatchObject({
      code: "not_connected",
      field: "imap_url",
      retryable: false,
      say: expect.stringContaining("refused the IMAP login"),
      next: expect.stringContaining("app password"),
    });
    expect(JSON.stringify(refused)).not.toContain("wrong-one");
    await expect(box.listInbound(null, new Date(0))).rejects.toMatchObject({
      code: "not_connected",
    });
  });

  it("that the server cannot judge just now is a failure that may pass", async () => {
    const { box } = await throughMeddler([
      { when: /AUTHENTICATE|LOGIN/, meet: { answer: "NO [UNAVAILABLE] the directory is down" } },
    ]);
    await expect(box.check()).rejects.toMatchObject({ code: "unavailable" });
  });

  it("does not come back in an error, even if the server repeats it", async () => {
    const { box } = await throughMeddler([
      { when: /AUTHENTICATE|LOGIN/, meet: { answer: "NO [AUTHENTICATIONFAILED] not 'right'" } },
    ]);
    const refused = await box.check().catch((thrown: unknown) => thrown);
    expect(refused).toMatchObject({ say: expect.stringContaining("not '…'") });
  });

  it("is encrypted over imaps, and over imap wherever the server can", async () => {
    expect(await logIn(sessionsOf({}))).toBe(true);
    const port = dovecot.securePort;
    expect(await logIn(sessionsOf({ port, implicitTls: true }))).toBe(true);
    await openImap(`imaps://ray:right@127.0.0.1:${port}`).check();
  });

  it("is not said to a server elsewhere without STARTTLS or a certificate to trust", async () => {
    const { port, said, close } = await meddle(dovecot.port, []);
    cleanUps.push(close);
    const clear = logIn(sessionsOf({ port, requireTls: true }));
    await expect(clear).rejects.toMatchObject({ code: "unavailable" });
    const stranger = logIn(sessionsOf({ requireTls: true, verifyCertificate: true }));
    await expect(stranger).rejects.toMatchObject({
      say: expect.stringContaining("certificate"),
    });
    expect(said.join("\n")).not.toMatch(/AUTHENTICATE|LOGIN/);
  });

  it("tells a port without TLS, and one where nobody is", async () => {
    const confused = logIn(sessionsOf({ implicitTls: true }));
    await expect(confused).rejects.toMatchObject({
      code: "unavailable",
      say: expect.stringContaining("does not speak TLS"),
    });
    await expect(logIn(sessionsOf({ port: 1 }))).rejects.toMatchObject({ code: "unavailable" });
  });

  it("does not wait for ever for a silent server", async () => {
    const server = createServer(() => {});
    await once(server.listen(0, "127.0.0.1"), "listening");
    cleanUps.push(async () => server.close());
    const box = openImap(urlOf((server.address() as AddressInfo).port), { connectMs: 300 });
    await expect(box.check()).rejects.toMatchObject({ code: "unavailable" });
  });
});

import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { playgroundPeople } from "../../src/playground/simulator/default-team.ts";
import { callTool } from "../mcp/connect-client.ts";
import { makeFolder, removeFolder } from "../setup/temporary-folders.ts";
import { connectOverHttp } from "./connect-agent.ts";
import { endAtFailure } from "./end-at-failure.ts";
import { wordsOf } from "./find-control.ts";
import { actAs, type Person } from "./person.ts";
import { openPlayground, type Playground } from "./playground.ts";
import { type Product, startProduct } from "./product.ts";

type Taken = { from: string; to: string[]; raw: string; login: string | undefined };

const ADA = "ada@northwind-shipping.com";
const EXAMPLE = "ben@northwind.example";

let folder: string;
let server: SMTPServer;
let taken: Taken[];
let app: Product;
let playground: Playground;
let rep: Person;
let agent: Client;

beforeAll(async () => {
  folder = await makeFolder();
  taken = [];
  server = startServer(taken);
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  const SMTP_URL = `smtp://robin%40lantern-analytics.com:secret@127.0.0.1:${port}`;
  const PUBLIC_URL = "https://sdr.lantern-analytics.com";
  app = await startProduct({ folder, env: { SMTP_URL, PUBLIC_URL } });
  playground = openPlayground(app);
  rep = actAs(playground, playgroundPeople.rep);
  agent = await connectOverHttp(app);
});
afterAll(async () => {
  await agent?.close();
  await app?.stop();
  await new Promise((resolve) => server.close(() => resolve(null)));
  await removeFolder(folder);
});

/** Somebody else's mail server, on this machine: whatever it takes goes nowhere. */
function startServer(mails: Taken[]): SMTPServer {
  const smtp = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, answer) =>
      password === "secret" ? answer(null, { user: username }) : answer(new Error("no")),
    onData(stream, { envelope, user }, answer) {
      const from = envelope.mailFrom ? envelope.mailFrom.address : "";
      const to = envelope.rcptTo.map(({ address }) => address);
      void text(stream).then((raw) => {
        mails.push({ from, to, raw, login: user });
        answer();
      });
    },
  });
  smtp.listen(0, "127.0.0.1");
  return smtp;
}

/** Business time follows the wall with a real mailbox, so the window is open all day where it is not midnight. */
function zoneOfDay(): string {
  return new Date().getUTCHours() < 12 ? "Asia/Tokyo" : "America/New_York";
}

async function approve(lead: string, step: string): Promise<void> {
  const isMeant = (words: string) => words.includes(`${lead}\n`) && words.includes(step);
  const card = await rep.see(({ blocks }) => {
    const words = wordsOf(blocks);
    return isMeant(words) && words.includes("waits for your decision");
  });
  await rep.press(card, "Approve");
}

/** Asks until the answer is this one. */
function why(lead: string, answer: string): Promise<void> {
  return vi.waitFor(
    async () => expect(wordsOf((await rep.say(`/sdr why ${lead}`)).blocks)).toContain(answer),
    { timeout: 30_000, interval: 500 },
  );
}

endAtFailure();

it("says at the start that mail is real", () => {
  expect(app.said()).toContain("is really sent, from robin@lantern-analytics.com");
  expect(app.said()).not.toContain("Nothing real is sent");
});

it("lets an agent propose two first messages", async () => {
  const time_zone = zoneOfDay();
  const { body: added } = await callTool(agent, "upsert_leads", {
    leads: [
      { full_name: "Ada Moreau", email: ADA, company: "Northwind Shipping", time_zone },
      { full_name: "Ben Example", email: EXAMPLE, company: "Northwind", time_zone },
    ],
  });
  const lead_ids = added.results.map((row: { lead_id: string }) => row.lead_id);
  const step = { channel: "email", delay_hours: 0 };
  const { isError, text: made } = await callTool(agent, "create_campaign", {
    name: "Harbours",
    sequence_template: "custom",
    settings: { offer: "Fewer empty containers.", window: "mon-sun 00:00-24:00" },
    steps: [
      {
        step_number: 1,
        ...step,
        variants: [
          { key: "A", subject: "Empty containers", body: "Hi {{ first_name }},\n\n{{ offer }}" },
        ],
      },
      {
        step_number: 2,
        ...step,
        variants: [{ key: "A", body: "Hi {{ first_name }}, once more." }],
      },
    ],
  });
  expect(isError, made).toBe(false);
  await callTool(agent, "enroll_leads", { campaign: "Harbours", lead_ids });
});

it("starts nothing under the sample's name, and everything under one's own", async () => {
  const refused = await rep.say("/sdr campaign start Harbours");
  expect(wordsOf(refused.blocks) + refused.text).toContain("name and company with /sdr settings");
  const profile = { "Your name": "Kim Castle", "Your company": "Castle Maps" };
  await rep.submit(await rep.open("/sdr settings", "Save"), profile);
  await rep.see(/Your settings are saved/);
  await rep.press(await rep.say("/sdr campaign start Harbours"), "Start the campaign");
});

it("refuses an example address, and says so", async () => {
  await approve("Ben Example", "Step 1 of 2");
  const refused = `${EXAMPLE} is an example address (RFC 2606) that no real mailbox may write to`;
  await why(EXAMPLE, refused);
  await rep.see(new RegExp(`could not be sent: .*${refused.replace(/[().]/g, "\\$&")}`));
});

it("sends an approved first message through the SMTP server", async () => {
  await approve("Ada Moreau", "Step 1 of 2");
  await vi.waitFor(() => expect(taken).toHaveLength(1), { timeout: 30_000, interval: 100 });
  expect(taken[0]).toMatchObject({
    from: "robin@lantern-analytics.com",
    to: [ADA],
    login: "robin@lantern-analytics.com",
  });
});

it("sends it as what it is, with a way out of one click", async () => {
  const mail = await PostalMime.parse(taken[0]?.raw ?? "");
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
  expect(mail.subject).toBe("Empty containers");
  expect(mail.from).toMatchObject({ address: "robin@lantern-analytics.com", name: "Kim Castle" });
  expect(mail.text).toContain("Hi Ada,\n\nFewer empty containers.");
  expect(mail.html).toContain("Fewer empty containers.");
  expect(mail.messageId).toMatch(/^<[^@]+@lantern-analytics\.com>$/);
  expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  expect(header("list-unsubscribe")).toMatch(/<https:\/\/sdr\.lantern-analytics\.com\/u\/[^>]+>/);
});

it("holds follow-ups back, for nobody would see that the person answered", async () => {
  await approve("Ada Moreau", "Step 2 of 2");
  const held = "Replies to robin@lantern-analytics.com cannot be read, so only first messages";
  await why(ADA, held);
});

it("lets the recipient leave with one click, and a link scanner not", async () => {
  const path = /<https:\/\/sdr\.lantern-analytics\.com(\/u\/[^>]+)>/.exec(
    (taken[0]?.raw ?? "").replaceAll(/\r\n\s+/g, ""),
  )?.[1];
  const link = new URL(path ?? "", app.url);
  expect((await fetch(link)).status).toBe(200);
  await why(ADA, "cannot be read");
  const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
  expect((await fetch(link, { method: "POST", body })).status).toBe(200);
  await why(ADA, "Left out: ");
  expect(taken).toHaveLength(1);
});

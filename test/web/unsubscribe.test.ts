import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withTenant } from "../../src/core/db/with-tenant.ts";
import { openTenant } from "../../src/core/operation.ts";
import { unsubscribeLinks } from "../../src/core/suppression/unsubscribe-links.ts";
import { coreForTest, type TestUser, type TestWorld } from "../setup/core-for-test.ts";
import { type ServedWeb, serveWeb } from "./serve-web.ts";

let world: TestWorld;
let user: TestUser;
let web: ServedWeb;
beforeAll(async () => {
  world = await coreForTest({ publicUrl: "https://sdr.example.com" });
  user = await world.addUser();
  web = await serveWeb(world.core);
});
afterAll(async () => {
  await web.close();
  await world.close();
});

/** A new lead, and the link that stands in the mails to them. */
async function mailedLead(full_name: string, email: string) {
  const { results } = await world.core.upsertLeads(user, { leads: [{ full_name, email }] });
  const lead_id = results[0]?.lead_id ?? "";
  const { https } = await openTenant({ deps: world.deps, actor: user }, (tenant) =>
    unsubscribeLinks(tenant, { lead_id, address: email, mailbox: null }),
  );
  return { lead_id, link: (https ?? "").replace("https://sdr.example.com", web.url) };
}
const statusOf = async (lead: string) => (await world.core.getLead(user, { lead })).lead.status;
const post = (link: string, body = "") =>
  fetch(link, {
    method: "POST",
    body,
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
const audits = (lead_id: string) =>
  withTenant(world.deps.db, user.clerk_id, ({ tx }) =>
    tx.auditEntry.count({ where: { action: "unsubscribe", subject_id: lead_id } }),
  );

describe("an unsubscribe link", () => {
  it("only asks when it is opened, for scanners open every link", async () => {
    const { lead_id, link } = await mailedLead("Ada Moreau", "ada@one.example");
    for (const method of ["GET", "HEAD"]) {
      const page = await fetch(link, { method });
      expect(page.status).toBe(200);
      const html = await page.text();
      if (method === "GET") expect(html).toContain('<form method="post">');
    }
    expect(await statusOf(lead_id)).toBe("new");
    expect(await audits(lead_id)).toBe(0);
  });

  it("does nothing when a program only asks what it may do, or tries another way", async () => {
    const { lead_id, link } = await mailedLead("Gia Holm", "gia@one.example");
    for (const [method, status] of [
      ["OPTIONS", 204],
      ["PUT", 405],
      ["DELETE", 405],
    ] as const) {
      const answer = await fetch(link, { method });
      expect(answer.status).toBe(status);
      expect(answer.headers.get("allow")).toContain("POST");
    }
    expect(await statusOf(lead_id)).toBe("new");
    expect(await audits(lead_id)).toBe(0);
  });

  it("unsubscribes when its button is pressed, without cookie or login, and as often as it is", async () => {
    const { lead_id, link } = await mailedLead("Ben Okafor", "ben@one.example");
    for (let times = 0; times < 2; times += 1) {
      const done = await post(link);
      expect(done.status).toBe(200);
      expect(await done.text()).toContain("You will not hear from this sender again.");
      expect(done.headers.get("set-cookie")).toBeNull();
    }
    expect(await statusOf(lead_id)).toBe("unsubscribed");
    const again = await world.core.upsertLeads(user, {
      leads: [{ full_name: "Ben Okafor", email: "ben@one.example" }],
    });
    expect(again.counts).toMatchObject({ suppressed: 1, created: 0 });
  });

  it("takes the one click of a mail program (RFC 8058)", async () => {
    const { lead_id, link } = await mailedLead("Cleo Marsh", "cleo@one.example");
    expect((await post(link, "List-Unsubscribe=One-Click")).status).toBe(200);
    expect(await statusOf(lead_id)).toBe("unsubscribed");
  });

  it("still works after the lead was deleted: who comes back is not contacted", async () => {
    const { lead_id, link } = await mailedLead("Dev Anand", "dev@one.example");
    await withTenant(world.deps.db, user.clerk_id, ({ tx }) =>
      tx.lead.delete({ where: { id: lead_id }, select: { id: true } }),
    );
    expect((await post(link)).status).toBe(200);
    const again = await world.core.upsertLeads(user, {
      leads: [{ full_name: "Dev Anand", email: "dev@one.example" }],
    });
    expect(again.counts).toMatchObject({ suppressed: 1, created: 0 });
  });

  it("that is cut off, forged or broken in an escaped letter is said to be not complete", async () => {
    const { lead_id, link } = await mailedLead("Eva Lind", "eva@one.example");
    const forged = `${link.slice(0, -6)}${link.endsWith("AAAAAA") ? "BBBBBB" : "AAAAAA"}`;
    for (const broken of [link.slice(0, -3), forged, `${web.url}/u/`, `${web.url}/u/%E0`]) {
      const answer = await post(broken);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain("This link is not complete");
    }
    expect((await fetch(`${web.url}/u/%E0`)).status).toBe(404);
    expect(await statusOf(lead_id)).toBe("new");
  });

  it("shows a page that nothing can be put into, framed around or leaked from", async () => {
    const { link } = await mailedLead("Finn Berg", "finn@one.example");
    for (const answer of [await fetch(link), await post(link), await post(`${web.url}/u/x`)]) {
      const headers = Object.fromEntries(answer.headers);
      expect(headers).toMatchObject({
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
      });
      const policy = headers["content-security-policy"];
      for (const part of ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'"])
        expect(policy).toContain(part);
    }
  });
});

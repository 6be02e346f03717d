import { createSocket } from "node:dgram";
import { Resolver } from "node:dns/promises";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { checkSenderDomain, type ResolveTxt } from "./check-sender-domain.ts";

const SPF = "v=spf1 include:_spf.mail.example ~all";
const DKIM = "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3";
const DMARC = "v=DMARC1; p=quarantine; rua=mailto:a@lantern.example";

/** A zone as name servers answer it: names that are not there do not exist. */
function zone(records: Record<string, string[]>): ResolveTxt {
  return async (name) => {
    const found = records[name];
    if (!found) throw Object.assign(new Error("queryTxt ENOTFOUND"), { code: "ENOTFOUND" });
    // Long records come in pieces.
    return found.map((record) => [record.slice(0, 10), record.slice(10)]);
  };
}

async function check(records: Record<string, string[]>, domain = "lantern.example") {
  const [spf, dkim, dmarc] = await checkSenderDomain(domain, zone(records));
  return { spf, dkim, dmarc };
}

describe("the doctor on a sending domain", () => {
  it("finds all three in order", async () => {
    const found = await check({
      "lantern.example": ["google-site-verification=x", SPF],
      "selector1._domainkey.lantern.example": [DKIM],
      "_dmarc.lantern.example": [DMARC],
    });
    expect(Object.values(found).map((finding) => finding?.ok)).toEqual([true, true, true]);
    expect(found.dkim?.say).toContain("selector1");
    expect(found.dmarc?.say).toContain("quarantine");
  });

  it("says what to add where SPF and DMARC are missing, and takes an unknown DKIM selector for a hint", async () => {
    const { spf, dkim, dmarc } = await check({ "lantern.example": ["something else"] });
    expect(spf).toMatchObject({ ok: false, say: expect.stringMatching(/v=spf1/) });
    expect(dkim).toMatchObject({
      ok: true,
      say: expect.stringMatching(/not found under the usual selectors/),
    });
    expect(dmarc).toMatchObject({
      ok: false,
      say: expect.stringMatching(/_dmarc\.lantern\.example/),
    });
  });

  it.each([
    ["two records count as none", [SPF, SPF], /2 times/],
    ["one that lets anybody send", ["v=spf1 +all"], /anybody/],
    ["one that lets anybody send, by default", ["v=spf1 a all"], /anybody/],
  ])("refuses a wrong SPF: %s", async (_what, records, say) => {
    expect((await check({ "lantern.example": records })).spf).toMatchObject({
      ok: false,
      say: expect.stringMatching(say),
    });
  });

  it("counts no DKIM key that was taken back, and no DMARC record without a policy", async () => {
    const { dkim, dmarc } = await check({
      "google._domainkey.lantern.example": ["v=DKIM1; p="],
      "_dmarc.lantern.example": ["v=DMARC1; rua=mailto:a@lantern.example"],
    });
    expect(dkim?.say).toContain("not found");
    expect(dmarc).toMatchObject({ ok: false, say: expect.stringMatching(/without a policy/) });
  });

  it("lets a subdomain fall back on the DMARC record above it", async () => {
    const found = await check({ "_dmarc.lantern.example": [DMARC] }, "mail.lantern.example");
    expect(found.dmarc).toMatchObject({ ok: true });
  });

  it("does not call it a failure when no name server answers", async () => {
    const silent = createSocket("udp4").bind(0, "127.0.0.1");
    await once(silent, "listening");
    const resolver = new Resolver({ timeout: 50, tries: 1 });
    resolver.setServers([`127.0.0.1:${(silent.address() as AddressInfo).port}`]);
    const findings = await checkSenderDomain("lantern.example", (name) =>
      resolver.resolveTxt(name),
    );
    silent.close();
    expect(findings.map(({ ok }) => ok)).toEqual([true, true, true]);
    for (const { say } of findings) expect(say).toContain("could not be looked up");
  });
});

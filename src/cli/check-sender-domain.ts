import { Resolver } from "node:dns/promises";
import type { Finding } from "./finding.ts";

/** The TXT records of a name, each in its pieces; rejects as node:dns does. */
export type ResolveTxt = (name: string) => Promise<string[][]>;

const TIMEOUT_MS = 2_500;
const TRIES = 2;

/** Where the usual senders publish their DKIM key; nothing lists the selectors of a domain. */
const SELECTORS = [
  "google",
  "selector1",
  "selector2",
  "default",
  "dkim",
  "mail",
  "k1",
  "s1",
  "s2",
  "fm1",
  "zoho",
  "protonmail",
];

/** The system's name servers, asked with patience that ends. */
export function systemResolver(): ResolveTxt {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES });
  return (name) => resolver.resolveTxt(name);
}

/**
 * Whether receivers can tell that mail from this domain is genuine: SPF (RFC 7208), DKIM (RFC 6376) and
 * DMARC (RFC 7489), which Gmail and Yahoo ask of everybody who sends in bulk. What cannot be looked up is
 * no failure. Does not throw.
 */
export function checkSenderDomain(domain: string, resolve: ResolveTxt): Promise<Finding[]> {
  return Promise.all([
    checkSpf(domain, resolve),
    checkDkim(domain, resolve),
    checkDmarc(domain, resolve),
  ]);
}

async function checkSpf(domain: string, resolve: ResolveTxt): Promise<Finding> {
  const what = `SPF of ${domain}`;
  const records = await lookUp(resolve, domain);
  if (!records) return unknown(what);
  const spf = records.filter((record) => /^v=spf1(\s|$)/i.test(record));
  if (spf.length === 0) {
    return wrong(
      what,
      "not published; add the TXT record your mail provider names, such as v=spf1 include:… ~all",
    );
  }
  if (spf.length > 1) {
    return wrong(
      what,
      `published ${spf.length} times, which counts as none (RFC 7208, 4.5); join them into one record`,
    );
  }
  if (/\s\+?all\b/i.test(spf[0] ?? ""))
    return wrong(what, "lets anybody send in its name (+all); end it with ~all or -all");
  return { what, ok: true, say: "published" };
}

async function checkDkim(domain: string, resolve: ResolveTxt): Promise<Finding> {
  const what = `DKIM of ${domain}`;
  const found = await Promise.all(
    SELECTORS.map(async (selector) => {
      const records = await lookUp(resolve, `${selector}._domainkey.${domain}`);
      // A key that was taken back has an empty p= (RFC 6376, 3.6.1).
      return { selector, records, there: records?.some((one) => /\bp=[A-Za-z0-9+/]/.test(one)) };
    }),
  );
  const selectors = found.filter(({ there }) => there).map(({ selector }) => selector);
  if (selectors.length > 0)
    return { what, ok: true, say: `published (selector ${selectors.join(", ")})` };
  if (found.some(({ records }) => records === null)) return unknown(what);
  return {
    what,
    ok: true,
    say: "not found under the usual selectors; your provider may use another one, so look there that signing is on",
  };
}

async function checkDmarc(domain: string, resolve: ResolveTxt): Promise<Finding> {
  const what = `DMARC of ${domain}`;
  // A subdomain falls back on the record of the domain above it (RFC 7489, 6.6.3).
  for (const name of [domain, ...parentOf(domain)]) {
    const records = await lookUp(resolve, `_dmarc.${name}`);
    if (!records) return unknown(what);
    const policy = records.find((record) => /^v=DMARC1\b/i.test(record));
    const [, p] = /;\s*p\s*=\s*(\w+)/i.exec(policy ?? "") ?? [];
    if (policy && p) return { what, ok: true, say: `published (policy ${p.toLowerCase()})` };
    if (policy) return wrong(what, "published without a policy; add p=none at least");
  }
  return wrong(
    what,
    `not published; add a TXT record at _dmarc.${domain}: v=DMARC1; p=none; rua=mailto:you@${domain}`,
  );
}

function parentOf(domain: string): string[] {
  const labels = domain.split(".");
  return labels.length > 2 ? [labels.slice(1).join(".")] : [];
}

/** Each record in one piece; none where the name has none; null when nobody could say. */
async function lookUp(resolve: ResolveTxt, name: string): Promise<string[] | null> {
  try {
    return (await resolve(name)).map((pieces) => pieces.join(""));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOTFOUND" || code === "ENODATA" ? [] : null;
  }
}

function unknown(what: string): Finding {
  return { what, ok: true, say: "could not be looked up from here; try again with a network" };
}

function wrong(what: string, say: string): Finding {
  return { what, ok: false, say };
}

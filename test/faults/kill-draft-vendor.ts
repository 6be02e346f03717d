import { TUESDAY } from "../setup/approved-touches.ts";
import { startGmailServer } from "../vendors/gmail-server.ts";
import { startGraphServer } from "../vendors/graph-server.ts";
import { createGate } from "./kill-gate.ts";
import { startHttpGate } from "./kill-http-gate.ts";
import {
  type KillPoint,
  type KillVendor,
  type RunningVendor,
  sendIdOf,
  tally,
} from "./kill-vendor.ts";

/** Around every call to a vendor with one-shot drafts. */
const POINTS: readonly KillPoint[] = [
  "claimed",
  "draft_asked",
  "draft_done",
  "draft_answered",
  "token_made",
  "token_committed",
  "intent_committed",
  "send_asked",
  "send_done",
  "send_answered",
  "provider_answered",
  "recorded",
];

export const gmailVendor: KillVendor = {
  client: "gmail",
  name: "Gmail",
  missing: "",
  points: POINTS,
  uncertain: [],
  start: async () =>
    behindGate(await startGmailServer(), { draft: /\/drafts$/, send: /\/drafts\/send$/ }),
};

export const outlookVendor: KillVendor = {
  client: "outlook",
  name: "Outlook",
  missing: "",
  points: POINTS,
  uncertain: [],
  start: async () =>
    behindGate(await startGraphServer(), { draft: /\/me\/messages$/, send: /\/send$/ }),
};

/** What the stand-ins have in common. */
type Server = {
  url: string;
  account(address: string): { setClock(at: string): void; sent(): { raw: string }[] };
  grant(address: string): { access_token: string };
  close(): Promise<void>;
};

/** The calls that matter, all of them POSTs. */
type Calls = Record<"draft" | "send", RegExp>;

async function behindGate(server: Server, calls: Calls): Promise<RunningVendor> {
  const gate = createGate();
  const nameCall = (method: string, path: string) =>
    Object.entries(calls).find(([, is]) => method === "POST" && is.test(path))?.[0] ?? null;
  const line = await startHttpGate({ gate, url: server.url, nameCall });
  const tokens: Record<string, string> = {};
  return {
    gate,
    welcome(address) {
      server.account(address).setClock(TUESDAY);
      tokens[address] = server.grant(address).access_token;
    },
    access: () => ({ url: line.url, tokens }),
    accepted: async () =>
      tally(Object.keys(tokens).flatMap((address) => server.account(address).sent().map(sendIdOf))),
    async close() {
      await line.close();
      await server.close();
    },
  };
}

import { createGate } from "./kill-gate.ts";
import { type KillVendor, type RunningVendor, tally } from "./kill-vendor.ts";

/** The sandbox is in our own database, so nothing stands between it and the sender. */
export const sandboxVendor: KillVendor = {
  client: "sandbox",
  name: "the sandbox",
  missing: "",
  points: [
    "claimed",
    "token_made",
    "token_committed",
    "intent_committed",
    "provider_answered",
    "recorded",
  ],
  uncertain: [],
  start,
};

async function start(): Promise<RunningVendor> {
  return {
    gate: createGate(),
    welcome() {},
    access: () => ({}),
    async accepted({ owner }) {
      const { rows } = await owner.query<{ send_id: string }>(
        "select send_id from sandbox_mail where state = 'sent'",
      );
      return tally(rows.map(({ send_id }) => send_id));
    },
    close: async () => undefined,
  };
}

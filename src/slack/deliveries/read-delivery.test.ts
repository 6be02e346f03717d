import { describe, expect, it } from "vitest";
import { onceOf, readDelivery } from "./read-delivery.ts";

const command = (more: object = {}) => ({
  token: "retired",
  command: "/sdr",
  text: "leads",
  team_id: "T1",
  user_id: "U1",
  trigger_id: "1.2.3",
  ...more,
});
const click = (more: object = {}) => ({
  type: "block_actions",
  team: { id: "T1" },
  user: { id: "U1" },
  container: { message_ts: "1.5" },
  actions: [{ action_ts: "1.9", action_id: "draft_approve", value: "v" }],
  message: { ts: "1.5", thread_ts: "1.1", blocks: [{ type: "section" }] },
  ...more,
});
const form = (values: object) => ({
  type: "view_submission",
  team: { id: "T1" },
  user: { id: "U1" },
  view: { id: "V1", hash: "h1", callback_id: "connect_smtp", state: { values } },
});
const keyOf = (body: object) => readDelivery(body as Record<string, unknown>)?.key;

describe("the key of a delivery", () => {
  it("is the same for the same request, whatever its retry headers say", () => {
    expect(keyOf(command())).toBe(keyOf(command()));
    expect(keyOf(click())).toBe(keyOf(click()));
  });

  it("differs for another team, person, text, moment or message", () => {
    const keys = [
      command(),
      command({ team_id: "T2" }),
      command({ user_id: "U2" }),
      command({ text: "leads " }),
      command({ trigger_id: "1.2.4" }),
      click(),
      click({ team: { id: "T2" } }),
      click({ user: { id: "U2" } }),
      click({ container: { message_ts: "1.6" } }),
      click({ actions: [{ action_ts: "2.0", action_id: "draft_approve" }] }),
      click({ actions: [{ action_ts: "1.9", action_id: "draft_skip" }] }),
      { type: "event_callback", team_id: "T1", event_id: "E1", event: {} },
      { type: "event_callback", team_id: "T2", event_id: "E1", event: {} },
    ].map(keyOf);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("gives an idempotency key that core takes", () => {
    expect(onceOf(keyOf(click()) ?? "")).toMatch(/^[0-9a-f]{64}$/);
  });

  it("is none for requests we have nothing to do with", () => {
    expect(readDelivery({ type: "view_closed", view: {} })).toBeNull();
    expect(readDelivery({})).toBeNull();
  });
});

describe("what is written down of a delivery", () => {
  it("holds no password, not even until the work is done", () => {
    const password = { value: { type: "plain_text_input", value: "hunter2-planted" } };
    const address = { value: { type: "email_text_input", value: "r@a.example" } };
    const incoming = readDelivery(form({ secret_password: password, address }));
    expect(JSON.stringify(incoming?.stored)).not.toContain("hunter2-planted");
    expect(incoming?.stored).toMatchObject({ secrets_left_out: true });
    expect(JSON.stringify(incoming?.body)).toContain("hunter2-planted");
  });

  it("leaves out Slack's retired token and copies of our own messages", () => {
    const stored = readDelivery(click({ token: "retired" }))?.stored;
    expect(stored).not.toHaveProperty("token");
    expect(stored?.message).toEqual({ ts: "1.5", thread_ts: "1.1" });
  });

  it("holds nothing that a database refuses", () => {
    const incoming = readDelivery(command({ text: "a\u0000b \ud83d c 😀" }));
    expect(incoming?.body.text).toBe("ab \ufffd c 😀");
  });
});

import { expect, it } from "vitest";
import { erasedMessage } from "./forget-modal.ts";

const done = { lead_id: "1", leads: 1, messages: 2, steps: 1, mails: 0, posts: 0, left_at: [] };

it("says how many leads went where the person was there more than once", () => {
  expect(erasedMessage(done).text).toMatch(/^Erased: the lead, 2 messages, 1 touch and /);
  expect(erasedMessage({ ...done, leads: 3 }).text).toMatch(
    /^Erased: 3 leads with their LinkedIn profile, 2 messages/,
  );
});

it("names the mailboxes whose vendor may still hold their mails", () => {
  expect(erasedMessage({ ...done, left_at: ["riley@sender.example"] }).text).toContain(
    "riley@sender.example",
  );
});

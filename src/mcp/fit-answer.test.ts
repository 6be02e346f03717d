import { describe, expect, it } from "vitest";
import { ANSWER_BUDGET_TOKENS, estimateTokens, fitAnswer } from "./fit-answer.ts";

const long = (length: number) => "lorem ipsum ".repeat(length / 12);

describe("an answer", () => {
  it("that fits is left as it is", () => {
    const answer = { text: long(2_400) };
    expect(fitAnswer(answer)).toBe(answer);
  });

  it("that is too long has its texts cut and says so", () => {
    const messages = Array.from({ length: 50 }, (_, at) => ({
      message_id: `m${at}`,
      text: long(9_600),
    }));
    const fitted = fitAnswer({ messages });
    expect(estimateTokens(fitted)).toBeLessThanOrEqual(ANSWER_BUDGET_TOKENS);
    expect(fitted.truncated).toBe(true);
    expect(fitted.messages).toHaveLength(50);
    expect(JSON.stringify(fitted)).toContain("…");
  });

  it("counts scripts that cost a token for every letter", () => {
    expect(estimateTokens("漢字".repeat(100))).toBeGreaterThanOrEqual(200);
    const fitted = fitAnswer({
      has_more: false,
      rows: Array.from({ length: 50 }, () => ({ name: "漢".repeat(900) })),
    });
    expect(estimateTokens(fitted)).toBeLessThanOrEqual(ANSWER_BUDGET_TOKENS);
  });

  it("never has an id, a cursor, an address or a time cut", () => {
    const exact = {
      lead_id: "i".repeat(36),
      email: `${"e".repeat(240)}@example.com`,
      next_cursor: "c".repeat(400),
      linkedin_url: "u".repeat(300),
      created_at: "2026-11-22T10:00:00.000Z",
    };
    const fitted = fitAnswer({ ...exact, has_more: true, text: long(120_000) });
    expect(fitted).toMatchObject(exact);
  });

  it("keeps every row of a page, because the cursor would step over what is missing", () => {
    const rows = Array.from({ length: 50 }, () => ({
      lead_id: "i".repeat(36),
      email: "e".repeat(320),
    }));
    expect(fitAnswer({ has_more: true, rows }, 1_000).rows).toHaveLength(50);
  });

  it("without pages gives up inner rows last", () => {
    const steps = Array.from({ length: 300 }, () => ({ body: long(600), window: long(120) }));
    const fitted = fitAnswer({ steps });
    expect(estimateTokens(fitted)).toBeLessThanOrEqual(ANSWER_BUDGET_TOKENS);
    expect((fitted.steps as unknown[]).length).toBeGreaterThanOrEqual(5);
  });
});

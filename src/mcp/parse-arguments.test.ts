import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError } from "../core/errors.ts";
import { parseArguments } from "./parse-arguments.ts";

const schema = z.strictObject({
  query: z.string(),
  limit: z.int().max(50).default(20),
  status: z.enum(["new", "replied"]).optional(),
  rows: z.array(z.strictObject({ email: z.string() })).optional(),
});

function refusal(args: unknown): AppError {
  try {
    parseArguments(schema, args);
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
  }
  throw new Error("should have been refused");
}

describe("arguments", () => {
  it("come out with their defaults", () => {
    expect(parseArguments(schema, { query: "acme" })).toEqual({ query: "acme", limit: 20 });
  });

  it("that are missing are named", () => {
    expect(refusal(undefined)).toMatchObject({ field: "query", say: "query is missing." });
  });

  it("outside the list or the limit are named with what is allowed", () => {
    expect(refusal({ query: "x", status: "hot" })).toMatchObject({ field: "status" });
    expect(refusal({ query: "x", status: "hot" }).say).toMatch(/new.*replied/);
    expect(refusal({ query: "x", limit: 999 })).toMatchObject({ field: "limit" });
    expect(refusal({ query: "x", rows: [{ email: 1 }] })).toMatchObject({ field: "rows.0.email" });
  });

  it("that do not exist are refused instead of ignored, with the names there are", () => {
    const error = refusal({ query: "x", max_results: 5 });
    expect(error).toMatchObject({ code: "invalid_input", field: "max_results" });
    expect(error.next).toMatch(/query, limit, status, rows/);
    expect(refusal({ query: "x", rows: [{ email: "a", nam: "b" }] }).field).toBe("rows.0.nam");
  });

  it("that a client sent as a string of JSON are taken for what they mean", () => {
    const args = { query: "x", rows: '[{"email":"ada@example.com"}]' };
    expect(parseArguments(schema, args).rows).toEqual([{ email: "ada@example.com" }]);
    expect(refusal({ query: "x", rows: "not json" }).field).toBe("rows");
  });

  it("that are no object at all are refused", () => {
    expect(refusal("query").code).toBe("invalid_input");
    expect(refusal([1]).code).toBe("invalid_input");
  });
});

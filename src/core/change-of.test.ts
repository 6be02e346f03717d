import { expect, test } from "vitest";
import { z } from "zod";
import { changeOf } from "./change-of.ts";

const settings = z.object({
  offer: z.string().max(5).default("").describe("What we offer."),
  quiet: z.boolean().nullable().default(null),
});

test("what a change leaves out is absent, so that it cannot reset a value to its default", () => {
  expect(changeOf(settings).parse({ quiet: null })).toEqual({ quiet: null });
  expect(changeOf(settings).parse({})).toEqual({});
});

test("what a change gives is checked as ever", () => {
  expect(changeOf(settings).safeParse({ offer: "too long" }).success).toBe(false);
});

test("descriptions stay, because agents read them", () => {
  expect(changeOf(settings).shape.offer.description).toBe("What we offer.");
});

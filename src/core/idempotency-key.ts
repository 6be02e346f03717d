import { z } from "zod";

/** The field of an operation that may be repeated: the same key gets the first answer again. */
export const idempotencyKey = z
  .string()
  .min(8)
  .max(100)
  .optional()
  .describe("Repeat a call with the same key and it happens once.");

import { z } from "zod";

/** Arguments that several tools take, in the same words everywhere. */
export const leadId = z.uuid().describe("Lead id.");
export const campaign = z.string().min(1).max(200).describe("Campaign id or name.");
export const lead = z.string().min(1).max(320).describe("Lead id, e-mail or full name.");
export const dryRun = z.boolean().default(false).describe("Only say what would happen.");
export const idempotencyKey = z
  .string()
  .min(8)
  .max(100)
  .optional()
  .describe("Repeated: done once.");
export const alreadySending = z.int().describe("Already leaving.");

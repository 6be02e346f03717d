import { z } from "zod";

/** `users.settings`; every field has a default. */
export const userSettings = z.object({
  posting_team: z.string().max(50).default("").describe("Slack team of the posting channel."),
  posting_channel: z
    .string()
    .max(50)
    .default("")
    .describe("Slack channel for cards and replies; empty: direct message."),
  postal_address: z
    .string()
    .max(300)
    .default("")
    .describe("Postal address for the footer; the law asks for one."),
  contact_reason: z
    .string()
    .max(300)
    .default("")
    .describe("Why we write to people, for the footer."),
  sender_name: z
    .string()
    .max(200)
    .default("")
    .describe("Name that messages are signed with; empty: the profile's."),
  share_opt_outs: z
    .boolean()
    .default(true)
    .describe("Opt-outs and bounces hold for everybody in the Slack workspace, as hashes."),
  reminder_hours: z
    .number()
    .int()
    .min(1)
    .max(168)
    .default(24)
    .describe("Remind of a waiting approval after so many hours."),
  expiry_days: z
    .number()
    .int()
    .min(1)
    .max(90)
    .default(14)
    .describe("A request for approval ends unanswered after so many days."),
  quiet_hours: z
    .object({ from: z.string(), to: z.string() })
    .nullable()
    .default(null)
    .describe("No Slack posts between these local times."),
});
export type UserSettings = z.infer<typeof userSettings>;

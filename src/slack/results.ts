import type { Core } from "../core/core.ts";

type Answer<Name extends keyof Core> = Core[Name] extends (
  ...args: never[]
) => Promise<infer Result>
  ? Result
  : never;

/** What core answers, by the names the builders use. */
export type DeadLetters = Answer<"listDeadLetters">;
export type Sending = Answer<"getSending">;
export type Context = Answer<"getContext">;
export type LeadPage = Answer<"searchLeads">;
export type LoggedTouch = Answer<"logTouch">;
export type LeadOutcomes = Answer<"upsertLeads">;
export type ImportResult = Answer<"importLeads">;
export type CampaignPreview = Answer<"previewCampaign">;
export type EnrollResult = Answer<"enrollLeads">;
export type Stats = Answer<"getStats">;
export type SuppressResult = Answer<"suppressContacts">;
export type SuppressionPage = Answer<"listSuppressions">;
export type EraseResult = Answer<"eraseLead">;
export type WhyNotSent = Answer<"whyNotSent">;
export type Simulation = Answer<"simulateCampaign">;
export type Approver = Answer<"nameApprover">["approvers"][number];

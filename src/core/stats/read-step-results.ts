import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { runSqlFile } from "../db/sql-file.ts";
import type { TenantTransaction } from "../db/with-tenant.ts";
import { type SequenceStep, sequenceStep } from "../sequences/sequence.ts";
import { compareVariants, type VariantFigures } from "./compare-variants.ts";

export const stepResults = z.object({
  step_number: z.number().int(),
  sequence_version: z.number().int().describe("The latest version with these wordings."),
  channel: z.string(),
  variants: z.array(
    z.object({
      variant: z.string().nullable().describe("A, B…; null for words a person or a model wrote."),
      sent: z.number().int(),
      replies: z.number().int().describe("Messages that a person answered; opt-outs not counted."),
      positive: z.number().int(),
      opt_outs: z.number().int(),
      bounces: z.number().int(),
    }),
  ),
  verdict: z.string().nullable().describe("Which wording is answered more often, if one can say."),
});
export type StepResults = z.infer<typeof stepResults>;

type Row = VariantFigures & { sequence_version: number; step_number: number; channel: string };

/**
 * What came of each step of a campaign, by wording: by step, then the latest version first. A version that
 * left a step's wordings alone adds to the figures of the next; changed words begin anew.
 */
export async function readStepResults(
  tx: TenantTransaction,
  campaign_id: string,
): Promise<StepResults[]> {
  const rows = await runSqlFile<Row>(tx, "variant-figures", [campaign_id]);
  const latest = latestAlike(await readVersions(tx, campaign_id));
  const results = new Map<string, StepResults>();
  for (const { sequence_version, step_number, channel, ...figures } of rows) {
    const version = latest(sequence_version, step_number);
    const key = `${step_number}:${version}`;
    const known = results.get(key);
    const variants = addFigures(known?.variants ?? [], figures);
    results.set(key, {
      ...{ step_number, sequence_version: version, channel, variants },
      verdict: compareVariants(variants),
    });
  }
  return [...results.values()];
}

type Version = { version: number; steps: SequenceStep[] };

async function readVersions(tx: TenantTransaction, campaign_id: string): Promise<Version[]> {
  const rows = await tx.sequenceVersion.findMany({
    where: { campaign_id },
    select: { version: true, steps: true },
    orderBy: { version: "desc" },
  });
  return rows.map(({ version, steps }) => ({
    version,
    steps: z.array(sequenceStep).parse(steps),
  }));
}

/** The newest version in which a step has the channel and the wordings that it has in this one. */
function latestAlike(versions: readonly Version[]) {
  const wordings = ({ steps }: Version, step_number: number) => {
    const step = steps.find((each) => each.step_number === step_number);
    return step && [step.channel, step.variants];
  };
  return (version: number, step_number: number): number => {
    const own = versions.find((each) => each.version === version);
    if (!own) return version;
    const words = wordings(own, step_number);
    const alike = versions.find((each) => isDeepStrictEqual(wordings(each, step_number), words));
    return alike?.version ?? version;
  };
}

function addFigures(known: readonly VariantFigures[], more: VariantFigures): VariantFigures[] {
  const same = known.find(({ variant }) => variant === more.variant);
  if (!same) return [...known, more];
  const sum: VariantFigures = {
    variant: more.variant,
    sent: same.sent + more.sent,
    replies: same.replies + more.replies,
    positive: same.positive + more.positive,
    opt_outs: same.opt_outs + more.opt_outs,
    bounces: same.bounces + more.bounces,
  };
  return known.map((each) => (each === same ? sum : each));
}

import { likelihoodBetter, type Trials } from "./likelihood-better.ts";

/** What came of one wording of a step. */
export type VariantFigures = {
  /** Null: words of a person or a model, which are no wording of the step. */
  variant: string | null;
  sent: number;
  replies: number;
  positive: number;
  opt_outs: number;
  bounces: number;
};

/** Fewer messages that arrived than this, and chance decides. */
const ENOUGH = 50;
/** How sure one must be of a lead; shared out where a leader has several rivals (Bonferroni). */
const DOUBT = 0.05;

type Side = Trials & { variant: string };

/**
 * Which wording of a step is answered more often, in one honest sentence: too few to tell, no clear
 * difference, or who leads, against whom and how likely that is real. Null where there is nothing to
 * compare. Bounced messages count for nobody; an opt-out is no answer.
 */
export function compareVariants(variants: readonly VariantFigures[]): string | null {
  const sides = variants.flatMap(toSide).sort((one, other) => rateOf(other) - rateOf(one));
  const [leader, ...rivals] = sides;
  if (!leader || rivals.length === 0) return null;
  if (sides.some(({ arrived }) => arrived < ENOUGH)) return tooFew(sides);
  const chances = rivals.map((rival) => ({ rival, likelihood: likelihoodBetter(leader, rival) }));
  const closest = chances.reduce((one, other) => (other.likelihood < one.likelihood ? other : one));
  const likely = inWords(closest.likelihood);
  const against = `${said(leader)} answered; ${said(closest.rival)}`;
  if (closest.likelihood >= 1 - DOUBT / rivals.length) {
    return `${leader.variant} leads: ${against}. It is really better with a likelihood of ${likely}.`;
  }
  const needed = inWords(1 - DOUBT / rivals.length);
  return `No clear difference yet: ${against}. ${leader.variant} is really better with a likelihood of ${likely}; ${needed} would be a lead.`;
}

function toSide({ variant, sent, bounces, replies }: VariantFigures): Side[] {
  return variant === null ? [] : [{ variant, arrived: sent - bounces, answered: replies }];
}

function rateOf({ answered, arrived }: Trials): number {
  return arrived === 0 ? 0 : answered / arrived;
}

function said({ variant, answered, arrived }: Side): string {
  return `${variant} had ${answered} of ${arrived}`;
}

function tooFew(sides: readonly Side[]): string {
  const arrived = [...sides]
    .sort((one, other) => one.variant.localeCompare(other.variant))
    .map((side) => `${side.variant} has ${side.arrived}`);
  return `Too few to tell: each wording needs ${ENOUGH} messages that arrived (${arrived.join(", ")}).`;
}

/** Never rounded up to certainty. */
function inWords(likelihood: number): string {
  const percent = Math.floor(likelihood * 1000) / 10;
  return percent > 99.9 ? "more than 99.9 %" : `${percent} %`;
}

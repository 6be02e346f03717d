/** So many messages that arrived, and how many of them were answered. */
export type Trials = { arrived: number; answered: number };

/**
 * How likely it is, 0 to 1, that the first wording is really answered more often than the other: both rates
 * are unknown with a uniform prior, so each is Beta(answered + 1, unanswered + 1), and the chance that one
 * exceeds the other is an exact sum. E. Miller, "Formulas for Bayesian A/B Testing",
 * https://www.evanmiller.org/bayesian-ab-testing.html#binary_ab
 */
export function likelihoodBetter(one: Trials, other: Trials): number {
  const logFactorial = logFactorials(one.arrived + other.arrived + 3);
  const logBeta = (a: number, b: number) =>
    (logFactorial[a - 1] ?? 0) + (logFactorial[b - 1] ?? 0) - (logFactorial[a + b - 1] ?? 0);
  const [won, lost] = [one.answered + 1, one.arrived - one.answered + 1];
  const [otherWon, otherLost] = [other.answered + 1, other.arrived - other.answered + 1];
  let likelihood = 0;
  for (let index = 0; index < won; index += 1) {
    const joint = logBeta(otherWon + index, lost + otherLost);
    const apart = Math.log(lost + index) + logBeta(1 + index, lost) + logBeta(otherWon, otherLost);
    likelihood += Math.exp(joint - apart);
  }
  return Math.min(1, likelihood);
}

/** ln(0!), ln(1!), … ln(most!). */
function logFactorials(most: number): number[] {
  const table = [0];
  for (let number = 1; number <= most; number += 1) {
    table.push((table[number - 1] ?? 0) + Math.log(number));
  }
  return table;
}

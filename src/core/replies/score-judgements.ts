/** One reply that a person labelled, and what the rules say today. Classes are intents, or a machine's kind. */
export type JudgedCase = { expected: string; got: string };

/** How well one class is told apart; a null is a share of nothing. */
export type ClassScore = {
  class: string;
  /** How many replies a person put into it. */
  labelled: number;
  /** How many the rules put into it. */
  judged: number;
  /** Share of the rules' answers that were right, 0 to 1. */
  precision: number | null;
  /** Share of the people's labels that the rules found, 0 to 1. */
  recall: number | null;
};

export type Confusion = { expected: string; got: string; count: number };

/** Precision and recall per class, in the order of the alphabet. */
export function scoreJudgements(cases: readonly JudgedCase[]): ClassScore[] {
  const classes = [...new Set(cases.flatMap(({ expected, got }) => [expected, got]))].sort();
  return classes.map((name) => {
    const labelled = cases.filter(({ expected }) => expected === name).length;
    const judged = cases.filter(({ got }) => got === name).length;
    const right = cases.filter(({ expected, got }) => expected === name && got === name).length;
    return {
      class: name,
      labelled,
      judged,
      precision: judged === 0 ? null : right / judged,
      recall: labelled === 0 ? null : right / labelled,
    };
  });
}

/** Which label got which answer how often, the right ones too, the most frequent first. */
export function confuse(cases: readonly JudgedCase[]): Confusion[] {
  const counts = new Map<string, Confusion>();
  for (const { expected, got } of cases) {
    const key = `${expected} ${got}`;
    const known = counts.get(key);
    counts.set(key, { expected, got, count: (known?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort(
    (left, right) =>
      right.count - left.count ||
      `${left.expected} ${left.got}`.localeCompare(`${right.expected} ${right.got}`),
  );
}

/**
 * The seed of a fault run: FAULTS_SEED, else a new one each time. It is printed before the run begins,
 * so that whatever the run finds can be had again.
 */
export function faultSeed(run: string): number {
  const given = Number(process.env.FAULTS_SEED);
  const seed = given > 0 ? given : Math.floor(Math.random() * 1e9) + 1;
  process.stdout.write(`${run}: FAULTS_SEED=${seed}\n`);
  return seed;
}

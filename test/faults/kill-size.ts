/** The size of a fault run: small with FAULTS=sample, so that every change can have one, else the whole. */
export function faultSize(size: { sample: number; full: number }): number {
  return process.env.FAULTS === "sample" ? size.sample : size.full;
}

/**
 * How much of a fault run is done: `sample` shows in a minute or so that the run itself works, `full`
 * is what a release has to survive. FAULTS=sample asks for the first, anything else for the second.
 */
export function faultSize<T>(sizes: { sample: T; full: T }): T {
  return process.env.FAULTS === "sample" ? sizes.sample : sizes.full;
}

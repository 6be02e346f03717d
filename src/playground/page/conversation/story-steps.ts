import { recall, remember } from "../data/remember.ts";

/** The product's story in five commands. */
export const storySteps = [
  { verb: "import", name: "Import leads" },
  { verb: "campaign new", name: "New campaign" },
  { verb: "enroll", name: "Enroll leads" },
  { verb: "campaign start", name: "Start it" },
  { verb: "approve", name: "Approve a draft" },
] as const;

/** The steps tried in this tab, by a click or by typing. */
export function triedSteps(): readonly string[] {
  return recall<string[]>("tab", "steps", []);
}

/** Remembers the step a command belongs to, if it is one. */
export function noteStep(line: string): void {
  const step = storySteps.find(({ verb }) => ` ${line} `.includes(` ${verb} `));
  if (step) remember("tab", "steps", [...new Set([...triedSteps(), step.verb])]);
}

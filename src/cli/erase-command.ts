import { Command } from "commander";
import type { Core } from "../core/core.ts";
import { localActor } from "../core/people/ensure-local-user.ts";
import type { Shell } from "./shell.ts";

/** `sdr leads erase`: the right to be forgotten. */
export function eraseCommand({ action, withCore }: Pick<Shell, "action" | "withCore">): Command {
  return new Command("erase")
    .argument("<email>", "the lead's e-mail address, id or exact full name")
    .description("erase a lead and everything of theirs for good; only a keyed hash stays")
    .action(
      action(async (print, _options: object, lead: string) => {
        const done = await withCore(({ core, user }) => core.eraseLead(localActor(user), { lead }));
        print(done, erasureReport(done));
      }),
    );
}

type Erased = Awaited<ReturnType<Core["eraseLead"]>>;

/** What was erased, and what lies where we cannot reach, as a person reads it. */
function erasureReport({ leads, messages, steps, mails, posts, left_at }: Erased): string {
  const who = leads === 1 ? "the lead" : `the lead, in ${leads} rows of one profile`;
  const lines = [
    `Erased: ${who}, ${messages} messages, ${steps} touches, ${mails} received mails; ${posts} posts in Slack are replaced.`,
    "Only a keyed hash stays, so that nobody brings them back.",
  ];
  if (left_at.length > 0) lines.push(`Their mails may still lie in: ${left_at.join(", ")}.`);
  return lines.join("\n");
}

import { ownerMay } from "../actor.ts";
import { writeAudit } from "../audit/write-audit.ts";
import type { CoreDeps } from "../core-deps.ts";
import { beginAgain } from "../db/begin-again.ts";
import { type TenantTransaction, withTenant } from "../db/with-tenant.ts";
import { AppError } from "../errors.ts";
import type { SlackPerson } from "./find-slack-person.ts";
import { hashLinkCode } from "./make-link-code.ts";

export type LinkSlackPerson = SlackPerson & { display_name: string; code: string };

/** Makes a Slack person the owner of the account that made the code. Single use, ten minutes. */
export async function linkSlackPerson(deps: CoreDeps, request: LinkSlackPerson): Promise<void> {
  const [state] = await deps.db.prisma.$queryRaw<{ user_id: string; clerk_id: string }[]>`
    select user_id, clerk_id from dispatch.take_state(${hashLinkCode(request.code)}, 'slack_link')`;
  if (!state?.user_id) {
    throw new AppError("invalid_input", {
      say: "This code is wrong, used up or older than ten minutes.",
      field: "code",
      next: "Stop Chat SDR and run `sdr start` again; it prints a new one.",
    });
  }
  await saveSlackIdentity(deps, { ...request, ...state, linked_via: "code" });
}

type SlackIdentityRow = SlackPerson & {
  user_id: string;
  clerk_id: string;
  display_name: string;
  linked_via: string;
};

/** Writes the link. A Slack person who belongs to another account already is refused. */
export async function saveSlackIdentity(deps: CoreDeps, row: SlackIdentityRow): Promise<void> {
  await beginAgain(() => withTenant(deps.db, row.clerk_id, ({ tx }) => writeLink(tx, row)));
}

async function writeLink(tx: TenantTransaction, row: SlackIdentityRow): Promise<void> {
  const { user_id, clerk_id, team_id, slack_user_id, display_name, linked_via } = row;
  const written = await tx.$executeRaw`
      insert into slack_identities (user_id, team_id, slack_user_id, display_name, linked_via)
      values (${user_id}::uuid, ${team_id}, ${slack_user_id}, ${display_name}, ${linked_via})
      on conflict (team_id, slack_user_id) do nothing`;
  const mine = await tx.slackIdentity.findFirst({
    where: { team_id, slack_user_id },
    select: { id: true },
  });
  if (!mine) {
    throw new AppError("conflict", {
      say: "This Slack account is linked to another Chat SDR account already.",
      next: "Ask the owner of that account to remove the link first.",
    });
  }
  if (written === 0) return;
  const actor = {
    kind: "person" as const,
    user_id,
    clerk_id,
    id: `slack:${team_id}/${slack_user_id}`,
    name: display_name,
    via: "slack" as const,
    may: ownerMay,
  };
  await writeAudit({ tx, actor }, { action: "link_slack_person", detail: { via: linked_via } });
}

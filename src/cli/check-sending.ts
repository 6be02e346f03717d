import type { Core } from "../core/core.ts";
import { localActor } from "../core/people/ensure-local-user.ts";
import type { Finding } from "./finding.ts";
import type { OpenedCore } from "./open-core.ts";

/** Whether anything is sent at all, and what waits for a person to look into it. */
export async function checkSending({
  core,
  user,
}: Pick<OpenedCore, "core" | "user">): Promise<Finding[]> {
  const actor = localActor(user);
  const [state, { sending }] = [await core.getSending(actor, {}), await core.getContext(actor, {})];
  return [onOrOff(state, sending), await checkDeadLetters(core, actor)];
}

type State = Awaited<ReturnType<Core["getSending"]>>;
type Account = Awaited<ReturnType<Core["getContext"]>>["sending"];

function onOrOff({ on, reason, due }: State, account: Account): Finding {
  const what = "sending";
  if (!on) {
    const say = `switched off${reason ? `: ${reason}` : ""}; ${due} messages are due. Look with \`sdr sending\`, then \`sdr sending on\``;
    return { what, ok: false, say };
  }
  if (!account.paused) return { what, ok: true, say: `on; ${due} messages are due` };
  const say = `paused for this account (${account.reason ?? "by its owner"}); /sdr resume-all goes on`;
  return { what, ok: true, say };
}

async function checkDeadLetters(
  core: Core,
  actor: ReturnType<typeof localActor>,
): Promise<Finding> {
  const what = "dead letters";
  const count = async (kind: "uncertain" | "failed" | "expired" | "post" | "mail") => ({
    kind,
    total: (await core.listDeadLetters(actor, { kind, limit: 1 })).total,
  });
  const counts = [
    await count("uncertain"),
    await count("failed"),
    await count("post"),
    await count("mail"),
    await count("expired"),
  ].filter(({ total }) => total > 0);
  if (counts.length === 0) return { what, ok: true, say: "none" };
  const said = counts.map(({ kind, total }) => `${total} ${kind}`).join(", ");
  return {
    what,
    ok: false,
    say: `${said}; look with \`sdr dead-letters\` or /sdr failed, which say what to do`,
  };
}

import type { Core } from "../core/core.ts";
import { AppError } from "../core/errors.ts";
import { recogniseServer } from "../core/installation/recognise-server.ts";
import { localActor } from "../core/people/ensure-local-user.ts";
import type { OpenedCore } from "./open-core.ts";
import { placeOf } from "./place-of.ts";

type Sending = Awaited<ReturnType<Core["getSending"]>>;

/** Switches sending of this installation, or only says how it stands. */
export async function switchSending(
  { core, deps, user, clusterDir }: OpenedCore,
  wanted: string | undefined,
): Promise<Sending> {
  const actor = localActor(user);
  if (wanted === undefined) return core.getSending(actor, {});
  // What a person switches on is this server and folder, or the next start would switch it off as another's.
  if (wanted === "on") await recogniseServer(deps, { user, place: await placeOf(clusterDir) });
  if (wanted === "on" || wanted === "off")
    return core.switchSending(actor, { on: wanted === "on" });
  throw new AppError("invalid_input", {
    say: `Sending is switched on or off, not "${wanted}".`,
    field: "STATE",
    next: "Type `sdr sending on`, `sdr sending off`, or `sdr sending` to see how it stands.",
  });
}

/** How sending stands, as a person reads it. */
export function sendingReport({ on, reason, due, first_due, uncertain }: Sending): string {
  const why = reason ? `: ${reason}` : "";
  const rows = first_due.map(
    ({ lead_name, campaign_name, send_time }) => `  ${send_time}  ${lead_name} (${campaign_name})`,
  );
  return [
    on ? "Sending is on." : `Sending is OFF${why}.`,
    `${due} approved messages are due${on ? "" : " and would go out once it is on"}${due > 0 ? ":" : "."}`,
    ...rows,
    ...(due > rows.length ? [`  … and ${due - rows.length} more`] : []),
    ...(uncertain > 0
      ? [`${uncertain} may or may not have gone out; a person says which with \`/sdr failed\`.`]
      : []),
    ...(on ? [] : ["Switch it on with: sdr sending on"]),
  ].join("\n");
}

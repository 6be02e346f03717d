import { AppError } from "../errors.ts";
import { isTimeZone } from "./resolve-zone.ts";

/** Throws `invalid_input` on a time zone that is given and is no IANA name. Nothing given is nothing wrong. */
export function refuseUnknownZone(zone: string | undefined, field = "time_zone"): void {
  if (!zone || isTimeZone(zone)) return;
  throw new AppError("invalid_input", {
    say: `"${zone}" is no time zone.`,
    field,
    next: "Give an IANA name such as Europe/Berlin or America/New_York.",
  });
}

import { z } from "zod";
import { changeOf } from "../change-of.ts";
import type { TenantTransaction } from "../db/with-tenant.ts";
import { AppError } from "../errors.ts";
import { defineOperation } from "../operation.ts";
import { refuseUnknownZone } from "../sequences/refuse-unknown-zone.ts";
import { type UserSettings, userSettings } from "./user-settings.ts";

const input = z.object({
  settings: changeOf(userSettings).optional(),
  full_name: z.string().max(200).optional(),
  company_name: z.string().max(200).optional(),
  time_zone: z.string().max(60).optional(),
});

/** Changes the user's own settings and profile; what is left out stays as it is. */
export const updateSettings = defineOperation({
  name: "update_settings",
  needs: "own",
  input,
  output: z.object({ settings: userSettings }),
  async run(tenant, { settings: change = {}, ...profile }) {
    const { tx, user_id } = tenant;
    refuseUnknownZone(profile.time_zone);
    checkQuietHours(change.quiet_hours);
    // Locked, or two changes at once would each write back the other's old value.
    await tx.$queryRaw`select 1 from users where id = ${user_id}::uuid for no key update`;
    const user = await tx.user.findUniqueOrThrow({
      where: { id: user_id },
      select: { settings: true, full_name: true },
    });
    const settings = userSettings.parse({ ...userSettings.parse(user.settings), ...given(change) });
    await tx.user.update({
      where: { id: user_id },
      data: { ...given(profile), settings },
      select: { id: true },
    });
    if (profile.full_name !== undefined && user.full_name !== null)
      await renameMailboxes(tx, user.full_name, profile.full_name);
    await tenant.audit({
      action: "update_settings",
      subject_type: "user",
      subject_id: user_id,
      fields: [
        ...Object.keys(given(profile)),
        ...Object.keys(given(change)).map((name) => `settings.${name}`),
      ],
    });
    return { settings };
  },
});

/** Mail leaves under the profile's name, except where a mailbox was given one of its own. */
async function renameMailboxes(tx: TenantTransaction, from: string, to: string): Promise<void> {
  await tx.mailbox.updateMany({ where: { display_name: from }, data: { display_name: to } });
}

/** Without the fields that were left out. */
function given<T extends object>(change: T): { [Field in keyof T]?: Exclude<T[Field], undefined> } {
  const fields = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.fromEntries(fields) as never;
}

function checkQuietHours(quiet: UserSettings["quiet_hours"] | undefined): void {
  const isClock = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
  if (!quiet || (isClock(quiet.from) && isClock(quiet.to))) return;
  throw new AppError("invalid_input", {
    say: "Quiet hours need two times of day.",
    field: "settings.quiet_hours",
    next: "Give from and to as HH:MM, for example 20:00 and 08:00.",
  });
}

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { outcomesOf } from "./kill-outcome.ts";
import { faultSize } from "./kill-size.ts";
import { isCheckpoint, type KillPoint, type KillVendor } from "./kill-vendor.ts";
import { KILL_VENDORS } from "./kill-vendors.ts";
import { type KillWorld, openKillWorld } from "./kill-world.ts";

const KILLS = faultSize({ sample: 1, full: 25 });

/** The vendor had taken the mail when the sender died. */
const AFTER_IT_WENT: readonly KillPoint[] = ["dot_taken", "dot_answered", "provider_answered"];

for (const kind of KILL_VENDORS) {
  describe.runIf(kind.missing === "")(`${kind.name}${kind.missing}`, () => {
    let place: KillWorld;
    beforeAll(async () => {
      place = await openKillWorld(kind);
    });
    afterAll(() => place?.close());

    it.each(kind.points)(
      `of ${KILLS} senders killed at %s, each touch ends as it must`,
      async (point) => {
        const step_ids = await place.approved(KILLS);
        // A slow sender may claim again before it dies, so one at a time is due.
        await place.postpone(step_ids, "1 day");
        for (const step_id of step_ids) {
          await place.postpone([step_id], "-1 day");
          expect(await dieAt(place, point)).toBe("SIGKILL");
          await place.holdLeases();
        }
        const left = (await place.read(step_ids)).map((step) => step.delivery_state);
        expect([...new Set(left)]).toEqual([leftAt(kind, point)]);
        await place.finish();
        expect(outcomesOf(await place.read(step_ids))).toEqual({ [endOf(kind, point)]: KILLS });
      },
    );
  });
}

/** A sender takes one touch and is killed at a point of its way; answers the signal that ended it. */
async function dieAt(place: KillWorld, point: KillPoint): Promise<string | null> {
  const sender = await place.nextSender();
  const end = sender.hear("report").then(
    () => "it was not killed",
    () => sender.ended,
  );
  if (!isCheckpoint(point)) {
    place.vendor.gate.guard(point, async () => {
      await sender.kill();
      return false;
    });
  }
  sender.send(place.order(isCheckpoint(point) ? { at: point, does: "die" } : {}));
  return end;
}

/** How the database must know a touch whose sender died there: proof that it died there. */
function leftAt({ points, client }: KillVendor, point: KillPoint): string {
  if (point === "recorded") return "done";
  if (points.indexOf(point) >= points.indexOf("intent_committed")) return "sending";
  return point === "token_committed" && client !== "smtp" ? "prepared" : "claimed";
}

function endOf({ uncertain }: KillVendor, point: KillPoint): string {
  if (!uncertain.includes(point)) return "sent once";
  return AFTER_IT_WENT.includes(point) ? "uncertain, it went" : "uncertain, it did not go";
}

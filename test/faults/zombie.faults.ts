import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Checkpoint } from "../../src/core/outbox/attempt.ts";
import { faultSeed } from "../setup/fault-seed.ts";
import { seeded } from "../setup/seeded.ts";
import { outcomesOf } from "./kill-outcome.ts";
import { faultSize } from "./kill-size.ts";
import { isCheckpoint, type KillPoint, type KillVendor } from "./kill-vendor.ts";
import { KILL_VENDORS } from "./kill-vendors.ts";
import { type KillWorld, openKillWorld } from "./kill-world.ts";
import type { Sender } from "./setup-sender.ts";

const HERE = KILL_VENDORS.filter(({ missing }) => missing === "");
const ZOMBIES = Math.ceil(faultSize({ sample: 5, full: 100 }) / HERE.length);

const random = seeded(faultSeed("senders that are stopped and wake up"));

for (const kind of HERE) {
  describe(kind.name, () => {
    let place: KillWorld;
    beforeAll(async () => {
      place = await openKillWorld(kind);
    });
    afterAll(() => place?.close());

    it.each(pointsFor(kind))(
      "a sender stopped at %s (%i) changes nothing when it wakes up after another has finished",
      async (point) => {
        const step_ids = await place.approved(1);
        const zombie = await stopAt(place, point);
        await place.finish();
        const [finished] = await place.read(step_ids);
        const results = await zombie.wake();
        const [after] = await place.read(step_ids);
        expect(after).toEqual({ ...finished, accepted: isHeldBack(kind, point) ? 0 : 1 });
        expect(outcomesOf(after ? [after] : [])).toEqual({ [endOf(kind, point)]: 1 });
        expect(Object.keys(results)).toEqual([expect.stringMatching(/^(sent|lost|refused)$/)]);
      },
    );

    it.runIf(kind.uncertain.includes("intent_committed"))(
      'a sender stopped before it handed its mail over leaves it to "Send again"',
      async () => {
        const [step_id = ""] = await place.approved(1);
        const zombie = await stopAt(place, "intent_committed");
        await place.finish();
        await place.sendAgain(step_id);
        await place.finish();
        const results = await zombie.wake();
        const after = await place.read([step_id]);
        expect(outcomesOf(after)).toEqual({ "sent once": 1 });
        expect(Object.keys(results)).toEqual(["lost"]);
      },
    );
  });
}

/** All points in turn from a random one on; they are numbered, for a name may come twice. */
function pointsFor({ points }: KillVendor): [KillPoint, number][] {
  const first = Math.floor(random() * points.length);
  return Array.from({ length: ZOMBIES }, (_, place) => {
    const point = points[(first + place) % points.length];
    return [point ?? "claimed", place + 1];
  });
}

type Zombie = { wake(): Promise<Record<string, number>> };

/** Stops a sender at a point, without its knowledge, and with it the call that it has under way there. */
async function stopAt(place: KillWorld, point: KillPoint): Promise<Zombie> {
  const sender = await place.nextSender();
  const reported = sender.hear("report");
  const asleep = isCheckpoint(point)
    ? await sleepAtCheckpoint(place, sender, point)
    : await sleepInCall(place, sender, point);
  return {
    async wake() {
      sender.signal("SIGCONT");
      asleep.release();
      const { results } = await reported;
      await sender.kill();
      return results;
    },
  };
}

type Asleep = { release(): void };

async function sleepAtCheckpoint(
  place: KillWorld,
  sender: Sender,
  at: Checkpoint,
): Promise<Asleep> {
  const waiting = sender.hear("waiting");
  sender.send(place.order({ at, does: "wait" }));
  await waiting;
  sender.signal("SIGSTOP");
  return { release: () => sender.resume() };
}

/** The request, or the answer, stays on the line for as long as its sender sleeps, and arrives late. */
async function sleepInCall(place: KillWorld, sender: Sender, point: KillPoint): Promise<Asleep> {
  let release = () => {};
  const released = new Promise<boolean>((resolve) => {
    release = () => resolve(true);
  });
  const asleep = new Promise<void>((resolve) => {
    place.vendor.gate.guard(point, () => {
      sender.signal("SIGSTOP");
      resolve();
      return released;
    });
  });
  sender.send(place.order());
  await asleep;
  return { release };
}

/** Nobody could know that it had not begun to hand over; when it wakes up it does not. */
function isHeldBack({ uncertain }: KillVendor, point: KillPoint): boolean {
  return point === "intent_committed" && uncertain.includes(point);
}

/** Where nobody could know whether it went, the zombie still hands over what it had begun. */
function endOf(kind: KillVendor, point: KillPoint): string {
  if (isHeldBack(kind, point)) return "uncertain, it did not go";
  return kind.uncertain.includes(point) ? "uncertain, it went" : "sent once";
}

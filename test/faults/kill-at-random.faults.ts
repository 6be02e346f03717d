import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultSeed } from "../setup/fault-seed.ts";
import { seeded } from "../setup/seeded.ts";
import { outcomesOf } from "./kill-outcome.ts";
import { faultSize } from "./kill-size.ts";
import type { KillVendor } from "./kill-vendor.ts";
import { KILL_VENDORS } from "./kill-vendors.ts";
import { type KillWorld, openKillWorld } from "./kill-world.ts";

const HERE = KILL_VENDORS.filter(({ missing }) => missing === "");
const KILLS = Math.ceil(faultSize({ sample: 15, full: 1_000 }) / HERE.length);

/** Counted from the moment a sender takes a touch, in ms. */
const LATEST_KILL_MS = 300;
/** A request to the vendor, and its answer, are each held up for so long at most. */
const SLOWEST_MS = 60;
/** A sender never runs out of touches before it is killed. */
const WAITING = 24;

const random = seeded(faultSeed("senders killed at random"));

for (const kind of HERE) {
  describe(kind.name, () => {
    let place: KillWorld;
    beforeAll(async () => {
      place = await openKillWorld(kind);
    });
    afterAll(() => place?.close());

    it(`senders killed ${KILLS} times at a random moment lose nothing and double nothing`, async () => {
      place.vendor.gate.delay(() => random() * SLOWEST_MS);
      const step_ids: string[] = [];
      for (let kills = 0; kills < KILLS; kills += 1) {
        await topUp(place, step_ids);
        expect(await killSomewhere(place)).toBe("SIGKILL");
        await place.expireLeases();
      }
      await place.finish();
      const outcomes = outcomesOf(await place.read(step_ids));
      expect(Object.keys(outcomes).filter((word) => !allowed(kind).includes(word))).toEqual([]);
      process.stdout.write(`${kind.name}, ${KILLS} kills: ${JSON.stringify(outcomes)}\n`);
    });
  });
}

function allowed({ uncertain }: KillVendor): string[] {
  if (uncertain.length === 0) return ["sent once"];
  return ["sent once", "uncertain, it went", "uncertain, it did not go"];
}

/**
 * A sender works on up to eight touches at a time, its own and those of the dead before it, until it dies
 * a moment after it took one of its first; early ones are slow, later ones as fast as ever.
 */
async function killSomewhere(place: KillWorld): Promise<string | null> {
  const sender = await place.nextSender();
  const begun = sender.hear("telling");
  const limit = upTo(8);
  sender.send(place.order({ limit, at: "claimed", time: upTo(12), does: "tell" }));
  await begun;
  await pause(random() * LATEST_KILL_MS);
  await sender.kill();
  return sender.ended;
}

function upTo(most: number): number {
  return 1 + Math.floor(random() * most);
}

async function topUp(place: KillWorld, step_ids: string[]): Promise<void> {
  if ((await place.waiting()) < WAITING) step_ids.push(...(await place.approved(WAITING)));
}

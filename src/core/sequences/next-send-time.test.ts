import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextSendTime } from "./next-send-time.ts";
import { isOpen, WORKING_HOURS } from "./send-window.ts";

const zone = "America/New_York";
const at = (iso: string): Date => new Date(iso);

describe("when a step may leave", () => {
  it("counts the delay from the real send of the previous step", () => {
    const planned = nextSendTime({
      delayHours: 48,
      previousSentAt: at("2026-06-15T16:40:00Z"),
      window: WORKING_HOURS,
      zone,
      now: at("2026-06-15T17:00:00Z"),
    });
    expect(planned).toEqual(at("2026-06-17T16:40:00Z"));
  });

  it("moves to the next opening when the delay ends at night or on a weekend", () => {
    const friday = at("2026-06-19T20:30:00Z");
    const input = { previousSentAt: friday, window: WORKING_HOURS, zone, now: friday };
    expect(nextSendTime({ ...input, delayHours: 12 })).toEqual(at("2026-06-22T13:00:00Z"));
  });

  it("never lies in the past, so that a long pause causes no burst", () => {
    const now = at("2026-06-22T15:00:00Z");
    const input = { previousSentAt: at("2026-01-05T15:00:00Z"), window: null, zone, now };
    expect(nextSendTime({ ...input, delayHours: 24 })).toEqual(now);
  });

  it("counts the first step's delay from now", () => {
    const now = at("2026-06-22T15:00:00Z");
    const input = { previousSentAt: null, window: null, zone, now };
    expect(nextSendTime({ ...input, delayHours: 24 })).toEqual(at("2026-06-23T15:00:00Z"));
    expect(nextSendTime({ ...input, delayHours: 0 })).toEqual(now);
  });

  it("is never earlier than the delay and never outside the window", () => {
    const moment = fc.date({ min: at("2026-01-01"), max: at("2027-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(moment, moment, fc.nat(400), (previousSentAt, now, delayHours) => {
        const time = nextSendTime({ delayHours, previousSentAt, window: WORKING_HOURS, zone, now });
        expect(time.getTime() - previousSentAt.getTime()).toBeGreaterThanOrEqual(
          delayHours * 3_600_000,
        );
        expect(time >= now && isOpen(WORKING_HOURS, zone, time)).toBe(true);
      }),
    );
  });
});

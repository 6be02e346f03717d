import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "../errors.ts";
import { isOpen, nextOpening, type SendWindow, sendWindow, WEEKDAYS } from "./send-window.ts";

const everyDay = (from: string, to: string, holidays: string[] = []): SendWindow => ({
  days: [...WEEKDAYS],
  from,
  to,
  skip_holidays: holidays,
});
const next = (window: SendWindow, zone: string, at: string): string =>
  nextOpening(window, zone, new Date(at)).toISOString();

describe("a send window", () => {
  it("lets a message leave at once while it is open", () => {
    const office: SendWindow = { ...everyDay("09:00", "17:00"), days: ["mon"] };
    expect(next(office, "Europe/Berlin", "2026-06-15T10:11:12.345Z")).toBe(
      "2026-06-15T10:11:12.345Z",
    );
  });

  it("is closed at the very minute it ends, and opens on the next allowed day", () => {
    const office: SendWindow = { ...everyDay("09:00", "17:00"), days: ["mon", "fri"] };
    expect(isOpen(office, "Europe/Berlin", new Date("2026-06-15T14:59:59.999Z"))).toBe(true);
    expect(next(office, "Europe/Berlin", "2026-06-15T15:00:00Z")).toBe("2026-06-19T07:00:00.000Z");
  });

  it("skips holidays by the local date, not the UTC date", () => {
    const window = everyDay("09:00", "17:00", ["2026-01-01"]);
    expect(next(window, "Pacific/Auckland", "2025-12-31T12:00:00Z")).toBe(
      "2026-01-01T20:00:00.000Z",
    );
  });

  it("opens at the next valid minute when the clock jumps over its opening", () => {
    const window = everyDay("02:30", "05:00");
    expect(next(window, "America/New_York", "2026-03-08T05:00:00Z")).toBe(
      "2026-03-08T07:00:00.000Z",
    );
    expect(next(everyDay("02:10", "05:00"), "Australia/Lord_Howe", "2026-10-03T14:00:00Z")).toBe(
      "2026-10-03T15:30:00.000Z",
    );
    expect(next(everyDay("00:15", "05:00"), "America/Sao_Paulo", "2018-11-04T02:45:00Z")).toBe(
      "2018-11-04T03:00:00.000Z",
    );
  });

  it("waits a day when the clock jumps over the whole window, or over the whole day", () => {
    expect(next(everyDay("02:00", "02:30"), "Europe/Berlin", "2026-03-28T22:00:00Z")).toBe(
      "2026-03-30T00:00:00.000Z",
    );
    expect(next(everyDay("09:00", "17:00"), "Pacific/Apia", "2011-12-30T05:00:00Z")).toBe(
      "2011-12-30T19:00:00.000Z",
    );
    const fridays: SendWindow = { ...everyDay("09:00", "17:00"), days: ["fri"] };
    expect(next(fridays, "Pacific/Apia", "2011-12-30T05:00:00Z")).toBe("2012-01-05T19:00:00.000Z");
  });

  it("opens once on the night the clock is set back over it", () => {
    const window = everyDay("01:00", "01:30");
    expect(next(window, "America/New_York", "2026-11-01T04:00:00Z")).toBe(
      "2026-11-01T05:00:00.000Z",
    );
    expect(next(window, "America/New_York", "2026-11-01T05:40:00Z")).toBe(
      "2026-11-02T06:00:00.000Z",
    );
    expect(isOpen(window, "America/New_York", new Date("2026-11-01T06:10:00Z"))).toBe(false);
  });

  it("follows the zone's own rules where summer time runs backwards or was given up", () => {
    const window = everyDay("09:00", "17:00");
    expect(next(window, "Africa/Casablanca", "2026-02-25T00:00:00Z")).toBe(
      "2026-02-25T09:00:00.000Z",
    );
    expect(next(window, "Africa/Casablanca", "2026-06-25T00:00:00Z")).toBe(
      "2026-06-25T08:00:00.000Z",
    );
    expect(next(window, "Asia/Tehran", "2021-06-25T00:00:00Z")).toBe("2021-06-25T04:30:00.000Z");
    expect(next(window, "Asia/Tehran", "2026-06-25T00:00:00Z")).toBe("2026-06-25T05:30:00.000Z");
  });

  it("may run to midnight", () => {
    const window = everyDay("20:00", "24:00");
    expect(isOpen(window, "Europe/Berlin", new Date("2026-06-15T21:59:59Z"))).toBe(true);
    expect(next(window, "Europe/Berlin", "2026-06-15T22:00:00Z")).toBe("2026-06-16T18:00:00.000Z");
  });

  it("says so when holidays leave no day open", () => {
    const start = Date.UTC(2026, 0, 1);
    const year = Array.from({ length: 366 }, (_, day) =>
      new Date(start + day * 86_400_000).toISOString().slice(0, 10),
    );
    expect(next(everyDay("09:00", "17:00", year), "Europe/Berlin", "2026-01-01T00:00:00Z")).toBe(
      "2027-01-02T08:00:00.000Z",
    );
    const never = everyDay("09:00", "09:00");
    expect(() => next(never, "Europe/Berlin", "2026-01-01T00:00:00Z")).toThrow(AppError);
  });

  it("refuses a window that closes before it opens, and times that do not exist", () => {
    expect(sendWindow.safeParse({ days: ["mon"], from: "17:00", to: "09:00" }).success).toBe(false);
    expect(sendWindow.safeParse({ days: ["mon"], from: "9:00", to: "25:00" }).success).toBe(false);
    expect(sendWindow.safeParse({ days: [] }).success).toBe(false);
    expect(sendWindow.parse({ days: ["mon"] })).toEqual({
      days: ["mon"],
      from: "09:00",
      to: "17:00",
      skip_holidays: [],
    });
  });
});

const HALF_HOUR = 1_800_000;

/** A second opinion on local time: Intl, not Temporal. */
function wallClock(zone: string): (at: number) => { day: string; clock: string; date: string } {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    hourCycle: "h23",
    weekday: "short",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map((part) => [part.type, part.value]));
    return {
      day: (parts.get("weekday") ?? "").slice(0, 3).toLowerCase(),
      date: `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`,
      clock: `${parts.get("hour")}:${parts.get("minute")}`,
    };
  };
}

const clockOf = (halfHours: number): string =>
  `${String(Math.floor(halfHours / 2)).padStart(2, "0")}:${halfHours % 2 === 0 ? "00" : "30"}`;

const anyWindow: fc.Arbitrary<SendWindow> = fc
  .record({
    days: fc.subarray([...WEEKDAYS], { minLength: 3 }),
    from: fc.nat(46),
    length: fc.integer({ min: 1, max: 18 }),
  })
  .map(({ days, from, length }) => ({
    days,
    from: clockOf(from),
    to: clockOf(Math.min(from + length, 48)),
    skip_holidays: [],
  }));

describe.each([
  ["America/New_York", "2026-03-08T07:00:00Z", "2026-11-01T06:00:00Z"],
  ["Europe/Berlin", "2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z"],
  ["Australia/Lord_Howe", "2026-10-03T15:30:00Z", "2026-04-04T15:00:00Z"],
  ["Pacific/Apia", "2011-12-30T10:00:00Z", "2012-03-31T14:00:00Z"],
  ["America/Sao_Paulo", "2018-11-04T03:00:00Z", "2019-02-17T02:00:00Z"],
  ["Asia/Tehran", "2021-03-21T20:30:00Z", "2021-09-21T19:30:00Z"],
  ["Africa/Casablanca", "2026-02-15T02:00:00Z", "2026-03-22T02:00:00Z"],
])("the next opening around the clock changes of %s", (zone, ...changes) => {
  const local = wallClock(zone);
  const looksOpen = (window: SendWindow, at: number): boolean => {
    const { day, clock } = local(at);
    return window.days.some((known) => known === day) && clock >= window.from && clock < window.to;
  };
  /** The second pass of a repeated hour may count as closed. */
  const isRepeated = (at: number): boolean =>
    [1, 2].some((back) => {
      const [now, before] = [local(at), local(at - back * HALF_HOUR)];
      return now.date === before.date && now.clock <= before.clock;
    });

  it("is inside the window, not before it was asked for, and the earliest there is", () => {
    const anyTime = fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: -48, max: 48 }))
      .map(([change, steps]) => Date.parse(change) + steps * HALF_HOUR);
    fc.assert(
      fc.property(anyWindow, anyTime, (window, at) => {
        const opening = nextOpening(window, zone, new Date(at)).getTime();
        expect(opening).toBeGreaterThanOrEqual(at);
        expect(looksOpen(window, opening)).toBe(true);
        expect(isOpen(window, zone, new Date(opening))).toBe(true);
        for (let earlier = at; earlier < opening; earlier += HALF_HOUR) {
          if (looksOpen(window, earlier)) expect(isRepeated(earlier)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

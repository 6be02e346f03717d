import { describe, expect, it } from "vitest";
import { formatSlackDate } from "./page/text/format-slack-date.ts";

const reader = { now: new Date("2026-11-24T15:00:00Z"), zone: "America/New_York", locale: "en-US" };
const seconds = (iso: string) => Date.parse(iso) / 1000;

describe("a date token on the playground's page", () => {
  it("is told in the reader's zone", () => {
    const at = seconds("2026-11-30T02:30:00Z");
    expect(formatSlackDate(at, "{date_short} at {time}", reader)).toMatch(
      /^Nov 29, 2026 at 9:30\sPM$/,
    );
  });

  it("says today and yesterday by the reader's calendar", () => {
    const pretty = (iso: string) => formatSlackDate(seconds(iso), "{date_pretty}", reader);
    expect(pretty("2026-11-25T04:59:00Z")).toBe("today");
    expect(pretty("2026-11-24T04:59:00Z")).toBe("yesterday");
    expect(pretty("2026-11-25T05:00:00Z")).toBe("tomorrow");
    expect(pretty("2026-11-20T12:00:00Z")).toBe("November 20, 2026");
  });

  it("gives way to the fallback when a token is unknown", () => {
    expect(formatSlackDate(0, "{moon_phase}", reader)).toBeNull();
    expect(formatSlackDate(Number.NaN, "{date}", reader)).toBeNull();
  });
});

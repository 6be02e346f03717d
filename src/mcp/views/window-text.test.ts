import { describe, expect, it } from "vitest";
import { WORKING_HOURS } from "../../core/sequences/send-window.ts";
import { parseWindowText, toWindowText } from "./window-text.ts";

describe("a send window in words", () => {
  it("is read with ranges, lists and full names of days", () => {
    expect(parseWindowText("mon-fri 09:00-17:00")).toEqual(WORKING_HOURS);
    expect(parseWindowText("Monday, wed-thu  08:30 - 12:00").days).toEqual(["mon", "wed", "thu"]);
    expect(parseWindowText("sat 10:00-24:00 except 2026-12-26, 2027-01-02").skip_holidays).toEqual([
      "2026-12-26",
      "2027-01-02",
    ]);
  });

  it("comes back as what it was", () => {
    const window = {
      ...WORKING_HOURS,
      days: ["mon" as const, "sun" as const],
      skip_holidays: ["2026-12-24"],
    };
    expect(parseWindowText(toWindowText(window))).toEqual(window);
  });

  it.each(["", "always", "mon-fri", "fri-mon 09:00-17:00", "mon-xyz 09:00-17:00", "09:00-17:00"])(
    "that says %j is refused with an example",
    (text) => {
      expect(() => parseWindowText(text)).toThrow(
        expect.objectContaining({
          field: "window",
          next: expect.stringContaining("mon-fri 09:00-17:00"),
        }),
      );
    },
  );
});

import { expect, test } from "vitest";
import { dataDir } from "./data-dir.ts";

test("Linux keeps data below XDG_DATA_HOME, which must be absolute, else in ~/.local/share", () => {
  const user = { platform: "linux", home: "/home/ada" } as const;
  expect(dataDir(user)).toBe("/home/ada/.local/share/chat-sdr");
  expect(dataDir({ ...user, xdgDataHome: "/data/ada" })).toBe("/data/ada/chat-sdr");
  expect(dataDir({ ...user, xdgDataHome: "data" })).toBe("/home/ada/.local/share/chat-sdr");
  expect(dataDir({ ...user, xdgDataHome: "" })).toBe("/home/ada/.local/share/chat-sdr");
});

test("macOS keeps data in Application Support, whatever XDG says", () => {
  const user = { platform: "darwin", home: "/Users/ada", xdgDataHome: "/data" } as const;
  expect(dataDir(user)).toBe("/Users/ada/Library/Application Support/chat-sdr");
});

test("Windows keeps data in LOCALAPPDATA, else in the profile's AppData", () => {
  const user = { platform: "win32", home: "C:\\Users\\ada" } as const;
  expect(dataDir({ ...user, localAppData: "D:\\Local" })).toBe("D:\\Local\\chat-sdr");
  expect(dataDir(user)).toBe("C:\\Users\\ada\\AppData\\Local\\chat-sdr");
});

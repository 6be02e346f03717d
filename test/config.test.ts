import { describe, expect, it } from "vitest";
import { readConfig, readMigrationUrl } from "../src/config.ts";
import { generateKeyRing } from "../src/core/credentials/key-ring.ts";

const SERVER = { DATABASE_URL: "postgresql://sdr_app:hunter22@db.x.com/sdr" };

/** What a start with these variables says is wrong, one line each. */
function problems(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    expect(error).toMatchObject({ code: "misconfigured" });
    const [, ...lines] = (error as Error).message.split("\n");
    return lines.map((line) => line.replace("  - ", ""));
  }
  return [];
}
const problemsOf = (env: NodeJS.ProcessEnv) => problems(() => readConfig(env));

describe("the configuration", () => {
  it("needs nothing, and takes what is set to nothing as not set", () => {
    const config = readConfig({ PORT: "", SMTP_URL: "", LOG_LEVEL: "" });
    expect(config).toMatchObject({ HOST: "127.0.0.1", PORT: 3000, LOG_LEVEL: "info" });
    expect(config.SMTP_URL).toBeUndefined();
    expect(config.dataDir).not.toBe("");
  });

  it("takes a whole one", () => {
    const env = {
      ...SERVER,
      HOST: "0.0.0.0",
      PORT: "8080",
      PUBLIC_URL: "https://sdr.example.com",
      CREDENTIALS_KEYS: generateKeyRing(),
      SLACK_BOT_TOKEN: "xoxb-1",
      SLACK_SIGNING_SECRET: "secret",
      SMTP_URL: "smtps://me%40x.com:pass@mail.x.com",
      SDR_DATA_DIR: "/srv/sdr",
    };
    expect(readConfig(env)).toMatchObject({ ...env, PORT: 8080, dataDir: "/srv/sdr" });
  });

  it("lists everything wrong at once, faults and contradictions, each with what to do", () => {
    const found = problemsOf({
      ...SERVER,
      PORT: "abc",
      LOG_LEVEL: "loud",
      PUBLIC_URL: "http://sdr.example.com",
      CREDENTIALS_KEYS: "k1:c2hvcnQ=",
      SLACK_BOT_TOKEN: "xoxb-1",
      SMTP_URL: "smtp://robin:hunter22@mail.x.com",
      HOST: "0.0.0.0",
    });
    expect(found).toEqual([
      'PORT must be a whole number from 0 to 65535, not "abc"',
      'PUBLIC_URL must be an address such as https://sdr.example.com, not "http://sdr.example.com"',
      'LOG_LEVEL must be one of trace, debug, info, warn, error, silent, not "loud"',
      expect.stringMatching(/^CREDENTIALS_KEYS is wrong: .*entry 1 .*Make a key with: node/),
      "SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET belong together: set both or neither",
      expect.stringMatching(/^SMTP_URL does not say which address .*\?from=me@example\.com$/),
      expect.stringMatching(/^HOST=0\.0\.0\.0 would open .*listen on 127\.0\.0\.1$/),
    ]);
  });

  it.each(["-1", "65536", "3000.5", "0x10", " "])("does not take PORT=%j", (PORT) => {
    expect(problemsOf({ PORT })).toEqual([
      `PORT must be a whole number from 0 to 65535, not "${PORT}"`,
    ]);
  });

  it.each([
    [SERVER, /^CREDENTIALS_KEYS must be set beside DATABASE_URL/],
    [{ DATABASE_OWNER_URL: "postgresql://o:p@db/x" }, /^DATABASE_OWNER_URL needs DATABASE_URL/],
    [{ IMAP_URL: "imaps://a:b@mail.x.com" }, /^IMAP_URL needs SMTP_URL/],
    [{ GOOGLE_CLIENT_ID: "id" }, /^GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET belong together/],
    [{ MICROSOFT_CLIENT_SECRET: "s" }, /^MICROSOFT_CLIENT_ID and MICROSOFT_CLIENT_SECRET belong/],
    [{ SMTP_URL: "smtp://100%:b@mail.x.com" }, /^SMTP_URL does not say which address/],
  ])("refuses %j", (env, problem) => {
    expect(problemsOf(env)).toEqual([expect.stringMatching(problem)]);
  });

  it("never repeats a password", () => {
    const found = problemsOf({
      DATABASE_URL: "mysql://me:hunter22@db",
      SMTP_URL: "http://me:hunter22@mail",
      IMAP_URL: "imap//me:hunter22@mail",
    });
    expect(found).toHaveLength(5);
    expect(found.join()).not.toContain("hunter22");
  });
});

describe("the database to migrate", () => {
  it("is the owner's, else the given one, else the embedded one", () => {
    const DATABASE_OWNER_URL = "postgresql://owner:pass@db.x.com/sdr";
    expect(readMigrationUrl({ ...SERVER, DATABASE_OWNER_URL })).toBe(DATABASE_OWNER_URL);
    expect(readMigrationUrl(SERVER)).toBe(SERVER.DATABASE_URL);
    expect(readMigrationUrl({ DATABASE_URL: "" })).toBeNull();
  });

  it("is checked before anything connects, and asks for no other variable", () => {
    expect(
      problems(() => readMigrationUrl({ DATABASE_OWNER_URL: "db.x.com", PORT: "abc" })),
    ).toEqual(["DATABASE_OWNER_URL must be an address such as postgresql://owner:…@host/db"]);
  });
});

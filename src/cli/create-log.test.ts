import { describe, expect, it } from "vitest";
import { createLog } from "./create-log.ts";

const TAIL = "AbCdEf0123456789";

/** What was planted, and what must not be read in the log. */
const PLANTED: [what: string, text: string, secret: string][] = [
  ["an access token of Google", `ya29.${TAIL}`, TAIL],
  ["a refresh token of Google", `1//0g${TAIL}`, TAIL],
  ["a bot token of Slack", `xoxb-12345-${TAIL}`, TAIL],
  ["a key of a model", `sk-proj-${TAIL}`, TAIL],
  ["a JSON web token", `eyJhbGciOi.eyJzdWIi.${TAIL}`, TAIL],
  ["a header", `Authorization: Bearer ${TAIL}`, TAIL],
  ["an SMTP address", "smtp://me%40x.com:hunter22@mail.x.com", "hunter22"],
  ["a password with an @ in it", "smtp://me:hun@ter22@mail.x.com", "ter22"],
  ["a database's address", "postgresql://sdr_app:hunter22@db.x.com:5432/sdr", "hunter22"],
];

describe("the log", () => {
  it.each(PLANTED)(
    "blanks out %s, in a field, in an error and in the text",
    (_what, text, secret) => {
      const lines = logged((log) => {
        log.error({ url: text, deep: { list: [text] } }, "in fields");
        log.error({ err: new Error(`failed with ${text}`) }, "in an error");
        log.error({}, `in the text: ${text}`);
      });
      expect(lines).toHaveLength(3);
      for (const line of lines) {
        expect(line).not.toContain(secret);
        expect(line).toContain("[secret]");
        expect(() => JSON.parse(line)).not.toThrow();
      }
    },
  );

  it("leaves alone what is no secret", () => {
    const plain = {
      path: "/task-force-of-twelve",
      address: "ada@x.com",
      url: "https://x.com/a?b=c@d",
    };
    const [line = ""] = logged((log) => log.info(plain, "skipped the risk-assessment-2026"));
    expect(JSON.parse(line)).toMatchObject({ ...plain, msg: "skipped the risk-assessment-2026" });
  });
});

function logged(write: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = [];
  write(createLog("info", { write: (line) => lines.push(line) }));
  return lines;
}

import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkSlack } from "./check-slack.ts";

const server = createServer((req, res) => {
  const known = req.url === "/api/auth.test" && req.headers.authorization === "Bearer xoxb-right";
  const answer = known
    ? { ok: true, team: "Acme", user: "sdr" }
    : { ok: false, error: "invalid_auth" };
  res.end(JSON.stringify(answer));
});
let SLACK_API_URL: string;

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  SLACK_API_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
});
afterAll(() => server.close());

describe("the doctor on Slack", () => {
  it("says which workspace the token belongs to", async () => {
    expect(await checkSlack({ SLACK_BOT_TOKEN: "xoxb-right", SLACK_API_URL })).toEqual({
      what: "Slack",
      ok: true,
      say: "connected to Acme as sdr",
    });
  });

  it("finds a token that is refused, and a Slack that does not answer", async () => {
    const refused = await checkSlack({ SLACK_BOT_TOKEN: "xoxb-wrong", SLACK_API_URL });
    expect(refused).toMatchObject({ ok: false, say: expect.stringContaining("invalid_auth") });
    const nowhere = { SLACK_BOT_TOKEN: "xoxb-right", SLACK_API_URL: "http://127.0.0.1:1/api/" };
    expect(await checkSlack(nowhere)).toMatchObject({ ok: false });
  });

  it("has nothing against being without one", async () => {
    expect(await checkSlack({})).toMatchObject({ ok: true });
  });
});

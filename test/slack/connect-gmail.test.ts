import { afterAll, beforeAll, expect, test } from "vitest";
import { googleOauth } from "../../src/core/providers/google-oauth.ts";
import { wordsOf } from "./send-click.ts";
import { rep, SALES, type SlackWorld, slackWorld } from "./slack-world.ts";

let world: SlackWorld;
beforeAll(async () => {
  world = await slackWorld();
});
afterAll(() => world.close());

test("/sdr connect gmail offers SMTP where Google's sign-in is not set up", async () => {
  expect(wordsOf(await world.type(rep, "connect gmail"))).toContain("Gmail works by SMTP");
});

test("/sdr connect gmail gives the asker alone a link that begins the sign-in", async () => {
  const connectUrl = "https://sdr.example.com/connect/google";
  world.deps.oauthClients = [googleOauth({ clientId: "id", clientSecret: "secret", connectUrl })];
  const words = wordsOf(await world.type(rep, "connect gmail"));
  const [, url = ""] = /<(https:[^|>]+)\|Sign in with Google>/.exec(words) ?? [];
  expect(url.startsWith(`${connectUrl}?link=`)).toBe(true);
  const link = new URL(url.replaceAll("&amp;", "&")).searchParams.get("link") ?? "";
  const begun = await world.core.web.beginConsent({ provider: "gmail", link });
  expect(new URL(begun.consent_url).origin).toBe("https://accounts.google.com");
  expect(JSON.stringify(world.slack.messages(rep.team, SALES))).not.toContain(connectUrl);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { microsoftOauth } from "../../src/core/providers/microsoft-oauth.ts";
import { wordsOf } from "./send-click.ts";
import { rep, SALES, type SlackWorld, slackWorld } from "./slack-world.ts";

let world: SlackWorld;
beforeAll(async () => {
  world = await slackWorld();
});
afterAll(() => world.close());

test("/sdr connect outlook offers SMTP where Microsoft's sign-in is not set up", async () => {
  expect(wordsOf(await world.type(rep, "connect outlook"))).toContain("Outlook works by SMTP");
});

test("/sdr connect outlook gives the asker alone a link that begins the sign-in", async () => {
  const connectUrl = "https://sdr.example.com/connect/microsoft";
  world.deps.oauthClients = [
    microsoftOauth({ clientId: "id", clientSecret: "secret", connectUrl }),
  ];
  const words = wordsOf(await world.type(rep, "connect outlook"));
  const [, url = ""] = /<(https:[^|>]+)\|Sign in with Microsoft>/.exec(words) ?? [];
  expect(url.startsWith(`${connectUrl}?link=`)).toBe(true);
  const link = new URL(url.replaceAll("&amp;", "&")).searchParams.get("link") ?? "";
  const begun = await world.core.web.beginConsent({ provider: "outlook", link });
  const consent = new URL(begun.consent_url);
  expect(consent.origin).toBe("https://login.microsoftonline.com");
  expect(consent.pathname).toBe("/common/oauth2/v2.0/authorize");
  expect(JSON.stringify(world.slack.messages(rep.team, SALES))).not.toContain(connectUrl);
});

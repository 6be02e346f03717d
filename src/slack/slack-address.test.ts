import { describe, expect, it } from "vitest";
import { slackAddresses } from "./slack-address.ts";

describe("where the bot token may go", () => {
  const isSlack = slackAddresses(undefined);
  it.each(["https://files.slack.com/files-pri/T1-F1/leads.csv", "https://hooks.slack.com/x"])(
    "%s is Slack",
    (url) => expect(isSlack(url)).toBe(true),
  );

  it.each([
    "http://files.slack.com/x",
    "https://files.slack.com.evil.example/x",
    "https://evilslack.com/x",
    "https://slack.com@evil.example/x",
    "http://169.254.169.254/latest",
    "not an address",
    "",
  ])("%j is not", (url) => expect(isSlack(url)).toBe(false));

  it("a configured API is Slack too, and nothing beside it", () => {
    const isConfigured = slackAddresses("http://127.0.0.1:3000/playground/slack/api/");
    expect(isConfigured("http://127.0.0.1:3000/playground/slack/files-pri/x")).toBe(true);
    expect(isConfigured("http://127.0.0.1:3001/x")).toBe(false);
  });
});

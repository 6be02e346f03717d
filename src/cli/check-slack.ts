import type { Config } from "../config.ts";
import type { Finding } from "./finding.ts";

const PATIENCE_MS = 10_000;

/** Asks Slack whose token it is (`auth.test`, https://docs.slack.dev/reference/methods/auth.test). Does not throw. */
export async function checkSlack({
  SLACK_BOT_TOKEN: token,
  SLACK_API_URL = "https://slack.com/api/",
}: Pick<Config, "SLACK_BOT_TOKEN" | "SLACK_API_URL">): Promise<Finding> {
  const what = "Slack";
  if (!token) return { what, ok: true, say: "not connected; the playground stands in for it" };
  const base = SLACK_API_URL.endsWith("/") ? SLACK_API_URL : `${SLACK_API_URL}/`;
  try {
    const response = await fetch(new URL("auth.test", base), {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const { ok, team, user, error } = (await response.json()) as Record<string, unknown>;
    if (ok === true) return { what, ok, say: `connected to ${team} as ${user}` };
    return { what, ok: false, say: `the token is refused (${error}); set SLACK_BOT_TOKEN anew` };
  } catch (cause) {
    return { what, ok: false, say: `does not answer at ${base} (${(cause as Error).message})` };
  }
}

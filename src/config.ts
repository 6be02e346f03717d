import { homedir } from "node:os";
import { z } from "zod";
import { dataDir } from "./core/db/data-dir.ts";
import { AppError } from "./core/errors.ts";

const url = (protocols: readonly string[], example: string) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be an address such as ${example}`,
  });
const web = (example: string) => url(["https:", "http:"], example);
const text = z.string().min(1, "must not be empty");

/** Every variable the product reads, with what it is for; the README's table is made from this. */
export const variables = {
  HOST: text.default("127.0.0.1").describe("Interface to listen on."),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe("Port to listen on."),
  PUBLIC_URL: url(["https:"], "https://sdr.example.com")
    .optional()
    .describe(
      "Where people reach this server; unsubscribe links and OAuth redirects are built from it.",
    ),
  SDR_DATA_DIR: text
    .optional()
    .describe(
      "Folder for the embedded database and generated keys; default: your per-user data folder.",
    ),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "silent"])
    .default("info")
    .describe("How much is logged."),
  DATABASE_URL: url(["postgres:", "postgresql:"], "postgresql://sdr_app:…@host/db")
    .optional()
    .describe("PostgreSQL 15 to 18 instead of the embedded one, as the application role."),
  DATABASE_OWNER_URL: url(["postgres:", "postgresql:"], "postgresql://owner:…@host/db")
    .optional()
    .describe("The same database as its owner, direct; only for migrations."),
  CREDENTIALS_KEYS: text
    .optional()
    .describe(
      "Key ring id:base64,… for stored credentials, the first is active; generated when embedded.",
    ),
  SLACK_BOT_TOKEN: text.optional().describe("Bot token of one workspace."),
  SLACK_SIGNING_SECRET: text.optional().describe("Signing secret of the Slack app."),
  SLACK_API_URL: web("https://slack.com/api/")
    .optional()
    .describe("Base address of Slack's Web API."),
  SMTP_URL: url(["smtp:", "smtps:"], "smtps://user:pass@mail.example.com?from=me@example.com")
    .optional()
    .describe("A mailbox without OAuth; ?from= gives the address when the user name is none."),
  GOOGLE_CLIENT_ID: text
    .optional()
    .describe("OAuth client of type Web application, with the Gmail API enabled; for Gmail."),
  GOOGLE_CLIENT_SECRET: text.optional().describe("Its secret."),
  GOOGLE_OAUTH_URL: web("http://localhost:4002")
    .optional()
    .describe("A stand-in for Google's sign-in, for tests."),
  GMAIL_API_URL: web("https://gmail.googleapis.com/")
    .optional()
    .describe("Base address of the Gmail API."),
  IMAP_URL: url(["imap:", "imaps:"], "imaps://user:pass@mail.example.com")
    .optional()
    .describe("Where replies to that mailbox are read; without it only first messages leave."),
} as const;

export type Config = z.infer<z.ZodObject<typeof variables>> & { dataDir: string };

/**
 * Reads the environment once. Throws one AppError `misconfigured` that lists everything wrong, with
 * what to do about each.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = z.object(variables).safeParse(given);
  const problems = parsed.success
    ? contradictions(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  if (!parsed.success || problems.length > 0) {
    throw new AppError("misconfigured", {
      say: [
        "The configuration is not usable:",
        ...problems.map((problem) => `  - ${problem}`),
      ].join("\n"),
      next: "Correct these variables and start again.",
    });
  }
  const home = homedir();
  const folder =
    parsed.data.SDR_DATA_DIR ??
    dataDir({
      platform: process.platform,
      home,
      xdgDataHome: env.XDG_DATA_HOME,
      localAppData: env.LOCALAPPDATA,
    });
  return { ...parsed.data, dataDir: folder };
}

function contradictions(config: z.infer<z.ZodObject<typeof variables>>): string[] {
  const problems: string[] = [];
  const slack = [config.SLACK_BOT_TOKEN, config.SLACK_SIGNING_SECRET].filter(Boolean).length;
  if (slack === 1)
    problems.push("SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET belong together: set both or neither");
  if (!config.GOOGLE_CLIENT_ID !== !config.GOOGLE_CLIENT_SECRET)
    problems.push("GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET belong together: set both or neither");
  if (config.DATABASE_URL && !config.CREDENTIALS_KEYS) {
    problems.push(
      "CREDENTIALS_KEYS must be set beside DATABASE_URL, so that every process shares it; make one with: " +
        "node -e \"console.log('k1:'+require('crypto').randomBytes(32).toString('base64'))\"",
    );
  }
  if (config.DATABASE_OWNER_URL && !config.DATABASE_URL) {
    problems.push("DATABASE_OWNER_URL needs DATABASE_URL beside it, unless you run `sdr migrate`");
  }
  if (config.IMAP_URL && !config.SMTP_URL) {
    problems.push("IMAP_URL needs SMTP_URL beside it: it reads the replies to that mailbox");
  }
  if (!isLoopback(config.HOST) && slack !== 2) {
    problems.push(
      `HOST=${config.HOST} would open an unauthenticated server to the network; set SLACK_BOT_TOKEN and ` +
        "SLACK_SIGNING_SECRET, or listen on 127.0.0.1",
    );
  }
  return problems;
}

/** Whether only this machine can connect to an interface of that name. */
export function isLoopback(host: string): boolean {
  return (
    host === "localhost" || host === "::1" || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host)
  );
}

/** The server that `sdr migrate` works on: the owner's login, else the given one; null for the embedded database. */
export function migrationUrl(env: NodeJS.ProcessEnv = process.env): string | null {
  return env.DATABASE_OWNER_URL || env.DATABASE_URL || null;
}

import { homedir } from "node:os";
import { z } from "zod";
import { parseKeyRing } from "./core/credentials/key-ring.ts";
import { senderOfSmtpUrl } from "./core/credentials/sender-of-smtp-url.ts";
import { dataDir } from "./core/db/data-dir.ts";
import { AppError, asAppError } from "./core/errors.ts";

const url = (protocols: readonly string[], example: string) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be an address such as ${example}`,
  });
const web = (example: string) => url(["https:", "http:"], example);
const text = z.string();
const port = z
  .string()
  .refine((digits) => /^\d{1,5}$/.test(digits) && Number(digits) <= 65_535, {
    error: "must be a whole number from 0 to 65535",
  })
  .transform(Number);
const keyRing = text.superRefine((given, context) => {
  try {
    parseKeyRing(given);
  } catch (thrown) {
    const { say, next } = asAppError(thrown);
    context.addIssue({ code: "custom", message: `is wrong: ${say} ${next}` });
  }
});
const LEVELS = ["trace", "debug", "info", "warn", "error", "silent"] as const;

/** Every variable the product reads, with what it is for; the README's table is made from this. */
export const variables = {
  HOST: text.default("127.0.0.1").describe("Interface to listen on."),
  PORT: port.default(3000).describe("Port to listen on."),
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
    .enum(LEVELS, { error: `must be one of ${LEVELS.join(", ")}` })
    .default("info")
    .describe("How much is logged."),
  DATABASE_URL: url(["postgres:", "postgresql:"], "postgresql://sdr_app:…@host/db")
    .optional()
    .describe("PostgreSQL 15 to 18 instead of the embedded one, as the application role."),
  DATABASE_OWNER_URL: url(["postgres:", "postgresql:"], "postgresql://owner:…@host/db")
    .optional()
    .describe("The same database as its owner, direct; only for migrations."),
  CREDENTIALS_KEYS: keyRing
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
  IMAP_URL: url(["imap:", "imaps:"], "imaps://user:pass@mail.example.com")
    .optional()
    .describe("Where replies to that mailbox are read; without it only first messages leave."),
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
  MICROSOFT_CLIENT_ID: text
    .optional()
    .describe("Application id of an app registration with a Web redirect; for Outlook."),
  MICROSOFT_CLIENT_SECRET: text.optional().describe("A client secret of it."),
  MICROSOFT_LOGIN_URL: web("https://login.microsoftonline.com/common")
    .optional()
    .describe("Microsoft's sign-in with its tenant; default: any account."),
  MICROSOFT_GRAPH_URL: web("https://graph.microsoft.com/")
    .optional()
    .describe("Base address of Microsoft Graph, e.g. of a national cloud."),
} as const;

export type Config = z.infer<z.ZodObject<typeof variables>> & { dataDir: string };

/** The variables whose value may be repeated to whoever reads the terminal; the others hold secrets. */
const SHOWN = new Set(["PORT", "LOG_LEVEL", "PUBLIC_URL", "SLACK_API_URL"]);

type Given = { [Name in keyof typeof variables]?: string };

/**
 * Reads the environment once. Throws one AppError `misconfigured` that lists everything wrong, with
 * what to do about each.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = givenIn(env);
  const config = check(z.object(variables), given, contradictions(given));
  const folder =
    config.SDR_DATA_DIR ??
    dataDir({
      platform: process.platform,
      home: homedir(),
      xdgDataHome: env.XDG_DATA_HOME,
      localAppData: env.LOCALAPPDATA,
    });
  return { ...config, dataDir: folder };
}

/**
 * The server that `sdr migrate` works on: the owner's login, else the given one; null for the embedded
 * database. Throws `misconfigured` as readConfig does, about these two only: a migration needs no more.
 */
export function readMigrationUrl(env: NodeJS.ProcessEnv = process.env): string | null {
  const { DATABASE_OWNER_URL, DATABASE_URL } = variables;
  const config = check(z.object({ DATABASE_OWNER_URL, DATABASE_URL }), givenIn(env), []);
  return config.DATABASE_OWNER_URL ?? config.DATABASE_URL ?? null;
}

/** A variable that is set to nothing counts as not set. */
function givenIn(env: NodeJS.ProcessEnv): Given {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
}

function check<Schema extends z.ZodType>(
  schema: Schema,
  given: Given,
  contradicting: readonly string[],
): z.infer<Schema> {
  const parsed = schema.safeParse(given);
  const faults = parsed.success ? [] : parsed.error.issues.map((issue) => fault(issue, given));
  const problems = [...faults, ...contradicting];
  if (parsed.success && problems.length === 0) return parsed.data;
  throw new AppError("misconfigured", {
    say: ["The configuration is not usable:", ...problems.map((problem) => `  - ${problem}`)].join(
      "\n",
    ),
    next: "Correct these variables and start again.",
  });
}

function fault({ path, message }: z.core.$ZodIssue, given: Given): string {
  const name = path.join(".");
  const value = SHOWN.has(name) ? `, not "${given[name as keyof Given]}"` : "";
  return `${name} ${message}${value}`;
}

/** What does not go together; asked of the raw values, so that a fault elsewhere hides none of it. */
function contradictions(given: Given): string[] {
  const slack = Boolean(given.SLACK_BOT_TOKEN && given.SLACK_SIGNING_SECRET);
  const host = given.HOST ?? "127.0.0.1";
  return [
    ...half(given, "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"),
    ...half(given, "GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"),
    ...half(given, "MICROSOFT_CLIENT_ID", "MICROSOFT_CLIENT_SECRET"),
    given.DATABASE_URL &&
      !given.CREDENTIALS_KEYS &&
      "CREDENTIALS_KEYS must be set beside DATABASE_URL, so that every process shares it; make one with: " +
        "node -e \"console.log('k1:'+require('crypto').randomBytes(32).toString('base64'))\"",
    given.DATABASE_OWNER_URL &&
      !given.DATABASE_URL &&
      "DATABASE_OWNER_URL needs DATABASE_URL beside it, unless you run `sdr migrate`",
    given.IMAP_URL &&
      !given.SMTP_URL &&
      "IMAP_URL needs SMTP_URL beside it: it reads the replies to that mailbox",
    given.SMTP_URL &&
      URL.canParse(given.SMTP_URL) &&
      !senderOfSmtpUrl(given.SMTP_URL) &&
      "SMTP_URL does not say which address to send from; add it at the end: ?from=me@example.com",
    !isLoopback(host) &&
      !slack &&
      `HOST=${host} would open an unauthenticated server to the network; set SLACK_BOT_TOKEN and ` +
        "SLACK_SIGNING_SECRET, or listen on 127.0.0.1",
  ].filter((problem) => typeof problem === "string" && problem !== "") as string[];
}

function half(given: Given, first: keyof Given, second: keyof Given): string[] {
  if (!given[first] === !given[second]) return [];
  return [`${first} and ${second} belong together: set both or neither`];
}

/** Whether only this machine can connect to an interface of that name. */
export function isLoopback(host: string): boolean {
  return (
    host === "localhost" || host === "::1" || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host)
  );
}

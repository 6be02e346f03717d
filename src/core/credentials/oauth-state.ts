import { createHash } from "node:crypto";
import type { CoreDeps } from "../core-deps.ts";
import { AppError } from "../errors.ts";
import type { OauthClient } from "../ports/oauth-client.ts";

/** Minutes a link from Slack and a sign-in begun from it are good for. */
export const OAUTH_MINUTES = 10;

/** A single-use secret of the flow; only its hash is stored, so a stolen database opens no sign-in. */
export type OauthState = {
  secret: string;
  purpose: string;
  user_id: string;
  /** The secret in the cookie of the browser that began; null for links, which any browser may open. */
  browser: string | null;
  detail: object;
};

export type TakenState = {
  user_id: string;
  clerk_id: string;
  browser_hash: string | null;
  detail: unknown;
};

export async function putOauthState(deps: CoreDeps, state: OauthState): Promise<void> {
  const { secret, purpose, user_id, browser, detail } = state;
  await deps.db.prisma.$executeRaw`
    select dispatch.put_state(${hashSecret(secret)}, ${purpose}, ${user_id}::uuid,
      ${browser === null ? null : hashSecret(browser)}, ${JSON.stringify(detail)}::jsonb, ${OAUTH_MINUTES * 60}::int)`;
}

/** Takes a state, once and for all; null when it is unknown, used or too old. */
export async function takeOauthState(
  deps: CoreDeps,
  { secret, purpose }: Pick<OauthState, "secret" | "purpose">,
): Promise<TakenState | null> {
  const [taken] = await deps.db.prisma.$queryRaw<TakenState[]>`
    select user_id, clerk_id, browser_hash, detail from dispatch.take_state(${hashSecret(secret)}, ${purpose})`;
  return taken?.user_id ? taken : null;
}

export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** What whoever runs the server must set, and what works meanwhile. */
const SETUP: Readonly<Record<string, { vendor: string; prefix: string; meanwhile: string }>> = {
  gmail: { vendor: "Google", prefix: "GOOGLE", meanwhile: "connect Gmail by SMTP" },
  outlook: { vendor: "Microsoft", prefix: "MICROSOFT", meanwhile: "connect Outlook by SMTP" },
};

/** The vendor's client; throws `misconfigured` where whoever runs the server set up none. */
export function findOauthClient(deps: CoreDeps, provider: string): OauthClient {
  const client = deps.oauthClients?.find((one) => one.provider === provider);
  if (client) return client;
  const setup = SETUP[provider];
  if (!setup) {
    throw new AppError("invalid_input", {
      say: `Nothing called "${provider}" is signed in to.`,
      field: "provider",
      next: `Use one of: ${Object.keys(SETUP).join(", ")}.`,
    });
  }
  const [id, secret] = [`${setup.prefix}_CLIENT_ID`, `${setup.prefix}_CLIENT_SECRET`];
  throw new AppError("misconfigured", {
    say: `Signing in to ${setup.vendor} is not set up on this server.`,
    field: id,
    next: `Whoever runs it sets ${id} and ${secret}; until then ${setup.meanwhile}.`,
  });
}

import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { type Actor, ownerMay } from "../actor.ts";
import type { CoreDeps } from "../core-deps.ts";
import { AppError } from "../errors.ts";
import { openTenant } from "../operation.ts";
import type { OauthTokens } from "../ports/oauth-client.ts";
import { queuePosts } from "../posts/queue-posts.ts";
import { consentPurpose, verifierPlace } from "./begin-consent.ts";
import { findOauthClient, hashSecret, type TakenState, takeOauthState } from "./oauth-state.ts";
import { saveOauthMailbox } from "./save-oauth-mailbox.ts";
import { unseal } from "./seal.ts";

export type ConsentAnswer = {
  provider: string;
  state: string;
  /** The browser's cookie. */
  browser: string;
  /** Null when the person declined. */
  code: string | null;
};

const stateDetail = z.object({
  actor_id: z.string(),
  actor_name: z.string(),
  verifier: z.string(),
});

/**
 * The vendor's answer becomes a connected mailbox. The state is used up whatever comes of it; another browser
 * than the one that began is refused. Throws AppErrors that say how to go on.
 */
export async function finishConsent(
  deps: CoreDeps,
  answer: ConsentAnswer,
): Promise<{ address: string }> {
  const { provider } = answer;
  const client = findOauthClient(deps, provider);
  const begun = await takeOauthState(deps, {
    secret: answer.state,
    purpose: consentPurpose(provider),
  });
  if (!begun)
    throw refusedFlow(provider, "This sign-in was finished already, or took over ten minutes.");
  if (!isSameBrowser(begun, answer.browser))
    throw refusedFlow(provider, "This sign-in was begun in another browser.");
  if (!answer.code) throw refusedFlow(provider, `${client.vendor} was not given consent.`);
  const { verifier, ...who } = stateDetail.parse(begun.detail);
  const tokens = await client.exchange({
    code: answer.code,
    verifier: unseal(deps.keyRing, verifier, verifierPlace(begun.user_id, provider)),
  });
  const address = await client.readAddress(tokens.access_token);
  await store(deps, personOf(begun, who), { provider, address, tokens });
  return { address };
}

async function store(
  deps: CoreDeps,
  actor: Actor,
  granted: { provider: string; address: string; tokens: OauthTokens },
): Promise<void> {
  await openTenant({ deps, actor }, async (tenant) => {
    const mailbox_id = await saveOauthMailbox(tenant, granted);
    await tenant.audit({
      action: "connect_mailbox",
      subject_type: "mailbox",
      subject_id: mailbox_id,
      fields: ["credentials"],
      detail: { provider: granted.provider },
    });
    await queuePosts(tenant, {
      kind: "notice",
      subject: `connected:${mailbox_id}:${tenant.wall.toISOString()}`,
      payload: { text: `${granted.address} is connected: it can send, and its replies are read.` },
    });
  });
}

/** Whoever asked for the link in Slack, now through a browser. */
function personOf(begun: TakenState, who: { actor_id: string; actor_name: string }): Actor {
  const { user_id, clerk_id } = begun;
  const id = { id: who.actor_id, name: who.actor_name };
  return { kind: "person", user_id, clerk_id, ...id, via: "web", may: ownerMay };
}

function isSameBrowser({ browser_hash }: TakenState, browser: string): boolean {
  if (!browser_hash) return false;
  return timingSafeEqual(Buffer.from(browser_hash), Buffer.from(hashSecret(browser)));
}

function refusedFlow(provider: string, say: string): AppError {
  return new AppError("not_allowed", {
    say,
    next: `Type /sdr connect ${provider} in Slack to begin again.`,
  });
}

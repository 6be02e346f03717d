import { z } from "zod";
import { defineProcess } from "../operation.ts";
import { makeOauthLink } from "./oauth-link.ts";
import { findOauthClient, OAUTH_MINUTES, putOauthState } from "./oauth-state.ts";

/** A link with which this person connects a mailbox in their browser: single use, ten minutes. */
export const startOauth = defineProcess({
  name: "start_oauth",
  needs: "own",
  input: z.object({ provider: z.enum(["gmail", "outlook"]) }),
  output: z.object({
    url: z.url().describe("The page to open; whoever opens it connects a mailbox to this account."),
    minutes: z.number().int().describe("How long it is good for."),
  }),
  async run({ actor, deps, inTenant }, { provider }) {
    const client = findOauthClient(deps, provider);
    const link = makeOauthLink(deps.keyRing, { provider, name: actor.name });
    await putOauthState(deps, {
      secret: link,
      purpose: linkPurpose(provider),
      user_id: actor.user_id,
      browser: null,
      detail: { actor_id: actor.id, actor_name: actor.name },
    });
    await inTenant((tenant) =>
      tenant.audit({ action: "start_oauth", subject_type: "mailbox", detail: { provider } }),
    );
    const url = `${client.connectUrl}?${new URLSearchParams({ link })}`;
    return { url, minutes: OAUTH_MINUTES };
  },
});

export function linkPurpose(provider: string): string {
  return `oauth_link_${provider}`;
}

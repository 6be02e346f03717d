import type { MailboxProvider } from "../../src/core/ports/mailbox.ts";
import { gmailProvider } from "../../src/core/providers/gmail.ts";
import type { GmailServer } from "../vendors/gmail-server.ts";

/**
 * The real Gmail client in the sandbox's place, because only a sandbox lets a test move the clock.
 * `apiUrl` may name something that stands before the vendor.
 */
export function gmailAsSandbox(
  { grant, url }: Pick<GmailServer, "grant" | "url">,
  apiUrl: string = url,
): MailboxProvider {
  const gmail = gmailProvider({ apiUrl, timeoutMs: 2_000 });
  const tokens = new Map<string, string>();
  const tokenOf = (address: string): string => {
    const token = tokens.get(address) ?? grant(address).access_token;
    tokens.set(address, token);
    return token;
  };
  return {
    provider: "sandbox",
    kind: "sandbox",
    open: ({ address, ...account }) =>
      gmail.open({ ...account, address, accessToken: async () => tokenOf(address.address) }),
  };
}

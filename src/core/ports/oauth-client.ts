/** How core talks to a vendor that hands out mailboxes by OAuth 2.0. One vendor = one client. */

/** What a vendor granted for one account. Secret as a whole. */
export type OauthTokens = {
  access_token: string;
  /** Seconds the access token is good for. */
  expires_in: number;
  /** Null where the vendor kept the one it gave before. */
  refresh_token: string | null;
};

export type OauthClient = {
  provider: "gmail" | "outlook";
  /** What people call the vendor, e.g. `Google`. */
  vendor: string;
  /** The page of ours that begins the flow; the vendor's answer goes to `<connectUrl>/callback`. */
  connectUrl: string;
  /** The vendor's page that asks for consent. `challenge` is PKCE's S256 (RFC 7636, section 4.2). */
  consentUrl(request: { state: string; challenge: string }): string;
  /** Trades a code for tokens. Throws AppError `not_allowed` when something needed was not granted. */
  exchange(request: { code: string; verifier: string }): Promise<OauthTokens>;
  /** Throws AppError `not_connected` when the grant has ended for good, else `unavailable`. */
  refresh(refreshToken: string): Promise<OauthTokens>;
  /** The account that these tokens open. */
  readAddress(accessToken: string): Promise<string>;
};

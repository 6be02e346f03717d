import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type GmailAccount, gmailAccount } from "./gmail-account.ts";

/**
 * What goes wrong with the next call to a path. `after`: the call is carried out, then the answer is this;
 * status 0 cuts the line without one, -1 never answers.
 */
export type Fault = {
  path: RegExp;
  method?: string;
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
  after?: boolean;
};

/** Google's sign-in and the Gmail API as their documents describe them, over real HTTP, in memory. */
export type GmailServer = {
  url: string;
  account(address: string): GmailAccount;
  fail(fault: Fault): void;
  /** `METHOD path` of everything asked so far, without queries. */
  asked: string[];
  timesAsked(pattern: RegExp): number;
  /** Every secret ever handed out: nothing of it may turn up anywhere. */
  secrets: string[];
  /** What a person does on the consent page; answers where the browser is sent. */
  consent(url: string, choice: { address: string; scopes?: string[]; decline?: boolean }): string;
  /** A grant as after a finished sign-in. */
  grant(address: string): { access_token: string; refresh_token: string };
  endGrants(address: string): void;
  /** Access tokens handed out so far are not taken any more; the grant goes on. */
  expireTokens(address: string): void;
  close(): Promise<void>;
};

type Grant = { address: string; scope: string };
type Code = Grant & { challenge: string; redirect_uri: string };

export const CLIENT = { id: "client-id", secret: "planted-client-secret" };

export async function startGmailServer(): Promise<GmailServer> {
  const accounts = new Map<string, GmailAccount>();
  const codes = new Map<string, Code>();
  const refreshTokens = new Map<string, Grant>();
  const accessTokens = new Map<string, Grant>();
  const faults: Fault[] = [];
  const asked: string[] = [];
  const secrets: string[] = [];

  const account = (address: string) => {
    const known = accounts.get(address) ?? gmailAccount(address);
    accounts.set(address, known);
    return known;
  };
  const secret = (kind: string) => {
    const made = `planted-${kind}-${randomUUID()}`;
    secrets.push(made);
    return made;
  };
  const giveAccess = (grant: Grant) => {
    const access_token = secret("access");
    accessTokens.set(access_token, grant);
    return { access_token, expires_in: 3599, scope: grant.scope, token_type: "Bearer" };
  };
  const giveBoth = (grant: Grant) => {
    const refresh_token = secret("refresh");
    refreshTokens.set(refresh_token, grant);
    return { ...giveAccess(grant), refresh_token };
  };

  function token(form: URLSearchParams): [number, unknown] {
    if (form.get("client_secret") !== CLIENT.secret) return [401, { error: "invalid_client" }];
    if (form.get("grant_type") === "refresh_token") {
      const grant = refreshTokens.get(form.get("refresh_token") ?? "");
      return grant ? [200, giveAccess(grant)] : [400, { error: "invalid_grant" }];
    }
    return trade(form);
  }

  function trade(form: URLSearchParams): [number, unknown] {
    const code = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const verifier = form.get("code_verifier") ?? "";
    const challenge = createHash("sha256").update(verifier).digest("base64url");
    const fits = code?.challenge === challenge && code.redirect_uri === form.get("redirect_uri");
    return code && fits ? [200, giveBoth(code)] : [400, { error: "invalid_grant" }];
  }

  function answer(req: IncomingMessage, url: URL, body: string): [number, unknown] {
    if (url.pathname === "/oauth2/token") return token(new URLSearchParams(body));
    const given = (req.headers.authorization ?? "").replace("Bearer ", "");
    const grant = accessTokens.get(given);
    if (!grant) return [401, googleError(401, "Request had invalid authentication credentials.")];
    const path = url.pathname.replace("/gmail/v1/users/me", "");
    const found = account(grant.address).answer({
      call: `${req.method} ${path}`,
      query: url.searchParams,
      body: body ? JSON.parse(body) : {},
    });
    return found ? [200, found] : [404, googleError(404, "Requested entity was not found.")];
  }

  async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? "/", "http://gmail");
    asked.push(`${req.method} ${url.pathname}`);
    const body = await readBody(req);
    const fault = takeFault(url.pathname, req.method ?? "");
    const [status, value] = fault && !fault.after ? [0, null] : answer(req, url, body);
    if (!fault) respond(res, { status, body: value });
    else if (fault.status === 0) res.socket?.destroy();
    else if (fault.status > 0)
      respond(res, { ...fault, body: fault.body ?? googleError(fault.status, "Told to fail.") });
  }

  function takeFault(path: string, method: string): Fault | undefined {
    const at = faults.findIndex((one) => one.path.test(path) && (one.method ?? method) === method);
    return at < 0 ? undefined : faults.splice(at, 1)[0];
  }

  const server = createServer((req, res) => {
    serve(req, res).catch((error: unknown) =>
      respond(res, { status: 500, body: { error: String(error) } }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    account,
    fail: (fault) => faults.push(fault),
    asked,
    timesAsked: (pattern) => asked.filter((call) => pattern.test(call)).length,
    secrets,
    consent(page, choice) {
      const query = new URL(page).searchParams;
      const back = new URL(query.get("redirect_uri") ?? "");
      back.searchParams.set("state", query.get("state") ?? "");
      if (choice.decline) {
        back.searchParams.set("error", "access_denied");
        return back.href;
      }
      const code = secret("code");
      codes.set(code, {
        address: choice.address,
        scope: choice.scopes?.join(" ") ?? query.get("scope") ?? "",
        challenge: query.get("code_challenge") ?? "",
        redirect_uri: query.get("redirect_uri") ?? "",
      });
      back.searchParams.set("code", code);
      return back.href;
    },
    grant: (address) => giveBoth({ address, scope: "" }),
    endGrants(address) {
      for (const tokens of [refreshTokens, accessTokens])
        for (const [key, grant] of tokens) if (grant.address === address) tokens.delete(key);
    },
    expireTokens(address) {
      for (const [key, grant] of accessTokens)
        if (grant.address === address) accessTokens.delete(key);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of req as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

function respond(
  res: ServerResponse,
  { status, body, headers }: Pick<Fault, "status" | "body" | "headers">,
): void {
  res.writeHead(status, { "content-type": "application/json", ...headers });
  res.end(JSON.stringify(body));
}

function googleError(code: number, message: string) {
  return { error: { code, message, status: code === 404 ? "NOT_FOUND" : "ERROR" } };
}

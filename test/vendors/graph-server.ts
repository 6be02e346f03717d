import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type GraphAccount, type GraphAnswer, graphAccount, graphError } from "./graph-account.ts";

/**
 * What goes wrong with the next call to a path. `after`: the call is carried out, then the answer is this;
 * status 0 cuts the line without one, -1 never answers.
 */
type GraphFault = {
  path: RegExp;
  method?: string;
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
  after?: boolean;
};

/** The moments of a call at which a test may hold or kill whoever makes it. */
type GraphMoment = "received" | "acted" | "answered";

/** Microsoft's sign-in and Graph's mail as their documents describe them, over real HTTP, in memory. */
export type GraphServer = {
  url: string;
  account(address: string): GraphAccount;
  fail(fault: GraphFault): void;
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

export type GraphServerOptions = {
  /** Awaited at each moment of each call. */
  watch?(moment: GraphMoment, call: string): Promise<void> | void;
};

type Grant = { address: string; scope: string };
type Code = Grant & { challenge: string; redirect_uri: string };

export const GRAPH_CLIENT = { id: "client-id", secret: "planted-microsoft-secret" };

export async function startGraphServer({ watch }: GraphServerOptions = {}): Promise<GraphServer> {
  const accounts = new Map<string, GraphAccount>();
  const codes = new Map<string, Code>();
  const refreshTokens = new Map<string, Grant>();
  const accessTokens = new Map<string, Grant>();
  const faults: GraphFault[] = [];
  const asked: string[] = [];
  const secrets: string[] = [];

  const account = (address: string) => {
    const known = accounts.get(address) ?? graphAccount(address);
    accounts.set(address, known);
    return known;
  };
  const secret = (kind: string) => {
    const made = `planted-${kind}-${randomUUID()}`;
    secrets.push(made);
    return made;
  };
  /** Every answer holds another refresh token; here the one before is of no use any more. */
  const give = (grant: Grant) => {
    const [access_token, refresh_token] = [secret("access"), secret("refresh")];
    accessTokens.set(access_token, grant);
    refreshTokens.set(refresh_token, grant);
    const scope = grant.scope.split(" ").map(fullScope).join(" ");
    return { token_type: "Bearer", expires_in: 3599, scope, access_token, refresh_token };
  };

  function token(form: URLSearchParams): GraphAnswer {
    if (form.get("client_secret") !== GRAPH_CLIENT.secret)
      return { status: 401, body: loginError("invalid_client", "AADSTS7000215") };
    if (form.get("grant_type") !== "refresh_token") return trade(form);
    const grant = refreshTokens.get(form.get("refresh_token") ?? "");
    refreshTokens.delete(form.get("refresh_token") ?? "");
    return grant
      ? { status: 200, body: give(grant) }
      : { status: 400, body: loginError("invalid_grant", "AADSTS70000") };
  }

  function trade(form: URLSearchParams): GraphAnswer {
    const code = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const verifier = form.get("code_verifier") ?? "";
    const challenge = createHash("sha256").update(verifier).digest("base64url");
    const fits = code?.challenge === challenge && code.redirect_uri === form.get("redirect_uri");
    return code && fits
      ? { status: 200, body: give(code) }
      : { status: 400, body: loginError("invalid_grant", "AADSTS54005") };
  }

  function answer(req: IncomingMessage, url: URL, body: string): GraphAnswer {
    if (url.pathname === "/common/oauth2/v2.0/token") return token(new URLSearchParams(body));
    const given = (req.headers.authorization ?? "").replace("Bearer ", "");
    const grant = accessTokens.get(given);
    if (!grant)
      return { status: 401, body: graphError("InvalidAuthenticationToken", "Access is expired.") };
    const path = url.pathname.replace("/v1.0/me", "");
    if (path === "")
      return { status: 200, body: { mail: grant.address, userPrincipalName: "x@y" } };
    const prefer = String(req.headers.prefer ?? "");
    if (!prefer.includes('IdType="ImmutableId"'))
      return { status: 400, body: graphError("BadRequest", "These ids do not outlive a move.") };
    return account(grant.address).answer({
      call: `${req.method} ${path}`,
      query: url.searchParams,
      mime: isMime(req) ? Buffer.from(body, "base64").toString("utf8") : null,
      pageSize: pageSizeIn(prefer),
      url: `http://${req.headers.host}`,
    });
  }

  async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? "/", "http://graph");
    const call = `${req.method} ${url.pathname}`;
    asked.push(call);
    const body = await readBody(req);
    await watch?.("received", call);
    const fault = takeFault(url.pathname, req.method ?? "");
    const found = fault && !fault.after ? { status: 0 } : answer(req, url, body);
    await watch?.("acted", call);
    if (!fault) respond(res, found);
    else if (fault.status === 0) res.socket?.destroy();
    else if (fault.status > 0) {
      const told = fault.body ?? graphError("ToldToFail", "Told to fail.");
      respond(res, { status: fault.status, body: told }, fault.headers);
    }
    await watch?.("answered", call);
  }

  function takeFault(path: string, method: string): GraphFault | undefined {
    const at = faults.findIndex((one) => one.path.test(path) && (one.method ?? method) === method);
    return at < 0 ? undefined : faults.splice(at, 1)[0];
  }

  const server = createServer((req, res) => {
    serve(req, res).catch((error: unknown) =>
      respond(res, { status: 500, body: graphError("StandIn", String(error)) }),
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
    grant: (address) => give({ address, scope: "Mail.ReadWrite Mail.Send User.Read" }),
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

/** As Microsoft answers: Graph's scopes with their address, and offline_access not at all. */
function fullScope(scope: string): string {
  return scope === "offline_access" ? "" : `https://graph.microsoft.com/${scope}`;
}

function isMime({ headers }: IncomingMessage): boolean {
  return headers["content-type"]?.startsWith("text/plain") ?? false;
}

function pageSizeIn(prefer: string): number {
  return Number(/odata\.maxpagesize=(\d+)/.exec(prefer)?.[1] ?? 10);
}

function loginError(error: string, code: string) {
  return { error, error_description: `${code}: told so. Trace ID: 0`, error_codes: [1] };
}

async function readBody(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of req as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

function respond(
  res: ServerResponse,
  { status, body, raw }: GraphAnswer,
  headers: Record<string, string> = {},
): void {
  const type = raw === undefined ? "application/json" : "text/plain";
  res.writeHead(status, { "content-type": type, ...headers });
  res.end(raw ?? (body === undefined ? "" : JSON.stringify(body)));
}

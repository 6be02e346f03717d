import type { IncomingMessage, ServerResponse } from "node:http";
import { App, type Authorize, type AuthorizeResult } from "@slack/bolt";
import type { WebClientOptions } from "@slack/web-api";
import type { Core } from "../core/core.ts";
import type { Log } from "../core/core-deps.ts";
import { AppError } from "../core/errors.ts";
import { boltLogger } from "./bolt-logger.ts";
import { createDeliveryDesk, type DeliveryDesk } from "./deliveries/delivery-desk.ts";
import { DeliveryReceiver } from "./deliveries/delivery-receiver.ts";
import type { Desk } from "./desk.ts";
import { isOverdue } from "./is-overdue.ts";
import { registerListeners } from "./listeners/register-listeners.ts";
import { createLoop } from "./loop.ts";
import { createPoster } from "./posts/poster.ts";
import { slackAddresses } from "./slack-address.ts";

const IDLE_MS = 500;
/** How long one call of the Web API may take, in ms. */
const CALL_TIMEOUT_MS = 5000;
/** A form that imports a long file must not hold up the stop: what is left open is taken up again. */
const DRAIN_MS = 20_000;

export type SlackSurfaceOptions = {
  core: Core;
  log: Log;
  signingSecret: string;
  /** Base of the Web API; Slack's own when left out. */
  apiUrl?: string;
  fetch?: typeof fetch;
  /** Pause between two looks at the outbox and at deliveries left open, in ms. */
  idleMs?: number;
  /** How long a stop waits for what is underway, in ms. */
  drainMs?: number;
} & (
  | { botToken: string; authorize?: undefined }
  /** Many workspaces: the tokens of the one a request comes from. */
  | { authorize: Authorize<boolean>; botToken?: undefined }
);

export type SlackSurface = {
  /** Answers POST /slack/events. */
  handler(req: IncomingMessage, res: ServerResponse): void;
  /** Begins to post what waits and to finish what a crash left open. */
  start(): Promise<void>;
  /** Ends both, once what is underway is done; after 20 s without it, for its row outlives the process. */
  stop(): Promise<void>;
};

/** The Slack surface: takes signed requests, answers through core, and posts the outbox. */
export function createSlackSurface(options: SlackSurfaceOptions): SlackSurface {
  const { core, log, signingSecret, idleMs = IDLE_MS, drainMs = DRAIN_MS } = options;
  const authorize = authorizeOf(options);
  const logger = boltLogger(log);
  const clientOptions = clientOptionsOf(options);
  // The desk and the app need each other; by the first request both are there.
  const desk: DeliveryDesk = createDeliveryDesk({
    core,
    log,
    process: (event) => app.processEvent(event),
  });
  const receiver = new DeliveryReceiver({ signingSecret, logger, take: desk.take });
  const app = new App({ receiver, authorize, logger, convoStore: false, clientOptions });
  const tokenOf = (team_id: string) => botTokenOf(authorize, team_id);
  const onError = (error: unknown) => log.error({ error: String(error) }, "a Slack loop failed");
  const outbox = createLoop({
    step: createPoster({ core, log, tokenOf, clientOptions }),
    idleMs,
    onError,
  });
  const recovery = createLoop({ step: desk.recover, idleMs, onError });
  registerListeners(app, listenerDesk(options, outbox.wake));
  return {
    handler: (req, res) => receiver.handle(req, res),
    async start() {
      outbox.start();
      recovery.start();
    },
    async stop() {
      const drained = Promise.all([recovery.stop(), desk.drain()]);
      if (await isOverdue(drained, drainMs))
        log.warn({}, "Slack deliveries wait for the next start");
      await outbox.stop();
    },
  };
}

function listenerDesk(options: SlackSurfaceOptions, wakeOutbox: () => void): Desk {
  return {
    core: options.core,
    log: options.log,
    fetch: options.fetch ?? fetch,
    isSlackAddress: slackAddresses(options.apiUrl),
    wakeOutbox,
  };
}

/** For answers to people: one more try, and no waiting for minutes while somebody looks at a spinner. */
function clientOptionsOf({ apiUrl, fetch: fetchFn, log }: SlackSurfaceOptions): WebClientOptions {
  return {
    logger: boltLogger(log),
    timeout: CALL_TIMEOUT_MS,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 1, minTimeout: 300 },
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
    ...(fetchFn ? { fetch: fetchFn as NonNullable<WebClientOptions["fetch"]> } : {}),
  };
}

function authorizeOf(options: SlackSurfaceOptions): Authorize<boolean> {
  if (options.authorize) return options.authorize;
  const { botToken } = options;
  return (): Promise<AuthorizeResult> => Promise.resolve({ botToken });
}

async function botTokenOf(authorize: Authorize<boolean>, team_id: string): Promise<string> {
  const source = { teamId: team_id, enterpriseId: undefined, isEnterpriseInstall: false } as const;
  const { botToken } = await authorize(source as Parameters<typeof authorize>[0]);
  if (botToken) return botToken;
  throw new AppError("not_connected", {
    say: "Chat SDR is not installed in this Slack workspace any more. Install it again.",
  });
}

import { App } from "@slack/bolt";
import { AppError } from "../core/errors.js";
import { boltLogger } from "./bolt-logger.js";
import { createDeliveryDesk } from "./deliveries/delivery-desk.js";
import { DeliveryReceiver } from "./deliveries/delivery-receiver.js";
import { registerListeners } from "./listeners/register-listeners.js";
import { createLoop } from "./loop.js";
import { createPoster } from "./outbox/poster.js";
import { slackAddresses } from "./slack-address.js";
const IDLE_MS = 500;
/** How long one call of the Web API may take, in ms. */
const CALL_TIMEOUT_MS = 5000;
/** The Slack surface: takes signed requests, answers through core, and posts the outbox. */
export function createSlackSurface(options) {
    const { core, log, signingSecret, idleMs = IDLE_MS } = options;
    const authorize = authorizeOf(options);
    const logger = boltLogger(log);
    const clientOptions = clientOptionsOf(options);
    // The desk and the app need each other; by the first request both are there.
    const desk = createDeliveryDesk({
        core,
        log,
        process: (event) => app.processEvent(event),
    });
    const receiver = new DeliveryReceiver({ signingSecret, logger, take: desk.take });
    const app = new App({ receiver, authorize, logger, convoStore: false, clientOptions });
    const tokenOf = (team_id) => botTokenOf(authorize, team_id);
    const onError = (error) => log.error({ error: String(error) }, "a Slack loop failed");
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
            await Promise.all([recovery.stop(), desk.drain()]);
            await outbox.stop();
        },
    };
}
function listenerDesk(options, wakeOutbox) {
    return {
        core: options.core,
        log: options.log,
        fetch: options.fetch ?? fetch,
        isSlackAddress: slackAddresses(options.apiUrl),
        wakeOutbox,
    };
}
/** For answers to people: one more try, and no waiting for minutes while somebody looks at a spinner. */
function clientOptionsOf({ apiUrl, fetch: fetchFn, log }) {
    return {
        logger: boltLogger(log),
        timeout: CALL_TIMEOUT_MS,
        rejectRateLimitedCalls: true,
        retryConfig: { retries: 1, minTimeout: 300 },
        ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
        ...(fetchFn ? { fetch: fetchFn } : {}),
    };
}
function authorizeOf(options) {
    if (options.authorize)
        return options.authorize;
    const { botToken } = options;
    return () => Promise.resolve({ botToken });
}
async function botTokenOf(authorize, team_id) {
    const source = { teamId: team_id, enterpriseId: undefined, isEnterpriseInstall: false };
    const { botToken } = await authorize(source);
    if (botToken)
        return botToken;
    throw new AppError("not_connected", {
        say: "Chat SDR is not installed in this Slack workspace any more. Install it again.",
    });
}
//# sourceMappingURL=create-slack-surface.js.map
import { HTTPReceiver, } from "@slack/bolt";
/**
 * Bolt's HTTP receiver with our desk between it and the app: a request is written down and
 * acknowledged before Bolt looks up tokens or runs a listener. It listens on no port of its own.
 */
export class DeliveryReceiver {
    #http;
    #take;
    constructor({ signingSecret, logger, take }) {
        this.#http = new HTTPReceiver({ signingSecret, logger, bodyLimit: "2mb" });
        this.#take = take;
    }
    init(app) {
        // The receiver calls nothing of the app but processEvent.
        this.#http.init(Object.create(app, { processEvent: { value: this.#take } }));
    }
    start() {
        return Promise.resolve();
    }
    stop() {
        return Promise.resolve();
    }
    /** Answers POST /slack/events; anything else is not found. */
    handle(req, res) {
        const path = new URL(req.url ?? "/", "http://localhost").pathname;
        if (req.method === "POST" && path === "/slack/events") {
            this.#http.requestListener(req, res);
            return;
        }
        res.writeHead(404, { "content-type": "text/plain" }).end("Not found");
    }
}
//# sourceMappingURL=delivery-receiver.js.map
import type { IncomingMessage, ServerResponse } from "node:http";
import {
  type App,
  HTTPReceiver,
  type Logger,
  type Receiver,
  type ReceiverEvent,
} from "@slack/bolt";

export type DeliveryReceiverOptions = {
  signingSecret: string;
  logger: Logger;
  /** Takes a request whose signature was checked. */
  take: (event: ReceiverEvent) => Promise<void>;
};

/**
 * Bolt's HTTP receiver with our desk between it and the app: a request is written down and
 * acknowledged before Bolt looks up tokens or runs a listener. It listens on no port of its own.
 */
export class DeliveryReceiver implements Receiver {
  readonly #http: HTTPReceiver;
  readonly #take: DeliveryReceiverOptions["take"];

  constructor({ signingSecret, logger, take }: DeliveryReceiverOptions) {
    this.#http = new HTTPReceiver({ signingSecret, logger, bodyLimit: "2mb" });
    this.#take = take;
  }

  init(app: App): void {
    // The receiver calls nothing of the app but processEvent.
    this.#http.init(Object.create(app, { processEvent: { value: this.#take } }) as App);
  }

  start(): Promise<void> {
    return Promise.resolve();
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  /** Answers POST /slack/events; anything else is not found. */
  handle(req: IncomingMessage, res: ServerResponse): void {
    const path = new URL(req.url ?? "/", "http://localhost").pathname;
    if (req.method === "POST" && path === "/slack/events") {
      this.#http.requestListener(req, res);
      return;
    }
    res.writeHead(404, { "content-type": "text/plain" }).end("Not found");
  }
}

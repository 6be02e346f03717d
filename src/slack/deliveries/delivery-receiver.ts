import type { IncomingMessage, ServerResponse } from "node:http";
import {
  type App,
  HTTPModuleFunctions,
  HTTPReceiver,
  type Logger,
  type Receiver,
  type ReceiverEvent,
} from "@slack/bolt";

const BODY_LIMIT = "2mb";

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
    this.#http = new HTTPReceiver({ signingSecret, logger, bodyLimit: BODY_LIMIT });
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
      void this.#receive(req, res);
      return;
    }
    res.writeHead(404, { "content-type": "text/plain" }).end("Not found");
  }

  /**
   * Reads the body before Bolt does and refuses what is no object: of `null` Bolt asks a property where
   * nothing catches it, which leaves the request open and ends the process.
   */
  async #receive(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { bufferIncomingMessage, buildNoBodyResponse, isRawBodyError } = HTTPModuleFunctions;
    try {
      const buffered = await bufferIncomingMessage(req, BODY_LIMIT);
      if (isObject(buffered)) this.#http.requestListener(req, res);
      else buildNoBodyResponse(res, 400);
    } catch (thrown) {
      buildNoBodyResponse(res, isRawBodyError(thrown) ? thrown.statusCode : 400);
    }
  }
}

type Buffered = Parameters<typeof HTTPModuleFunctions.parseHTTPRequestBody>[0];

/** Throws for what is no JSON. */
function isObject(request: Buffered): boolean {
  const body: unknown = HTTPModuleFunctions.parseHTTPRequestBody(request);
  return typeof body === "object" && body !== null;
}

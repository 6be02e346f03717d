/** A refusal of the Web API: `error` is Slack's own name for it, `messages` go to response_metadata. */
export class SlackApiError extends Error {
  override readonly name = "SlackApiError";
  readonly error: string;
  readonly messages: readonly string[];
  readonly extra: Record<string, unknown>;

  constructor(
    error: string,
    messages: readonly string[] = [],
    { extra = {}, cause }: { extra?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super([error, ...messages].join(": "), { cause });
    this.error = error;
    this.messages = messages;
    this.extra = extra;
  }

  /** The body Slack answers with, HTTP status 200. */
  toBody(): Record<string, unknown> {
    const body: Record<string, unknown> = { ok: false, error: this.error, ...this.extra };
    if (this.messages.length === 0) return body;
    const messages = this.messages.map((message) => `[ERROR] ${message}`);
    return { ...body, errors: [...this.messages], response_metadata: { messages } };
  }
}

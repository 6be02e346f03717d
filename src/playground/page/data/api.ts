/** What the server refused, in its own sentence for the person. */
class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;

  constructor(status: number, say: string) {
    super(say);
    this.status = status;
  }
}

export type Api = {
  get: <T>(path: string, query?: Record<string, string>) => Promise<T>;
  post: <T>(path: string, body: unknown) => Promise<T>;
  blob: (path: string, query: Record<string, string>) => Promise<Blob>;
  /** Calls `onChange` whenever Slack looks different, until the returned function is called. */
  follow: (onChange: () => void, onLost: () => void) => () => void;
};

const BASE = "/playground";
const RETRY_MS = 1000;

/** The server's face to the page. Every request carries the key; a refused key calls `onLocked`. */
export function createApi(key: string, onLocked: () => void): Api {
  const headers = { "x-playground-key": key };
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(`${BASE}${path}`, {
      ...init,
      headers: { ...headers, ...(init.headers as Record<string, string> | undefined) },
    });
    if (response.ok) return response;
    throw await refusalOf(response, onLocked);
  };
  const read = (path: string, query: Record<string, string> = {}) =>
    ask(`/api/${path}?${new URLSearchParams(query)}`);
  return {
    get: async (path, query) => (await read(path, query)).json(),
    blob: async (path, query) => (await read(path, query)).blob(),
    post: async (path, body) => {
      const json = { "content-type": "application/json" };
      return (
        await ask(`/api/${path}`, { method: "POST", headers: json, body: JSON.stringify(body) })
      ).json();
    },
    follow: (onChange, onLost) => follow(ask, onChange, onLost),
  };
}

async function refusalOf(response: Response, onLocked: () => void): Promise<Refusal> {
  const body = (await response.json().catch(() => ({}))) as { say?: string; field?: string };
  if (response.status === 403 && body.field === "key") onLocked();
  return new Refusal(response.status, body.say ?? "The playground did not understand this.");
}

/** EventSource cannot send the key, so the stream is read by hand; it starts again when it breaks. */
function follow(
  ask: (path: string, init?: RequestInit) => Promise<Response>,
  onChange: () => void,
  onLost: () => void,
): () => void {
  const stop = new AbortController();
  void (async () => {
    while (!stop.signal.aborted) {
      try {
        const response = await ask("/events", { signal: stop.signal });
        await readStream(response, onChange);
      } catch (error) {
        if (stop.signal.aborted || (error instanceof Refusal && error.status === 403)) return;
        onLost();
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  })();
  return () => stop.abort();
}

async function readStream(response: Response, onChange: () => void): Promise<void> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const piece = await reader?.read();
    if (!piece || piece.done) return;
    if (piece.value.includes("event: changed")) onChange();
  }
}

import type {
  ActionResult,
  AnswerKind,
  PageState,
  SandboxMail,
  WorldState,
} from "../../src/playground/page/wire.ts";
import { playgroundTeamId } from "../../src/playground/simulator/default-team.ts";
import type { Product } from "./product.ts";

/** The playground over HTTP, exactly as its page talks to it. */
export type Playground = {
  /** What one person sees of Slack. */
  state(user: string): Promise<PageState>;
  world(): Promise<WorldState>;
  /** Does what the page's action of this name does. Throws the server's sentence when it refuses. */
  act(action: string, input: object): Promise<ActionResult & Record<string, unknown>>;
  /** The sandbox mailbox, oldest first. */
  mails(): Promise<SandboxMail[]>;
  answerAsLead(mail: SandboxMail, text: string, kind?: AnswerKind): Promise<void>;
  /** Moves the product's clock to the next planned send, and answers what the page says about it. */
  skipToNextSend(): Promise<string>;
};

/** Opens the address that start printed. */
export function openPlayground({ playgroundUrl }: Product): Playground {
  const { origin, searchParams } = new URL(playgroundUrl ?? "");
  const key = searchParams.get("key") ?? "";
  const ask = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
    const headers = { "x-playground-key": key, origin, "content-type": "application/json" };
    const response = await fetch(`${origin}/playground/api/${path}`, { ...init, headers });
    const body = (await response.json()) as T & { say?: string };
    if (!response.ok) throw new Error(`${path}: ${response.status} ${body.say}`);
    return body;
  };
  const act: Playground["act"] = (action, input) =>
    ask(action, { method: "POST", body: JSON.stringify(input) });
  const world = () => ask<WorldState>("world");
  return {
    state: (user) => ask(`state?${new URLSearchParams({ team: playgroundTeamId, user })}`),
    world,
    act,
    mails: async () => (await world()).mails,
    async answerAsLead(mail, text, kind = "reply") {
      await act("answer", { mail_id: mail.id, text, kind });
    },
    async skipToNextSend() {
      return String((await act("skip", {})).what);
    },
  };
}

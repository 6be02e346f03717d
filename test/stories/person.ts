import { readFile } from "node:fs/promises";
import path from "node:path";
import { vi } from "vitest";
import type { ActionResult, WireMessage, WireView } from "../../src/playground/page/wire.ts";
import { playgroundTeamId } from "../../src/playground/simulator/default-team.ts";
import { findControl, wordsOf } from "./find-control.ts";
import type { Playground } from "./playground.ts";

/** Which message is meant: by its words, or by more. */
type Meant = RegExp | ((message: WireMessage) => boolean);
type Filled = Readonly<Record<string, string | readonly string[]>>;

/** Somebody in the playground's workspace. What they wait for comes, or the wait throws. */
export type Person = {
  id: string;
  /** All they can read, oldest first. */
  messages(): Promise<WireMessage[]>;
  /** Waits for the newest message that is meant. */
  see(meant: Meant): Promise<WireMessage>;
  /** Types a command and waits for the first private answer to it. */
  say(command: string): Promise<WireMessage>;
  /** Types a command that opens a window, and waits for the window that ends with this button. */
  open(command: string, button: string): Promise<WireView>;
  /** Presses a button of a message, by its label or action_id; agrees where it asks again. */
  press(message: WireMessage, button: string): Promise<void>;
  /** Presses, and waits for the first private answer to it. */
  pressAndHear(message: WireMessage, button: string): Promise<WireMessage>;
  /** Takes an option of a menu in a message. */
  choose(message: WireMessage, menu: string, option: string): Promise<void>;
  /** Waits for the window that ends with this button. */
  window(button: string | RegExp): Promise<WireView>;
  /** Fills in a window, labels to values, and submits it; answers Slack's or the app's objections. */
  submit(view: WireView, filled?: Filled): Promise<Record<string, string>>;
  /** Hands a file to Slack and answers its id, for a file input. */
  upload(file: string): Promise<string>;
};

const PATIENCE = { timeout: 30_000, interval: 150 };
const SALES = "C0SALES001";

/** Acts as one person, as the page does. */
export function actAs(playground: Playground, id: string): Person {
  const who = { team: playgroundTeamId, user: id };
  const messages = async () => (await playground.state(id)).messages;
  const find = async (meant: Meant) => {
    const seen = await messages();
    const found = seen.findLast((message) => isMeant(message, meant));
    if (found) return found;
    const latest = seen.slice(-3).map(({ blocks, text }) => wordsOf(blocks) || text);
    throw new Error(`${id} does not see ${meant}; the latest:\n${latest.join("\n---\n")}`);
  };
  const see = (meant: Meant) => vi.waitFor(() => find(meant), PATIENCE);
  const hear = async (act: () => Promise<unknown>) => {
    const before = new Set((await messages()).map(({ ts }) => ts));
    await act();
    return see((message) => message.only_you && !before.has(message.ts));
  };
  const run = (text: string) =>
    playground.act("command", { ...who, channel: SALES, text }).then(expectDone);
  const press = async (message: WireMessage, button: string) => {
    // Looked up again, as a card may have been drawn anew since it was read.
    const now = await find((each) => each.ts === message.ts && each.channel === message.channel);
    const { label: _, options: __, ...control } = findControl(now.blocks, button);
    const input = { ...who, channel: now.channel, message_ts: now.ts, ...control };
    const result = await playground.act("press", input);
    if (result.outcome !== "confirm_needed") return expectDone(result);
    expectDone(await playground.act("press", { ...input, confirmed: true }));
  };
  const window = (button: string | RegExp) =>
    vi.waitFor(async () => {
      const { modal } = await playground.state(id);
      if (modal && isCalled(modal.submit ?? "", button)) return modal;
      const open = modal ? `"${modal.title}", ${modal.submit}` : "nothing";
      throw new Error(`no window with "${button}" is open, but ${open}`);
    }, PATIENCE);
  return {
    id,
    messages,
    see,
    press,
    window,
    say: (command) => hear(() => run(command)),
    pressAndHear: (message, button) => hear(() => press(message, button)),
    async open(command, button) {
      await run(command);
      return window(button);
    },
    async choose(message, menu, option) {
      const { block_id, action_id, options } = findControl(message.blocks, menu);
      const value = options.find(({ label }) => label === option)?.value ?? option;
      const { channel, ts } = message;
      const place = { ...who, channel, message_ts: ts, block_id, action_id };
      expectDone(await playground.act("choose", { ...place, value }));
    },
    async submit(view, filled = {}) {
      const values = valuesFor(view, filled);
      const result = await playground.act("submit", { ...who, view_id: view.id, values });
      if (result.outcome === "invalid") return result.errors;
      expectDone(result);
      return {};
    },
    async upload(file) {
      const content_base64 = (await readFile(file)).toString("base64");
      const name = path.basename(file);
      const { file: kept } = await playground.act("file", {
        ...who,
        name,
        mimetype: "text/csv",
        content_base64,
      });
      return (kept as { id: string }).id;
    },
  };
}

function isMeant(message: WireMessage, meant: Meant): boolean {
  if (typeof meant === "function") return meant(message);
  return meant.test(`${message.text}\n${wordsOf(message.blocks)}`);
}

function isCalled(label: string, meant: string | RegExp): boolean {
  return typeof meant === "string" ? label === meant : meant.test(label);
}

function expectDone(result: ActionResult): void {
  if (result.outcome !== "acknowledged") throw new Error(JSON.stringify(result));
}

/** What was filled in, by block_id and action_id; an option is named by its label. */
function valuesFor(view: WireView, filled: Filled) {
  const values: Record<string, Record<string, string | string[]>> = {};
  for (const [label, given] of Object.entries(filled)) {
    const { block_id, action_id, options } = findControl(view.blocks, label);
    const named = (text: string) => options.find((option) => option.label === text)?.value ?? text;
    values[block_id] = {
      [action_id]: typeof given === "string" ? named(given) : given.map(named),
    };
  }
  return values;
}

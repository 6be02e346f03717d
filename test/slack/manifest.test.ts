import { readdir, readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { ACTIONS, COMMAND, SHORTCUTS, VIEWS } from "../../src/slack/ids.ts";
import { actionListeners } from "../../src/slack/listeners/actions/action-listeners.ts";
import { commands } from "../../src/slack/listeners/commands/commands.ts";
import { parseCommand } from "../../src/slack/listeners/commands/parse-command.ts";
import { addAsLead } from "../../src/slack/listeners/shortcuts/add-as-lead.ts";
import { viewListeners } from "../../src/slack/listeners/views/view-listeners.ts";
import { EVENTS, SCOPES } from "../../src/slack/scopes.ts";
import { readManifest } from "./read-manifest.ts";

/** The scopes of the Web API methods we call. https://docs.slack.dev/reference/methods */
const SCOPES_OF_METHODS: Record<string, string[]> = {
  "chat.postEphemeral": ["chat:write"],
  "chat.postMessage": ["chat:write"],
  "chat.update": ["chat:write"],
  "conversations.history": ["channels:history", "groups:history", "im:history"],
  "conversations.join": ["channels:join"],
  "conversations.open": ["im:write"],
  "conversations.replies": ["channels:history", "groups:history", "im:history"],
  "files.info": ["files:read"],
  "users.info": ["users:read"],
  "views.open": [],
  "views.publish": [],
  "views.update": [],
};

let manifest: ReadonlyMap<string, string[]>;
let source: string;
beforeAll(async () => {
  manifest = await readManifest();
  const folder = new URL("../../src/slack/", import.meta.url);
  const files = await readdir(folder, { recursive: true });
  const sources = files.filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  const texts = sources.map((file) => readFile(new URL(file, folder), "utf8"));
  source = (await Promise.all(texts)).join("\n");
});

const sorted = (list: Iterable<string>) => [...new Set(list)].sort();

describe("the manifest", () => {
  it("asks for exactly the scopes that the calls in the code need", () => {
    const calls = [...source.matchAll(/client\s*\.(\w+)\s*\.(\w+)\(/g)].map(
      ([, family, method]) => `${family}.${method}`,
    );
    expect(sorted(calls)).toEqual(sorted(Object.keys(SCOPES_OF_METHODS)));
    const needed = sorted(["commands", ...Object.values(SCOPES_OF_METHODS).flat()]);
    expect(sorted(SCOPES.map(({ scope }) => scope))).toEqual(needed);
    expect(sorted(manifest.get("oauth_config.scopes.bot") ?? [])).toEqual(needed);
  });

  it("subscribes to exactly the events that are handled", () => {
    const handled = [...source.matchAll(/app\.event\("(\w+)"/g)].map(([, event]) => event);
    expect(handled).toEqual([...EVENTS]);
    expect(manifest.get("settings.event_subscriptions.bot_events")).toEqual([...EVENTS]);
  });

  it("names the one command, with a hint whose words are commands", () => {
    expect(manifest.get("features.slash_commands.command")).toEqual([COMMAND]);
    const [hint = ""] = manifest.get("features.slash_commands.usage_hint") ?? [];
    for (const word of hint.replace(/[[\]]/g, "").split(" | ")) {
      expect(parseCommand(commands, word).kind).toBe("found");
    }
  });

  it("names every shortcut that is handled", () => {
    expect(manifest.get("features.shortcuts.callback_id")).toEqual(Object.values(SHORTCUTS));
    expect(Object.values(SHORTCUTS)).toEqual([addAsLead.callback_id]);
  });

  it("sends everything to the one address that takes it", () => {
    const urls = [...manifest]
      .filter(([name]) => name.endsWith("url"))
      .flatMap(([, value]) => value);
    expect(urls).toHaveLength(3);
    expect(new Set(urls.map((url) => new URL(url).pathname))).toEqual(new Set(["/slack/events"]));
  });
});

describe("every id", () => {
  it("of a button or menu has exactly one listener", () => {
    expect(actionListeners.map(({ action }) => action).sort()).toEqual(
      Object.values(ACTIONS).sort(),
    );
  });

  it("of a window has exactly one listener", () => {
    const ids = viewListeners.map(({ callback_id }) => callback_id).sort();
    expect(ids).toEqual(Object.values(VIEWS).sort());
  });

  it("of a button is none's beginning, so that no click goes to two listeners", () => {
    const ids = Object.values(ACTIONS);
    expect(ids.filter((id) => ids.some((other) => other.startsWith(`${id}.`)))).toEqual([]);
  });
});

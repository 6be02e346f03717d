import type { Actor } from "../core/actor.ts";
import type { Scope } from "./define-tool.ts";
import { tools } from "./tools.ts";

/** The scope that a JSON-RPC message (or a batch) needs and the caller lacks; null when nothing is missing. */
export function missingScope(message: unknown, actor: Actor): Scope | null {
  const messages = Array.isArray(message) ? message : [message];
  for (const one of messages) {
    const call = one as { method?: unknown; params?: { name?: unknown } } | null;
    if (call?.method !== "tools/call") continue;
    const tool = tools.find(({ name }) => name === call.params?.name);
    if (tool && !actor.may.includes(tool.scope)) return tool.scope;
  }
  return null;
}

import type { Message } from "./message.ts";
import { section } from "./section.ts";

/** A sentence or two, and perhaps buttons below. */
export function plainMessage(text: string, ...below: Message["blocks"]): Message {
  return { text, blocks: [section(text), ...below] };
}

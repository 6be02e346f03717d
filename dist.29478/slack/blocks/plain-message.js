import { section } from "./section.js";
/** A sentence or two, and perhaps buttons below. */
export function plainMessage(text, ...below) {
    return { text, blocks: [section(text), ...below] };
}
//# sourceMappingURL=plain-message.js.map
import { createHash } from "node:crypto";
/**
 * The A/B variant of one touch: evenly spread over leads, and the same on every call, so that a
 * redrafted or simulated step never changes sides.
 */
export function pickVariant(variants, touch) {
    const key = JSON.stringify([touch.campaignId, touch.leadId, touch.stepNumber]);
    const hash = createHash("sha256").update(key).digest().readUInt32BE(0);
    return variants[hash % variants.length] ?? variants[0];
}
//# sourceMappingURL=pick-variant.js.map
import { NOWHERE } from "./visit.js";
/** What a modal carries along: the place it was opened from, and the subject it is about. */
export function packMetadata(place, about = {}) {
    return JSON.stringify({ place, about });
}
/** The place and the subject again; a modal without them leads back to the direct message. */
export function unpackMetadata(metadata) {
    if (metadata === "")
        return { place: NOWHERE, about: {} };
    const parsed = JSON.parse(metadata);
    return { place: { ...NOWHERE, ...parsed.place }, about: parsed.about ?? {} };
}
//# sourceMappingURL=way-back.js.map
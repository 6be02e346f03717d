import { NOWHERE, type Place } from "./visit.ts";

/** What a modal carries along: the place it was opened from, and the subject it is about. */
export function packMetadata(place: Place, about: Record<string, unknown> = {}): string {
  return JSON.stringify({ place, about });
}

/** The place and the subject again; a modal without them leads back to the direct message. */
export function unpackMetadata(metadata: string): {
  place: Place;
  about: Record<string, unknown>;
} {
  if (metadata === "") return { place: NOWHERE, about: {} };
  const parsed = JSON.parse(metadata) as Partial<{ place: Place; about: Record<string, unknown> }>;
  return { place: { ...NOWHERE, ...parsed.place }, about: parsed.about ?? {} };
}

import { readHeaderBlock } from "./header-block.ts";

const MOST_BYTES = 10 * 1024 * 1024;
const MOST_LINES = 20_000;
const LINE_FEED = 10;
const FIXED = Buffer.from("fixed_");

/**
 * The part of a raw message that is worth reading: at most 10 MB and 20,000 lines. A million empty
 * lines cost a MIME parser far more memory than their bytes, so lines are counted too.
 */
export function capMail(raw: Uint8Array): { bytes: Uint8Array; cut: boolean } {
  const end = capLines(raw.subarray(0, MOST_BYTES));
  return { bytes: withoutFlowed(raw.subarray(0, end)), cut: end < raw.length };
}

/** Bytes as text: UTF-8, or Windows-1252 where the bytes cannot be UTF-8. */
export function decodeBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Header fields and undecoded body of a message, read by the simplest rule: the first empty line. */
export function splitRawMail(bytes: Uint8Array): {
  headers: Map<string, string[]>;
  body: string;
} {
  const text = decodeBytes(bytes.subarray(0, 1024 * 1024));
  const gap = /\r?\n\r?\n/.exec(text);
  const headerEnd = gap ? gap.index : text.length;
  return {
    headers: readHeaderBlock(text.slice(0, headerEnd)),
    body: gap ? text.slice(headerEnd + gap[0].length) : "",
  };
}

function capLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) {
    lines += 1;
    if (lines === MOST_LINES) return at + 1;
  }
  return bytes.length;
}

/**
 * Hides `format=flowed` (RFC 3676) from the parser, whose unwrapping glues an answer to the quoted
 * line above it. Only the length-preserving word is changed, and only in a copy.
 */
function withoutFlowed(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  let copy: Uint8Array | null = null;
  for (const place of text.matchAll(/format="?flowed/gi)) {
    copy ??= Uint8Array.from(bytes);
    copy.set(FIXED, place.index + place[0].length - FIXED.length);
  }
  return copy ?? bytes;
}

/** The first value of a header of an RFC 5322 mail, unfolded; null when it has none. */
export function mimeHeader(raw: Uint8Array, name: string): string | null {
  const head = Buffer.from(raw.subarray(0, 65_536))
    .toString("latin1")
    .split(/\r?\n\r?\n/, 1)[0];
  const wanted = `${name.toLowerCase()}:`;
  const line = (head ?? "")
    .replace(/\r?\n[ \t]+/g, " ")
    .split(/\r?\n/)
    .find((one) => one.toLowerCase().startsWith(wanted));
  return line?.slice(wanted.length).trim() || null;
}

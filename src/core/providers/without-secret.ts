/** A server's words on one line and of bounded length; servers quote what they were told now and then. */
export function withoutSecret(text: string, password: string): string {
  const oneLine = text.replace(/\s+/g, " ").trim().slice(0, 500);
  return password === "" ? oneLine : oneLine.replaceAll(password, "…");
}

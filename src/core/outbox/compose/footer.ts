/** The lines the law and good manners ask for below a cold email; null leaves a line out. */
export type Footer = {
  /** Who writes, where they can be reached by post (CAN-SPAM asks for it). */
  postalAddress: string | null;
  /** Why the recipient gets this mail (GDPR, Article 14: where their data came from). */
  reason: string | null;
  /** How to hear no more, with the link where there is one. */
  unsubscribeText: string | null;
};

/**
 * The body with its footer below the signature mark "-- " (RFC 3676, section 4.3), which mail
 * programs know to leave out of quotes. Adding the same footer again changes nothing.
 */
export function withFooter(body: string, footer: Footer): string {
  const lines = [footer.reason, footer.unsubscribeText, footer.postalAddress]
    .map((line) => line?.trim() ?? "")
    .filter((line) => line !== "");
  const text = body.trimEnd();
  if (lines.length === 0) return text;
  const block = `-- \n${lines.join("\n")}`;
  return text.endsWith(`\n\n${block}`) ? text : `${text}\n\n${block}`;
}

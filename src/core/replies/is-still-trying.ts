import type { ParsedMail } from "./reading/read-mail.ts";

/**
 * Whether a report only says that a mail waits: `Action: delayed` and nothing given up (RFC 3464, section
 * 2.3.3). The server that wrote it keeps trying, and may send several of these for one mail.
 */
export function isStillTrying({ reports }: Pick<ParsedMail, "reports">): boolean {
  const actions = [...(reports.delivery ?? "").matchAll(/^action:\s*([a-z]+)/gim)];
  return actions.length > 0 && actions.every(([, action]) => action?.toLowerCase() === "delayed");
}

/** The address SMTP_URL sends from: `?from=`, else its user name; null when neither is an address. */
export function senderOfSmtpUrl(smtpUrl: string): string | null {
  const url = new URL(smtpUrl);
  const address = url.searchParams.get("from") ?? decoded(url.username);
  return /^[^\s@]+@[^\s@]+$/.test(address) ? address : null;
}

/** A lone % is the URL's fault, which whoever opens the mailbox names. */
function decoded(username: string): string {
  try {
    return decodeURIComponent(username);
  } catch {
    return "";
  }
}

const RESERVED = [
  ".example",
  ".test",
  ".invalid",
  ".localhost",
  "example.com",
  "example.net",
  "example.org",
];

/** Whether an address or URL lies under a name that never reaches a person (RFC 2606, RFC 6761). */
export function isReservedAddress(recipient: string): boolean {
  const host = recipient.includes("@")
    ? recipient.slice(recipient.lastIndexOf("@") + 1)
    : URL.canParse(recipient)
      ? new URL(recipient).hostname
      : recipient;
  const name = host.toLowerCase().replace(/\.$/, "");
  return RESERVED.some((suffix) =>
    `.${name}`.endsWith(suffix.startsWith(".") ? suffix : `.${suffix}`),
  );
}

import type { ServerResponse } from "node:http";

const PAGE_HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

export function respondJson(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
  });
  res.end(JSON.stringify(body));
}

/** A small page of ours; `body` is HTML whose outside text is escaped already. */
export function respondPage(
  res: ServerResponse,
  status: number,
  page: { title: string; body: string; formAction?: string },
): void {
  const csp = `default-src 'none'; style-src 'unsafe-inline'; form-action ${page.formAction ?? "'self'"}; frame-ancestors 'none'; base-uri 'none'`;
  res.writeHead(status, { ...PAGE_HEADERS, "content-security-policy": csp });
  res.end(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<style>:root{color-scheme:light dark}body{font:17px/1.55 system-ui,sans-serif;max-width:34rem;margin:12vh auto;padding:0 1.25rem}
h1{font-size:1.4rem}button{font:inherit;padding:.6rem 1.2rem;border-radius:.5rem;border:1px solid;cursor:pointer}</style></head>
<body><main>${page.body}</main></body></html>`);
}

/** Text from outside, safe within an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

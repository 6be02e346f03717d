import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";

/** The Chromium of this machine; null when there is none. */
export const chromiumPath =
  ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((place) =>
    existsSync(place),
  ) ?? null;

/** A page that remembers what must not happen on it. */
export type Watched = {
  browser: Browser;
  page: Page;
  /** Console errors and warnings, uncaught errors, and requests to anybody but the product. */
  troubles: string[];
};

/** Starts headless Chromium on a desktop-sized page that belongs to this origin. */
export async function openBrowser(origin: string): Promise<Watched> {
  const browser = await chromium.launch({
    executablePath: chromiumPath ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    locale: "en-US",
    timezoneId: "Europe/Berlin",
    colorScheme: "light",
  });
  page.setDefaultTimeout(30_000);
  const troubles: string[] = [];
  page.on("console", (said) => {
    if (["error", "warning"].includes(said.type())) troubles.push(`console: ${said.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`uncaught: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    const isOurs = url.origin === origin || ["data:", "blob:"].includes(url.protocol);
    if (!isOurs) troubles.push(`request: ${url.href}`);
  });
  return { browser, page, troubles };
}

import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { makeFolder, removeFolder } from "../setup/temporary-folders.ts";
import { endAtFailure } from "./end-at-failure.ts";
import { chromiumPath, openBrowser, type Watched } from "./open-browser.ts";
import { type Product, ROOT, startProduct } from "./product.ts";

const PICTURES = path.join(ROOT, "docs/pictures");
const PATIENCE = { timeout: 30_000, interval: 200 };

// Where a browser is promised, its absence fails; elsewhere the story is left out and says so.
const told = chromiumPath !== null || process.env.CI === "true";
const title = told ? "in the browser" : "in the browser (left out: no Chromium in /usr/bin)";

let folder: string;
let app: Product;
let watched: Watched;
let page: Page;

describe.runIf(told)(title, () => {
  endAtFailure();

  beforeAll(async () => {
    folder = await makeFolder();
    app = await startProduct({ folder });
    watched = await openBrowser(app.url);
    page = watched.page;
    await page.goto(app.playgroundUrl ?? "");
  });
  afterEach(() => expect(watched.troubles).toEqual([]));
  afterAll(async () => {
    await watched?.browser.close();
    await app?.stop();
    await removeFolder(folder);
  });

  it("imports the example leads from a file", async () => {
    await say("/sdr import");
    await dialog().getByLabel("CSV file").setInputFiles(path.join(ROOT, "examples/leads.csv"));
    await dialog().getByText("leads.csv · ").waitFor();
    await confirm("Look at it");
    await dialog().getByText("Repeats row 3 of this file").waitFor();
    await confirm("Import 27 leads");
    await message("Imported leads.csv, 30 rows: 27 new").waitFor();
  });

  it("sets up a campaign, enrolls and starts", async () => {
    await say("/sdr campaign new");
    await dialog().getByLabel("Name", { exact: true }).fill("Spring");
    await dialog().getByLabel("What we offer").fill("We find the leads your team forgot.");
    await confirm("Create");
    await press(message("Spring is set up with 5 steps"), "Enroll leads");
    await confirm("Count them");
    await confirm("Enroll 27 leads");
    await press(message("27 leads are enrolled"), "Preview and start");
    await press(message("is ready to start for 27 leads"), "Start the campaign");
    await message("Spring is running").waitFor();
  });

  it("shows a card for every draft", async () => {
    await page.getByRole("button", { name: "Direct messages" }).click();
    await page.getByRole("button", { name: "Hide" }).click();
    await card("Maya Lindqvist").getByRole("button", { name: "Approve" }).waitFor();
    await expect.poll(() => page.locator(".clock").innerText(), PATIENCE).toContain("27 drafts");
    await picture("playground-card", card("Maya Lindqvist"));
  });

  it("edits, regenerates and rejects", async () => {
    await press(card("Tom Achterberg"), "Edit");
    await dialog().getByLabel("Text").fill("Hi Tom,\n\nyour cargo bike made me curious.\n\nRobin");
    await confirm("Save");
    await press(card("Tom Achterberg"), "Approve (edited)");
    await card("Tom Achterberg").getByText("approved (edited) by Robin Reyes").waitFor();

    const before = await card("Lukas Brandt").innerText();
    await press(card("Lukas Brandt"), "Regenerate");
    await dialog().getByLabel("What should be different").fill("More formal, please");
    await confirm("Write again");
    await expect.poll(() => card("Lukas Brandt").innerText(), PATIENCE).not.toBe(before);
    await press(card("Lukas Brandt"), "Approve");

    await press(card("Chloé Mercier"), "Reject");
    await dialog().getByLabel("Why?").fill("A customer already");
    await confirm("Reject");
    await card("Chloé Mercier").getByText("was rejected").waitFor();
  });

  it("lets a person approve by the keyboard alone", async () => {
    await page.reload();
    await tabTo("Tab", "#composer");
    await page.keyboard.type("/sdr approve");
    await page.keyboard.press("Enter");
    await message("24 drafts wait for you.").waitFor();
    await tabTo("Shift+Tab", "[aria-label^='Approve the email']");
    await page.keyboard.press("Enter");
    await message(/The email to .* was (approved|sent).*Next draft/s).waitFor();
  });

  it("sends to the sandbox mailbox", async () => {
    const plan = mailbox().getByText(/^(Next send|Nothing is due)/);
    await expect
      .poll(async () => {
        const sent = [await mailTo("tom@").isVisible(), await mailTo("lukas.").isVisible()];
        if (sent.every(Boolean)) return "sent";
        const planned = await plan.innerText();
        if (planned.startsWith("Next send")) await skip();
        return planned;
      }, PATIENCE)
      .toBe("sent");
    await unfold(mailTo("tom@"));
    await mailTo("tom@").getByText("your cargo bike made me curious").waitFor();
  });

  it("tells everybody of good news from a lead", async () => {
    await mailTo("tom@").getByRole("button", { name: "Answer as the lead" }).click();
    await mailTo("tom@").getByRole("button", { name: "Sounds good" }).click();
    await mailTo("tom@").getByRole("button", { name: "Send answer" }).click();
    const news = message("Tom Achterberg (Polder Bikes) replied: Wants a meeting");
    await press(news, "Done");
    await message(/replied: Wants a meeting\. Done\./).waitFor();
  });

  it("shows any other answer in the thread of its card, with its buttons", async () => {
    await unfold(mailTo("lukas."));
    await mailTo("lukas.").getByRole("button", { name: "Answer as the lead" }).click();
    await mailTo("lukas.").getByLabel("Answer as").fill("How does it work, and what does it cost?");
    await mailTo("lukas.").getByRole("button", { name: "Send answer" }).click();
    const thread = card("Lukas Brandt").getByRole("region", { name: "in the thread" });
    await thread.getByText("replied: Has a question").waitFor();
    await picture("playground-reply", card("Lukas Brandt"));
    await press(thread, "Draft an answer");
    await message("An answer to Lukas Brandt waits").waitFor();
  });

  it("shows each person what is theirs", async () => {
    await become("Avery Chen");
    await page.getByRole("button", { name: "Direct messages" }).click();
    await card("Maya Lindqvist").waitFor();
    await become("Olly Santos");
    await say("/sdr approve");
    await message("not linked to Chat SDR").waitFor();
    await become("Robin Reyes");
    await say("/sdr stats");
    await message(/Messages sent\s*\d.*Replies\s*2.*Positive replies\s*1/s).waitFor();
  });

  it("fits a phone, without scrolling sideways", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const tabs = page.getByRole("navigation", { name: "Parts of" });
    const isTooWide = () =>
      page.locator("html").evaluate((html) => html.scrollWidth > html.clientWidth);
    for (const tab of ["Chat", "Mailbox", "People"]) {
      await tabs.getByText(tab).click();
      expect(await isTooWide(), tab).toBe(false);
    }
    await page.getByRole("button", { name: "Direct messages" }).click();
    await picture("playground-phone", card("Maya Lindqvist"));
    expect(await isTooWide(), "Direct messages").toBe(false);
  });
});

const dialog = () => page.getByRole("dialog");

const mailbox = () => page.getByRole("complementary", { name: "mailbox" });

/** The exchange with the lead whose address begins so. */
const mailTo = (address: string) => mailbox().locator("article", { hasText: address });

/** The newest message with these words. */
const message = (words: string | RegExp): Locator =>
  page.getByRole("log").locator("article", { hasText: words }).last();

/** The card of the first message to a lead. */
const card = (lead: string): Locator =>
  page
    .getByRole("log")
    .locator("article", { hasText: new RegExp(`To\\s*${lead}[\\s\\S]*Step 1 of 5`) })
    .first();

async function say(command: string): Promise<void> {
  await page.locator("#composer").fill(command);
  await page.locator("#composer").press("Enter");
}

/** Switches to another person, and waits until the page shows what is theirs. */
async function become(person: string): Promise<void> {
  await page.getByRole("button", { name: person }).click();
  await page.getByRole("button", { name: person, pressed: true }).waitFor();
}

/** Presses the button that ends the open window. */
async function confirm(button: string): Promise<void> {
  await dialog().getByRole("button", { name: button, exact: true }).click();
}

/** By what stands on the button, whatever a screen reader is told. */
async function press(where: Locator, label: string): Promise<void> {
  await where
    .locator("button", { hasText: new RegExp(`^${label.replace(/[()]/g, "\\$&")}$`) })
    .first()
    .click();
}

async function skip(): Promise<void> {
  await page.getByRole("button", { name: "Skip to the next send" }).click();
}

async function unfold(thread: Locator): Promise<void> {
  const head = thread.locator("h3 button");
  if ((await head.getAttribute("aria-expanded")) === "false") await head.click();
}

/** Presses the key until something of this selector has the focus. */
async function tabTo(key: "Tab" | "Shift+Tab", selector: string): Promise<void> {
  for (let presses = 0; presses < 300; presses += 1) {
    if ((await page.locator(`${selector}:focus`).count()) > 0) return;
    await page.keyboard.press(key);
  }
  throw new Error(`300 times ${key} did not lead to ${selector}`);
}

/** Keeps a picture for the README when asked to; the story itself needs none. */
async function picture(name: string, of: Locator): Promise<void> {
  if (process.env.UPDATE_PICTURES !== "1") return;
  await page.mouse.move(0, 0);
  await page.locator('.toast[data-shown="false"]').waitFor({ state: "attached" });
  await page.locator(".mail-list").evaluate((list) => list.scrollTo(0, 0));
  await of.evaluate((element) => element.scrollIntoView({ block: "end" }));
  await mkdir(PICTURES, { recursive: true });
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
}

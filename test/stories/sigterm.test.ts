import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeFolder, removeFolder } from "../setup/temporary-folders.ts";
import { type Product, startProduct } from "./product.ts";

let folder: string;
let app: Product;

beforeAll(async () => {
  folder = await makeFolder();
  app = await startProduct({ folder });
});
afterAll(async () => {
  await app?.stop();
  await removeFolder(folder);
});

/** A PostgreSQL server keeps this file for as long as it runs. */
async function servers(): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files.filter((file) => path.basename(file) === "postmaster.pid");
}

it("ends in order at SIGTERM, as a supervisor sends it, and takes its database along", async () => {
  expect(await servers()).toHaveLength(1);
  expect(await app.stop("SIGTERM")).toBe(0);
  expect(app.said()).toContain("Stopped. Your data is kept");
  expect(await servers()).toEqual([]);
});

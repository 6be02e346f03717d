import { Counter } from "prom-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCore } from "../../src/core/core.ts";
import { openDatabase } from "../../src/core/db/open-database.ts";
import { coreForTest, type TestWorld } from "../setup/core-for-test.ts";
import { type ServedWeb, serveWeb } from "./serve-web.ts";

let world: TestWorld;
let web: ServedWeb;
beforeAll(async () => {
  world = await coreForTest();
  web = await serveWeb(world.core);
});
afterAll(async () => {
  await web.close();
  await world.close();
});

test("a server that runs is alive, and ready while its database answers", async () => {
  for (const path of ["/healthz", "/readyz", "/readyz?probe=1"]) {
    const answer = await fetch(web.url + path);
    expect([answer.status, await answer.json()]).toEqual([200, { ok: true }]);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  }
});

test("without its database it is alive but not ready, and does not say where the database is", async () => {
  const db = openDatabase({ url: world.database.appUrl, applicationName: "chat-sdr-test" });
  await db.close();
  const down = await serveWeb(createCore({ ...world.deps, db }));
  const ready = await fetch(`${down.url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([
    503,
    { ok: false, reason: "the database does not answer" },
  ]);
  expect((await fetch(`${down.url}/healthz`)).status).toBe(200);
  await down.close();
});

test("the metrics are in the format that Prometheus reads", async () => {
  new Counter({ name: "mails", help: "Mails sent.", registers: [web.metrics] }).inc(3);
  const answer = await fetch(`${web.url}/metrics`);
  expect(answer.headers.get("content-type")).toContain("text/plain");
  expect(await answer.text()).toContain("# TYPE mails counter\nmails 3\n");
});

test("what is no public page is left to others", async () => {
  for (const path of ["/", "/u", "/healthz/x"])
    expect(await (await fetch(web.url + path)).text()).toBe("somebody else's");
});

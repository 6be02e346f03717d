import { afterEach, beforeEach, expect, test } from "vitest";
import { approvedTouch, TUESDAY } from "../../../test/setup/approved-touches.ts";
import { inTenant, linkSlack } from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { openConnection } from "../db/open-connection.ts";
import { recogniseServer } from "./recognise-server.ts";

const signal = new AbortController().signal;

let world: TestWorld;
let user: TestUser;
beforeEach(async () => {
  world = await coreForTest();
  await world.setClock(TUESDAY);
  user = await world.addUser();
  await linkSlack(world, user);
});
afterEach(() => world.close());

const recognise = (place: string | null) => recogniseServer(world.deps, { user, place });

async function meddle(sql: string): Promise<void> {
  const db = await openConnection({ url: world.database.ownerUrl, purpose: "test" });
  await db.query(sql);
  await db.end();
}

function notices(): Promise<{ text: string }[]> {
  return inTenant(
    world,
    user,
    ({ tx }) => tx.$queryRaw<{ text: string }[]>`
      select payload ->> 'text' as text from slack_posts where dedupe_key like 'notice:sending_off%'`,
  );
}

test("the same server and folder are recognised at every start", async () => {
  for (const place of ["1:2", "1:2", null, "1:2"]) expect(await recognise(place)).toBe(true);
  expect(await notices()).toEqual([]);
});

test.each([
  ["another server", "update installation set system_identifier = '1'"],
  ["another timeline, as of a promoted standby", "update installation set timeline = '77'"],
  ["another database, as of a restored dump", "update installation set database_oid = '1'"],
  ["a copied folder", "update installation set place = '3:4'"],
])("%s starts with sending off, and the owner is told once", async (_what, sql) => {
  await recognise("1:2");
  await meddle(sql);
  const touch = await approvedTouch(world, user);
  expect(await recognise("1:2")).toBe(false);
  expect(await recognise("1:2")).toBe(false);
  expect(await notices()).toHaveLength(1);
  await world.core.clock.sendDueTouches({ limit: 50, signal });
  const { card } = await world.core.getApprovalCard(user, { step_id: touch.step_id });
  expect(card.state).toBe("approved");
  const why = await world.core.whyNotSent(user, { lead: touch.email });
  expect(why.answer).toContain("copied, restored or moved");
  const { sending } = await world.core.getContext(user, {});
  expect(sending).toMatchObject({ paused: true, reason: expect.stringContaining("restored") });
});

test("a person sees what is due before they switch it on; then it goes", async () => {
  const touch = await approvedTouch(world, user);
  await world.core.switchSending(user, { on: false, reason: "maintenance" });
  const state = await world.core.getSending(user, {});
  expect(state).toMatchObject({ on: false, reason: "maintenance", due: 1, uncertain: 0 });
  expect(state.first_due).toMatchObject([{ lead_name: touch.full_name }]);
  await expect(world.core.switchSending(user.agent, { on: true })).rejects.toMatchObject({
    code: "not_allowed",
  });
  expect(await world.core.switchSending(user, { on: true })).toMatchObject({ on: true });
  await world.core.clock.sendDueTouches({ limit: 50, signal });
  const { card } = await world.core.getApprovalCard(user, { step_id: touch.step_id });
  expect(card.state).toBe("sent");
});

test("where several accounts share it, only whoever runs it switches it", async () => {
  await world.addUser("Someone Else");
  await expect(world.core.switchSending(user, { on: false })).rejects.toMatchObject({
    code: "not_allowed",
    next: expect.stringMatching(/sdr sending on/),
  });
  const operator = { ...user, via: "cli" as const };
  expect(await world.core.switchSending(operator, { on: false })).toMatchObject({ on: false });
});

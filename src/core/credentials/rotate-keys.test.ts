import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenant } from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { generateKeyRing, type KeyRing, parseKeyRing } from "./key-ring.ts";
import { rotateKeys } from "./rotate-keys.ts";
import { seal, unseal } from "./seal.ts";

const K1 = generateKeyRing();
const K2 = generateKeyRing().replace("k1:", "k2:");
const old = parseKeyRing(K1);
const both = parseKeyRing(`${K2},${K1}`);

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest();
});
afterAll(() => world.close());

async function addCredential(user: TestUser, ring: KeyRing, secret: string): Promise<string> {
  const id = randomUUID();
  const place = { user_id: user.user_id, provider: "smtp", row_id: id, field: "credentials" };
  await inTenant(world, user, ({ tx, user_id }) =>
    tx.integrationCredential.create({
      data: {
        id,
        user_id,
        provider: "smtp",
        credentials: { sealed: seal(ring, secret, place) },
        key_id: ring.active,
      },
      select: { id: true },
    }),
  );
  return id;
}

async function read(user: TestUser, ring: KeyRing, id: string) {
  const row = await inTenant(world, user, ({ tx }) =>
    tx.integrationCredential.findUniqueOrThrow({
      where: { id },
      select: { credentials: true, key_id: true },
    }),
  );
  const { sealed } = row.credentials as { sealed: string };
  const place = { user_id: user.user_id, provider: "smtp", row_id: id, field: "credentials" };
  return { secret: unseal(ring, sealed, place), key_id: row.key_id };
}

test("every account's credentials move to the active key; who reads meanwhile always can", async () => {
  const users = await Promise.all(Array.from({ length: 12 }, () => world.addUser()));
  const ids = await Promise.all(users.map((user, n) => addCredential(user, old, `secret ${n}`)));
  let running = true;
  const reads = (async () => {
    let count = 0;
    while (running) {
      const place = count % users.length;
      const found = await read(users[place] as TestUser, both, ids[place] ?? "");
      expect(found.secret).toBe(`secret ${place}`);
      count += 1;
    }
    return count;
  })();
  const seen: number[] = [];
  const done = await rotateKeys({ ...world.deps, keyRing: both }, ({ rows }) => seen.push(rows));
  running = false;
  expect(await reads).toBeGreaterThan(0);
  expect(done).toEqual({ rotated: 12, failed: [], in_use: [{ key_id: "k2", count: 12 }] });
  expect(seen.at(-1)).toBe(12);
  const alone = parseKeyRing(K2);
  for (const [place, user] of users.entries())
    expect(await read(user, alone, ids[place] ?? "")).toEqual({
      secret: `secret ${place}`,
      key_id: "k2",
    });
});

test("one that no key opens is named and left as it is, and running again moves only what is left", async () => {
  const [user, stranger] = [await world.addUser(), await world.addUser()];
  const lost = parseKeyRing(generateKeyRing().replace("k1:", "k0:"));
  await addCredential(user, old, "mine");
  const credential_id = await addCredential(stranger, lost, "lost");
  const deps = { ...world.deps, keyRing: both };
  const first = await rotateKeys(deps, () => {});
  expect(first.rotated).toBe(1);
  expect(first.failed).toEqual([
    { credential_id, reason: expect.stringContaining('need the key "k0"') },
  ]);
  expect(first.in_use).toContainEqual({ key_id: "k0", count: 1 });
  expect((await rotateKeys(deps, () => {})).rotated).toBe(0);
  expect((await read(stranger, lost, credential_id)).secret).toBe("lost");
});

import { openConnection } from "../../src/core/db/open-connection.ts";
import type { FreshDatabase } from "./fresh-database.ts";

/** Business time of one test database that stands still until it is set again. */
export type FrozenClock = {
  set(at: Date): Promise<void>;
  close(): Promise<void>;
};

/** Puts a clock that does not tick in the place of the database's own, so that instants can be compared exactly. */
export async function freezeClock(database: FreshDatabase): Promise<FrozenClock> {
  const owner = await openConnection({ url: database.ownerUrl, purpose: "test" });
  return {
    async set(at) {
      await owner.query(`
        create or replace function dispatch.app_now() returns timestamptz
        language sql stable security definer set search_path = ''
        as $$ select '${at.toISOString()}'::timestamptz $$`);
    },
    close: () => owner.end(),
  };
}

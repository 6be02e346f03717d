import { openConnection } from "../../src/core/db/open-connection.ts";
import type { TestUser, TestWorld } from "../setup/core-for-test.ts";

type Lead = { full_name: string; email: string; enrichment?: object } & Record<string, unknown>;
type Reply = { lead_id: string; subject: string; body: string; direction?: string };

/**
 * Rows as they get into a database past our checks (an import of years ago, a mail as it came): written
 * by the owner, not through core.
 */
export function plantTexts(world: TestWorld, user: TestUser) {
  const query = async (text: string, values: unknown[]) => {
    const db = await openConnection({ url: world.database.superuserUrl, purpose: "test" });
    try {
      return (await db.query(text, values)).rows[0]?.id as string;
    } finally {
      await db.end();
    }
  };
  return {
    lead: ({ full_name, email, enrichment, ...rest }: Lead) =>
      query(
        `insert into leads (user_id, full_name, email, company, title, industry, location, enrichment_data)
         values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
        [
          ...[
            user.user_id,
            full_name,
            email,
            rest.company,
            rest.title,
            rest.industry,
            rest.location,
          ],
          enrichment ?? {},
        ],
      ),
    message: ({ lead_id, subject, body, direction = "inbound" }: Reply) =>
      query(
        `insert into messages (user_id, lead_id, direction, channel, subject, body, status, kind, intent, created_at)
         values ($1, $2, $3, 'email', $4, $5, 'sent', 'human', 'question', $6) returning id`,
        [user.user_id, lead_id, direction, subject, body, new Date()],
      ),
  };
}

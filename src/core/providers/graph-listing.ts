import { z } from "zod";
import type { GraphApi } from "./graph-api.ts";
import { type GraphMessage, graphMessage } from "./graph-message.ts";
import { failureOf } from "./vendor-refusal.ts";

/** A list of messages that goes on at a link of Graph's. */
type Listing = {
  /** Where it stands; null begins anew. */
  link: string | null;
  begin: { path: string; query: Record<string, string> };
};

/** One page: `link` leads to the next, or on to what is new later; null where the list is at its end. */
export type Listed = { messages: GraphMessage[]; link: string | null; more: boolean };

const PAGE_SIZE = 50;

const page = z.object({
  value: z.array(graphMessage.extend({ "@removed": z.unknown().optional() })),
  "@odata.nextLink": z.string().optional(),
  "@odata.deltaLink": z.string().optional(),
});

/** The next page, without drafts; a link that Graph has forgotten begins the list anew. */
export async function readListing(api: GraphApi, { link, begin }: Listing): Promise<Listed> {
  if (!link) return readPage(api, begin);
  try {
    return await readPage(api, { path: link });
  } catch (thrown) {
    const kind = failureOf(thrown)?.kind;
    if (kind === "gone" || kind === "invalid") return readPage(api, begin);
    throw thrown;
  }
}

async function readPage(
  api: GraphApi,
  call: { path: string; query?: Record<string, string> },
): Promise<Listed> {
  const read = await api.read(page, { ...call, pageSize: PAGE_SIZE });
  const next = read["@odata.nextLink"];
  return {
    messages: read.value.filter((one) => !one["@removed"] && one.isDraft !== true),
    link: next ?? read["@odata.deltaLink"] ?? null,
    more: next !== undefined,
  };
}

import { z } from "zod";
import type { ResourceFamily } from "../define-resource.ts";
import { defineTool, READ_ONLY } from "../define-tool.ts";
import { truncatedField } from "../fit-answer.ts";
import { pageAnswer, pageArguments, toPageAnswer } from "../paging.ts";
import { plainOrNone, untrustedEnvelope } from "../untrusted.ts";

/** The newest do-not-contact entries that match a word of an address, a domain or a name. */
export const suppression: ResourceFamily = {
  prefix: "sdr://suppressions/",
  name: "suppression",
  title: "Suppressions",
  description: "Do-not-contact entries that match a word. Only a person can lift one, in Slack.",
  get tool() {
    return listSuppressions;
  },
  argument: "query",
  complete: () => Promise.resolve([]),
};

/** No tool of the list, whose size is bounded: a client reads it by address. */
const listSuppressions = defineTool({
  name: "list_suppressions",
  title: "List suppressions",
  description: "The do-not-contact list, newest first. Only a person can lift an entry, in Slack.",
  annotations: READ_ONLY,
  scope: "read",
  input: z.strictObject({
    query: z.string().min(1).max(200).describe("Words to look for."),
    ...pageArguments,
  }),
  output: z.object({
    suppressions: z
      .array(
        z.object({
          scope: z.string().describe("address, domain or person."),
          reason: z.string().describe("Why."),
          shared: z.boolean().describe("For the whole Slack workspace."),
          created_at: z.string().describe("When."),
          contact: untrustedEnvelope(["lead_record"], {
            value: z.string().optional().describe("Missing: only a hash is kept."),
          }).describe("Who."),
        }),
      )
      .describe("The entries."),
    ...pageAnswer,
    ...truncatedField,
  }),
  async handle(core, actor, args) {
    const page = await core.listSuppressions(actor, args);
    return {
      suppressions: page.suppressions.map(({ scope, reason, shared, created_at, value }) => ({
        ...{ scope, reason, shared, created_at },
        contact: {
          untrusted: true,
          source: "lead_record",
          value: plainOrNone(value, 320),
        } as const,
      })),
      ...toPageAnswer(page),
    };
  },
});

import { z } from "zod";
import { AppError } from "../../core/errors.ts";
import type { PlaygroundWorld } from "../playground-world.ts";
import type { SlackSimulator } from "../simulator/create-slack-simulator.ts";

type PageApi = { simulator: SlackSimulator; world: PlaygroundWorld };

/** One thing the page can do: its input as JSON, and what is answered. */
export type PageAction = {
  /** The largest body it takes, in bytes. */
  limit: number;
  run: (api: PageApi, input: unknown) => Promise<unknown>;
};

const USUAL_LIMIT = 512_000;
/** A file of 15 MB in base64. */
const FILE_LIMIT = 20_000_000;

const who = { team: z.string(), user: z.string() };
const value = z.union([z.string(), z.array(z.string()), z.null()]);
const values = z.record(z.string(), z.record(z.string(), value));
const place = z.union([
  z.object({ channel: z.string(), message_ts: z.string() }),
  z.object({ view_id: z.string() }),
]);
const touched = z
  .object({
    ...who,
    action_id: z.string(),
    block_id: z.string(),
    confirmed: z.boolean().optional(),
    values: values.optional(),
  })
  .and(place);

/** Every write of the page, by the last part of its path. */
export const pageActions: Readonly<Record<string, PageAction>> = {
  command: action(z.object({ ...who, channel: z.string(), text: z.string().max(4000) }), {
    run: ({ simulator }, input) => simulator.runCommand(input),
  }),
  press: action(touched.and(z.object({ value: z.string().optional() })), {
    run: ({ simulator }, input) => simulator.pressButton(input),
  }),
  choose: action(touched.and(z.object({ value })), {
    run: ({ simulator }, input) => simulator.chooseValue(input),
  }),
  options: action(
    z
      .object({ ...who, action_id: z.string(), block_id: z.string(), query: z.string().max(200) })
      .and(place),
    { run: async ({ simulator }, input) => ({ options: await simulator.loadOptions(input) }) },
  ),
  submit: action(z.object({ ...who, view_id: z.string(), values }), {
    run: ({ simulator }, input) => simulator.submitView(input),
  }),
  close: action(z.object({ ...who, view_id: z.string(), all: z.boolean().optional() }), {
    run: ({ simulator }, input) => simulator.closeView(input),
  }),
  message: action(
    z.object({
      ...who,
      channel: z.string(),
      text: z.string().min(1).max(4000),
      thread_ts: z.string().optional(),
    }),
    {
      async run({ simulator }, input) {
        await simulator.postMessage(input);
        return { outcome: "acknowledged" };
      },
    },
  ),
  home: action(z.object({ ...who, tab: z.enum(["home", "messages"]).optional() }), {
    run: ({ simulator }, input) => simulator.openHome(input),
  }),
  shortcut: action(
    z.object({ ...who, callback_id: z.string(), channel: z.string(), message_ts: z.string() }),
    { run: ({ simulator }, input) => simulator.runMessageShortcut(input) },
  ),
  file: action(
    z.object({
      ...who,
      name: z.string().min(1).max(255),
      mimetype: z.string().max(120),
      content_base64: z.base64(),
    }),
    {
      limit: FILE_LIMIT,
      async run({ simulator }, { content_base64, ...input }) {
        const content = Buffer.from(content_base64, "base64");
        return { file: simulator.uploadFile({ ...input, content }) };
      },
    },
  ),
  conditions: action(
    z.object({
      deliver_twice: z.boolean().optional(),
      slow_ms: z.int().min(0).max(10_000).optional(),
    }),
    {
      async run({ simulator }, { deliver_twice, slow_ms }) {
        const change = {
          ...(deliver_twice === undefined ? {} : { deliver_twice }),
          ...(slow_ms === undefined ? {} : { slow_ms }),
        };
        simulator.setConditions(change);
        return simulator.conditions();
      },
    },
  ),
  answer: action(
    z.object({
      mail_id: z.string(),
      text: z.string().max(20_000),
      kind: z.enum(["reply", "out_of_office", "bounce"]).default("reply"),
    }),
    {
      async run({ world }, input) {
        await world.sandbox.answer(input);
        return { outcome: "acknowledged" };
      },
    },
  ),
  skip: action(z.object({}), {
    async run({ world }) {
      const { now, what } = await world.clock.skipToNextSend();
      return { now: now.toISOString(), what };
    },
  }),
};

function action<Schema extends z.ZodType>(
  schema: Schema,
  definition: {
    limit?: number;
    run: (api: PageApi, input: z.output<Schema>) => Promise<unknown>;
  },
): PageAction {
  return {
    limit: definition.limit ?? USUAL_LIMIT,
    run(api, input) {
      const parsed = schema.safeParse(input);
      if (parsed.success) return definition.run(api, parsed.data);
      const issue = parsed.error.issues[0];
      const field = issue?.path.join(".") || "body";
      throw new AppError("invalid_input", { say: `${field}: ${issue?.message}.`, field });
    },
  };
}

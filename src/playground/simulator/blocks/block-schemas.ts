import { z } from "zod";
import { accessory, actionsElement, contextElement, inputElement } from "./element-schemas.ts";
import { anyText, imageFields, plainText } from "./text-schemas.ts";

// Limits: https://docs.slack.dev/reference/block-kit/blocks

const shared = { block_id: z.string().max(255).optional() };

const section = z.strictObject({
  ...shared,
  type: z.literal("section"),
  text: anyText(3000).optional(),
  fields: z.array(anyText(2000)).min(1).max(10).optional(),
  accessory: accessory.optional(),
  expand: z.boolean().optional(),
});

const strictBlocks = [
  section,
  z.strictObject({ ...shared, type: z.literal("divider") }),
  z.strictObject({ ...shared, type: z.literal("header"), text: plainText(150) }),
  z.strictObject({
    ...shared,
    type: z.literal("context"),
    elements: z.array(contextElement).min(1).max(10),
  }),
  z.strictObject({
    ...shared,
    type: z.literal("actions"),
    elements: z.array(actionsElement).min(1).max(25),
  }),
  z.strictObject({
    ...shared,
    type: z.literal("input"),
    label: plainText(2000),
    element: inputElement,
    hint: plainText(2000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
  }),
  z.strictObject({ ...shared, ...imageFields, title: plainText(2000).optional() }),
  z.strictObject({
    ...shared,
    type: z.literal("markdown"),
    text: z.string().min(1).max(12_000),
  }),
  z.strictObject({
    ...shared,
    type: z.literal("alert"),
    text: anyText(3000),
    level: z.enum(["default", "info", "warning", "error", "success"]).optional(),
  }),
] as const;

const loose = <T extends string>(type: T) => z.looseObject({ ...shared, type: z.literal(type) });

/** Blocks Slack knows and our app does not send; they pass without a look inside. */
const looseBlocks = [
  z.looseObject({ ...shared, type: z.literal("rich_text"), elements: z.array(z.looseObject({})) }),
  loose("card"),
  loose("carousel"),
  loose("container"),
  loose("context_actions"),
  loose("data_table"),
  loose("file"),
  loose("plan"),
  loose("table"),
  loose("task_card"),
  loose("video"),
] as const;

/** One block as Slack accepts it. */
const blockSchema = z.discriminatedUnion("type", [...strictBlocks, ...looseBlocks]);

/** A message's blocks: at most 50. */
export const messageBlocksSchema = z.array(blockSchema).max(50);

const viewFields = {
  blocks: z.array(blockSchema).min(1).max(100),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};

/** A modal or a home view as views.open, views.push, views.update and views.publish take it. */
export const viewSchema = z.discriminatedUnion("type", [
  z.strictObject({
    ...viewFields,
    type: z.literal("modal"),
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
  }),
  z.strictObject({ ...viewFields, type: z.literal("home") }),
]);

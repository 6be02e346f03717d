import { z } from "zod";
import {
  anyText,
  confirmDialog,
  imageFields,
  option,
  optionGroup,
  plainText,
} from "./text-schemas.ts";

// Limits: https://docs.slack.dev/reference/block-kit/block-elements

const action = { action_id: z.string().min(1).max(255).optional() };
const focusable = { ...action, focus_on_load: z.boolean().optional() };
const typed = { ...focusable, placeholder: plainText(150).optional() };
const chosen = { ...typed, confirm: confirmDialog.optional() };
const several = { ...chosen, max_selected_items: z.int().min(1).optional() };
const dispatchConfig = z.strictObject({
  trigger_actions_on: z.array(z.enum(["on_enter_pressed", "on_character_entered"])).min(1),
});
const written = { ...typed, dispatch_action_config: dispatchConfig.optional() };
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const time = z.string().regex(/^\d{2}:\d{2}$/);
const choices = {
  options: z.array(option).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};
const conversationFilter = z.looseObject({}).optional();

const kind = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape });

const button = kind("button", {
  ...action,
  text: plainText(75),
  url: z.string().max(3000).optional(),
  value: z.string().max(2000).optional(),
  style: z.enum(["primary", "danger"]).optional(),
  confirm: confirmDialog.optional(),
  accessibility_label: z.string().max(75).optional(),
});

/** Elements that stand in sections, actions and inputs alike. */
const pickers = [
  kind("static_select", { ...chosen, ...choices, initial_option: option.optional() }),
  kind("multi_static_select", {
    ...several,
    ...choices,
    initial_options: z.array(option).min(1).max(100).optional(),
  }),
  kind("external_select", {
    ...chosen,
    initial_option: option.optional(),
    min_query_length: z.int().optional(),
  }),
  kind("multi_external_select", {
    ...several,
    initial_options: z.array(option).min(1).optional(),
    min_query_length: z.int().optional(),
  }),
  kind("users_select", { ...chosen, initial_user: z.string().optional() }),
  kind("multi_users_select", { ...several, initial_users: z.array(z.string()).optional() }),
  kind("channels_select", {
    ...chosen,
    initial_channel: z.string().optional(),
    response_url_enabled: z.boolean().optional(),
  }),
  kind("multi_channels_select", { ...several, initial_channels: z.array(z.string()).optional() }),
  kind("conversations_select", {
    ...chosen,
    initial_conversation: z.string().optional(),
    default_to_current_conversation: z.boolean().optional(),
    response_url_enabled: z.boolean().optional(),
    filter: conversationFilter,
  }),
  kind("multi_conversations_select", {
    ...several,
    initial_conversations: z.array(z.string()).optional(),
    default_to_current_conversation: z.boolean().optional(),
    filter: conversationFilter,
  }),
  kind("datepicker", { ...chosen, initial_date: date.optional() }),
  kind("timepicker", { ...chosen, initial_time: time.optional(), timezone: z.string().optional() }),
  kind("datetimepicker", {
    ...focusable,
    confirm: confirmDialog.optional(),
    initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
  }),
  kind("radio_buttons", {
    ...focusable,
    confirm: confirmDialog.optional(),
    options: z.array(option).min(1).max(10),
    initial_option: option.optional(),
  }),
  kind("checkboxes", {
    ...focusable,
    confirm: confirmDialog.optional(),
    options: z.array(option).min(1).max(10),
    initial_options: z.array(option).min(1).max(10).optional(),
  }),
] as const;

const overflow = kind("overflow", {
  ...action,
  options: z.array(option).min(1).max(5),
  confirm: confirmDialog.optional(),
});
const workflowButton = z.looseObject({ type: z.literal("workflow_button") });
const richTextInput = z.looseObject({ type: z.literal("rich_text_input") });

/** An image beside text: exactly the fields of Slack's image element. */
const imageElement = z.strictObject(imageFields);

export const accessory = z.discriminatedUnion("type", [
  button,
  imageElement,
  overflow,
  workflowButton,
  ...pickers,
]);

export const actionsElement = z.discriminatedUnion("type", [
  button,
  overflow,
  workflowButton,
  richTextInput,
  ...pickers,
]);

export const contextElement = z.discriminatedUnion("type", [
  ...anyText(3000).options,
  imageElement,
]);

export const inputElement = z.discriminatedUnion("type", [
  kind("plain_text_input", {
    ...written,
    initial_value: z.string().max(3000).optional(),
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
  }),
  kind("email_text_input", { ...written, initial_value: z.string().optional() }),
  kind("url_text_input", { ...written, initial_value: z.string().optional() }),
  kind("number_input", {
    ...written,
    is_decimal_allowed: z.boolean(),
    initial_value: z.string().optional(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
  }),
  kind("file_input", {
    ...action,
    filetypes: z.array(z.string()).optional(),
    max_files: z.int().min(1).max(10).optional(),
  }),
  richTextInput,
  ...pickers,
]);

import { z } from "zod";
// Limits: https://docs.slack.dev/reference/block-kit/composition-objects
/** A plain_text object of 1 to `max` characters. */
export const plainText = (max) => z.strictObject({
    type: z.literal("plain_text"),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
});
/** A plain_text or mrkdwn object of 1 to `max` characters. */
export const anyText = (max) => z.discriminatedUnion("type", [
    plainText(max),
    z.strictObject({
        type: z.literal("mrkdwn"),
        text: z.string().min(1).max(max),
        verbatim: z.boolean().optional(),
    }),
]);
/** The confirmation dialog an element may ask for. */
export const confirmDialog = z.strictObject({
    title: plainText(100),
    text: anyText(300),
    confirm: plainText(30),
    deny: plainText(30),
    style: z.enum(["primary", "danger"]).optional(),
});
/** One option of a menu, a radio group or a list of checkboxes. */
export const option = z.strictObject({
    text: anyText(75),
    value: z.string().max(150),
    description: anyText(75).optional(),
    url: z.string().max(3000).optional(),
});
export const optionGroup = z.strictObject({
    label: plainText(75),
    options: z.array(option).min(1).max(100),
});
const slackFile = z.union([
    z.strictObject({ id: z.string() }),
    z.strictObject({ url: z.string() }),
]);
/** What an image block and an image element share. */
export const imageFields = {
    type: z.literal("image"),
    alt_text: z.string().min(1).max(2000),
    image_url: z.string().min(1).max(3000).optional(),
    slack_file: slackFile.optional(),
};
//# sourceMappingURL=text-schemas.js.map
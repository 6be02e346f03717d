import { elementsOf, optionsOf } from "./block-elements.js";
import { messageBlocksSchema, viewSchema } from "./block-schemas.js";
import { explainIssue } from "./explain-issue.js";
/** Every rule of Block Kit the blocks of a message break, in Slack's words; empty when none. */
export function checkMessageBlocks(blocks) {
    return check(messageBlocksSchema, { value: blocks, root: "", blocksAt: "/blocks" }, blocks);
}
/** Every rule a modal or home view breaks, in Slack's words; empty when none. */
export function checkView(view) {
    const place = { value: view, root: "/view", blocksAt: "/view/blocks" };
    const blocks = view?.blocks;
    const problems = check(viewSchema, place, blocks);
    return problems.length > 0 ? problems : needsSubmit(view);
}
function check(schema, { value, root, blocksAt }, blocks) {
    const parsed = schema.safeParse(value);
    const prefix = root === "" ? blocksAt : root;
    if (!parsed.success) {
        return parsed.error.issues.map((issue) => explainIssue(issue, prefix, value));
    }
    return acrossBlocks(blocks, blocksAt);
}
/** The rules no single field can tell: ids that meet, fields that need each other. */
function acrossBlocks(blocks, root) {
    const problems = repeated(blocks.map((block) => block.block_id)).map((index) => `block_id "${String(blocks[index]?.block_id)}" already exists [json-pointer:${root}/${index}/block_id]`);
    blocks.forEach((block, index) => {
        problems.push(...withinBlock(block, `${root}/${index}`));
    });
    const focused = blocks.flatMap(elementsOf).filter(({ element }) => element.focus_on_load);
    if (focused.length > 1)
        problems.push(`only one element can have focus_on_load [json-pointer:${root}]`);
    return problems;
}
function withinBlock(block, root) {
    const placed = elementsOf(block);
    const problems = repeated(placed.map(({ element }) => element.action_id)).map((index) => {
        const { element, pointer } = placed[index];
        return `action_id "${element.action_id}" already exists [json-pointer:${root}${pointer}/action_id]`;
    });
    if (block.type === "section" && !block.text && !block.fields) {
        problems.push(`missing required field: text [json-pointer:${root}]`);
    }
    if (block.type === "image" && !block.image_url === !block.slack_file) {
        problems.push(`must provide either image_url or slack_file [json-pointer:${root}]`);
    }
    for (const { element, pointer } of placed) {
        problems.push(...withinElement(element).map((say) => `${say} [json-pointer:${root}${pointer}]`));
    }
    return problems;
}
function withinElement(element) {
    const problems = [];
    if (/^(multi_)?static_select$/.test(String(element.type))) {
        if (!element.options === !element.option_groups) {
            problems.push("must provide either options or option_groups");
        }
    }
    const offered = optionsOf(element);
    const values = offered.map((option) => option.value);
    const initial = [element.initial_option, element.initial_options].flat().filter(Boolean);
    if (offered.length > 0 && initial.some((option) => !isOffered(option, offered))) {
        problems.push("initial option must exactly match an option");
    }
    if (repeated(values).length > 0)
        problems.push("option values must be unique");
    return problems;
}
function isOffered(option, offered) {
    const { value, text } = option;
    return offered.some((each) => each.value === value && each.text?.text === text?.text);
}
function needsSubmit(view) {
    const blocks = view.blocks;
    const asks = blocks.some((block) => block.type === "input");
    if (view.type !== "modal" || view.submit || !asks)
        return [];
    return ["missing required field: submit, a view with input blocks needs it [json-pointer:/view]"];
}
/** The places where a value stands for the second time or more. */
function repeated(values) {
    return values.flatMap((value, index) => value !== undefined && values.indexOf(value) < index ? [index] : []);
}
//# sourceMappingURL=check-blocks.js.map
import { AppError } from "../core/errors.js";
import { errorAnswer } from "./error-answer.js";
import { fitAnswer } from "./fit-answer.js";
import { parseArguments } from "./parse-arguments.js";
import { toolSchema } from "./tool-schema.js";
export const READ_ONLY = {
    readOnlyHint: true,
    destructiveHint: false,
    idempotentHint: true,
    openWorldHint: false,
};
/** Binds a definition's checks, handler and limits into one tool. */
export function defineTool(tool) {
    const { name, title, description, annotations, scope } = tool;
    return {
        name,
        title,
        description,
        annotations,
        scope,
        inputSchema: toolSchema(tool.input, "input"),
        outputSchema: toolSchema(tool.output, "output"),
        async call(context, args) {
            try {
                return { isError: false, body: fitAnswer(await run(tool, context, args)) };
            }
            catch (thrown) {
                return errorAnswer(thrown, { tool: name, log: context.log });
            }
        },
    };
}
async function run(tool, { core, actor }, args) {
    if (!actor.may.includes(tool.scope)) {
        throw new AppError("not_allowed", {
            say: `${tool.name} needs the scope "${tool.scope}", which this connection was not granted.`,
            next: `Ask the person to connect again and grant "${tool.scope}".`,
        });
    }
    const answer = await tool.handle(core, actor, parseArguments(tool.input, args));
    // What the schema does not name does not leave.
    return tool.output.parse(answer);
}
//# sourceMappingURL=define-tool.js.map
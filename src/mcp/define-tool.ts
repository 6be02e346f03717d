import type { z } from "zod";
import type { Actor } from "../core/actor.ts";
import type { Core } from "../core/core.ts";
import type { Log } from "../core/core-deps.ts";
import { AppError } from "../core/errors.ts";
import { type CallAnswer, errorAnswer } from "./error-answer.ts";
import { fitAnswer } from "./fit-answer.ts";
import { parseArguments } from "./parse-arguments.ts";
import { type JsonSchema, toolSchema } from "./tool-schema.ts";

/** All four hints of the protocol; clients assume the worst of a hint that is missing. */
export type ToolHints = {
  readOnlyHint: boolean;
  destructiveHint: boolean;
  idempotentHint: boolean;
  openWorldHint: boolean;
};

/** What a caller must be granted; `decide` is not among them, on purpose. */
export type Scope = "read" | "draft" | "write";

/** A tool as its file writes it. Knows nothing of any SDK. */
export type ToolDefinition<I extends z.ZodObject, O extends z.ZodObject> = {
  name: string;
  title: string;
  description: string;
  annotations: ToolHints;
  scope: Scope;
  input: I;
  output: O;
  handle(core: Core, actor: Actor, args: z.output<I>): Promise<z.input<O>>;
};

/** Who calls, on what. */
export type CallContext = { core: Core; actor: Actor; log: Log };

/** A tool as the server lists and calls it. */
export type Tool = {
  name: string;
  title: string;
  description: string;
  annotations: ToolHints;
  scope: Scope;
  inputSchema: JsonSchema;
  outputSchema: JsonSchema;
  /** Never throws: every failure is an answer that names the field and the next step. */
  call(context: CallContext, args: unknown): Promise<CallAnswer>;
};

export const READ_ONLY: ToolHints = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};

/** Binds a definition's checks, handler and limits into one tool. */
export function defineTool<I extends z.ZodObject, O extends z.ZodObject>(
  tool: ToolDefinition<I, O>,
): Tool {
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
      } catch (thrown) {
        return errorAnswer(thrown, { tool: name, args, log: context.log });
      }
    },
  };
}

async function run<I extends z.ZodObject, O extends z.ZodObject>(
  tool: ToolDefinition<I, O>,
  { core, actor }: CallContext,
  args: unknown,
): Promise<Record<string, unknown>> {
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

import type { CallContext } from "./define-tool.ts";

export type PromptArgument = {
  name: string;
  description: string;
  required: boolean;
  /** Values that a person typing `value` may mean. */
  complete?(context: CallContext, value: string): Promise<string[]>;
};

/** A task a person starts from the client's menu. */
export type Prompt = {
  name: string;
  title: string;
  description: string;
  arguments: readonly PromptArgument[];
  /** What the model is asked, as the person's own words. Arguments not given are absent. */
  text(args: Record<string, string | undefined>): string;
};

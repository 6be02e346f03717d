import type { CallContext } from "./define-tool.ts";
import { prompts } from "./prompts.ts";
import { resourceFamilies } from "./resources.ts";

/** What is being completed: an argument of a prompt, or the id of a family of resources. */
export type Completion = {
  ref: { type: "ref/prompt"; name: string } | { type: "ref/resource"; uri: string };
  argument: { name: string; value: string };
};

/** At most 100 values, the protocol's limit; empty when nothing is known. */
export async function completeArgument(
  context: CallContext,
  { ref, argument }: Completion,
): Promise<string[]> {
  const owner =
    ref.type === "ref/prompt"
      ? prompts
          .find((prompt) => prompt.name === ref.name)
          ?.arguments.find(({ name }) => name === argument.name)
      : resourceFamilies.find((family) => ref.uri.startsWith(family.prefix));
  const values = await owner?.complete?.(context, argument.value);
  return (values ?? []).slice(0, 100);
}

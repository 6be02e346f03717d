import { prompts } from "./prompts.js";
import { resourceFamilies } from "./resources.js";
/** At most 100 values, the protocol's limit; empty when nothing is known. */
export async function completeArgument(context, { ref, argument }) {
    const owner = ref.type === "ref/prompt"
        ? prompts
            .find((prompt) => prompt.name === ref.name)
            ?.arguments.find(({ name }) => name === argument.name)
        : resourceFamilies.find((family) => ref.uri.startsWith(family.prefix));
    const values = await owner?.complete?.(context, argument.value);
    return (values ?? []).slice(0, 100);
}
//# sourceMappingURL=complete-argument.js.map
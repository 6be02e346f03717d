import { messageContainer, viewPayload } from "../payloads.ts";
import { type Backstage, jsonOf, sceneOf, sendInteraction, type Who } from "./backstage.ts";
import { type ElementPlace, findElement } from "./find-element.ts";

export type LoadOptionsInput = Who &
  ElementPlace & { action_id: string; block_id?: string | undefined; query: string };

/** Asks the app for the options of an external menu, as a person types; empty when it does not answer. */
export async function loadOptions(
  stage: Backstage,
  input: LoadOptionsInput,
): Promise<Record<string, unknown>[]> {
  const { query, ...wanted } = input;
  const { surface, block, element } = findElement(stage.state, wanted);
  const place = surface.view
    ? { container: { type: "view", view_id: surface.view.id }, view: viewPayload(surface.view) }
    : messageContainer(surface.message);
  const answer = await sendInteraction(stage, sceneOf(stage, input), {
    type: "block_suggestion",
    action_id: element.action_id,
    block_id: block.block_id,
    value: query,
    ...place,
  });
  if (answer.outcome !== "acknowledged") return [];
  const { options, option_groups } = jsonOf(answer) as {
    options?: Record<string, unknown>[];
    option_groups?: { options: Record<string, unknown>[] }[];
  };
  return options ?? (option_groups ?? []).flatMap((group) => group.options);
}

import { AppError } from "../core/errors.ts";
import type { Resource, ResourceFamily } from "./define-resource.ts";
import type { CallContext } from "./define-tool.ts";
import type { CallAnswer } from "./error-answer.ts";
import { campaign } from "./resources/campaign.ts";
import { deadLetter } from "./resources/dead-letter.ts";
import { lead } from "./resources/lead.ts";
import { playbook } from "./resources/playbook.ts";
import { schema } from "./resources/schema.ts";
import { suppression } from "./resources/suppression.ts";

/** Every resource, in the order it is listed. */
export const resources: readonly Resource[] = [playbook, schema];
export const resourceFamilies: readonly ResourceFamily[] = [
  campaign,
  lead,
  suppression,
  deadLetter,
];

/** The text behind an address; throws AppError `not_found` for what is no resource or does not exist. */
export async function readResource(
  context: CallContext,
  uri: string,
): Promise<{ mimeType: string; text: string }> {
  const resource = resources.find((one) => one.uri === uri);
  if (resource) return { mimeType: resource.mimeType, text: resource.text() };
  const family = resourceFamilies.find((one) => uri.startsWith(one.prefix));
  if (!family) throw noSuchResource();
  const id = uri.slice(family.prefix.length);
  const answer = await family.tool.call(context, { [family.argument]: id });
  if (answer.isError) throw asError(answer);
  return { mimeType: "application/json", text: JSON.stringify(answer.body) };
}

function asError({ body }: CallAnswer): AppError {
  if (body.code === "not_found" || body.code === "invalid_input") return noSuchResource();
  return new AppError("unavailable", { say: String(body.message) });
}

function noSuchResource(): AppError {
  return new AppError("not_found", { say: "There is no such resource." });
}

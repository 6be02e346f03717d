import { AppError } from "../core/errors.js";
import { campaign } from "./resources/campaign.js";
import { lead } from "./resources/lead.js";
import { playbook } from "./resources/playbook.js";
import { schema } from "./resources/schema.js";
/** Every resource, in the order it is listed. */
export const resources = [playbook, schema];
export const resourceFamilies = [campaign, lead];
/** The text behind an address; throws AppError `not_found` for what is no resource or does not exist. */
export async function readResource(context, uri) {
    const resource = resources.find((one) => one.uri === uri);
    if (resource)
        return { mimeType: resource.mimeType, text: resource.text() };
    const family = resourceFamilies.find((one) => uri.startsWith(one.prefix));
    if (!family)
        throw noSuchResource();
    const id = uri.slice(family.prefix.length);
    const answer = await family.tool.call(context, { [family.argument]: id });
    if (answer.isError)
        throw asError(answer);
    return { mimeType: "application/json", text: JSON.stringify(answer.body) };
}
function asError({ body }) {
    if (body.code === "not_found" || body.code === "invalid_input")
        return noSuchResource();
    return new AppError("unavailable", { say: String(body.message) });
}
function noSuchResource() {
    return new AppError("not_found", { say: "There is no such resource." });
}
//# sourceMappingURL=resources.js.map
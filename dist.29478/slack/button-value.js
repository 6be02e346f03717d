import { AppError } from "../core/errors.js";
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export function packDraft({ user_id, step_id, draft_version }) {
    return `${user_id}:${step_id}:${draft_version}`;
}
/** Throws `invalid_input` when the value is of another shape, as on a button of an older release. */
export function unpackDraft(value) {
    const [user_id = "", step_id = "", version = ""] = value.split(":");
    if (!UUID.test(user_id) || !UUID.test(step_id) || !/^\d{1,9}$/.test(version))
        throw outdated();
    return { user_id, step_id, draft_version: Number(version) };
}
export function packOwned(user_id, id, extra = "") {
    return `${user_id}:${id}:${extra}`;
}
/** Throws `invalid_input` when the value is of another shape. */
export function unpackOwned(value) {
    const [user_id = "", id = "", ...extra] = value.split(":");
    if (!UUID.test(user_id) || id === "")
        throw outdated();
    return { user_id, id, extra: extra.join(":") };
}
function outdated() {
    return new AppError("invalid_input", {
        say: "This button is from an older version of Chat SDR. Type `/sdr approve` for a fresh card.",
    });
}
//# sourceMappingURL=button-value.js.map
/** As many as listApprovals answers at once; packed they take two thirds of a modal's metadata. */
export const MOST_AT_ONCE = 50;
/** Drafts in as few characters as possible: a modal's metadata holds 3,000. */
export function packDrafts(drafts) {
    return drafts
        .map(({ step_id, draft_version }) => {
        const id = Buffer.from(step_id.replaceAll("-", ""), "hex").toString("base64url");
        return `${id}.${draft_version}`;
    })
        .join(" ");
}
export function unpackDrafts(packed) {
    return packed.split(" ").map((each) => {
        const [id = "", version = ""] = each.split(".");
        const hex = Buffer.from(id, "base64url").toString("hex");
        const step_id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
        return { step_id, draft_version: Number(version) };
    });
}
//# sourceMappingURL=draft-list.js.map
import { AppError } from "../../../core/errors.js";
/** Larger files belong to the command line; in bytes. */
const MOST_BYTES = 20_000_000;
const PATIENCE_MS = 60_000;
/** The bytes a person gave: pasted, or streamed from Slack. Throws `invalid_input` or `unavailable`. */
export async function openCsv(visit, source) {
    if ("rows" in source) {
        return { file_name: "Pasted rows", content: pasted(source.rows) };
    }
    const { file } = await visit.client.files.info({ file: source.file_id });
    const url = file?.url_private_download ?? file?.url_private ?? "";
    if ((file?.size ?? 0) > MOST_BYTES) {
        throw new AppError("invalid_input", {
            say: "This file is larger than 20 MB. Split it, or import it on the server with `sdr leads import`.",
        });
    }
    return { file_name: source.file_name, content: await download(visit, url) };
}
async function* pasted(rows) {
    yield Buffer.from(rows, "utf8");
}
/** The token goes along, so only to Slack itself, and never behind a redirect. */
async function download(visit, url) {
    if (!visit.isSlackAddress(url))
        throw unreadable("the address is not Slack's");
    const response = await visit.fetch(url, {
        headers: { authorization: `Bearer ${visit.client.token ?? ""}` },
        redirect: "error",
        signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const isPage = response.headers.get("content-type")?.startsWith("text/html") ?? false;
    if (!response.ok || isPage || !response.body)
        throw unreadable(`status ${response.status}`);
    return response.body;
}
function unreadable(message) {
    return new AppError("unavailable", {
        say: "Slack did not hand over the file. Please try again, or paste the rows instead.",
        message,
    });
}
//# sourceMappingURL=csv-content.js.map
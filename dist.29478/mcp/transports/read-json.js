/** What a request may hold, in bytes. */
const BODY_LIMIT = 1_048_576;
/** The parsed body, or why it is refused: 413 above 1 MiB, 400 when it is no JSON. */
export async function readJson(req) {
    if (Number(req.headers["content-length"]) > BODY_LIMIT)
        return tooLarge();
    const chunks = [];
    let size = 0;
    for await (const chunk of req.iterator({ destroyOnReturn: false })) {
        size += chunk.length;
        if (size > BODY_LIMIT)
            return tooLarge();
        chunks.push(chunk);
    }
    try {
        return { body: JSON.parse(Buffer.concat(chunks).toString("utf8")) };
    }
    catch {
        return { status: 400, message: "Parse error: the body is not JSON." };
    }
}
function tooLarge() {
    // What is left of the body is not read, so the connection cannot be used again.
    return {
        status: 413,
        message: "The body is larger than 1 MB.",
        headers: { connection: "close" },
    };
}
//# sourceMappingURL=read-json.js.map
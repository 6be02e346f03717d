import { AppError } from "../../core/errors.js";
/** The whole body of a request; throws `invalid_input` on the field `body` above `limit` bytes. */
export async function readBody(req, limit) {
    const chunks = [];
    let size = 0;
    for await (const chunk of req) {
        size += chunk.length;
        if (size > limit) {
            const megabytes = Math.max(1, Math.floor(limit / 1_000_000));
            const say = `This is more than the playground takes (${megabytes} MB). Send less at a time.`;
            throw new AppError("invalid_input", { say, field: "body" });
        }
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
//# sourceMappingURL=read-body.js.map
import { createInterface } from "node:readline";
import { z } from "zod";
import { classifyMail } from "../core/replies/reading/classify-mail.js";
const jsonLine = z.object({ id: z.union([z.string(), z.number()]), eml: z.base64() });
/** `sdr classify`: one mail in, one JSON line out; with `jsonl` a line each. Answers the exit code. */
export async function classifyStdin({ jsonl, input, output }) {
    if (!jsonl) {
        const chunks = [];
        for await (const chunk of input)
            chunks.push(chunk);
        output.write(`${JSON.stringify(await classifyMail(Buffer.concat(chunks)))}\n`);
        return 0;
    }
    let failed = 0;
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
        if (line.trim() === "")
            continue;
        const answer = await classifyLine(line);
        if ("error" in answer)
            failed += 1;
        output.write(`${JSON.stringify(answer)}\n`);
    }
    return failed === 0 ? 0 : 1;
}
/** A bad line is answered with its problem, and the rest goes on. */
async function classifyLine(line) {
    let given;
    try {
        given = JSON.parse(line);
    }
    catch {
        return { id: null, error: "This line is not JSON." };
    }
    const parsed = jsonLine.safeParse(given);
    if (!parsed.success) {
        const { id = null } = (given ?? {});
        return { id, error: "A line needs id and eml, the mail in base64." };
    }
    return { id: parsed.data.id, ...(await classifyMail(Buffer.from(parsed.data.eml, "base64"))) };
}
//# sourceMappingURL=classify.js.map
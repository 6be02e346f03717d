import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { z } from "zod";
import type { Classification } from "../core/replies/reading/classification.ts";
import { classifyMail } from "../core/replies/reading/classify-mail.ts";

export type ClassifyStdinOptions = {
  /** Lines of `{id, eml}` (base64) instead of one raw message. */
  jsonl: boolean;
  input: Readable;
  output: Writable;
};

const Line = z.object({
  id: z.union([z.string(), z.number()]),
  eml: z.string().regex(/^[\w+/=\s-]*$/, "must be the raw message in base64"),
});
const MOST_STDIN = 32 * 1024 * 1024;

/**
 * `sdr classify`: one RFC 5322 message in, one JSON line out; with `jsonl`, one line out per line in,
 * in the same order. A line that cannot be read is answered by `{id, error}` and the rest goes on.
 * Needs no database. Answers with the exit code: 0, or 1 when there were lines and none could be read.
 */
export async function classifyStdin(options: ClassifyStdinOptions): Promise<number> {
  if (options.jsonl) return classifyLines(options);
  const classification = await classifyMail(await readAll(options.input), { now: new Date() });
  await write(options.output, classification);
  return 0;
}

async function classifyLines({ input, output }: ClassifyStdinOptions): Promise<number> {
  let read = 0;
  let bad = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === "") continue;
    const answer = await answerLine(line);
    if ("error" in answer) bad += 1;
    else read += 1;
    await write(output, answer);
  }
  return bad > 0 && read === 0 ? 1 : 0;
}

type Answer =
  | ({ id: string | number } & Classification)
  | { id: string | number | null; error: string };

async function answerLine(line: string): Promise<Answer> {
  const given = parseJson(line);
  const parsed = Line.safeParse(given);
  if (!parsed.success) {
    const id = z.object({ id: Line.shape.id }).safeParse(given).data?.id ?? null;
    return { id, error: given === null ? "the line is not JSON" : whatIsWrong(parsed.error) };
  }
  const { id, eml } = parsed.data;
  return { id, ...(await classifyMail(Buffer.from(eml, "base64"), { now: new Date() })) };
}

function whatIsWrong(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => `${path.join(".") || "line"}: ${message}`)
    .join("; ");
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** The whole input; beyond 32 MB the rest is read and dropped, for no mail needs it to be judged. */
async function readAll(input: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of input) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    if (length < MOST_STDIN) chunks.push(bytes);
    length += bytes.length;
  }
  return Buffer.concat(chunks);
}

/** Waits for a slow reader, so that a long run does not pile up in memory. */
function write(output: Writable, value: object): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(`${JSON.stringify(value)}\n`, (error) => (error ? reject(error) : resolve()));
  });
}

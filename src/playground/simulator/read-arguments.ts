import { SlackApiError } from "./slack-api-error.ts";

/** Arguments that a form carries as JSON text. */
const STRUCTURED = new Set(["attachments", "blocks", "files", "metadata", "view"]);

/** The arguments of a Web API call, from a JSON body or a form. Throws `invalid_json` and the like. */
export function readArguments(contentType: string, body: string): Record<string, unknown> {
  if (contentType.includes("application/json")) return asRecord(parse(body, "invalid_json"));
  const args: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(body)) {
    args[name] = STRUCTURED.has(name) ? parse(value, refusalOf(name)) : value;
  }
  return args;
}

function parse(text: string, refusal: string): unknown {
  const parsed = tryParse(text);
  if (parsed === undefined) throw new SlackApiError(refusal);
  return parsed;
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusalOf(name: string): string {
  if (name === "blocks") return "invalid_blocks_format";
  return name === "metadata" ? "invalid_metadata_format" : "invalid_arguments";
}

function asRecord(value: unknown): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new SlackApiError("json_not_object");
}

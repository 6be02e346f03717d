import type { CallContext, Tool } from "./define-tool.ts";

/** Something a client may read by its address, without a model asking for it. */
export type Resource = {
  uri: string;
  name: string;
  title: string;
  description: string;
  mimeType: "text/markdown" | "application/json";
  text(): string;
};

/** A family of resources, one for each id. */
export type ResourceFamily = {
  /** The address up to the id, e.g. `sdr://leads/`. */
  prefix: string;
  name: string;
  title: string;
  description: string;
  /** The tool whose answer this is, and the argument that takes the id. */
  tool: Tool;
  argument: string;
  /** Ids that a person typing `value` may mean. */
  complete(context: CallContext, value: string): Promise<string[]>;
};

import { readFile } from "node:fs/promises";

const MANIFEST = new URL("../../slack-manifest.yaml", import.meta.url);

/** What stands in the manifest: every line's path, and its values in order. Enough YAML for that file. */
export async function readManifest(): Promise<ReadonlyMap<string, string[]>> {
  const lines = (await readFile(MANIFEST, "utf8")).split("\n");
  const found = new Map<string, string[]>();
  const path: { indent: number; key: string }[] = [];
  for (const line of lines) {
    const parts = /^( *)(- )?(?:([a-z_]+):(?: |$))?(.*)$/.exec(line);
    if (!parts || line.trim() === "" || line.startsWith("#")) continue;
    const [, spaces = "", dash = "", key = "", value = ""] = parts;
    const indent = spaces.length + dash.length;
    while ((path.at(-1)?.indent ?? -1) >= indent) path.pop();
    if (key) path.push({ indent, key });
    if (value === "") continue;
    const name = path.map((each) => each.key).join(".");
    found.set(name, [...(found.get(name) ?? []), value.replace(/^"(.*)"$/, "$1")]);
  }
  return found;
}

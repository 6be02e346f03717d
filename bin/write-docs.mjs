// Writes what the README takes from the code between its markers: the table of variables.
import { readFileSync, writeFileSync } from "node:fs";
import { build } from "./build.mjs";

build();
const { configurationTable } = await import("../dist/cli/configuration-table.js");
const readme = new URL("../README.md", import.meta.url);
const text = readFileSync(readme, "utf8");
const marked = /(<!-- configuration -->\n)[\s\S]*?(<!-- \/configuration -->)/;
writeFileSync(
  readme,
  text.replace(marked, (_all, open, close) => `${open}${configurationTable()}\n${close}`),
);

#!/usr/bin/env node
// The published package ships dist/; a checkout builds it on first use and after every change.
import { existsSync } from "node:fs";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`chat-sdr needs Node 20.19 or newer; this is ${process.version}.\n`);
  process.exit(1);
}
if (existsSync(new URL("../src/main.ts", import.meta.url))) {
  const { build } = await import("./build.mjs");
  build();
}
await import("../dist/main.js");

import { defineConfig } from "prisma/config";

// generate, validate and format are pure WebAssembly, yet the CLI first fetches its native schema
// engine. Any executable satisfies that check; without this, a machine with no network cannot build.
if (process.argv.some((word) => ["generate", "validate", "format"].includes(word))) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
}

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL ?? "" },
});

import { defineConfig } from "vitest/config";

/** The fault runs, apart from `npm test`: FAULTS=sample is minutes, anything else the whole of it. */
export default defineConfig({
  test: {
    include: ["test/faults/**/*.faults.ts"],
    globalSetup: ["test/setup/start-cluster.ts"],
    setupFiles: ["test/setup/quiet-console.ts"],
    testTimeout: 2 * 60 * 60_000,
    hookTimeout: 120_000,
    pool: "forks",
    // One file after the other: each has processes of its own, and a lost lease must be one a run meant.
    fileParallelism: false,
    reporters: ["verbose"],
  },
});

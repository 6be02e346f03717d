import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    globalSetup: ["test/setup/start-cluster.ts"],
    setupFiles: ["test/setup/quiet-console.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: "forks",
    // A file has a database of its own, so files may run side by side: one on each core.
    maxWorkers: "100%",
    // The stories run real processes and a browser; a shared build machine that stands still for seconds is
    // no fault of the product. A test that fails twice is.
    retry: process.env.CI ? 1 : 0,
  },
});

// A process that holds the embedded cluster, for tests: acquires it as its argument says, tells its
// parent what it got, and leaves when told to.
import { acquireCluster } from "../../src/core/db/embedded/acquire-cluster.ts";
import { AppError } from "../../src/core/errors.ts";

try {
  const { release, ...cluster } = await acquireCluster(JSON.parse(process.argv[2] ?? "{}"));
  process.once("message", () => {
    void release().then(() => process.exit(0));
  });
  process.send?.({ cluster });
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.send?.({ refusal: { code: error.code, say: error.say } }, () => process.exit(1));
}

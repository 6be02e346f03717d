import { onTestFinished } from "vitest";
import { makeFolder, removeFolder } from "../setup/temporary-folders.ts";

/** A new folder under the system's temporary one, removed after the test with any server in it. */
export async function temporaryFolder(mode = 0o755): Promise<string> {
  const folder = await makeFolder(mode);
  onTestFinished(() => removeFolder(folder));
  return folder;
}

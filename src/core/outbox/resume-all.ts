import { z } from "zod";
import { defineOperation } from "../operation.ts";

/** Switches sending on again after pause_all. */
export const resumeAll = defineOperation({
  name: "resume_all",
  needs: "decide",
  input: z.object({}),
  output: z.object({ paused: z.boolean() }),
  async run() {
    throw new Error("not built yet");
  },
});

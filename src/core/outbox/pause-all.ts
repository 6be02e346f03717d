import { z } from "zod";
import { defineOperation } from "../operation.ts";

/** The kill switch: nothing of this user leaves until a person switches sending on again. */
export const pauseAll = defineOperation({
  name: "pause_all",
  needs: "write",
  input: z.object({ reason: z.string().max(300).default("") }),
  output: z.object({
    paused: z.boolean(),
    already_sending: z
      .array(z.string())
      .describe("Names of leads whose message was already on its way."),
  }),
  async run() {
    throw new Error("not built yet");
  },
});

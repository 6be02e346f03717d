import { z } from "zod";
import { defineOperation } from "../operation.ts";
import { readSendingState, sendingState } from "./sending-state.ts";

/** Whether this installation sends, why not, and what is due. */
export const getSending = defineOperation({
  name: "get_sending",
  needs: "read",
  input: z.object({}),
  output: sendingState,
  run: (tenant) => readSendingState(tenant),
});

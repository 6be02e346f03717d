import { z } from "zod";
import { defineOperation } from "../operation.ts";

/** Switches sending on again after pause_all. What became due meanwhile leaves one by one, caps and gaps kept. */
export const resumeAll = defineOperation({
  name: "resume_all",
  needs: "own",
  input: z.object({}),
  output: z.object({ paused: z.boolean() }),
  async run(tenant) {
    await tenant.tx.user.update({
      where: { id: tenant.user_id },
      data: { sending_paused_at: null, sending_paused_by: null },
      select: { id: true },
    });
    await tenant.audit({
      action: "resume_all",
      subject_type: "user",
      subject_id: tenant.user_id,
      fields: ["sending_paused_at"],
    });
    return { paused: false };
  },
});

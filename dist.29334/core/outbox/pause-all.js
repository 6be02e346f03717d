import { z } from "zod";
import { defineOperation } from "../operation.js";
import { alreadySending } from "./already-sending.js";
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
    async run(tenant, { reason }) {
        const { tx, actor, now } = tenant;
        await tx.user.update({
            where: { id: tenant.user_id },
            data: {
                sending_paused_at: now,
                sending_paused_by: reason ? `${actor.name}: ${reason}` : actor.name,
            },
            select: { id: true },
        });
        await tenant.audit({
            action: "pause_all",
            subject_type: "user",
            subject_id: tenant.user_id,
            fields: ["sending_paused_at"],
        });
        return { paused: true, already_sending: await alreadySending(tx) };
    },
});
//# sourceMappingURL=pause-all.js.map
import { z } from "zod";
import { defineOperation } from "../operation.js";
import { userSettings } from "./user-settings.js";
/** Changes the user's own settings and profile. */
export const updateSettings = defineOperation({
    name: "update_settings",
    needs: "decide",
    input: z.object({
        settings: userSettings.partial().optional(),
        full_name: z.string().max(200).optional(),
        company_name: z.string().max(200).optional(),
        time_zone: z.string().max(60).optional(),
    }),
    output: z.object({ settings: userSettings }),
    async run() {
        throw new Error("not built yet");
    },
});
//# sourceMappingURL=update-settings.js.map
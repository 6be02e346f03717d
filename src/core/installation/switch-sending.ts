import { z } from "zod";
import { AppError } from "../errors.ts";
import { defineOperation, type Tenant } from "../operation.ts";
import { readSendingState, sendingState } from "./sending-state.ts";

/**
 * Switches sending of the whole installation, as after a restored backup. A person's, and where several
 * accounts share it only the operator's, at the command line.
 */
export const switchSending = defineOperation({
  name: "switch_sending",
  needs: "own",
  input: z.object({
    on: z.boolean().describe("true: what was approved goes out; false: nothing does."),
    reason: z.string().max(300).default("").describe("Why it is switched off, for the others."),
  }),
  output: sendingState,
  async run(tenant, { on, reason }) {
    await refuseForOthers(tenant);
    const why = on ? null : reason || `switched off by ${tenant.actor.name}`;
    await tenant.tx.$executeRaw`select dispatch.set_sending(${on}, ${why})`;
    await tenant.audit({
      action: "switch_sending",
      subject_type: "installation",
      subject_id: "installation",
      fields: ["sending_enabled"],
      detail: { on },
    });
    return readSendingState(tenant);
  },
});

async function refuseForOthers({ tx, actor }: Tenant): Promise<void> {
  if (actor.via === "cli") return;
  const [row] = await tx.$queryRaw<{ shared: boolean }[]>`select dispatch.is_shared() as shared`;
  if (!row?.shared) return;
  throw new AppError("not_allowed", {
    say: "Several accounts share this installation, so whoever runs it must switch sending on.",
    next: "Ask them to run `sdr sending on`.",
  });
}

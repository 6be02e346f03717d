import { gmailVendor, outlookVendor } from "./kill-draft-vendor.ts";
import { sandboxVendor } from "./kill-sandbox.ts";
import { smtpVendor, smtpWithSentVendor } from "./kill-smtp.ts";
import type { KillVendor } from "./kill-vendor.ts";

/** Every way of sending that the fault runs try. */
export const KILL_VENDORS: readonly KillVendor[] = [
  gmailVendor,
  outlookVendor,
  smtpVendor,
  smtpWithSentVendor,
  sandboxVendor,
];

import { approve } from "./approve.ts";
import { approvers } from "./approvers.ts";
import { campaignEdit } from "./campaign-edit.ts";
import { campaignNew } from "./campaign-new.ts";
import { campaignPause } from "./campaign-pause.ts";
import { campaignResume } from "./campaign-resume.ts";
import { campaignStart } from "./campaign-start.ts";
import { campaigns } from "./campaigns.ts";
import type { Command } from "./command.ts";
import { connect } from "./connect.ts";
import { enroll } from "./enroll.ts";
import { failed } from "./failed.ts";
import { forget } from "./forget.ts";
import { glance } from "./glance.ts";
import { helpCommand } from "./help.ts";
import { importCommand } from "./import.ts";
import { leadAdd } from "./lead-add.ts";
import { leads } from "./leads.ts";
import { link } from "./link.ts";
import { log } from "./log.ts";
import { pauseAll } from "./pause-all.ts";
import { replies } from "./replies.ts";
import { resumeAll } from "./resume-all.ts";
import { sending } from "./sending.ts";
import { settings } from "./settings.ts";
import { simulate } from "./simulate.ts";
import { stats } from "./stats.ts";
import { suppress } from "./suppress.ts";
import { suppressions } from "./suppressions.ts";
import { unlink } from "./unlink.ts";
import { why } from "./why.ts";

/** Everything `/sdr` understands, in the order in which the help shows it. */
export const commands: readonly Command[] = [
  glance,
  helpCommand(() => commands),
  approve,
  replies,
  leads,
  leadAdd,
  log,
  importCommand,
  campaigns,
  campaignNew,
  campaignEdit,
  campaignStart,
  campaignPause,
  campaignResume,
  enroll,
  stats,
  why,
  failed,
  simulate,
  suppress,
  suppressions,
  forget,
  connect,
  settings,
  approvers,
  pauseAll,
  resumeAll,
  sending,
  link,
  unlink,
];

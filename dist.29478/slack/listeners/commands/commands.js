import { approve } from "./approve.js";
import { approvers } from "./approvers.js";
import { campaignNew } from "./campaign-new.js";
import { campaignPause } from "./campaign-pause.js";
import { campaignResume } from "./campaign-resume.js";
import { campaignStart } from "./campaign-start.js";
import { campaigns } from "./campaigns.js";
import { connect } from "./connect.js";
import { enroll } from "./enroll.js";
import { glance } from "./glance.js";
import { helpCommand } from "./help.js";
import { importCommand } from "./import.js";
import { leadAdd } from "./lead-add.js";
import { leads } from "./leads.js";
import { link } from "./link.js";
import { pauseAll } from "./pause-all.js";
import { replies } from "./replies.js";
import { resumeAll } from "./resume-all.js";
import { settings } from "./settings.js";
import { stats } from "./stats.js";
import { why } from "./why.js";
/** Everything `/sdr` understands, in the order in which the help shows it. */
export const commands = [
    glance,
    helpCommand(() => commands),
    approve,
    replies,
    leads,
    leadAdd,
    importCommand,
    campaigns,
    campaignNew,
    campaignStart,
    campaignPause,
    campaignResume,
    enroll,
    stats,
    why,
    connect,
    settings,
    approvers,
    pauseAll,
    resumeAll,
    link,
];
//# sourceMappingURL=commands.js.map
import type { JudgedMail } from "./judge-mail.ts";
import type { MatchedMail } from "./match-mail.ts";

/** A mail that was read, judged, and found to answer something of ours. */
export type MatchedInbound = JudgedMail & { match: MatchedMail };

/** What became of a mail: the message row when it was a reply of a person, and a remark worth keeping. */
export type MailEffect = { message_id?: string; reason?: string };

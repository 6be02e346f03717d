import { AppError } from "../../../core/errors.ts";
import { keepFile } from "../state/keep-file.ts";
import type { SlackFile } from "../state/slack-types.ts";
import { type Backstage, sceneOf, type Who } from "./backstage.ts";

export type UploadInput = Who & { name: string; mimetype: string; content: Buffer };

/** A person hands a file to Slack, for a file input; only the team's bot token can read it. */
export function uploadFile(stage: Backstage, input: UploadInput): SlackFile {
  sceneOf(stage, input);
  if (input.content.length === 0) {
    throw new AppError("invalid_input", {
      say: "This file is empty. Choose another.",
      field: "content",
    });
  }
  return keepFile(stage.state, input);
}

import { ACTIONS } from "../../ids.ts";
import { runCommand } from "../commands/run-command.ts";
import type { ActionListener } from "./action-listener.ts";

/** A button that stands for a typed command. */
export const pressCommand: ActionListener = {
  action: ACTIONS.runCommand,
  run: (visit, { value }) => runCommand(visit, value),
};

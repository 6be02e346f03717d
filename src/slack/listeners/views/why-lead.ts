import { VIEWS } from "../../ids.ts";
import { explainLead } from "../commands/why.ts";
import type { ViewListener } from "./view-listener.ts";

/** Explains the lead that was asked about. */
export const whyLead: ViewListener = {
  callback_id: VIEWS.whyLead,
  run: (visit, { form }) => explainLead(visit, form.text("lead")),
};

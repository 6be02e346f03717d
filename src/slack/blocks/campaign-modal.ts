import type { KnownBlock, ModalView, Timepicker } from "@slack/types";
import {
  APPROVAL_MODES,
  type CampaignDetail,
  type CampaignSettings,
} from "../../core/campaigns/campaign.ts";
import { WEEKDAYS, WORKING_HOURS } from "../../core/sequences/send-window.ts";
import { SEQUENCE_TEMPLATES } from "../../core/sequences/sequence.ts";
import { toDaysOffText } from "../days-off.ts";
import { VIEWS } from "../ids.ts";
import { APPROVAL_WORDS, DAY_WORDS, TEMPLATE_WORDS } from "./campaign-words.ts";
import { input, MAX_INPUT, menuElement, option, textElement } from "./input.ts";
import { modal } from "./modal.ts";
import { context } from "./section.ts";

/** The window that sets up a campaign; its steps are edited afterwards. */
export function campaignModal(metadata: string): ModalView {
  const template = input(
    { field: "template", label: "Sequence", hint: "You can change every step of it afterwards." },
    menuElement(
      SEQUENCE_TEMPLATES.map((each) => option(each, TEMPLATE_WORDS[each])),
      "email_first",
    ),
  );
  return modal(
    { callback_id: VIEWS.newCampaign, title: "New campaign", submit: "Create", metadata },
    [...nameAndOffer("", ""), template, ...settingInputs(NEW)],
  );
}

/** The same window about a campaign that exists, with everything as it is. */
export function editCampaignModal(campaign: CampaignDetail, metadata: string): ModalView {
  const { name, settings } = campaign;
  return modal(
    { callback_id: VIEWS.editCampaign, title: "Edit campaign", submit: "Save", metadata },
    [
      ...nameAndOffer(name, settings.offer),
      ...settingInputs(settings),
      context(
        "Days, hours and approval hold at once, for everything not sent yet. Drafts that are written keep their words.",
      ),
    ],
  );
}

type Shown = Omit<CampaignSettings, "offer">;

const NEW: Shown = {
  approval: "every_message",
  time_zone: "",
  window: WORKING_HOURS,
  meeting_link: "",
  stop_company_on_reply: false,
};

function nameAndOffer(name: string, offer: string): KnownBlock[] {
  return [
    input(
      { field: "name", label: "Name" },
      textElement({ max: 120, placeholder: "Spring, Berlin", value: name }),
    ),
    input(
      {
        field: "offer",
        label: "What we offer",
        hint: "A sentence or two. The messages are written around it.",
      },
      textElement({ lines: true, max: 2000, value: offer }),
    ),
  ];
}

function settingInputs(settings: Shown): KnownBlock[] {
  return [
    input(
      { field: "approval", label: "Approval" },
      menuElement(
        APPROVAL_MODES.map((mode) => option(mode, APPROVAL_WORDS[mode])),
        settings.approval,
      ),
    ),
    ...windowInputs(settings),
    input(
      {
        field: "meeting_link",
        label: "Link for booking a meeting",
        optional: true,
        hint: "Stands in a message where its template says {{ meeting_link }}.",
      },
      {
        type: "url_text_input",
        ...(settings.meeting_link ? { initial_value: settings.meeting_link } : {}),
      },
    ),
    companyInput(settings.stop_company_on_reply),
  ];
}

function windowInputs({ window, time_zone }: Shown): KnownBlock[] {
  const days = WEEKDAYS.map((day) => option(day, DAY_WORDS[day]));
  return [
    input(
      { field: "days", label: "Days on which messages may go" },
      {
        type: "checkboxes",
        options: days,
        initial_options: days.filter(({ value }) => window.days.some((day) => day === value)),
      },
    ),
    input({ field: "from", label: "From" }, timeElement(window.from)),
    input(
      { field: "to", label: "Until", hint: "On the clock of each lead." },
      timeElement(window.to),
    ),
    daysOffInput(window.skip_holidays),
    input(
      {
        field: "time_zone",
        label: "Time zone where a lead's own is unknown",
        optional: true,
        hint: "E.g. Europe/Berlin. Left empty, it is yours.",
      },
      textElement({ max: 60, value: time_zone }),
    ),
  ];
}

/** Slack's clock has no 24:00; midnight at the end of a day is its 00:00. */
function timeElement(time: string): Timepicker {
  return { type: "timepicker", initial_time: time === "24:00" ? "00:00" : time };
}

/** More dates than one input holds are shown to nobody, so that saving the rest loses none of them. */
function daysOffInput(dates: readonly string[]): KnownBlock {
  const value = toDaysOffText(dates);
  if (value.length > MAX_INPUT) {
    return context(`${dates.length} days off are set, too many to show here; they stay.`);
  }
  return input(
    {
      field: "days_off",
      label: "Days off",
      optional: true,
      hint: "Holidays on which nothing goes, as dates: 2026-12-24 to 2027-01-01, 2027-05-01.",
    },
    textElement({ value }),
  );
}

function companyInput(chosen: boolean): KnownBlock {
  const choice = option("stop", "Also stop colleagues of who answers");
  return input(
    {
      field: "company",
      label: "When somebody answers",
      optional: true,
      hint: "Colleagues are leads of this campaign with the same company's email domain.",
    },
    { type: "checkboxes", options: [choice], ...(chosen ? { initial_options: [choice] } : {}) },
  );
}

import type { KnownBlock, ModalView } from "@slack/types";
import {
  CHANNELS,
  delayInWords,
  SEQUENCE_LIMITS,
  type SequenceStep,
} from "../../core/sequences/sequence.ts";
import { TEMPLATE_VARIABLES } from "../../core/sequences/template-variables.ts";
import { VIEWS } from "../ids.ts";
import { CHANNEL_WORDS, windowInWords } from "./campaign-words.ts";
import { input, menuElement, option, textElement } from "./input.ts";
import { modal } from "./modal.ts";
import { context } from "./section.ts";
import { textInputs } from "./text-inputs.ts";

/** The letters that wordings may have. */
export const VARIANT_KEYS = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"] as const;

/** Means that the step is to go. */
export const REMOVE = "remove";

export type StepForm = {
  steps: readonly SequenceStep[];
  /** 1 is the first; one more than there are is a new step. */
  number: number;
  metadata: string;
};

/** The window of one step: how, after how long, and its wordings, with room for one wording more. */
export function stepModal({ steps, number, metadata }: StepForm): ModalView {
  const known = steps[number - 1];
  const step = known ?? newStep(steps.at(-1));
  const title = known ? `Edit step ${number}` : "Add a step";
  return modal({ callback_id: VIEWS.editStep, title, submit: "Save", metadata }, [
    ...timing(step, number),
    ...position(steps.length + (known ? 0 : 1), number),
    variablesBlock(),
    ...wordings(step),
    ...(step.brief === null ? [] : briefInputs(step.brief)),
    ...(known && steps.length > 1 ? [removal(number)] : []),
  ]);
}

function newStep(
  before: SequenceStep | undefined,
): Pick<SequenceStep, "channel" | "delay_hours" | "variants" | "brief" | "window"> {
  const channel = before?.channel ?? "email";
  return { channel, delay_hours: before ? 72 : 0, variants: [], brief: null, window: null };
}

type Shown = ReturnType<typeof newStep>;

function timing({ channel, delay_hours, window }: Shown, number: number): KnownBlock[] {
  const after =
    number === 1
      ? "Counts from the enrolment."
      : "Counts from the real sending of the step before.";
  return [
    input(
      { field: "channel", label: "Sent by" },
      menuElement(
        CHANNELS.map((each) => option(each, CHANNEL_WORDS[each])),
        channel,
      ),
    ),
    input(
      { field: "delay", label: "Wait", hint: `${after} For example 3 days, 12 hours or at once.` },
      textElement({ value: delayInWords(delay_hours), max: 40 }),
    ),
    ...(window ? [context(`This step has its own hours: ${windowInWords(window)}.`)] : []),
  ];
}

function position(length: number, number: number): KnownBlock[] {
  if (length < 2) return [];
  const places = Array.from({ length }, (_, index) =>
    option(String(index + 1), index + 1 === length ? `${index + 1} (last)` : String(index + 1)),
  );
  return [
    input(
      { field: "position", label: "Place in the sequence" },
      menuElement(places, String(number)),
    ),
  ];
}

function variablesBlock(): KnownBlock {
  const names = TEMPLATE_VARIABLES.map((name) => `\`{{ ${name} }}\``).join(" ");
  return context(
    `What may stand in the texts: ${names}, and columns of your imports by their name.`,
    'Where a value may be missing, say what stands there instead: `{{ first_name | default: "there" }}`, or `{% if company %} at {{ company }}{% endif %}`.',
  );
}

/** A wording that is emptied goes; the empty one at the end makes a test of one more. */
function wordings({ variants }: Shown): KnownBlock[] {
  const free = VARIANT_KEYS.find((key) => !variants.some((variant) => variant.key === key));
  const room = free && variants.length < SEQUENCE_LIMITS.variants;
  const shown = [...variants, ...(room ? [{ key: free, subject: null, body: "" }] : [])];
  return shown.flatMap(({ key, subject, body }) => {
    const label = `Wording ${key}`;
    const fresh = body === "" && variants.length > 0;
    const hint = fresh
      ? "Left empty, there is none. With two wordings, leads get one or the other, and the figures tell which is answered more."
      : "Emptied, this wording goes.";
    return [
      input(
        {
          field: `${key}_subject`,
          label: `${label}: subject`,
          optional: true,
          hint: "For email. A follow-up without one stays in the thread of the first email.",
        },
        textElement({ value: subject, max: SEQUENCE_LIMITS.subject }),
      ),
      ...textInputs({
        field: `${key}_body`,
        label: `${label}: text`,
        optional: true,
        hint,
        value: body,
      }),
    ];
  });
}

function briefInputs(brief: string): KnownBlock[] {
  return textInputs({
    field: "brief",
    label: "Brief for a language model",
    optional: true,
    hint: "It is written from this where there is no wording.",
    value: brief,
  });
}

function removal(number: number): KnownBlock {
  const options = [option(REMOVE, `Remove step ${number} from the sequence`)];
  return input({ field: REMOVE, label: "Remove", optional: true }, { type: "checkboxes", options });
}

import { AppError } from "../../../core/errors.ts";
import { channel, SEQUENCE_LIMITS, type SequenceStep } from "../../../core/sequences/sequence.ts";
import { templateVariables } from "../../../core/sequences/template-variables.ts";
import { REMOVE, VARIANT_KEYS } from "../../blocks/step-modal.ts";
import { partFields } from "../../blocks/text-inputs.ts";
import { readDelay } from "../../delay-text.ts";
import type { Form } from "./form.ts";
import { longText } from "./long-text.ts";

/** What is wrong with the fields of a step's form, by name; null when nothing is, or when the step is to go. */
export function checkStep(form: Form): Record<string, string> | null {
  if (isRemoved(form)) return null;
  const errors: Record<string, string> = {};
  if (readDelay(form.text("delay")) === null) {
    errors.delay = "Write it like 3 days, 12 hours or at once; a year at most.";
  }
  for (const wording of readWordings(form)) Object.assign(errors, wordingErrors(form, wording));
  const empty = readWordings(form).length === 0 && longText(form, "brief").trim() === "";
  if (empty) errors[firstTextField(form)] = "A step needs a text.";
  return Object.keys(errors).length > 0 ? errors : null;
}

export function isRemoved(form: Form): boolean {
  return form.choices(REMOVE).includes(REMOVE);
}

/** The step as the form says; what the form does not show (its own hours) stays as it was. */
export function readStep(form: Form, before: SequenceStep | undefined): SequenceStep {
  return {
    step_number: before?.step_number ?? 1,
    channel: channel.parse(form.text("channel")),
    delay_hours: readDelay(form.text("delay")) ?? 0,
    window: before?.window ?? null,
    variants: readWordings(form).map(({ key, subject, body }) => ({
      key,
      subject: subject === "" ? null : subject,
      body: body.trim(),
    })),
    brief: longText(form, "brief").trim() || null,
  };
}

type Wording = { key: string; subject: string; body: string };

/** Those that say something. */
function readWordings(form: Form): Wording[] {
  return VARIANT_KEYS.map((key) => ({
    key,
    subject: form.text(`${key}_subject`),
    body: longText(form, `${key}_body`),
  })).filter(({ subject, body }) => subject !== "" || body.trim() !== "");
}

function wordingErrors(form: Form, wording: Wording): Record<string, string> {
  const { key, subject, body } = wording;
  const errors: Record<string, string> = {};
  const subjectFault =
    form.text("channel") === "email" ? faultOf(subject, "subject") : onlyMail(subject);
  if (subjectFault) errors[`${key}_subject`] = subjectFault;
  const tooLong = body.length > SEQUENCE_LIMITS.body;
  const limit = SEQUENCE_LIMITS.body.toLocaleString("en-US");
  const bodyFault = tooLong ? `At most ${limit} characters.` : faultOf(body, "text");
  if (body.trim() === "") errors[`${key}_body`] = "Give this wording a text, or clear its subject.";
  else if (bodyFault) errors[`${key}_body`] = bodyFault;
  return errors;
}

function onlyMail(subject: string): string | null {
  return subject === "" ? null : "LinkedIn messages have no subject; clear it.";
}

/** Names are looked up later, with the columns of the imports; what never works is said at once. */
function faultOf(template: string, field: string): string | null {
  try {
    templateVariables(template, field);
    return null;
  } catch (thrown) {
    if (thrown instanceof AppError) return `${thrown.say} ${thrown.next ?? ""}`.trim();
    throw thrown;
  }
}

function firstTextField(form: Form): string {
  const fields = VARIANT_KEYS.flatMap((key) => partFields(`${key}_body`));
  return fields.find((field) => form.has(field)) ?? "delay";
}

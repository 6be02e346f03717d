import { expect, it } from "vitest";
import { checkView } from "../../src/playground/simulator/blocks/check-blocks.ts";
import { campaignModal } from "../../src/slack/blocks/campaign-modal.ts";
import { packDrafts, unpackDrafts } from "../../src/slack/listeners/views/draft-list.ts";
import { readForm } from "../../src/slack/listeners/views/form.ts";
import { refillForm, type SubmittedView } from "../../src/slack/listeners/views/refill-form.ts";

it("a form that failed comes back with everything that was typed, and the reason above", () => {
  const view = campaignModal("{}");
  const values = {
    name: { value: { type: "plain_text_input", value: "Autumn" } },
    template: {
      value: {
        type: "static_select",
        selected_option: {
          text: { type: "plain_text" as const, text: "Email only (3 steps)" },
          value: "email_only",
        },
      },
    },
    to: { value: { type: "timepicker", selected_time: "12:30" } },
  };
  const submitted = { ...view, state: { values } } as unknown as SubmittedView;
  const again = refillForm(submitted, "There is a campaign with this name already.");
  const twice = refillForm({ ...again, state: { values } } as unknown as SubmittedView, "Still.");
  for (const form of [again, twice]) {
    expect(checkView(form)).toEqual([]);
    const text = JSON.stringify(form.blocks);
    expect(text).toContain('"initial_value":"Autumn"');
    expect(text).toContain('"initial_time":"12:30"');
    expect(text).toContain("email_only");
  }
  expect(JSON.stringify(again.blocks[0])).toContain("this name already");
  expect(twice.blocks).toHaveLength(again.blocks.length);
});

it("a form is read by the names of its fields", () => {
  const form = readForm({
    body: { value: { type: "plain_text_input", value: " words \n" } },
    empty: { value: { type: "plain_text_input", value: null } },
    days: {
      value: {
        type: "checkboxes",
        selected_options: [{ text: { type: "plain_text", text: "Monday" }, value: "mon" }],
      },
    },
  });
  expect([form.text("body"), form.raw("body"), form.text("empty")]).toEqual([
    "words",
    " words \n",
    "",
  ]);
  expect(form.choices("days")).toEqual(["mon"]);
  expect([form.has("body"), form.has("subject")]).toEqual([true, false]);
});

it("fifty drafts fit into a window's metadata and come out as they went in", () => {
  const drafts = Array.from({ length: 50 }, (_, index) => ({
    step_id: `2b0c1e6e-0000-4000-8000-${String(index).padStart(12, "0")}`,
    draft_version: index + 1,
  }));
  expect(unpackDrafts(packDrafts(drafts))).toEqual(drafts);
  expect(packDrafts(drafts).length).toBeLessThan(2000);
});

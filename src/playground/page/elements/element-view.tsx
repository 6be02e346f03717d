import { ButtonElement } from "./button-element.tsx";
import { ChoiceGroup } from "./choice-group.tsx";
import { DateElement } from "./date-element.tsx";
import { ExternalSelect } from "./external-select.tsx";
import { FileElement } from "./file-element.tsx";
import type { ElementProps } from "./input-part.ts";
import { MenuElement } from "./menu-element.tsx";
import { SelectElement } from "./select-element.tsx";
import { TextElement } from "./text-element.tsx";

/** One interactive element, in an input block or on its own. */
export function ElementView(props: ElementProps) {
  const { type } = props.element;
  switch (type) {
    case "button":
    case "workflow_button":
      return <ButtonElement {...props} />;
    case "overflow":
      return <MenuElement {...props} />;
    case "plain_text_input":
    case "email_text_input":
    case "url_text_input":
    case "number_input":
      return <TextElement {...props} />;
    case "datepicker":
    case "timepicker":
    case "datetimepicker":
      return <DateElement {...props} />;
    case "radio_buttons":
    case "checkboxes":
      return <ChoiceGroup {...props} />;
    case "file_input":
      return <FileElement {...props} />;
    case "external_select":
    case "multi_external_select":
      return <ExternalSelect {...props} />;
    default:
      return <Chooser {...props} />;
  }
}

/** Menus: a native one where it is part of a form, a button with a list where a choice acts at once. */
function Chooser(props: ElementProps) {
  const { type } = props.element;
  if (!type.endsWith("_select")) return <span class="unshown">A “{type}” element.</span>;
  if (type.startsWith("multi_")) return <ChoiceGroup {...props} />;
  return props.input ? <SelectElement {...props} /> : <MenuElement {...props} />;
}

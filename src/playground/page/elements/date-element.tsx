import { useElementHost } from "../data/element-host.ts";
import { ariaOf, type ElementProps } from "./input-part.ts";

const TYPES: Readonly<Record<string, "date" | "time" | "datetime-local">> = {
  datepicker: "date",
  timepicker: "time",
  datetimepicker: "datetime-local",
};

/** A date, a time of day, or both; both go to the app as a Unix time. */
export function DateElement(props: ElementProps) {
  const { block, element, input } = props;
  const host = useElementHost();
  const both = element.type === "datetimepicker";
  const value = String(host.valueOf(block, element) ?? "");
  const change = (shown: string) => {
    const next = both && shown ? String(Math.floor(new Date(shown).getTime() / 1000)) : shown;
    const dispatch = input ? input.dispatch : true;
    host.change(block, element, { value: next || null, dispatch });
  };
  return (
    <input
      {...ariaOf(props)}
      class="field is-short"
      type={TYPES[element.type] ?? "date"}
      value={both ? localTime(value) : value}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

/** The form a datetime-local field takes: local time, to the minute. */
function localTime(seconds: string): string {
  if (seconds === "") return "";
  const at = new Date(Number(seconds) * 1000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

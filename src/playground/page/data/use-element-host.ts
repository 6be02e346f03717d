import { useCallback, useState } from "preact/hooks";
import type { ElementHost } from "./element-host.ts";
import { type ElementValue, type Option, valueInBlock, type WireElement } from "./element-value.ts";
import { usePage } from "./page-context.ts";

type HostOptions = {
  id: string;
  place: ElementHost["place"];
  errors?: Readonly<Record<string, string>>;
  /** What the server says stands in an element; the block's initial value when left out. */
  held?: (block: string, element: WireElement) => ElementValue;
};

export type TypedValues = Record<string, Record<string, ElementValue>>;

/** The elements of one message or view, with what the person put into them and did not send yet. */
export function useHost(options: HostOptions): ElementHost & { typed: TypedValues } {
  const { id, place, errors = {}, held } = options;
  const { act, api, confirm, state } = usePage();
  const [typed, setTyped] = useState<TypedValues>({});
  const [busy, setBusy] = useState<string | null>(null);
  const who = { team: state.team.id, user: state.you.id };

  const send = useCallback(
    async (path: string, body: Record<string, unknown>, key: string) => {
      setBusy(key);
      const input = { ...who, ...place, ...body };
      const first = await act(path, input);
      if (first.outcome === "confirm_needed" && (await confirm(first.confirm))) {
        await act(path, { ...input, confirmed: true });
      }
      setBusy(null);
    },
    [act, confirm, who.team, who.user, JSON.stringify(place)],
  );
  return {
    id,
    place,
    errors,
    busy,
    typed,
    valueOf: (block, element) =>
      typed[block]?.[element.action_id] ?? (held ? held(block, element) : valueInBlock(element)),
    change(block, element, { value, dispatch }) {
      setTyped((before) => ({
        ...before,
        [block]: { ...before[block], [element.action_id]: value },
      }));
      if (!dispatch) return;
      const { action_id } = element;
      void send(
        "choose",
        { block_id: block, action_id, value, ...inView(place, typed) },
        action_id,
      );
    },
    press(block, element) {
      // A second click while the first is answered is an accident; the toggle for two is elsewhere.
      if (busy !== null) return;
      const { action_id, value } = element;
      const key = `${block}/${action_id}/${value ?? ""}`;
      const input = { block_id: block, action_id, ...(value === undefined ? {} : { value }) };
      void send("press", { ...input, ...inView(place, typed) }, key);
    },
    async suggest(block, element, query) {
      const input = { ...who, ...place, block_id: block, action_id: element.action_id, query };
      const { options } = await api.post<{ options: Option[] }>("options", input);
      return options;
    },
  };
}

/** A view's action carries what was typed so far, so that the app sees it too. */
function inView(place: ElementHost["place"], typed: TypedValues) {
  return "view_id" in place ? { values: typed } : {};
}

import { useId, useState } from "preact/hooks";
import { useElementHost } from "../data/element-host.ts";
import type { Option } from "../data/element-value.ts";
import { ariaOf, type ElementProps } from "./input-part.ts";

/** A menu whose options the app looks up while a person types. */
export function ExternalSelect(props: ElementProps) {
  const { block, element, input } = props;
  const host = useElementHost();
  const list = useId();
  const [query, setQuery] = useState("");
  const [options, setOptions] = useState<Option[]>([]);
  const several = element.type.startsWith("multi_");
  const value = host.valueOf(block, element);
  const held = value === null ? [] : [value].flat();
  const choose = (next: string[]) => {
    const dispatch = input ? input.dispatch : true;
    host.change(block, element, { value: several ? next : (next.at(-1) ?? null), dispatch });
  };
  const type = async (words: string) => {
    setQuery(words);
    const picked = options.find((option) => option.text.text === words);
    if (picked) {
      choose(several ? [...held, picked.value] : [picked.value]);
      if (several) setQuery("");
      return;
    }
    if (words.length >= (element.min_query_length ?? 3)) {
      setOptions(await host.suggest(block, element, words).catch(() => []));
    }
  };
  return (
    <div class="external">
      <input
        {...ariaOf(props)}
        class="field"
        list={list}
        value={query}
        placeholder={element.placeholder?.text ?? "Type to search"}
        onInput={(event) => void type(event.currentTarget.value)}
      />
      <datalist id={list}>
        {options.map((option) => (
          <option key={option.value} value={option.text.text} />
        ))}
      </datalist>
      {held.map((each) => (
        <button
          key={each}
          type="button"
          class="chip"
          onClick={() => choose(held.filter((other) => other !== each))}
        >
          {options.find((option) => option.value === each)?.text.text ?? each}
          <span aria-hidden="true"> ×</span>
          <span class="sr-only"> remove</span>
        </button>
      ))}
    </div>
  );
}

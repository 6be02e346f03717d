import { usePage } from "../data/page-context.ts";

const HUES = ["a", "b", "c", "d", "e"] as const;

/** A person's initials on a colour of their own. */
export function Avatar({ name, id, small = false }: { name: string; id: string; small?: boolean }) {
  const initials = name
    .split(/\s+/)
    .map((part) => part.charAt(0))
    .join("")
    .slice(0, 2)
    .toUpperCase();
  const place = usePage().state.people.findIndex((person) => person.id === id);
  const size = small ? " is-small" : "";
  return (
    <span class={`avatar hue-${HUES[Math.max(place, 0) % HUES.length]}${size}`} aria-hidden="true">
      {initials}
    </span>
  );
}

/** The app's mark: a letter that was checked. */
export function AppMark({ small = false }: { small?: boolean }) {
  return (
    <svg class={small ? "app-mark is-small" : "app-mark"} viewBox="0 0 36 36" aria-hidden="true">
      <rect width="36" height="36" rx="10" />
      <path d="M9 12.5h18a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1v-10a1 1 0 0 1 1-1Z" />
      <path d="m8.6 13.6 7 6 2.6 2.3 9.4-8.3" />
    </svg>
  );
}

export type Tab = "people" | "chat" | "mail";

const TABS: readonly { id: Tab; name: string }[] = [
  { id: "people", name: "People" },
  { id: "chat", name: "Chat" },
  { id: "mail", name: "Mailbox" },
];

/** On a narrow screen the three columns take turns. */
export function TabBar(props: { tab: Tab; onTab: (tab: Tab) => void; unread: number }) {
  return (
    <nav class="tab-bar" aria-label="Parts of the playground">
      {TABS.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          aria-current={props.tab === id ? "page" : undefined}
          onClick={() => props.onTab(id)}
        >
          {name}
          {id === "people" && props.unread > 0 && <Badge count={props.unread} />}
        </button>
      ))}
    </nav>
  );
}

/** How many there are, for eyes and for ears. */
export function Badge({ count }: { count: number }) {
  return (
    <span class="badge">
      {count > 99 ? "99+" : count}
      <span class="sr-only"> unread</span>
    </span>
  );
}

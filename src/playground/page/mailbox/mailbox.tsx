import { useEffect, useState } from "preact/hooks";
import type { SandboxMail, WorldState } from "../wire.ts";
import { ClockBar } from "./clock-bar.tsx";
import { MailThread } from "./mail-thread.tsx";

/** The other side: what leads got from us, and a way to answer as one of them. */
export function Mailbox({ world }: { world: WorldState | null }) {
  const [toggled, setToggled] = useState<Record<string, boolean>>({});
  const threads = threadsOf(world?.mails ?? []);
  const newest = threads[0]?.[0]?.thread_id;
  // Only the first mail opens by itself: a later one must not fold what somebody reads or answers.
  useEffect(() => {
    if (newest)
      setToggled((before) => (Object.keys(before).length > 0 ? before : { [newest]: true }));
  }, [newest]);
  return (
    <aside class="mailbox" aria-labelledby="mailbox-name">
      <header class="pane-head">
        <h2 id="mailbox-name">The leads’ mailbox</h2>
        <p>What was sent, and what leads answer.</p>
      </header>
      {world && <ClockBar world={world} />}
      <div class="mail-list" aria-live="polite">
        {threads.length === 0 && (
          <div class="quiet">
            <p>No mail yet.</p>
            <p>Approve a draft, then skip to the next send.</p>
          </div>
        )}
        {threads.map((mails) => {
          const id = mails[0]?.thread_id ?? "";
          const open = toggled[id] ?? false;
          return (
            <MailThread
              key={id}
              mails={mails}
              open={open}
              onToggle={() => setToggled({ ...toggled, [id]: !open })}
            />
          );
        })}
      </div>
    </aside>
  );
}

/** Mails gathered by thread, the thread with the newest mail first. */
function threadsOf(mails: readonly SandboxMail[]): SandboxMail[][] {
  const threads = new Map<string, SandboxMail[]>();
  for (const mail of [...mails].sort((a, b) => a.sent_at.localeCompare(b.sent_at))) {
    threads.set(mail.thread_id, [...(threads.get(mail.thread_id) ?? []), mail]);
  }
  const newest = (thread: SandboxMail[]) => thread.at(-1)?.sent_at ?? "";
  return [...threads.values()].sort((a, b) => newest(b).localeCompare(newest(a)));
}

import { useState } from "preact/hooks";
import { usePage } from "../data/page-context.ts";
import { formatSlackDate } from "../text/format-slack-date.ts";
import { OutLink } from "../text/rich-nodes.tsx";
import type { SandboxMail } from "../wire.ts";
import { AnswerForm } from "./answer-form.tsx";

/** One exchange with a lead; folded, it shows the subject and the last words. */
export function MailThread(props: { mails: SandboxMail[]; open: boolean; onToggle: () => void }) {
  const { mails, open, onToggle } = props;
  const [answering, setAnswering] = useState(false);
  const first = mails[0];
  const last = mails.at(-1);
  const sent = mails.findLast((mail) => mail.direction === "sent");
  if (!first || !last) return null;
  const lead = nameIn(first.direction === "sent" ? first.to : first.from);
  return (
    <article class={open ? "mail-thread is-open" : "mail-thread"}>
      <h3>
        <button type="button" aria-expanded={open} onClick={onToggle}>
          <span class="mail-subject">{first.subject}</span>
          <span class="mail-lead">
            {lead}
            {mails.length > 1 && ` · ${mails.length} mails`}
          </span>
          {!open && <span class="mail-snippet">{last.text.slice(0, 90)}</span>}
        </button>
      </h3>
      {open && mails.map((mail) => <Mail key={mail.id} mail={mail} />)}
      {open &&
        sent &&
        (answering ? (
          <AnswerForm mail={sent} lead={lead} onDone={() => setAnswering(false)} />
        ) : (
          <button type="button" class="button is-wide" onClick={() => setAnswering(true)}>
            Answer as the lead
          </button>
        ))}
    </article>
  );
}

function Mail({ mail }: { mail: SandboxMail }) {
  const { now } = usePage();
  const at = Date.parse(mail.sent_at) / 1000;
  return (
    <div class={`mail is-${mail.direction}`}>
      <dl class="mail-head">
        <dt>From</dt>
        <dd>{mail.from}</dd>
        <dt>To</dt>
        <dd>{mail.to}</dd>
        <dt>Date</dt>
        <dd>
          <time dateTime={mail.sent_at}>
            {formatSlackDate(at, "{date_short_pretty} at {time}", { now })}
          </time>
        </dd>
        <dt>Subject</dt>
        <dd>{mail.subject}</dd>
        {mail.list_unsubscribe && (
          <>
            <dt>Unsubscribe</dt>
            <dd>
              <Unsubscribe header={mail.list_unsubscribe} />
            </dd>
          </>
        )}
      </dl>
      <div class="mail-text">{mail.text}</div>
    </div>
  );
}

/** The name in front of an address, or the address where there is none. */
function nameIn(mailbox: string): string {
  return mailbox.replace(/\s*<[^>]*>$/, "").replaceAll('"', "") || mailbox;
}

/** The web address in a List-Unsubscribe header, as a mail program offers it; else the header itself. */
function Unsubscribe({ header }: { header: string }) {
  const address = /<(https?:[^>]+)>/.exec(header)?.[1];
  return address ? <OutLink href={address}>one click, as a mail program does it</OutLink> : header;
}

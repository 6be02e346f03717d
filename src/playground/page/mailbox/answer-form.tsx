import { useEffect, useId, useRef, useState } from "preact/hooks";
import { usePage } from "../data/page-context.ts";
import type { AnswerKind, SandboxMail } from "../wire.ts";

type QuickAnswer = { name: string; kind: AnswerKind; text: string };

const KINDS: Readonly<Record<AnswerKind, string>> = {
  reply: "Goes out as an ordinary reply.",
  out_of_office: "Goes out as an automatic reply.",
  bounce: "Comes back as a delivery failure.",
};

/** What a lead might answer: in a hurry by a click, or in words of your own. */
export function AnswerForm(props: { mail: SandboxMail; lead: string; onDone: () => void }) {
  const { act, now } = usePage();
  const { mail, lead, onDone } = props;
  const [text, setText] = useState("");
  const [kind, setKind] = useState<AnswerKind>("reply");
  const [sending, setSending] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  useEffect(() => field.current?.focus(), []);
  const take = (quick: QuickAnswer) => {
    setText(quick.text);
    setKind(quick.kind);
    field.current?.focus();
  };
  const send = async (event: Event) => {
    event.preventDefault();
    if (text.trim() === "" || sending) return;
    setSending(true);
    const result = await act("answer", { mail_id: mail.id, text, kind });
    setSending(false);
    if (result.outcome === "acknowledged") onDone();
  };
  return (
    <form class="answer" onSubmit={(event) => void send(event)}>
      <label for={id}>Answer as {lead}</label>
      <div class="quick-answers">
        {quickAnswers(now, mail.to).map((quick) => (
          <button key={quick.name} type="button" class="chip" onClick={() => take(quick)}>
            {quick.name}
          </button>
        ))}
      </div>
      <textarea
        id={id}
        ref={field}
        class="field"
        rows={4}
        value={text}
        aria-describedby={`${id}-kind`}
        onInput={(event) => {
          setText(event.currentTarget.value);
          if (event.currentTarget.value === "") setKind("reply");
        }}
      />
      <p class="hint" id={`${id}-kind`}>
        {KINDS[kind]}
      </p>
      <div class="answer-foot">
        <button type="button" class="button" onClick={onDone}>
          Cancel
        </button>
        <button type="submit" class="button is-primary" disabled={text.trim() === "" || sending}>
          {sending ? "Sending…" : "Send answer"}
        </button>
      </div>
    </form>
  );
}

function quickAnswers(now: Date, to: string): QuickAnswer[] {
  const back = new Date(now.getTime() + 7 * 86_400_000);
  const day = back.toLocaleDateString("en", { weekday: "long", month: "long", day: "numeric" });
  const address = /<([^>]+)>/.exec(to)?.[1] ?? to;
  const bounce = `550 5.1.1 <${address}>: Recipient address rejected: User unknown`;
  return [
    { name: "Sounds good", kind: "reply", text: "Sounds good, how about Tuesday?" },
    { name: "Please remove me", kind: "reply", text: "Please remove me from your list." },
    {
      name: "Out of office",
      kind: "out_of_office",
      text: `I am out of the office until ${day}. I will read your mail when I am back.`,
    },
    { name: "Bounce", kind: "bounce", text: bounce },
  ];
}

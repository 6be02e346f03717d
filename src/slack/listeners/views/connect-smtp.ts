import { mailboxLine } from "../../blocks/connections-message.ts";
import { modal } from "../../blocks/modal.ts";
import { plainMessage } from "../../blocks/plain-message.ts";
import { section } from "../../blocks/section.ts";
import { VIEWS } from "../../ids.ts";
import { ownActor } from "../../visit/pick-actor.ts";
import { tellPrivately } from "../../visit/tell.ts";
import type { Form } from "./form.ts";
import { updateModal } from "./update-modal.ts";
import type { ViewListener } from "./view-listener.ts";

const SERVER = /^([a-z0-9.-]+\.[a-z0-9-]+|localhost|[0-9.]+)(?::(\d{1,5}))?$/i;

/** Connects a mailbox after signing in to it once. */
export const connectSmtp: ViewListener = {
  callback_id: VIEWS.connectSmtp,
  working: { title: "Connect a mailbox", text: "Signing in to prove that it works…" },
  check(form) {
    const problems = { ...serverProblem(form, "smtp"), ...serverProblem(form, "imap") };
    return Object.keys(problems).length > 0 ? problems : null;
  },
  async run(visit, { form, view_id }) {
    const imap_url = form.text("imap") === "" ? null : serverUrl(form, "imap", 993);
    const { mailbox } = await visit.core.connectSmtp(ownActor(visit.actors), {
      address: form.text("address"),
      display_name: form.text("display_name"),
      smtp_url: serverUrl(form, "smtp", 465),
      imap_url,
    });
    const text = `Connected: ${mailboxLine(mailbox)}`;
    const done = modal({ callback_id: "done", title: "Connected", close: "Close" }, [
      section(text),
    ]);
    if (!(await updateModal(visit, view_id, done))) await tellPrivately(visit, plainMessage(text));
  },
};

function serverProblem(form: Form, field: "smtp" | "imap"): Record<string, string> {
  const given = form.text(field);
  if (given === "" || SERVER.test(given)) return {};
  return {
    [field]: `Write the server's name and port, e.g. ${field}.example.com:${field === "smtp" ? 465 : 993}.`,
  };
}

/** `smtps://user:password@host:port`; the usual ports with STARTTLS make it `smtp://`. */
function serverUrl(form: Form, field: "smtp" | "imap", usualPort: number): string {
  const [, host = "", port = String(usualPort)] = SERVER.exec(form.text(field)) ?? [];
  const user = encodeURIComponent(form.text("user_name") || form.text("address"));
  const password = encodeURIComponent(form.text("secret_password"));
  const scheme = Number(port) === usualPort ? `${field}s` : field;
  return `${scheme}://${user}:${password}@${host}:${port}`;
}

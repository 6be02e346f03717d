import type { ModalView } from "@slack/types";
import { VIEWS } from "../ids.ts";
import { input, textElement } from "./input.ts";
import { modal } from "./modal.ts";
import { context } from "./section.ts";

/** The window that connects a mailbox. */
export function smtpModal(metadata: string): ModalView {
  return modal(
    { callback_id: VIEWS.connectSmtp, title: "Connect a mailbox", submit: "Connect", metadata },
    [
      context(
        "Chat SDR signs in once to prove that it works, and sends nothing. For Gmail, use an app password and smtp.gmail.com:465.",
      ),
      input({ field: "address", label: "Email address" }, { type: "email_text_input" }),
      input(
        { field: "display_name", label: "Name people see as the sender", optional: true },
        textElement({ max: 200 }),
      ),
      input(
        {
          field: "user_name",
          label: "User name",
          optional: true,
          hint: "Leave empty where it is the email address.",
        },
        textElement({ max: 320 }),
      ),
      input(
        {
          field: "secret_password",
          label: "Password or app password",
          hint: "It is stored encrypted and never shown again.",
        },
        textElement({ max: 300 }),
      ),
      input(
        {
          field: "smtp",
          label: "Outgoing server (SMTP)",
          hint: "Name and port, e.g. smtp.example.com:465",
        },
        textElement({ max: 255, placeholder: "smtp.example.com:465" }),
      ),
      input(
        {
          field: "imap",
          label: "Incoming server (IMAP)",
          hint: "To read replies and bounces. Without it only first messages are sent. E.g. imap.example.com:993",
          optional: true,
        },
        textElement({ max: 255, placeholder: "imap.example.com:993" }),
      ),
    ],
  );
}

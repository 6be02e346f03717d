import { describe, expect, it } from "vitest";
import { trimReply } from "./trim-reply.ts";

const ANSWER = "Thanks, that is useful.\nLet me ask the others.";

/** The line mail programs write above a quotation, by language and program. */
const INTROS = [
  "On Tue, Mar 4, 2025 at 9:12 AM Ana Ruiz <ana@acme.example> wrote:",
  "On 4 Mar 2025, at 09:12, Ana Ruiz <ana@acme.example> wrote:",
  "On 04/03/2025 09:12, Ana Ruiz wrote:",
  "On 4 March, Ana Ruiz wrote:",
  "On Tuesday, March 4, Ana Ruiz <ana@acme.example> wrote:",
  "On Tuesday, March 4th, 2025 at 9:12 AM, Ana Ruiz <ana@acme.example> wrote:",
  "On Tue, Mar 4, 2025 at 9:12 AM Ana Maria Ruiz of the Sales Department <\nana.maria.ruiz@acme.example> wrote:",
  "On Tue, 4 Mar 2025 at 09:12,\nAna Ruiz\n<ana@acme.example>\nwrote:",
  "Am Di., 4. März 2025 um 09:12 Uhr schrieb Ana Ruiz <ana@acme.example>:",
  "Am 04.03.2025 um 09:12 schrieb Ana Ruiz:",
  "Ana Ruiz <ana@acme.example> schrieb am Di., 4. März 2025, 09:12:",
  "Le mar. 4 mars 2025 à 09:12, Ana Ruiz <ana@acme.example> a écrit :",
  "Le 04/03/2025 à 09:12, Ana Ruiz a écrit :",
  "El mar, 4 mar 2025 a las 9:12, Ana Ruiz (<ana@acme.example>) escribió:",
  "El 4/3/25 a las 9:12, Ana Ruiz escribió:",
  "Em ter., 4 de mar. de 2025 às 09:12, Ana Ruiz <ana@acme.example> escreveu:",
  "Il giorno mar 4 mar 2025 alle ore 09:12 Ana Ruiz <ana@acme.example> ha scritto:",
  "Il 04/03/2025 09:12, Ana Ruiz ha scritto:",
  "Op di 4 mrt 2025 om 09:12 schreef Ana Ruiz <ana@acme.example>:",
  "Op 4-3-2025 om 09:12 schreef Ana Ruiz:",
  "wt., 4 mar 2025 o 09:12 Ana Ruiz <ana@acme.example> napisał(a):",
  "W dniu 4.03.2025 o 09:12, Ana Ruiz pisze:",
  "2025年3月4日(火) 9:12 Ana Ruiz <ana@acme.example>:",
  "2025/03/04 9:12、Ana Ruiz <ana@acme.example>のメール:",
  "Den tis 4 mars 2025 kl 09:12 skrev Ana Ruiz <ana@acme.example>:",
  "Den tir. 4. mar. 2025 kl. 09.12 skrev Ana Ruiz <ana@acme.example>:",
  "ti 4. maalisk. 2025 klo 9.12 Ana Ruiz (ana@acme.example) kirjoitti:",
  "вт, 4 мар. 2025 г. в 09:12, Ana Ruiz <ana@acme.example>:",
  "4 марта 2025 г., в 09:12, Ana Ruiz <ana@acme.example> написал(а):",
  "út 4. 3. 2025 v 9:12 odesílatel Ana Ruiz <ana@acme.example> napsal:",
  "Ana Ruiz <ana@acme.example>, 4 Mar 2025 Sal, 09:12 tarihinde şunu yazdı:",
  "Ana Ruiz <ana@acme.example> ezt írta (időpont: 2025. márc. 4., K, 9:12):",
  "mar., 4 mar. 2025 la 09:12, Ana Ruiz <ana@acme.example> a scris:",
  "Στις Τρί 4 Μαρ 2025 στις 9:12 π.μ., ο χρήστης Ana Ruiz <ana@acme.example> έγραψε:",
  "Vào Th 3, 4 thg 3, 2025 vào lúc 09:12 Ana Ruiz <ana@acme.example> đã viết:",
  "Ana Ruiz <ana@acme.example> 于2025年3月4日周二 09:12写道：",
  "2025년 3월 4일 (화) 오전 9:12, Ana Ruiz <ana@acme.example>님이 작성:",
  "---- On Tue, 04 Mar 2025 09:12:00 +0100 Ana Ruiz <ana@acme.example> wrote ----",
  '04.03.2025, 09:12, "Ana Ruiz" <ana@acme.example>:',
];

/** What stands above an unquoted copy of the earlier mail. */
const COPIES = [
  "From: Ana Ruiz <ana@acme.example>\nSent: Tuesday, March 4, 2025 9:12 AM\nTo: Bo Lind <bo@else.example>\nSubject: Hello",
  "________________________________\nFrom: Ana Ruiz <ana@acme.example>\nSent: Tuesday\nTo: Bo Lind\nSubject: Hello",
  "*From:* Ana Ruiz\n*Sent:* Tuesday\n*To:* Bo Lind\n*Cc:* Di\n*Subject:* Hello",
  "Von: Ana Ruiz <ana@acme.example>\nGesendet: Dienstag, 4. März 2025 09:12\nAn: Bo Lind\nBetreff: Hallo",
  "De : Ana Ruiz <ana@acme.example>\nEnvoyé : mardi 4 mars 2025 09:12\nÀ : Bo Lind\nObjet : Bonjour",
  "De: Ana Ruiz <ana@acme.example>\nEnviado el: martes, 4 de marzo de 2025 9:12\nPara: Bo Lind\nAsunto: Hola",
  "De: Ana Ruiz <ana@acme.example>\nEnviada em: terça-feira\nPara: Bo Lind\nAssunto: Oi",
  "Van: Ana Ruiz <ana@acme.example>\nVerzonden: dinsdag 4 maart 2025 09:12\nAan: Bo Lind\nOnderwerp: Hoi",
  "Da: Ana Ruiz <ana@acme.example>\nInviato: martedì 4 marzo 2025 09:12\nA: Bo Lind\nOggetto: Ciao",
  "Od: Ana Ruiz <ana@acme.example>\nWysłano: wtorek, 4 marca 2025 09:12\nDo: Bo Lind\nTemat: Cześć",
  "差出人: Ana Ruiz <ana@acme.example>\n送信日時: 2025年3月4日 9:12\n宛先: Bo Lind\n件名: こんにちは",
  "Från: Ana Ruiz <ana@acme.example>\nSkickat: den 4 mars 2025 09:12\nTill: Bo Lind\nÄmne: Hej",
  "-----Original Message-----\nFrom: Ana Ruiz",
  "-----Ursprüngliche Nachricht-----\nVon: Ana Ruiz",
  "-------- Message d'origine --------\nDe : Ana Ruiz",
  "---------- Forwarded message ---------",
  "-------- Messaggio originale --------",
  "-----Oorspronkelijk bericht-----",
];

describe("trimming a reply to the person's own words", () => {
  it.each(INTROS)("leaves out the quotation under: %s", (intro) => {
    const quoted = "> Hello Bo,\n> shall we talk?\n>\n> To unsubscribe, click here";
    expect(trimReply(`${ANSWER}\n\n${intro}\n\n${quoted}`)).toBe(ANSWER);
  });

  it.each(INTROS)("leaves out an unmarked copy under: %s", (intro) => {
    const copy = "Hello Bo,\nshall we talk?\n\nTo unsubscribe, click here";
    expect(trimReply(`${ANSWER}\n\n${intro}\n\n${copy}`)).toBe(ANSWER);
  });

  it.each(COPIES)("leaves out the copy under: %s", (title) => {
    expect(trimReply(`${ANSWER}\n\n${title}\n\nHello Bo,\nshall we talk?`)).toBe(ANSWER);
  });

  it.each([
    "Sent from my iPhone",
    "Get Outlook for iOS<https://aka.ms/o0ukef>",
    "Von meinem iPhone gesendet",
    "Envoyé de mon iPhone",
    "Enviado desde mi iPhone",
    "Enviado do meu iPhone",
    "Inviato da iPhone",
    "Verstuurd vanaf mijn iPhone",
    "Wysłane z iPhone'a",
    "iPhoneから送信",
    "Sent from Mail for Windows",
    "(sent from a phone)",
    "Sent from Mailbox",
    "Gesendet mit der Telekom Mail App",
  ])("leaves out the line a device added: %s", (line) => {
    expect(trimReply(`${ANSWER}\n\n${line}\n`)).toBe(ANSWER);
  });

  it("cuts at the signature mark", () => {
    expect(trimReply(`${ANSWER}\n\n-- \nBo Lind\nHead of Ops\n+1 555 0100`)).toBe(ANSWER);
  });

  it("cuts a closing formula with a block of name and title, but keeps a bare name", () => {
    expect(trimReply(`${ANSWER}\n\nKind regards,\n\nBo Lind\nHead of Ops\n+1 555 0100`)).toBe(
      ANSWER,
    );
    expect(trimReply(`${ANSWER}\n\nThanks,\nBo`)).toBe(`${ANSWER}\n\nThanks,\nBo`);
  });

  it("keeps the quotation where the person answers between its lines", () => {
    const mail = `Hi Ana,\n\n${INTROS[0]}\n> How many people?\n\nTwelve.\n\n> By when?\n\nIn May.\n`;
    expect(trimReply(mail)).toBe(
      "Hi Ana,\n\n> How many people?\n\nTwelve.\n\n> By when?\n\nIn May.",
    );
  });

  it("takes the answer below a quotation when nothing but a greeting stands above it", () => {
    expect(trimReply(`${INTROS[0]}\n> Shall we talk?\n\nYes, on Monday.`)).toBe("Yes, on Monday.");
    const greeted = trimReply(`Hi Ana,\n${INTROS[0]}\n> Shall we talk?\n\nYes, on Monday.`);
    expect(greeted).toContain("Yes, on Monday.");
  });

  it("gives back a mail that is only a quotation", () => {
    expect(trimReply("> Shall we talk?\n")).toBe("> Shall we talk?");
  });

  it.each([
    "On the other hand, we wrote this ourselves.\nOn average it works:",
    "From Monday on I am here.\nTo be clear: no hurry.\nSubject to approval, of course.",
    "We spoke on 4 March 2025 and you said: call me.",
    "My colleague wrote: it is too early.",
    "See https://blog.example/what-we-wrote: it says it all.",
    "The parcel was sent from the warehouse today.\nSent from the north, it will take a week.",
    "Kind regards are nice, but what does it cost?",
    "Three points:\n- one\n- two\n- three",
  ])("leaves ordinary sentences alone: %s", (text) => {
    expect(trimReply(text)).toBe(text);
  });

  it("takes line ends and invisible characters as they come", () => {
    expect(trimReply(`\ufeff${ANSWER.replace("\n", "\r\n")}\r\n\u200b\r\n`)).toBe(ANSWER);
  });
});

import { describe, expect, it } from "vitest";
import { AppError } from "../errors.ts";
import { parseImapUrl } from "./imap-url.ts";

describe("an IMAP URL", () => {
  it("imaps means TLS from the start on 993, imap means STARTTLS on 143", () => {
    expect(parseImapUrl("imaps://sam%40x.example:p%40ss@mail.example")).toEqual({
      host: "mail.example",
      port: 993,
      implicitTls: true,
      requireTls: false,
      verifyCertificate: true,
      login: { user: "sam@x.example", password: "p@ss" },
    });
    expect(parseImapUrl("imap://sam:secret@mail.example")).toMatchObject({
      port: 143,
      implicitTls: false,
      requireTls: true,
    });
  });

  it("never says a password in the clear, but on this machine itself", () => {
    expect(parseImapUrl("imap://u:p@mail.example:1143").requireTls).toBe(true);
    expect(parseImapUrl("imap://u:p@127.0.0.1:1143")).toMatchObject({
      requireTls: false,
      verifyCertificate: false,
    });
  });

  it.each([
    ["smtps://sam:HUSH@mail.example", "must begin with imaps:// or imap://"],
    ["imaps://mail.example", "no user name and password"],
    ["imaps://sam@mail.example", "no password"],
    ["imaps://sam:HU#SH@mail.example", "percent-encoded"],
    ["imaps://sam:HU%SH@mail.example", "%25"],
    ["imaps://sam:HUSH@mail.example/INBOX", "nothing may follow"],
    ["imaps://sam:HUSH@mail.example:99999", "host or port"],
  ])("%s is refused with what is wrong, without the password", (url, problem) => {
    let refused: unknown;
    try {
      parseImapUrl(url);
    } catch (thrown) {
      refused = thrown;
    }
    expect(refused).toBeInstanceOf(AppError);
    const { say, next, message, stack, cause, field } = refused as AppError;
    expect(field).toBe("imap_url");
    expect(say).toContain("IMAP URL");
    expect(say).toContain(problem);
    expect(next).toContain("imaps://user:password@host");
    expect(`${say} ${next} ${message} ${stack} ${cause}`).not.toMatch(/HU.?SH/);
  });
});

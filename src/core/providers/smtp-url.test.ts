import { describe, expect, it } from "vitest";
import { AppError } from "../errors.ts";
import { parseSmtpUrl } from "./smtp-url.ts";

describe("an SMTP URL", () => {
  it("smtps means TLS from the start on 465, smtp means STARTTLS on 587", () => {
    expect(parseSmtpUrl("smtps://sam:secret@mail.example")).toEqual({
      host: "mail.example",
      port: 465,
      implicitTls: true,
      requireTls: false,
      verifyCertificate: true,
      login: { user: "sam", password: "secret" },
    });
    expect(parseSmtpUrl("smtp://sam:secret@mail.example")).toMatchObject({
      port: 587,
      implicitTls: false,
      requireTls: true,
    });
    expect(parseSmtpUrl(" smtp://relay.example:2525/ ")).toMatchObject({ port: 2525, login: null });
  });

  it("never says a password in the clear, but on this machine itself", () => {
    expect(parseSmtpUrl("smtp://u:p@mail.example:25").requireTls).toBe(true);
    for (const host of ["localhost", "127.0.0.1", "[::1]"]) {
      expect(parseSmtpUrl(`smtp://u:p@${host}:1025`)).toMatchObject({
        requireTls: false,
        verifyCertificate: false,
      });
    }
    expect(parseSmtpUrl("smtp://u:p@127.0.0.1.evil.example").requireTls).toBe(true);
  });

  it("takes addresses as user names, escaped characters, and international hosts", () => {
    expect(parseSmtpUrl("smtps://sam%40x.example:p%40%2Fs%23%25@mail.example").login).toEqual({
      user: "sam@x.example",
      password: "p@/s#%",
    });
    expect(parseSmtpUrl("smtps://sam@x.example:secret@mail.example").login?.user).toBe(
      "sam@x.example",
    );
    expect(parseSmtpUrl("smtp://müller.example").host).toBe("xn--mller-kva.example");
    expect(parseSmtpUrl("smtp://[2001:db8::1]:25").host).toBe("2001:db8::1");
  });

  it.each([
    ["imaps://sam:HUSH@mail.example", "must begin with smtps:// or smtp://"],
    ["mail.example", "must begin with"],
    ["smtp://sam:HUSH@", "host"],
    ["smtp://sam:HUSH@mail.example:99999", "host or port"],
    ["smtp://sam:HU#SH@mail.example", "percent-encoded"],
    ["smtp://sam:HU/SH@mail.example", "percent-encoded"],
    ["smtp://sam:HUSH@mail.example/inbox", "nothing may follow"],
    ["smtp://sam:HUSH@mail.example?tls=no", "nothing may follow"],
    ["smtp://sam@mail.example", "no password"],
    ["smtp://:HUSH@mail.example", "no user name"],
    ["smtp://sam:HU%SH@mail.example", "%25"],
    ["smtp://sam:HUSH%ff@mail.example", "percent-encoded UTF-8"],
    ["smtp://sam:HUSH@bad host", "host"],
  ])("%s is refused with what is wrong, without the password", (url, problem) => {
    let refused: unknown;
    try {
      parseSmtpUrl(url);
    } catch (thrown) {
      refused = thrown;
    }
    expect(refused).toBeInstanceOf(AppError);
    const { say, next, message, stack, cause } = refused as AppError;
    expect(say).toContain(problem);
    expect(`${say} ${next} ${message} ${stack} ${cause}`).not.toMatch(/HU.?SH/);
  });
});

import { expect, it } from "vitest";
import { isReservedAddress } from "./is-reserved-address.ts";

it.each([
  "ada@northwind.example",
  "ada@example.com",
  "ada@mail.example.org",
  "ADA@Northwind.EXAMPLE",
  "ada@northwind.example.",
  "ada@server.test",
  "ada@host.invalid",
  "root@app.localhost",
  '"a@b.com"@northwind.example',
  "https://linkedin.example/in/ada",
  "https://www.example.net/in/ada?x=1",
  "ada@localhost",
  "ada@example",
])("%s reaches nobody", (recipient) => {
  expect(isReservedAddress(recipient)).toBe(true);
});

it.each([
  "ada@northwind.io",
  "ada@myexample.com",
  "ada@example.company.com",
  "ada@test.de",
  "ada@latest.io",
  "example.com@northwind.io",
  "https://www.linkedin.com/in/example.com",
  "",
])("%s may reach somebody", (recipient) => {
  expect(isReservedAddress(recipient)).toBe(false);
});

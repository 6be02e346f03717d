import { describe, expect, it } from "vitest";
import { parseMrkdwn } from "./page/text/parse-mrkdwn.ts";

const text = (words: string) => ({ kind: "text", text: words });

describe("mrkdwn on the playground's page", () => {
  it("knows bold, italic, struck and code, also one inside another", () => {
    expect(parseMrkdwn("*bold _both_* ~gone~ `x<y`")).toEqual([
      { kind: "bold", children: [text("bold "), { kind: "italic", children: [text("both")] }] },
      text(" "),
      { kind: "strike", children: [text("gone")] },
      text(" "),
      { kind: "code", text: "x<y" },
    ]);
  });

  it("leaves marks alone inside words and sums", () => {
    expect(parseMrkdwn("snake_case_name and 2 * 3 * 4")).toEqual([
      text("snake_case_name and 2 * 3 * 4"),
    ]);
  });

  it("shows what Slack escapes as the characters meant", () => {
    expect(parseMrkdwn("a &lt;b&gt; &amp;amp; c")).toEqual([text("a <b> &amp; c")]);
  });

  it("links to the web and to mail, and to nothing else", () => {
    expect(parseMrkdwn("<https://example.test/a?b=1&amp;c=2|here>")).toEqual([
      { kind: "link", href: "https://example.test/a?b=1&c=2", children: [text("here")] },
    ]);
    expect(parseMrkdwn("<mailto:ada@example.test>")).toEqual([
      { kind: "link", href: "mailto:ada@example.test", children: [text("ada@example.test")] },
    ]);
    expect(parseMrkdwn("<javascript:alert(1)|here>")).toEqual([text("<javascript:alert(1)|here>")]);
  });

  it("names people, channels and broadcasts", () => {
    expect(parseMrkdwn("<@U1> <#C1|sales> <!here>")).toEqual([
      { kind: "person", id: "U1", label: "" },
      text(" "),
      { kind: "channel", id: "C1", label: "sales" },
      text(" "),
      { kind: "broadcast", text: "@here" },
    ]);
  });

  it("keeps the instant, the format and the fallback of a date", () => {
    expect(parseMrkdwn("<!date^1795000000^{date} at {time}|then>")).toEqual([
      {
        kind: "date",
        at: 1_795_000_000,
        format: "{date} at {time}",
        fallback: "then",
        href: null,
      },
    ]);
  });

  it("gathers quoted lines and keeps fenced code as it is", () => {
    expect(parseMrkdwn("Ada wrote:\n&gt; one\n&gt; *two*\nend\n```\n*not bold*\n```")).toEqual([
      text("Ada wrote:"),
      {
        kind: "quote",
        children: [text("one"), { kind: "break" }, { kind: "bold", children: [text("two")] }],
      },
      text("end"),
      { kind: "pre", text: "*not bold*\n" },
    ]);
  });
});

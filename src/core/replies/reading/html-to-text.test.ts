import { expect, it } from "vitest";
import { htmlToText } from "./html-to-text.ts";

it.each([
  ["<p>Hello&nbsp;Bo,</p><p>see&amp;hear</p>", "Hello Bo,\n\nsee&hear"],
  ["one<br>two<br/><br>three", "one\ntwo\n\nthree"],
  ["<style>p{}</style><script>alert('<p>')</script>text", "text"],
  ["a <b>bold</b>\n  word", "a bold word"],
  [
    "Yes<blockquote>Hi<br>there<blockquote>old</blockquote></blockquote>",
    "Yes\n> Hi\n> there\n> > old",
  ],
  ["Yes<hr>From: Ana", `Yes\n${"_".repeat(32)}\nFrom: Ana`],
  ["caf&eacute; &#8364; &#x20AC; &bogus; &#xD800;", "café € € &bogus; &#xD800;"],
  ["<!-- <p>no</p> -->yes<br", "yes"],
  ["1 < 2", "1"],
])("turns %j into %j", (html, text) => {
  expect(htmlToText(html)).toBe(text);
});

import * as fc from "fast-check";
import { Parser } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { textOfHtml, type HtmlHandler } from "../src/html.ts";

/** A quotation, taken out of the text and remembered. */
class Quotes implements HtmlHandler {
  readonly found: string[] = [];

  leaveOut(tag: { name: string }): boolean {
    return tag.name === "blockquote";
  }

  leftOut(_: unknown, text: string): null {
    this.found.push(text);
    return null;
  }
}

describe("HTML read as text", () => {
  const cases: readonly (readonly [what: string, html: string, text: string])[] = [
    ["text without markup", "  好 day ", "好 day"],
    ["references without markup", "a &amp; b", "a & b"],
    ["paragraphs and breaks", "<p>one</p>\n<p>two<br>\nthree</p>", "one\ntwo\nthree"],
    ["cells of a table", "<table><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"],
    ["upper case tags", "<P>one</P><BR>two", "one\ntwo"],
    ["known references", "&lt;b&gt; &quot;x&quot; &#39;y&#39; &nbsp;z", "<b> \"x\" 'y' z"],
    ["rare references", "&hellip; &#20320;&#x597d; &CounterClockwiseContourIntegral;", "… 你好 ∳"],
    ["references without semicolon", "&copy 2020 &notit; AT&T", "© 2020 ¬it; AT&T"],
    ["references to no character", "&#0; &#1114112; &#xD800;", "\ufffd \ufffd \ufffd"],
    ["scripts and styles", "a<script>if (1 < 2) '<p>'</script><STYLE>p{}</STYLE>b", "ab"],
    ["an unclosed script", "a<script>b</p>c", "a"],
    ["comments", "a<!-- <p> > -->b<!doctype html><?php ?>c", "abc"],
    ["what is no tag", "1 < 2 <3 a<b < c> <> </> d", "1 < 2 <3 a <> </> d"],
    ["a tag that never ends", 'so <a href="x', 'so <a href="x'],
    ["a quote inside a value", '<a title="x > y">z</a> <a title=don\'t>w</a>', "z w"],
    ["blanks of every kind", "a \t\u00a0 b\r\n\r\n   c", "a b\nc"],
    ["emoji by their name, pictures not", '<img class="emoji" alt=":tea:"> <img alt="IMG_1.jpg">', ":tea:"],
  ];

  test.each(cases)("%s", (_, html, text) => {
    expect(textOfHtml(html).text).toBe(text);
  });

  test("tells of pictures, not of emoji", () => {
    expect(textOfHtml('<img src="x.png">').hasImage).toBe(true);
    expect(textOfHtml('<img class="big emoji only" alt=":tea:">').hasImage).toBe(false);
  });

  test("what is left out is handed over, with all that is inside it", () => {
    const quotes = new Quotes();
    const html = "<p>a</p><blockquote><p>b<blockquote>c</blockquote>d</blockquote>e<blockquote>f";
    expect(textOfHtml(html, quotes).text).toBe("a\ne");
    expect(quotes.found).toEqual(["b\nc\nd", "f"]);
  });

  test("something else can stand in the place of what is left out", () => {
    const handler: HtmlHandler = { leaveOut: (tag) => tag.name === "a", leftOut: (_, text) => `[${text}]` };
    expect(textOfHtml("see <a href='x'>this\n</a>!", handler).text).toBe("see [this]!");
  });

  test("a void element left out takes nothing with it", () => {
    const handler: HtmlHandler = { leaveOut: (tag) => tag.name === "img" };
    expect(textOfHtml("a<img>b<br>c", handler).text).toBe("ab\nc");
  });

  test("line breaks on both sides of what is left out stay line breaks", () => {
    const handler: HtmlHandler = { leaveOut: (tag) => tag.name === "span" };
    expect(textOfHtml("a<span>x<br></span><br>b", handler).text).toBe("a\nb");
  });

  test("what was said behind a mark can be looked at and taken back", () => {
    const seen: string[] = [];
    const handler: HtmlHandler = {
      leaveOut: (tag, said) => {
        if (tag.name === "b") said.mark();
        if (tag.name === "hr") {
          seen.push(said.sinceMark());
          said.cutToMark();
        }
        return false;
      },
    };
    expect(textOfHtml("ab<b>cd</b>e<hr>f", handler).text).toBe("abf");
    expect(seen).toEqual(["cde\n"]);
  });

  const attributes: readonly (readonly [tag: string, name: string, value: string | null])[] = [
    ['<a href="x&amp;y">', "href", "x&y"],
    ["<a href='a\"b'>", "href", 'a"b'],
    ["<a href=bare/path>", "href", "bare/path"],
    ["<a HREF = 'x' >", "href", "x"],
    ["<a hidden href='x'>", "hidden", ""],
    ['<a title="href=1" href="2">', "href", "2"],
    ['<a data-href="1">', "href", null],
    ['<a href="?a=1&copy=2">', "href", "?a=1&copy=2"],
    ["<a>", "href", null],
    ["<a/href='x'/>", "href", "x"],
    ["<a = href='x'>", "href", "x"],
  ];

  test.each(attributes)("%s has %s", (html, name, value) => {
    let found: string | null = "never asked";
    const leaveOut: HtmlHandler["leaveOut"] = (tag) => {
      found = tag.attribute(name);
      return false;
    };
    textOfHtml(html, { leaveOut });
    expect(found).toBe(value);
  });
});

/** Documents without errors and without paragraphs, which parsers close by themselves: all must say the same. */
const wellFormed = fc.letrec<{ node: string; nodes: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(
      "words",
      " ",
      "\n",
      "&amp;",
      "&lt;tag&gt;",
      "&hellip;",
      "中文",
      "a&b",
      "<br>",
      "<!-- x -->",
    ),
    fc
      .tuple(
        fc.constantFrom("div", "span", "b", "i", "em", "blockquote", "li", "pre", "code", "a"),
        fc.constantFrom("", ' class="x"', " title='a > b'", " data-n=1", ' alt="&quot;>"'),
        tie("nodes"),
      )
      .map(([name, attribute, inner]) => `<${name}${attribute}>${inner}</${name}>`),
  ),
  nodes: fc.array(tie("node"), { maxLength: 5 }).map((all) => all.join("")),
}));

/** What a full HTML parser takes for text. */
function textByParser(html: string): string {
  let text = "";
  const parser = new Parser({ ontext: (piece) => void (text += piece) }, { decodeEntities: true });
  parser.end(html);
  return text;
}

describe("HTML beside a full parser", () => {
  test("the same words in the same order", () => {
    const words = (text: string) => text.replaceAll(/\s+/g, "");
    fc.assert(
      fc.property(wellFormed.nodes, (html) => {
        expect(words(textOfHtml(html).text)).toBe(words(textByParser(html)));
      }),
      { numRuns: 500 },
    );
  });
});

describe("HTML that means harm", () => {
  test("never throws, and whatever it keeps stood there", () => {
    const shards = [
      "<",
      ">",
      "/",
      "!",
      "--",
      '"',
      "'",
      "=",
      "&",
      ";",
      "#",
      "x",
      "p",
      "script",
      " ",
      "\n",
      "\ud83d",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...shards), { maxLength: 60 }), (all) => {
        const html = all.join("");
        expect(textOfHtml(html, new Quotes()).text.length).toBeLessThanOrEqual(html.length);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    "<",
    "</",
    "<a",
    "<a>",
    "<a><b></a>",
    "</a>",
    "<a b='",
    '<a b="',
    "<a b=",
    "<a b ",
    "<!--",
    "<script>",
    "</script",
    "<script></p",
    "&",
    "&amp",
    "&#",
    "\n \n",
    "<p>",
    "<blockquote>",
    "<blockquote></p>",
    "<!",
    "<b =",
  ])("a million characters of %s take no longer than they should", (piece) => {
    const html = piece.repeat(Math.ceil(1_000_000 / piece.length));
    const begun = performance.now();
    textOfHtml(html, new Quotes());
    textOfHtml(html, { leaveOut: (tag) => tag.attribute("nothing") !== null });
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

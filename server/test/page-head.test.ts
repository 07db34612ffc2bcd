import { assert, property, string } from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withHead, type PageHead } from "../src/platform/page-head.ts";
import { openApp, type TestApp } from "./app.ts";
import { ownDatabase } from "./database/database.ts";

const SHELL = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta
      name="description"
      content="Kith"
    />
    <title>Kith</title>
  </head>
  <body><div id="app"></div></body>
</html>`;

const plain: PageHead = {
  title: "Lantern",
  description: "For translators.",
  language: "en",
  path: "/join/lantern",
  isFindable: false,
};

describe("the head of a page", () => {
  test("replaces the general title and description, and says the rest once", () => {
    const page = withHead(SHELL, plain, "https://kith.example");
    expect(page.match(/<title>/g)).toHaveLength(1);
    expect(page.match(/name="description"/g)).toHaveLength(1);
    expect(contentOf(page, "og:url")).toBe("https://kith.example/join/lantern");
    expect(contentOf(page, "og:image")).toBe("https://kith.example/icons/icon-512.png");
    expect(page).toContain('<html lang="en"');
    expect(page).toContain('<div id="app">');
  });

  const hostile = [
    '</title><script>alert("1")</script>',
    `" onload="alert(1)`,
    "$& $` $' $1",
    "a & b &amp; c",
    "two\nlines\u2028and three",
    "<!-- -->",
    "灯下'“译”'",
  ];
  test.each(hostile)("a community called %j stays a name", (name) => {
    const page = withHead(SHELL, { ...plain, title: name, description: name }, "https://kith.example");
    expectOnlyText(page, name);
  });

  test("so does whatever else somebody may type", () => {
    assert(
      property(string({ unit: "binary" }), (name) => {
        expectOnlyText(
          withHead(SHELL, { ...plain, title: name, description: name }, "https://kith.example"),
          name,
        );
      }),
    );
  });
});

/** The name comes back as it was, on one line, and no tag is there that is not ours. */
function expectOnlyText(page: string, name: string): void {
  const line = name.replaceAll(/\s+/gu, " ");
  for (const meta of ["og:title", "og:description", "description"]) {
    expect(contentOf(page, meta)).toBe(line);
  }
  expect(unescaped(/<title>([^<]*)<\/title>/.exec(page)?.[1] ?? "")).toBe(line);
  const tags = (text: string) => text.match(/<[^>]*>?/g)?.length;
  expect(tags(page)).toBe(tags(withHead(SHELL, plain, "https://kith.example")));
}

function contentOf(page: string, name: string): string {
  return unescaped(new RegExp(`(?:name|property)="${name}" content="([^"]*)"`).exec(page)?.[1] ?? "nothing");
}

function unescaped(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

describe("pages with a head of their own", () => {
  const database = ownDatabase();
  let app: TestApp;
  const heads: Record<string, PageHead> = {
    "/told/lantern": { ...plain, path: "/told/lantern", isFindable: true },
    "/told/quiet": { ...plain, path: "/told/quiet" },
  };
  beforeAll(async () => {
    app = await openApp(database.current, {
      demo: () => ({
        headedPages: [
          {
            under: "/told/",
            headOf: (path) =>
              path === "/told/broken"
                ? Promise.reject(new Error("no database"))
                : Promise.resolve(heads[path] ?? null),
          },
        ],
      }),
    });
  });
  afterAll(() => app.close());

  test("say it to whoever asks, whatever they say they accept, and whatever follows the path", async () => {
    const answer = await app.inject({
      url: "/told/lantern?from=chat",
      headers: { accept: "*/*", host: "kith.example" },
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(contentOf(answer.body, "og:title")).toBe("Lantern");
    expect(contentOf(answer.body, "og:url")).toBe("http://kith.example/told/lantern");
    expect(answer.headers["x-robots-tag"]).toBeUndefined();
    expect((await app.inject({ method: "HEAD", url: "/told/lantern" })).statusCode).toBe(200);
  });

  test.each(["/told/quiet", "/told/unknown", "/told/broken", "/told/%E0%A4%A"])(
    "%s stays out of search engines",
    async (url) => {
      const answer = await app.inject({ url, headers: { accept: "text/html" } });
      expect(answer.statusCode).toBeLessThan(500);
      expect(answer.headers["x-robots-tag"] ?? "noindex").toBe("noindex");
    },
  );

  test("where nothing is told, the page is as any other", async () => {
    const unknown = await app.inject({ url: "/told/unknown", headers: { accept: "text/html" } });
    const any = await app.inject({ url: "/check", headers: { accept: "text/html" } });
    expect(unknown.body).toBe(any.body);
    const broken = await app.inject({ url: "/told/broken", headers: { accept: "text/html" } });
    expect(broken.body).toBe(any.body);
    expect(any.headers["x-robots-tag"]).toBeUndefined();
  });

  test("nothing but looking is answered there", async () => {
    const answer = await app.inject({ method: "POST", url: "/told/lantern" });
    expect(answer.statusCode).toBe(404);
  });
});

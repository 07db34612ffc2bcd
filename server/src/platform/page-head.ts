/** What a page says of itself to whoever runs no script: the previews of chat tools, search engines. */
export interface PageHead {
  readonly title: string;
  readonly description: string;
  /** What both are written in. */
  readonly language: string;
  /** The page's own path, from the first slash. */
  readonly path: string;
  /** Whether search engines may list it. */
  readonly isFindable: boolean;
}

/** Pages of which a module knows what stands in their heads. */
export interface HeadedPages {
  /** How their paths begin, with a slash at the end. */
  readonly under: string;
  /** By a page's path, still encoded. Null where there is nothing to tell: then it looks like any other page. */
  headOf(path: string): Promise<PageHead | null>;
}

const ICON = "/icons/icon-512.png";

/** The app's shell with the page's own head instead of the general one. @param origin "https://kith.example" */
export function withHead(shell: string, head: PageHead, origin: string): string {
  const { title, description, language, path } = head;
  const url = origin + path;
  const lines = [
    `<title>${escaped(title)}</title>`,
    named("name", "description", description),
    named("property", "og:type", "website"),
    named("property", "og:title", title),
    named("property", "og:description", description),
    named("property", "og:url", url),
    named("property", "og:image", origin + ICON),
    named("property", "og:locale", language.replace("-", "_")),
    named("name", "twitter:card", "summary"),
    `<link rel="canonical" href="${escaped(url)}" />`,
  ];
  // By functions, or a "$&" in a name would mean something.
  return shell
    .replace(/<html lang="[^"]*"/i, () => `<html lang="${escaped(language)}"`)
    .replace(/\s*<meta\s+name="description"[^>]*>/i, () => "")
    .replace(/<title>[^<]*<\/title>/i, () => lines.join("\n    "));
}

function named(kind: "name" | "property", name: string, content: string): string {
  return `<meta ${kind}="${name}" content="${escaped(content)}" />`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Fit for text and for attributes in double quotes, on one line. */
function escaped(text: string): string {
  return text.replaceAll(/\s+/gu, " ").replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? "");
}

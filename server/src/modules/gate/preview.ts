import { Slug } from "@kith/contract/charter";
import type { Landing } from "@kith/contract/gate";
import { NotFound } from "../../platform/errors.ts";
import type { HeadedPages, PageHead } from "../../platform/page-head.ts";
import type { Landings } from "./landing.ts";

/** What is told of a landing page by whoever passes its address on. Nothing of one that is not open. Source: R08. */
export function landingHeads(landings: Pick<Landings, "landing">): HeadedPages {
  return {
    under: "/join/",
    async headOf(path) {
      const way = wayIn(path);
      if (way === null) return null;
      try {
        return headFor(await landings.landing(way.slug, way.code, null), path);
      } catch (error) {
        if (error instanceof NotFound) return null;
        throw error;
      }
    },
  };
}

/** `/join/lantern`, `/join/lantern/flyer`; the page of applying is the same door. */
function wayIn(path: string): { readonly slug: string; readonly code: string | undefined } | null {
  const [, join, slug, code, ...more] = path.split("/");
  if (join !== "join" || more.length > 0 || !Slug.safeParse(slug).success) return null;
  const isCode = code !== undefined && code !== "" && code !== APPLYING;
  return { slug: slug ?? "", code: isCode ? code : undefined };
}

const APPLYING = "apply";

const LONGEST = 160;

function headFor({ name, purpose, organisers, language }: Landing, path: string): PageHead {
  const [first] = organisers;
  const by = language === "zh-CN" ? "组织者：" : "Run by ";
  const said = [purpose, ...(first === undefined ? [] : [by + first.name])].join(" ");
  // Whether search engines may list a community is not asked of anybody yet: so none may.
  return { title: name, description: shortened(said, language), language, path, isFindable: false };
}

/** Cut between what readers take for signs. */
function shortened(text: string, language: string): string {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  const signs = Array.from(new Intl.Segmenter(language).segment(line), ({ segment }) => segment);
  return signs.length <= LONGEST ? line : `${signs.slice(0, LONGEST - 1).join("")}…`;
}

import type { MyApplication } from "@kith/contract/applications";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Section } from "../../../app/community/page.tsx";
import { useWords } from "../../../lib/words.ts";
import { buttonLook } from "../../../ui/button.tsx";
import { communityQuery } from "../../charter/queries.ts";
import { applyWords } from "../apply/words.ts";
import { Dashed } from "../landing/block.tsx";

/** In: what to do first, and where the chats are, which are shown inside and nowhere else. */
export function Welcome({ application }: { readonly application: MyApplication }) {
  const words = useWords(applyWords).welcome;
  const { slug, communityName, language } = application;
  const { data } = useQuery(communityQuery(slug));
  const asks = data?.charter.asks ?? [];
  return (
    <>
      <p className="mt-4">
        <Link to="/c/$slug" params={{ slug }} className={`${buttonLook("primary")} w-full desk:w-auto`}>
          {words.enter(communityName)}
        </Link>
      </p>
      <Section id="begin" title={words.begin}>
        <div className="pt-2.5">
          {asks.length === 0 ? (
            <p>{words.nothing}</p>
          ) : (
            <div lang={language}>
              <Dashed items={asks} />
            </div>
          )}
        </div>
      </Section>
      <Section id="carriers" title={words.carriers}>
        <p className="flex flex-wrap items-center gap-x-5 pt-2">
          {words.carriersText}
          <Link to="/c/$slug/carriers" params={{ slug }} className={buttonLook("text", true)}>
            {words.toCarriers}
          </Link>
        </p>
      </Section>
    </>
  );
}

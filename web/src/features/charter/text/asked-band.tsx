import { Link } from "@tanstack/react-router";
import { useCommunity } from "../../../app/community/context.ts";
import { useWords } from "../../../lib/words.ts";
import { buttonLook } from "../../../ui/button.tsx";
import { charterTextWords } from "./words.ts";

/** On the community's home: what the charter asks of whoever is here. Nothing where it asks nothing. */
export function AskedBand() {
  const words = useWords(charterTextWords);
  const { slug, charter, me, openedAt, closedAt } = useCommunity();
  if (closedAt !== null) return null;
  if (openedAt === null) {
    return me.can.editCharter ? (
      <Band text={words.notOpen.title} act={words.goOn} to="/c/$slug/charter/edit" slug={slug} />
    ) : null;
  }
  if (me.acceptedVersion === charter.version) return null;
  const text = charter.version === 1 ? words.ask.first : words.ask.again(charter.version);
  return <Band text={text} act={words.ask.read} to="/c/$slug/charter" slug={slug} />;
}

interface BandProps {
  readonly text: string;
  readonly act: string;
  readonly to: "/c/$slug/charter" | "/c/$slug/charter/edit";
  readonly slug: string;
}

function Band({ text, act, to, slug }: BandProps) {
  return (
    <p className="mt-5 flex flex-wrap items-center gap-x-6 gap-y-2 border-y border-line py-3">
      <span className="min-w-0 flex-1 basis-60">{text}</span>
      <Link to={to} params={{ slug }} className={`${buttonLook("primary", true)} w-full desk:w-auto`}>
        {act}
      </Link>
    </p>
  );
}

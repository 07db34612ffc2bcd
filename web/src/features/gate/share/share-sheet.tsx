import type { Landing } from "@kith/contract/gate";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useCommunity } from "../../../app/community/context.ts";
import { useWords } from "../../../lib/words.ts";
import { buttonLook } from "../../../ui/button.tsx";
import { Sheet } from "../../../ui/sheet.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { addressOf } from "../copy-address.tsx";
import { landingQuery } from "../landing/queries.ts";
import { gateWords } from "../words.ts";
import { cardWords } from "./card-words.ts";
import { CARD, drawCard, type CardContent } from "./draw-card.ts";

interface ShareSheetProps {
  /** Of the landing page, with a code or without. */
  readonly path: string;
  readonly onClose: () => void;
}

/** A picture to pass on. As an image, for that is what a phone keeps by a long press, in WeChat too. */
export function ShareSheet({ path, onClose }: ShareSheetProps) {
  const words = useWords(gateWords).card;
  const { slug, name } = useCommunity();
  const code = path.split("/")[3] ?? null;
  const { data, error } = useQuery(landingQuery({ slug, code }));
  const picture = useMemo(() => (data === undefined ? null : pictureOf(contentOf(data, path))), [data, path]);
  const isFailed = error !== null || (data !== undefined && picture === null);
  const isDrawn = !isFailed && picture !== null;
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={words.title}
      close={words.close}
      act={
        isDrawn && (
          <a href={picture} download={`${slug}.png`} className={buttonLook("primary")}>
            {words.save}
          </a>
        )
      }
    >
      {isFailed && <p role="alert">{words.failed}</p>}
      {!isFailed && !isDrawn && <Skeleton label={words.drawing} />}
      {isDrawn && (
        <>
          <img
            src={picture}
            alt={words.alt(name)}
            width={CARD.width}
            height={CARD.height}
            className="mx-auto h-auto max-h-[58dvh] w-auto max-w-full rounded-mark border border-line"
          />
          <p className="mt-2.5 text-center text-second text-faded">{words.hint}</p>
        </>
      )}
    </Sheet>
  );
}

function contentOf(landing: Landing, path: string): CardContent {
  const words = cardWords[landing.language];
  const [first] = landing.organisers;
  return {
    name: landing.name,
    purpose: landing.purpose.replaceAll(/\s+/gu, " "),
    organiser: first?.name ?? null,
    organiserNote: (first?.verified ?? null) === null ? words.organiser : words.verified,
    invitation: [words.scan, words.see],
    address: addressOf(path),
  };
}

/** A picture as an address of its own; null where the device cannot draw. */
function pictureOf(content: CardContent): string | null {
  const canvas = document.createElement("canvas");
  canvas.width = CARD.width;
  canvas.height = CARD.height;
  const paper = canvas.getContext("2d");
  if (paper === null) return null;
  const root = getComputedStyle(document.documentElement);
  const fontOf = (name: string) => root.getPropertyValue(name).trim() || "sans-serif";
  drawCard(paper, content, { song: fontOf("--song"), hei: fontOf("--hei") });
  return canvas.toDataURL("image/png");
}

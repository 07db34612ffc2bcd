import type { MeshView } from "@kith/contract/diagnosis";
import type { Language } from "@kith/contract/language";
import { useMemo, useState } from "react";
import { formatCount } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { buttonLook } from "../../ui/button.tsx";
import { CirclesPicture } from "./circles-picture.tsx";
import { MeshKey } from "./mesh-key.tsx";
import { MeshList } from "./mesh-list.tsx";
import { MOST_IN_SVG, MeshPicture } from "./mesh-picture.tsx";
import { Neighbours, type Drawing } from "./neighbours.ts";
import { circleView, egoView } from "./views.ts";
import { useWalk } from "./walk.ts";
import type { MeshWords } from "./words/zh-CN.ts";
import { Zoomed } from "./zoomed.tsx";
import { meshWords } from "./words.ts";

/** What the picture shows: everything, one circle, or one person and theirs. */
export type Shown =
  | { readonly of: "whole" }
  | { readonly of: "circle"; readonly circle: number }
  | { readonly of: "person"; readonly person: number };

const whole: Shown = { of: "whole" };

/** The mesh as a picture and as the list that says the same: the middle and right columns of a report. */
export function MeshSection({ mesh }: { readonly mesh: MeshView }) {
  const words = useWords(meshWords);
  const language = useLanguage();
  const walk = useWalk();
  const [shown, setShown] = useState<Shown>(whole);
  const [isFull, setFull] = useState(false);
  const neighbours = useMemo(() => new Neighbours(mesh), [mesh]);
  const drawing = useMemo(() => drawingOf(mesh, neighbours, shown), [mesh, neighbours, shown]);
  const open = (circle: number) => {
    walk.pick(null);
    setShown({ of: "circle", circle });
  };
  return (
    <>
      <section
        aria-label={words.picture}
        className="min-w-0 wide:sticky wide:top-4 wide:self-start print:static"
      >
        <Heading
          title={titleOf(mesh, shown, language, words)}
          people={mesh.rows.length}
          isWhole={shown.of === "whole"}
          isFull={isFull}
          onFull={setFull}
          onWhole={() => setShown(whole)}
        />
        <div className="-mx-2 mt-2 desk:mx-0 desk:mt-0.5">
          <Zoomed
            subject={drawing ?? mesh}
            isOffered={drawing === null || drawing.nodes.length > MOST_IN_SVG}
            legend={shown.of === "whole" && <MeshKey mesh={mesh} isCircles={drawing === null} />}
          >
            {(lens) =>
              drawing === null ? (
                <CirclesPicture mesh={mesh} lens={lens} onOpen={open} onPick={walk.pick} />
              ) : (
                <MeshPicture
                  drawing={drawing}
                  lens={lens}
                  caption={mesh.caption}
                  // Whoever stands in the middle of their own picture is picked already.
                  picked={shown.of === "person" && shown.person === walk.picked ? null : walk.picked}
                  onPick={walk.pick}
                />
              )
            }
          </Zoomed>
        </div>
      </section>
      <MeshList
        mesh={mesh}
        neighbours={neighbours}
        walk={walk}
        isFull={isFull}
        onOpenCircle={open}
        onAlone={(person) => setShown({ of: "person", person })}
      />
    </>
  );
}

interface HeadingProps {
  readonly title: string;
  readonly people: number;
  readonly isWhole: boolean;
  readonly isFull: boolean;
  readonly onFull: (isFull: boolean) => void;
  readonly onWhole: () => void;
}

/** What the picture is of, and the way to everybody or back to the whole. */
function Heading({ title, people, isWhole, isFull, onFull, onWhole }: HeadingProps) {
  const words = useWords(meshWords);
  const language = useLanguage();
  const look = `${buttonLook("text", true)} print:hidden`;
  return (
    <div className="mt-6 flex min-h-11 items-center gap-3 desk:mt-3">
      <h2 className="flex-1 text-lead leading-[calc(28/18)]">{title}</h2>
      {isWhole ? (
        <button type="button" aria-expanded={isFull} className={look} onClick={() => onFull(!isFull)}>
          {isFull ? words.fewer : words.table(formatCount(language, people), people)}
        </button>
      ) : (
        <button type="button" className={look} onClick={onWhole}>
          {words.whole}
        </button>
      )}
    </div>
  );
}

/** Null when the picture is the one of circles. */
function drawingOf(mesh: MeshView, neighbours: Neighbours, shown: Shown): Drawing | null {
  if (shown.of === "person") return egoView(mesh, neighbours, shown.person);
  if (shown.of === "circle") return circleView(mesh, shown.circle);
  return mesh.mode === "circles" ? null : mesh;
}

function titleOf(mesh: MeshView, shown: Shown, language: Language, words: MeshWords): string {
  if (shown.of === "whole") return mesh.heading;
  if (shown.of === "circle") {
    const circle = mesh.circles[shown.circle];
    return circle === undefined
      ? mesh.heading
      : words.circleTitle(circle.label, formatCount(language, circle.people));
  }
  return words.egoTitle(mesh.nodes.find(({ person }) => person === shown.person)?.name ?? "");
}

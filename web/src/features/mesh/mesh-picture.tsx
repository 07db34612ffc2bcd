import { useMemo, useState, type PointerEvent } from "react";
import { useTheme } from "../../app/theme.ts";
import { useWidth } from "../../lib/use-width.ts";
import { CanvasBase } from "./canvas-base.tsx";
import { FIELD, nearest, scaleFor } from "./field.ts";
import { through, type Lens } from "./lens.ts";
import { Neighbours, type Drawing } from "./neighbours.ts";
import { Overlay } from "./overlay.tsx";
import { SvgBase } from "./svg-base.tsx";

interface MeshPictureProps {
  readonly drawing: Drawing;
  readonly lens: Lens;
  readonly caption: string;
  readonly picked: number | null;
  readonly onPick: (person: number | null) => void;
}

/** Up to this many people everyone and every tie is drawn; above it the picture is a canvas. */
export const MOST_IN_SVG = 150;
const REACH_PX = 22;

/**
 * People and ties as a picture, at most 800 of them. Touching a person keeps their ties and dims the rest. For
 * ears it is one image with a sentence: the list beside it is the content and takes the keyboard.
 */
export function MeshPicture({ drawing: whole, lens, caption, picked, onPick }: MeshPictureProps) {
  const theme = useTheme();
  const [place, width] = useWidth(640);
  const [hovered, setHovered] = useState<number | null>(null);
  const drawing = useMemo(() => through(whole, lens), [whole, lens]);
  const neighbours = useMemo(() => new Neighbours(drawing), [drawing]);
  const isCrowd = drawing.nodes.length > MOST_IN_SVG;
  const scale = scaleFor(width);
  const touchedPerson = hovered ?? picked;
  const touched = touchedPerson === null ? null : (neighbours.nodeOf(touchedPerson) ?? null);
  const under = (event: PointerEvent | React.MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const unit = FIELD.width / box.width;
    const point = { x: (event.clientX - box.left) * unit, y: (event.clientY - box.top) * unit };
    return nearest(drawing.nodes, point, REACH_PX * unit);
  };
  return (
    // The list beside the picture does the same from the keyboard.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      ref={place}
      className="relative touch-pan-y touch-pinch-zoom"
      onPointerMove={(event) => event.pointerType === "mouse" && setHovered(under(event)?.person ?? null)}
      onPointerLeave={() => setHovered(null)}
      onClick={(event) => {
        const node = under(event);
        setHovered(null);
        onPick(node === null || node.person === picked ? null : node.person);
      }}
    >
      <div className={`transition-opacity duration-[120ms] ${touched === null ? "" : "opacity-15"}`}>
        {isCrowd ? (
          <CanvasBase drawing={drawing} width={width} scale={scale} caption={caption} theme={theme} />
        ) : (
          <SvgBase drawing={drawing} scale={scale} caption={caption} />
        )}
      </div>
      <Overlay
        drawing={drawing}
        neighbours={neighbours}
        touched={touched}
        isCrowd={isCrowd}
        scale={scale}
        width={width}
      />
    </div>
  );
}

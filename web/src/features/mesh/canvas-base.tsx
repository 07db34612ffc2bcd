import { memo, useEffect, useRef } from "react";
import { crowdRadiusOf, curveOf, FIELD, isAlone, widthOf } from "./field.ts";
import type { Drawing } from "./neighbours.ts";

interface CanvasBaseProps {
  readonly drawing: Drawing;
  /** CSS pixels. */
  readonly width: number;
  readonly scale: number;
  readonly caption: string;
  /** Light or dark: the colours are read anew when it changes. */
  readonly theme: string;
}

/** A crowd: deep ties and people. Ordinary ties are drawn above it for whoever is touched. */
export const CanvasBase = memo(function CanvasBase(props: CanvasBaseProps) {
  const { drawing, width, scale, caption, theme } = props;
  const place = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (place.current !== null) paint(place.current, drawing, width, scale);
    // The theme is not used here, but it decides what the colours are.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [drawing, width, scale, theme]);
  return (
    // An image made here has no other element to be.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <canvas ref={place} className="block aspect-[720/560] w-full" role="img" aria-label={caption}>
      {caption}
    </canvas>
  );
});

function paint(canvas: HTMLCanvasElement, drawing: Drawing, width: number, scale: number): void {
  const pixels = Math.min(3, devicePixelRatio) * width;
  canvas.width = Math.round(pixels);
  canvas.height = Math.round((pixels * FIELD.height) / FIELD.width);
  const context = canvas.getContext("2d");
  if (context === null) return;
  const colour = colours(canvas);
  context.scale(pixels / FIELD.width, pixels / FIELD.width);
  context.lineCap = "round";
  context.strokeStyle = colour("--thread");
  for (const tie of drawing.ties) {
    const curve = tie.isDeep ? curveOf(tie, drawing.nodes) : null;
    if (curve === null) continue;
    const [from, control, to] = curve;
    context.globalAlpha = tie.opacity;
    context.lineWidth = widthOf(tie) * 0.7 * scale;
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.quadraticCurveTo(control.x, control.y, to.x, to.y);
    context.stroke();
  }
  context.globalAlpha = 1;
  paintPeople(context, drawing, scale, colour);
}

type Colour = (name: string) => string;

function paintPeople(
  context: CanvasRenderingContext2D,
  { nodes }: Drawing,
  scale: number,
  colour: Colour,
): void {
  const [ink, paper, faded] = [colour("--ink"), colour("--paper"), colour("--faded")];
  for (const node of nodes.toSorted((one, other) => crowdRadiusOf(one) - crowdRadiusOf(other))) {
    // Dashes would not show on so small a ring: whoever has no tie is a hollow one.
    const isHollow = isAlone(node) && node.role === "member";
    context.fillStyle = isHollow ? paper : ink;
    context.strokeStyle = isHollow ? faded : paper;
    context.lineWidth = isHollow ? 0.8 : 1.2;
    context.beginPath();
    context.arc(node.x, node.y, crowdRadiusOf(node) * scale, 0, 2 * Math.PI);
    context.stroke();
    context.fill();
  }
}

function colours(element: Element): Colour {
  const style = getComputedStyle(element);
  return (name) => style.getPropertyValue(name);
}

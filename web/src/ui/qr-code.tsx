import { useMemo } from "react";
import { qrDrawing } from "../lib/qr.ts";

/**
 * A code that says `text`, to be scanned: dark on white in either theme, since many scanners read nothing else.
 *
 * @param label what it leads to, for whoever hears the page. Nothing is drawn where the text is too long for a code.
 */
export function QrCode({
  text,
  label,
  className = "size-56",
}: {
  readonly text: string;
  readonly label: string;
  readonly className?: string;
}) {
  const drawing = useMemo(() => qrDrawing(text), [text]);
  if (drawing === null) return null;
  const { size, path } = drawing;
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className={`rounded-box ${className}`}
    >
      <path d={`M0 0h${size}v${size}h-${size}z`} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

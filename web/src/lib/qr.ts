import { encode } from "uqr";

/** What scanners need to find the code: four modules of nothing around it. Source: ISO/IEC 18004, 5.3.8. */
const QUIET_MODULES = 4;

export interface QrDrawing {
  /** Width and height in modules, the quiet ring included. */
  readonly size: number;
  /** The dark modules, as one path of an SVG whose unit is a module. */
  readonly path: string;
}

/** The code that says `text`; null where it is too long for any. */
export function qrDrawing(text: string): QrDrawing | null {
  const modules = modulesOf(text);
  if (modules === null) return null;
  const path = modules.flatMap((row, y) =>
    runsOf(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`),
  );
  return { size: modules.length, path: path.join("") };
}

function modulesOf(text: string): boolean[][] | null {
  try {
    return encode(text, { ecc: "M", boostEcc: true, border: QUIET_MODULES }).data;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Where dark modules stand side by side: `[from, how many]`. */
function runsOf(row: readonly boolean[]): [number, number][] {
  const starts = row.flatMap((isDark, x) => (isDark && row[x - 1] !== true ? [x] : []));
  return starts.map((x) => {
    const end = row.indexOf(false, x);
    return [x, (end < 0 ? row.length : end) - x];
  });
}

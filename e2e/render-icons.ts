// Draws the app's icons from its logo: node e2e/render-icons.ts. The pictures are committed, so that building
// needs no browser; run it again when the logo changes.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { findBrowser, launch } from "./browser.ts";

const folder = path.resolve(import.meta.dirname, "../web/public/icons");

interface IconPlan {
  readonly file: string;
  readonly size: number;
  /** Share of the width the logo takes: little where a system cuts the icon to a shape of its own. */
  readonly share: number;
  readonly radius: number;
}

const plans: readonly IconPlan[] = [
  { file: "icon-192.png", size: 192, share: 0.88, radius: 0.22 },
  { file: "icon-512.png", size: 512, share: 0.88, radius: 0.22 },
  { file: "icon-maskable-512.png", size: 512, share: 0.66, radius: 0 },
  { file: "apple-touch-icon.png", size: 180, share: 0.8, radius: 0 },
];

/** The logo of web/src/ui/logo.tsx, in the light theme's colours. */
const LOGO = `<path d="M11 28C5 14 19 8 21 19s13 7 9-7" fill="none" stroke="#B8382B" stroke-width="2.8" stroke-linecap="round"/>
  <circle cx="11" cy="28.5" r="5" fill="#1F1D1A"/><circle cx="30" cy="11.5" r="5" fill="#1F1D1A"/>`;

function drawing({ size, share, radius }: IconPlan): string {
  const side = 40 / share;
  const offset = (40 - side) / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="${offset} ${offset} ${side} ${side}">
  <rect x="${offset}" y="${offset}" width="${side}" height="${side}" rx="${side * radius}" fill="#FAF8F4"/>${LOGO}</svg>`;
}

const found = await findBrowser();
if (found === null) throw new Error("no browser: name one in KITH_CHROMIUM");
const browser = await launch(found);
mkdirSync(folder, { recursive: true });
for (const plan of plans) {
  const page = await browser.newPage({ viewport: { width: plan.size, height: plan.size } });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${drawing(plan)}`);
  await page.screenshot({ path: path.join(folder, plan.file), omitBackground: true });
  await page.close();
}
await browser.close();

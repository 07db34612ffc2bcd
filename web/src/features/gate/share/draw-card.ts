import { initialOf } from "../../../lib/initial.ts";
import { qrDrawing } from "../../../lib/qr.ts";
import { clausesOf, linesOf } from "./lines.ts";

/** A card to pass on: what a community is for, who answers for it, and the way to its landing page. */
export interface CardContent {
  readonly name: string;
  readonly purpose: string;
  readonly organiser: string | null;
  /** Under the organiser's name: what they are, and whether they are verified. */
  readonly organiserNote: string;
  /** Beside the code: to be scanned, and what one sees then. */
  readonly invitation: readonly string[];
  /** A whole address. */
  readonly address: string;
}

/** In pixels; three to four, as phones show pictures whole. */
export const CARD = { width: 1080, height: 1440 } as const;

/** The colours of the light theme: a card looks the same wherever it is passed on. */
const colour = {
  paper: "#faf8f4",
  ink: "#1f1d1a",
  faded: "#665f56",
  line: "#e6e0d6",
  thread: "#b8382b",
  white: "#ffffff",
} as const;

const MARGIN = 96;
const INNER = CARD.width - 2 * MARGIN;
const QR = 330;

export interface CardFonts {
  /** Song, for the purpose. */
  readonly song: string;
  readonly hei: string;
}

type Paper = CanvasRenderingContext2D;

/** Draws on a canvas of `CARD`'s size. */
export function drawCard(paper: Paper, card: CardContent, fonts: CardFonts): void {
  paper.fillStyle = colour.paper;
  paper.fillRect(0, 0, CARD.width, CARD.height);
  paper.textBaseline = "alphabetic";
  drawName(paper, card, fonts);
  const below = drawPurpose(paper, card, fonts);
  drawOrganiser(paper, card, fonts, below);
  drawInvitation(paper, card, fonts);
}

function drawName(paper: Paper, { name }: CardContent, { hei }: CardFonts): void {
  drawLogo(paper, MARGIN - 10, 84);
  paper.fillStyle = colour.ink;
  paper.font = `600 44px ${hei}`;
  const [line = ""] = linesOf(name, measureOn(paper), { width: INNER - 100, most: 1 });
  paper.fillText(line, MARGIN + 88, 142);
}

/** @returns how far down it reaches. */
function drawPurpose(paper: Paper, { purpose }: CardContent, { song }: CardFonts): number {
  const top = 270;
  for (const [size, most] of purposeSizes) {
    paper.font = `700 ${size}px ${song}`;
    const lines = clausesOf(purpose, measureOn(paper), { width: INNER, most: most + 1 });
    const isLast = size === LAST_SIZE;
    if (lines.length > most && !isLast) continue;
    const shown = isLast ? linesOf(purpose, measureOn(paper), { width: INNER, most }) : lines;
    const height = size * 1.4;
    paper.fillStyle = colour.ink;
    for (const [index, line] of shown.entries())
      paper.fillText(line, MARGIN, top + size * 0.4 + index * height);
    return top + shown.length * height;
  }
  return top;
}

/** The longer it is, the smaller; what does not fit even then ends in an ellipsis. */
const purposeSizes = [
  [92, 3],
  [76, 4],
  [62, 5],
  [50, 7],
] as const;
const LAST_SIZE = 50;

function drawOrganiser(paper: Paper, card: CardContent, { hei, song }: CardFonts, below: number): void {
  if (card.organiser === null) return;
  const top = Math.max(below, 620);
  drawRule(paper, top);
  paper.fillStyle = colour.ink;
  paper.beginPath();
  paper.arc(MARGIN + 50, top + 92, 50, 0, 2 * Math.PI);
  paper.fill();
  paper.fillStyle = colour.white;
  paper.font = `700 48px ${song}`;
  paper.textAlign = "center";
  paper.fillText(initialOf(card.organiser), MARGIN + 50, top + 109);
  paper.textAlign = "left";
  paper.fillStyle = colour.ink;
  paper.font = `600 42px ${hei}`;
  const room = { width: INNER - 140, most: 1 };
  paper.fillText(linesOf(card.organiser, measureOn(paper), room)[0] ?? "", MARGIN + 130, top + 84);
  paper.fillStyle = colour.faded;
  paper.font = `400 34px ${hei}`;
  paper.fillText(linesOf(card.organiserNote, measureOn(paper), room)[0] ?? "", MARGIN + 130, top + 134);
  drawRule(paper, top + 184);
}

function drawInvitation(paper: Paper, card: CardContent, { hei }: CardFonts): void {
  const top = CARD.height - MARGIN - QR;
  drawCode(paper, card.address, CARD.width - MARGIN - QR, top);
  const width = INNER - QR - 56;
  paper.fillStyle = colour.ink;
  let line = top + 96;
  for (const [index, text] of card.invitation.entries()) {
    paper.font = index === 0 ? `600 40px ${hei}` : `400 34px ${hei}`;
    if (index > 0) paper.fillStyle = colour.faded;
    for (const part of clausesOf(text, measureOn(paper), { width, most: 3 })) {
      paper.fillText(part, MARGIN, line);
      line += 54;
    }
  }
  paper.fillStyle = colour.faded;
  paper.font = `400 28px ${hei}`;
  const shown = card.address.replace(/^https?:\/\//, "");
  for (const part of linesOf(shown, measureOn(paper), { width, most: 2 })) {
    paper.fillText(part, MARGIN, line + 10);
    line += 38;
  }
}

function drawCode(paper: Paper, address: string, left: number, top: number): void {
  const drawing = qrDrawing(address);
  if (drawing === null) return;
  paper.save();
  paper.translate(left, top);
  paper.scale(QR / drawing.size, QR / drawing.size);
  paper.fillStyle = colour.white;
  paper.fillRect(0, 0, drawing.size, drawing.size);
  paper.fillStyle = "#000000";
  paper.fill(shapeOf(drawing.path));
  paper.restore();
}

/** Two people and the thread between them. */
function drawLogo(paper: Paper, left: number, top: number): void {
  paper.save();
  paper.translate(left, top);
  paper.scale(2.1, 2.1);
  paper.strokeStyle = colour.thread;
  paper.lineWidth = 2.6;
  paper.lineCap = "round";
  paper.stroke(new Path2D("M11 28C5 14 19 8 21 19s13 7 9-7"));
  paper.fillStyle = colour.ink;
  paper.fill(shapeOf("M6 28.500a5 5 0 1 0 10 0a5 5 0 1 0-10 0M25 11.500a5 5 0 1 0 10 0a5 5 0 1 0-10 0"));
  paper.restore();
}

function shapeOf(path: string): Path2D {
  return new Path2D(path);
}

function drawRule(paper: Paper, y: number): void {
  paper.fillStyle = colour.line;
  paper.fillRect(MARGIN, y, INNER, 2);
}

function measureOn(paper: Paper): (text: string) => number {
  return (text) => paper.measureText(text).width;
}

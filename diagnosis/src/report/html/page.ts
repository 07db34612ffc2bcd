import type { LossView } from "@kith/contract/archive";
import type { CardView, EvidenceView, Grade, LineView, ReportView, RichText } from "@kith/contract/diagnosis";
import { en } from "../words/en.ts";
import { zhCN, type PhraseBook } from "../words/zh-CN.ts";
import { html, Html } from "./escape.ts";
import { meshSvg } from "./mesh-svg.ts";
import { style } from "./style.ts";

export interface PageOptions {
  readonly loss: LossView | null;
  /** Whether names stand in the view. */
  readonly withNames: boolean;
  /** The day it is made, as written. */
  readonly made: string;
}

/** A report as one page that loads nothing: to be kept, printed or handed on. */
export function reportHtml(view: ReportView, options: PageOptions): string {
  const words = view.language === "zh-CN" ? zhCN("organiser") : en("organiser");
  const page = html`<!doctype html>
    <html lang="${view.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${words.html.title(view.meta[0] ?? "")}</title>
        <style>
          ${new Html(style)}
        </style>
      </head>
      <body>
        <main>
          <p class="cap meta">${view.meta.map((one) => html`<span>${one}</span>`)}</p>
          <h1>${view.headline}</h1>
          ${view.summary.map((one) => html`<p class="lead">${one}</p>`)} ${body(view, words)}
          ${notes(words.html.settle, view.settle)}${notes(words.html.firmness, view.firmness)}
          ${notes(
            words.html.natures,
            view.natures.map(({ name, why }) => `${name} · ${why}`),
          )}
          ${loss(options.loss, words)}
          <ul class="notes" style="margin-top:28px">
            ${view.footnotes.map((one) => html`<li>${one}</li>`)}
            <li>${options.withNames ? "" : `${words.html.masked} `}${words.html.made(options.made)}</li>
          </ul>
        </main>
      </body>
    </html>`;
  return page.text;
}

function body(view: ReportView, words: PhraseBook): Html {
  if (view.lines.length === 0) return html``;
  return html`<div class="grid">
      <section aria-label="${words.html.conditions}">
        ${view.conditions.map(
          ({ title, grade, gradeWord, fact }) =>
            html`<div class="cond">
              <div class="h">
                <h3>${title}</h3>
                ${mark(grade, gradeWord)}
              </div>
              <p>${rich(fact)}</p>
            </div>`,
        )}
      </section>
      <section>
        <h2 style="margin-top:12px">${view.mesh.heading}</h2>
        ${meshSvg(view.mesh)}
        <p class="cap meta">
          ${[view.mesh.key.deep, view.mesh.key.ordinary, view.mesh.key.backbone, view.mesh.key.alone].map(
            (one) => html`<span>${one}</span>`,
          )}
        </p>
      </section>
      <section>${meshList(view)}</section>
    </div>
    <h2>${words.html.lines}</h2>
    <div class="lines">${view.lines.map((line) => lineOf(line, words))}</div>`;
}

const LISTED = 12;

function meshList({ mesh }: ReportView): Html {
  const rows = mesh.rows
    .slice(0, LISTED)
    .map(
      ({ name, initial, isBackbone, role, fact }) =>
        html`<li>
          ${disc(initial, isBackbone)}${name}${role === "" ? null : html`<span class="role">${role}</span>`}<span
            class="r"
            >${rich(fact)}</span
          >
        </li>`,
    );
  const figures = mesh.figures.map(
    ({ label, value, note }) =>
      html`<li>
        ${label}<span class="r"><b>${value}</b> ${note}</span>
      </li>`,
  );
  return html`<ul class="rows">
    ${rows}${figures}
  </ul>`;
}

function lineOf(line: LineView, words: PhraseBook): Html {
  const { ruler } = line;
  const drawn =
    ruler === null
      ? html`<span></span>`
      : html`<span class="ruler ${line.grade}" aria-hidden="true"
          ><i style="left:${ruler.low.toFixed(1)}%;width:${(ruler.high - ruler.low).toFixed(1)}%"></i
          >${ruler.ticks.map((tick) => html`<u style="left:${tick.toFixed(1)}%"></u>`)}<b
            style="left:${ruler.value.toFixed(1)}%"
          ></b
        ></span>`;
  const number = line.value === null ? null : html`<b>${line.value}</b> ${line.interval} `;
  const next = line.next === null ? null : html`<p class="next"><b>${words.html.next}</b>${line.next}</p>`;
  return html`<details class="line">
    <summary>
      <span
        ><h3>${line.title}</h3>
        <span class="fact">${line.fact}</span></span
      >${mark(line.grade, line.gradeWord)}${drawn}<span class="num">${number}${line.n}</span>
    </summary>
    <div class="open">
      ${line.evidence.map(evidence)}${next}
      <p class="cap">${words.html.how} ${line.how}</p>
    </div>
  </details>`;
}

function evidence({ cards, why }: EvidenceView): Html {
  return html`<div class="ev">
    ${cards.map(card)}
    <p class="why">${why}</p>
  </div>`;
}

function card({ name, initial, isBackbone, at, atText, text }: CardView): Html {
  const time = at === null ? null : html`<time datetime="${at}">${atText}</time>`;
  return html`<p class="who">${disc(initial, isBackbone)}${name}${time}</p>
    <q>${text}</q>`;
}

function disc(initial: string, isBackbone: boolean): Html {
  return html`<span class="disc${isBackbone ? " core" : ""}" aria-hidden="true">${initial}</span>`;
}

function rich(text: RichText): Html[] {
  return text.map((piece) => (typeof piece === "string" ? html`${piece}` : html`<b>${piece.strong}</b>`));
}

/** Shape and word before colour. */
const shapes: Readonly<Record<Grade, Html>> = {
  holds: html`<circle cx="9" cy="9" r="8" fill="currentColor" /><path
      d="M5.3 9.2l2.6 2.6 4.8-5.2"
      fill="none"
      stroke="var(--paper)"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
    />`,
  inDoubt: html`<circle cx="9" cy="9" r="7.2" fill="none" stroke="currentColor" stroke-width="1.6" /><path
      d="M9 1.8a7.2 7.2 0 010 14.4z"
      fill="currentColor"
    />`,
  fails: html`<rect x="1.5" y="1.5" width="15" height="15" rx="3" fill="currentColor" /><path
      d="M6 6l6 6M12 6l-6 6"
      stroke="var(--paper)"
      stroke-width="1.8"
      stroke-linecap="round"
    />`,
  notEnough: html`<circle
    cx="9"
    cy="9"
    r="7.2"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-dasharray="2.8 2.4"
  />`,
};

function mark(grade: Grade, word: string): Html {
  return html`<span class="g ${grade}"
    ><svg viewBox="0 0 18 18" aria-hidden="true">${shapes[grade]}</svg>${word}</span
  >`;
}

function notes(heading: string, texts: readonly string[]): Html | null {
  if (texts.length === 0) return null;
  return html`<h2>${heading}</h2>
    <ul class="notes">
      ${texts.map((one) => html`<li>${one}</li>`)}
    </ul>`;
}

function loss(view: LossView | null, words: PhraseBook): Html | null {
  if (view === null) return null;
  const rows = view.rows.map(
    ({ label, value, note }) => `${label} ${value}${note === "" ? "" : ` · ${note}`}`,
  );
  return notes(words.html.loss, [view.headline, ...rows]);
}

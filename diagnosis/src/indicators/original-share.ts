import type { Talk } from "@kith/contract/talk";
import { movedCuts } from "../cuts.ts";
import { wilson } from "../interval.ts";
import { gradeOf, untold, type Evidence, type Line } from "../line.ts";
import { piecesOf } from "../pieces.ts";
import type { Study } from "../study.ts";
import { labels } from "../text/labels.ts";
import { Sketch, SketchIndex } from "../text/sketch.ts";

const NEEDS = 30;

/**
 * 3. Of what people valued (it was answered or reacted to), the share that is their own: not passed on, not
 * merely a link, and not nearly the same as something in another chat of the import. That nothing like it was
 * found does not prove it is to be had only here, so the best grade without asking people is "in doubt".
 * Source: diagnosis.md E1.
 */
export function originalShare(study: Study): Line {
  const valued = valuedMessages(study);
  const copies = copiesElsewhere(study, valued);
  const { label } = study.scope;
  const isOwn = (i: number) => (label[i]! & labels.secondHand) === 0 && !copies.has(i);
  const own = valued.filter(isOwn);
  const n = valued.length;
  const facts = { own: own.length, valued: n, copies: copies.size, others: study.scope.others.length };
  const others = answeringLast(
    study,
    valued.filter((i) => !isOwn(i)),
  );
  const evidence =
    others.length > 0
      ? piecesOf(others, (i) => shown(study, i, copies.has(i) ? "copy" : "passedOn"))
      : piecesOf(own.toReversed(), (i) => shown(study, i, "own"));
  if (n < NEEDS) return untold("originalShare", "notInPublic", { n, needs: NEEDS, facts, evidence });
  const value = own.length / n;
  const interval = wilson(own.length, n);
  const cuts = movedCuts("originalShare", study.cuts);
  const grade = gradeOf(value, interval, cuts);
  return {
    id: "originalShare",
    claim: "notInPublic",
    grade: grade === "holds" ? "inDoubt" : grade,
    value,
    interval,
    n,
    needs: NEEDS,
    cuts,
    facts,
    evidence,
    leavingOut: others.length > 0 ? "raises" : "nothing",
  };
}

/** Messages that got an answer or a reaction from somebody else. */
function valuedMessages({ scope, exchanges }: Study): number[] {
  const { first, end } = scope.window;
  const isValued = new Uint8Array(end - first);
  for (let e = 0; e < exchanges.length; e++) {
    const parent = exchanges.parent[e]!;
    if (exchanges.isLikeliest[e] === 1 && parent >= first) isValued[parent - first] = 1;
  }
  const valued: number[] = [];
  for (let i = first; i < end; i++) {
    const isAsk = (scope.label[i]! & labels.ask) !== 0;
    const isSomething = (scope.label[i]! & (labels.meaningful | labels.secondHand)) !== 0;
    const gotSomething = isValued[i - first] === 1 || scope.talk.reactions[i]! > 0;
    if (scope.counts[i] === 1 && gotSomething && isSomething && !isAsk) valued.push(i);
  }
  return valued;
}

/** Newest first, those that answer somebody last: an answer also makes valued what it answers. */
function answeringLast({ scope }: Study, messages: readonly number[]): number[] {
  const answers = (i: number) => (scope.links.parent[i]! < 0 ? 0 : 1);
  return messages.toSorted((a, b) => answers(a) - answers(b) || b - a);
}

function copiesElsewhere({ scope }: Study, valued: readonly number[]): ReadonlySet<number> {
  if (scope.others.length === 0) return new Set();
  const index = new SketchIndex();
  const sketch = new Sketch();
  for (const i of valued) if (sketch.draw(scope.talk.texts.at(i))) index.add(i, sketch);
  const copies = new Set<number>();
  for (const other of scope.others) readThrough(other, index, copies);
  for (const message of scope.corrections.notShared) copies.delete(message);
  return copies;
}

function readThrough(other: Talk, index: SketchIndex, copies: Set<number>): void {
  const sketch = new Sketch();
  for (let i = 0; i < other.length; i++) {
    if (!sketch.draw(other.texts.at(i))) continue;
    for (const message of index.like(sketch)) copies.add(message);
  }
}

function shown({ scope }: Study, message: number, why: string): Evidence {
  const person = scope.talk.author[message]!;
  return {
    messages: [message],
    people: [person],
    why,
    figures: [scope.talk.reactions[message]!],
    disputes: why === "copy" ? [{ kind: "notShared", message }] : [],
  };
}

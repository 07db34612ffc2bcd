import { movedCuts } from "../cuts.ts";
import { wilsonOfUnsure } from "../interval.ts";
import { gradeOf, untold, type Line, type Pieces } from "../line.ts";
import { piecesOf } from "../pieces.ts";
import type { Study } from "../study.ts";

const NEEDS = 20;

/** 1. Asks that another person answers within a day. Source: diagnosis.md E1. */
export function needMet(study: Study): Line {
  const { asks } = study;
  const n = asks.messages.length;
  const answered = [...asks.messages.keys()].filter((index) => asks.firstAnswer[index]! >= 0);
  const facts = { answered: answered.length, asks: n };
  if (n < NEEDS)
    return untold("needMet", "sharedNeed", {
      n,
      needs: NEEDS,
      facts,
      evidence: answersShown(study, answered),
    });
  const value = answered.length / n;
  const variance = asks.probability.reduce((sum, p) => sum + p * (1 - p), 0);
  const interval = wilsonOfUnsure(answered.length, n, Math.sqrt(variance));
  const cuts = movedCuts("needMet", study.cuts);
  const open = asks.messages.filter((_, index) => asks.firstAnswer[index]! < 0).toReversed();
  const evidence = open.length > 0 ? unansweredShown(study, open) : answersShown(study, answered);
  return {
    id: "needMet",
    claim: "sharedNeed",
    grade: gradeOf(value, interval, cuts),
    value,
    interval,
    n,
    needs: NEEDS,
    cuts,
    facts,
    evidence,
    leavingOut: open.length > 0 ? "raises" : "nothing",
  };
}

/** Asks nobody answered, each with all the asker went on to say about it. */
function unansweredShown({ asks, scope }: Study, open: readonly number[]): Pieces {
  let said: Map<number, number[]> | null = null;
  const saidOf = () => {
    const all = new Map<number, number[]>(open.map((ask) => [ask, []]));
    asks.askOf.forEach((ask, k) => all.get(ask)?.push(scope.window.first + k));
    return all;
  };
  return piecesOf(open, (message) => ({
    messages: (said ??= saidOf()).get(message)!,
    people: [scope.talk.author[message]!],
    why: "unanswered",
    figures: [],
    disputes: [{ kind: "notAnAsk", message }],
  }));
}

function answersShown({ asks, scope }: Study, answered: readonly number[]): Pieces {
  return piecesOf(answered.toReversed(), (index) => {
    const message = asks.messages[index]!;
    const answer = asks.firstAnswer[index]!;
    const minutes = Math.round((scope.talk.at[answer]! - scope.talk.at[message]!) / 60_000);
    return {
      messages: [message, answer],
      people: [scope.talk.author[message]!, scope.talk.author[answer]!],
      why: "answered",
      figures: [minutes, asks.answerers[index]!],
      disputes: [
        { kind: "notAnAsk", message },
        { kind: "notAnAnswer", message: answer },
      ],
    };
  });
}

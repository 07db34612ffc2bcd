import type { CharterView } from "@kith/contract/charter";
import type { CharterContent } from "@kith/contract/charter-content";

/** What a published version says, as a draft would say it. */
export function contentInForce(charter: CharterView): CharterContent {
  const { purpose, sharedNeed, anchor, onlyHere, motive, asks, fees, rules, values, vocabulary, goal } =
    charter;
  return {
    purpose,
    sharedNeed,
    anchor: anchor ?? { kind: null, text: "" },
    onlyHere,
    motive,
    asks,
    fees,
    rules,
    values,
    vocabulary,
    goal:
      goal === null
        ? null
        : { number: goal.number, text: goal.text, target: goal.target, unit: goal.unit, until: goal.until },
  };
}

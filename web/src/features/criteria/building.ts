import type { CriteriaFacts, FactName } from "@kith/contract/criteria";
import type { Names } from "@kith/contract/criteria-words";
import type { Fact } from "./editing.ts";

/** What every part of a builder needs. */
export interface Building {
  readonly facts: CriteriaFacts;
  readonly names: Names;
  /** Whether nothing more fits. */
  readonly isFull: boolean;
  readonly titleOf: (fact: FactName) => string;
}

export interface FactEditorProps {
  readonly fact: Fact;
  /** What it is called, for ears. */
  readonly title: string;
  readonly facts: CriteriaFacts;
  readonly names: Names;
  readonly onChange: (fact: Fact) => void;
}

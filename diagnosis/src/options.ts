import type { Dispute } from "@kith/contract/diagnosis";
import type { Talk } from "@kith/contract/talk";

/** What whoever keeps a living community knows of it, and no export can show. */
export interface Known {
  /** When it began, ms UTC. */
  readonly foundedAt: number;
  /** Since when each of its staff has been staff, ms UTC: what was said before had another in the middle. */
  readonly staffSince: readonly (readonly [person: number, since: number])[];
  /** When an organiser closed it, or null. */
  readonly closedAt: number | null;
  /** Pairs of people, each once, who are tied away from its chats: they met, worked together, hold each other's number. */
  readonly offCarrier: readonly (readonly [number, number])[];
  /**
   * Share of its members who would be found were all its chats gone and staff silent; null where nobody has ever given a
   * contact, named a place or been seen to meet, so that nothing is known. Source: metrics.md `survival`.
   */
  readonly survivalWithoutStaff: number | null;
  /** Whether anybody came when staff last asked or announced something, newest first, at most three times. */
  readonly calls: readonly boolean[];
}

/** What the caller may add to a talk. */
export interface DiagnosisOptions {
  /** What the user says is wrong with earlier evidence. */
  readonly disputes?: readonly Dispute[];
  /** Other chats of the same import: what also stands there is not to be had only here. */
  readonly others?: readonly Talk[];
  /** Messages left out as if they had never been read; for showing what evidence weighs. */
  readonly without?: ReadonlySet<number>;
  /** People left out with all they said. */
  readonly withoutPeople?: ReadonlySet<number>;
  /** Cuts moved by these factors, to see how firm a verdict is. */
  readonly cuts?: Readonly<Partial<Record<string, number>>>;
  /** For a living community rather than an export of a chat. */
  readonly known?: Known;
  readonly onStage?: (stage: string, ms: number) => void;
  readonly now?: () => number;
}

/** Disputes as sets, by what they are about. */
export class Corrections {
  readonly notAsks = new Set<number>();
  readonly notPromotions = new Set<number>();
  readonly notAnswers = new Set<number>();
  readonly notNotices = new Set<number>();
  readonly notShared = new Set<number>();
  readonly notStaff = new Set<number>();
  readonly notNewcomers = new Set<number>();
  readonly natures = new Map<number, "person" | "bot">();

  constructor(disputes: readonly Dispute[]) {
    for (const dispute of disputes) this.#take(dispute);
  }

  #take(dispute: Dispute): void {
    switch (dispute.kind) {
      case "notAnAsk":
        this.notAsks.add(dispute.message);
        break;
      case "notPromotion":
        this.notPromotions.add(dispute.message);
        break;
      case "notAnAnswer":
        this.notAnswers.add(dispute.message);
        break;
      case "notANotice":
        this.notNotices.add(dispute.message);
        break;
      case "notShared":
        this.notShared.add(dispute.message);
        break;
      case "notStaff":
        this.notStaff.add(dispute.person);
        break;
      case "notANewcomer":
        this.notNewcomers.add(dispute.person);
        break;
      case "nature":
        this.natures.set(dispute.person, dispute.nature);
    }
  }
}

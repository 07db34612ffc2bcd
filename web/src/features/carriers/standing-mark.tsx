import type { CarrierStanding } from "@kith/contract/carriers";
import type { Grade } from "@kith/contract/diagnosis";
import { useWords } from "../../lib/words.ts";
import { GradeMark } from "../../ui/grade-mark.tsx";
import { carrierWords } from "./words.ts";

const grades: Readonly<Record<CarrierStanding, Grade>> = {
  open: "holds",
  full: "inDoubt",
  expired: "inDoubt",
  noWay: "inDoubt",
  coming: "notEnough",
  retired: "notEnough",
  closed: "fails",
};

/** How a carrier stands: shape, colour and word together. */
export function StandingMark({ standing }: { readonly standing: CarrierStanding }) {
  const { standings } = useWords(carrierWords);
  return <GradeMark grade={grades[standing]} word={standings[standing].word} />;
}

import { useState } from "react";

/** Who is picked, and the people one came by: ties are walked forth and back. */
export interface Walk {
  readonly picked: number | null;
  /** Whether the last move went along a tie, so that reading goes on at the person reached. */
  readonly isUnderWay: boolean;
  /** Starts a new walk, or ends it with null. */
  readonly pick: (person: number | null) => void;
  /** Goes on to somebody tied to whoever is picked. */
  readonly follow: (person: number) => void;
  /** One step back; from the first person, the walk ends. */
  readonly back: () => void;
}

export function useWalk(): Walk {
  const [{ way, isUnderWay }, set] = useState<{
    readonly way: readonly number[];
    readonly isUnderWay: boolean;
  }>({
    way: [],
    isUnderWay: false,
  });
  return {
    picked: way.at(-1) ?? null,
    isUnderWay,
    pick: (person) => set({ way: person === null ? [] : [person], isUnderWay: false }),
    follow: (person) => set({ way: [...way, person], isUnderWay: true }),
    back: () => set({ way: way.slice(0, -1), isUnderWay: way.length > 1 }),
  };
}

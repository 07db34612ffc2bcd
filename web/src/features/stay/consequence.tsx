import { useWords } from "../../lib/words.ts";
import { stepOf, type Act } from "./acting.ts";
import { ruleName } from "./said.ts";
import { stayWords } from "./words.ts";

/** What will happen, in a line, before it does. */
export function Consequence({ act }: { readonly act: Act }) {
  const { act: words } = useWords(stayWords);
  const step = stepOf(act);
  if (step === null || act.rule === "") return null;
  const rule = ruleName(Number(act.rule));
  return (
    <div className="grid gap-1 rounded-box bg-sunk px-4 py-3 text-fact" aria-live="polite">
      <p className="font-semibold">{words.consequence[step](rule, act.days)}</p>
      {step === "remove" && (
        <>
          <p>{words.goes}</p>
          <p className="text-faded">{words.stays}</p>
        </>
      )}
    </div>
  );
}

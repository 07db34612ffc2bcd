import type { MyApplication } from "@kith/contract/applications";
import { useWords } from "../../../lib/words.ts";
import { When } from "../../../ui/when.tsx";
import { applyWords } from "../apply/words.ts";

/** Sent, being read, answered: how far it is, as a thread that gets tied. */
export function Steps({ application }: { readonly application: MyApplication }) {
  const { mine, states } = useWords(applyWords);
  const { sent, read, answer } = mine.step;
  const names = [sent, application.state === "asked" ? states.asked : read, answer];
  return (
    <div className="mt-4">
      <svg viewBox="0 0 360 20" className="block h-5 w-full" preserveAspectRatio="none" aria-hidden="true">
        <path
          d="M5 10C35 2 62 2 90 9S145 17 180 10"
          className="fill-none stroke-thread stroke-[2.2] [vector-effect:non-scaling-stroke]"
        />
        <path
          d="M180 10C210 3 240 3 268 9S326 16 355 10"
          className="fill-none stroke-edge stroke-[1.4] [stroke-dasharray:2.5_4] [vector-effect:non-scaling-stroke]"
        />
      </svg>
      <ol className="-mt-[15px] flex justify-between">
        {names.map((name, index) => (
          <li
            key={name}
            aria-current={index === 1 ? "step" : undefined}
            className={`grid w-24 content-start gap-1.5 text-second ${align[index]} ${index === 1 ? "font-semibold" : "text-faded"}`}
          >
            <span
              aria-hidden="true"
              className={`size-2.5 rounded-full border-[1.5px] ${index < 2 ? "border-ink bg-ink" : "border-edge bg-paper"}`}
            />
            <span>
              {name}
              {index === 0 && <When at={application.sentAt} className="block text-caption" />}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

const align = ["justify-items-start", "justify-items-center text-center", "justify-items-end text-right"];

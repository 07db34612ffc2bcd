import { Collapsible } from "@base-ui/react/collapsible";
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

/** Opens in 160 ms; closed, its words are still found by the browser's search and still printed. */
export const panelLook =
  "h-(--collapsible-panel-height) overflow-hidden transition-[height] duration-[160ms] ease-out data-ending-style:h-0 data-starting-style:h-0 print:block! print:h-auto! print:[content-visibility:visible]!";

interface DisclosureProps {
  readonly title: ReactNode;
  /** Beside the title, softly. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly id?: string;
}

/** A section that opens in place. */
export function Disclosure({ title, aside, children, id }: DisclosureProps) {
  return (
    <Collapsible.Root id={id} className="border-b border-line">
      <h2>
        <Collapsible.Trigger className="group flex min-h-13 w-full items-center gap-3 py-2 text-left active:bg-sunk">
          <span className="min-w-0 flex-1 text-lead leading-[calc(28/18)] font-semibold">{title}</span>
          <Icon
            name="down"
            className="size-[18px] text-faded transition-transform duration-[160ms] group-data-panel-open:rotate-180 print:hidden"
          />
        </Collapsible.Trigger>
      </h2>
      {aside !== undefined && <p className="-mt-1.5 pb-3 text-second text-faded">{aside}</p>}
      <Collapsible.Panel hiddenUntilFound className={panelLook}>
        <div className="pb-5">{children}</div>
      </Collapsible.Panel>
    </Collapsible.Root>
  );
}

import { Outlet } from "@tanstack/react-router";
import { DemoPlace } from "../features/demo/place.tsx";
import { useArrivals } from "../lib/arrival.ts";
import { useWords } from "../lib/words.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { frameLook } from "./frame.tsx";
import { appWords } from "./words.ts";

/** What every page stands in. */
export function Shell() {
  const words = useWords(appWords);
  useArrivals();
  return (
    <>
      <a
        href="#content"
        className="absolute top-2 left-2 z-20 -translate-y-24 rounded-box bg-ink px-4 py-3 text-paper focus:translate-y-0"
      >
        {words.toContent}
      </a>
      <DemoPlace />
      <Outlet />
    </>
  );
}

export function Opening() {
  const words = useWords(appWords);
  return (
    <div className={frameLook}>
      <Skeleton label={words.loading} />
    </div>
  );
}

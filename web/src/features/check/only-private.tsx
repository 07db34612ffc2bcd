import { Link } from "@tanstack/react-router";
import { useWords } from "../../lib/words.ts";
import { buttonLook } from "../../ui/button.tsx";
import { TiedThread } from "../../ui/tied-thread.tsx";
import { checkWords } from "./words.ts";

/** Two people's talk is not judged. */
export function OnlyPrivate() {
  const words = useWords(checkWords);
  return (
    <section className="mx-auto grid max-w-[34em] justify-items-center gap-2.5 py-14 text-center desk:py-24">
      <TiedThread />
      <h1 className="song type-title">{words.chats.onlyPrivateTitle}</h1>
      <p className="text-balance text-faded">{words.chats.onlyPrivate}</p>
      <Link to="/check" search={{}} className={`${buttonLook("primary")} mt-4`}>
        {words.problem.otherFiles}
      </Link>
    </section>
  );
}

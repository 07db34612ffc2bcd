import { Link } from "@tanstack/react-router";
import { Switches } from "../../../app/switches.tsx";
import { Logo } from "../../../ui/logo.tsx";

export const joinLook = "mx-auto w-full max-w-[1216px] px-5 desk:px-12";

/** The bar of the door: whose it is. Without a name it is the house's own. */
export function JoinBar({ name }: { readonly name: string | null }) {
  return (
    <header className={`${joinLook} flex min-h-15 items-center gap-2.5 desk:min-h-20`}>
      {name === null ? (
        <Link to="/" className="mr-auto flex min-h-11 items-center gap-2.5 text-thesis font-semibold">
          <Logo />
          Kith
        </Link>
      ) : (
        <p className="mr-auto flex min-h-11 min-w-0 items-center gap-2.5 leading-tight font-semibold">
          <Logo />
          <span className="min-w-0 break-words">{name}</span>
        </p>
      )}
      <Switches />
    </header>
  );
}

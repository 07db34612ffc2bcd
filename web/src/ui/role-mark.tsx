import type { ReactNode } from "react";

/** A word in a frame beside a name: a role, a state. */
export function RoleMark({ children }: { readonly children: ReactNode }) {
  return (
    <span className="rounded-mark border border-edge px-1.5 text-tiny whitespace-nowrap text-faded">
      {children}
    </span>
  );
}

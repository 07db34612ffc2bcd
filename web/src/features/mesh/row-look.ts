/** A row of the list beside the mesh. */
export const rowLook =
  "flex min-h-11 items-center gap-2.5 border-b border-line py-1 text-fact desk:min-h-10 desk:text-second";

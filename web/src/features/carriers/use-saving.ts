import type { CarrierView } from "@kith/contract/carriers";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { additionOf, changeOf, type CarrierFields } from "./carrier-fields.ts";
import { addCarrier, changeCarrier, removeImage, sendImage } from "./queries.ts";

/** What a picture of a code is to become: a new one, none, or as it is. */
export type ImageWanted = File | "none" | null;

interface Saving {
  readonly slug: string;
  readonly carrier: CarrierView | null;
  readonly image: ImageWanted;
  readonly onDone: () => void;
}

/** The carrier first, then its picture: what was saved of the two stays saved. */
export function useSaving({ slug, carrier, image, onDone }: Saving) {
  const queries = useQueryClient();
  const [savedId, setSavedId] = useState<string | null>(carrier?.id ?? null);
  return useMutation({
    mutationFn: async (fields: CarrierFields) => {
      const id = await saved(slug, fields, { carrier, savedId });
      setSavedId(id);
      if (image === "none") await removeImage(slug, id);
      else if (image !== null) await sendImage(slug, id, image);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["community", slug] }),
    onSuccess: onDone,
  });
}

async function saved(
  slug: string,
  fields: CarrierFields,
  { carrier, savedId }: { readonly carrier: CarrierView | null; readonly savedId: string | null },
): Promise<string> {
  if (carrier === null && savedId !== null) return savedId;
  if (carrier === null) {
    const addition = additionOf(fields);
    if (addition === null) throw new Error("not to be sent");
    return (await addCarrier(slug, addition)).id;
  }
  const change = changeOf(fields, carrier);
  if (change !== null && Object.keys(change).length > 0) await changeCarrier(slug, carrier.id, change);
  return carrier.id;
}

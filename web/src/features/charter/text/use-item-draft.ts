import type { CharterItem } from "@kith/contract/charter-content";
import type { DraftView } from "@kith/contract/charter-pages";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { ItemEditing, type Editing } from "./item-editing.ts";
import type { ItemForm } from "./item-forms.ts";

export interface ItemDraft extends Editing {
  readonly change: (changed: ItemForm) => void;
  /** Takes its place: for a part of the form that goes, such as a rule. */
  readonly set: (form: ItemForm) => void;
  readonly useTheirs: () => void;
  readonly useMine: () => void;
  /** Saves what is not saved yet. @returns whether it is now. */
  readonly flush: () => Promise<boolean>;
}

/** One part of the draft, saved as it is typed. */
export function useItemDraft(slug: string, item: CharterItem, draft: DraftView): ItemDraft {
  const queries = useQueryClient();
  const [editing] = useState(() => new ItemEditing({ slug, item, draft, queries }));
  const now = useSyncExternalStore(editing.hear, editing.now);
  useEffect(() => {
    const again = () => void editing.flush();
    window.addEventListener("online", again);
    return () => {
      window.removeEventListener("online", again);
      editing.leave();
    };
  }, [editing]);
  const { set, useTheirs, useMine, flush } = editing;
  return { ...now, set, useTheirs, useMine, flush, change: (changed) => set({ ...now.form, ...changed }) };
}

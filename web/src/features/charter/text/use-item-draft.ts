import type { CharterContent, CharterItem } from "@kith/contract/charter-content";
import type { DraftView } from "@kith/contract/charter-pages";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { reasonOf, Unreachable } from "../../../lib/api.ts";
import { storage } from "../../../lib/storage.ts";
import { contentOf, formOf, type ItemForm } from "./item-forms.ts";
import { changeDraft, draftQuery } from "./queries.ts";

/** How what is typed stands: on the server, on its way, only on this device, not to be saved as it is, or in dispute. */
export type SaveState = "saved" | "saving" | "kept" | "invalid" | "conflict" | "failed";

export interface ItemDraft {
  readonly form: ItemForm;
  readonly state: SaveState | null;
  /** What somebody else wrote into the same part meanwhile. */
  readonly theirs: { readonly form: ItemForm; readonly byName: string } | null;
  readonly error: unknown;
  readonly change: (changed: ItemForm) => void;
  /** Takes a part of the form out, such as a rule. */
  readonly set: (form: ItemForm) => void;
  readonly useTheirs: () => void;
  readonly useMine: () => void;
  /** Saves what is not saved yet. @returns whether it is now. */
  readonly flush: () => Promise<boolean>;
}

const PAUSE_MS = 700;

/**
 * One part of the draft, saved as it is typed. What somebody else wrote meanwhile is never overwritten unseen, and what
 * is typed stays on the device until the server has it.
 */
export function useItemDraft(slug: string, item: CharterItem, draft: DraftView): ItemDraft {
  const queries = useQueryClient();
  const place = `draft.charter.${slug}.${item}`;
  const [form, setForm] = useState<ItemForm>(() => keptIn(place) ?? formOf(item, draft.content));
  const [state, setState] = useState<SaveState | null>(null);
  const [theirs, setTheirs] = useState<ItemDraft["theirs"]>(null);
  const [error, setError] = useState<unknown>(null);
  const seen = useRef(draft.revision);
  const latest = useRef(form);
  const timer = useRef<number | undefined>(undefined);
  const saving = useRef<Promise<boolean> | null>(null);

  const meet = async () => {
    const now = await queries.fetchQuery({ ...draftQuery(slug), staleTime: 0 });
    seen.current = now.revision;
    setTheirs({ form: formOf(item, now.content), byName: now.changes[item]?.byName ?? "" });
    setState("conflict");
  };

  const send = async (): Promise<boolean> => {
    const sent = latest.current;
    const content = contentOf(item, sent);
    if (content === null) return finish("invalid");
    setState("saving");
    try {
      const changes: Partial<CharterContent> = { [item]: content };
      const view = await changeDraft(slug, { revision: seen.current, changes });
      seen.current = view.revision;
      queries.setQueryData(draftQuery(slug).queryKey, view);
      // Whatever was typed while it was on its way is sent after it.
      if (latest.current !== sent) return await send();
      storage.write(place, null);
      return finish("saved");
    } catch (trouble) {
      if (reasonOf(trouble) === "draftChanged") await meet().catch(() => setState("kept"));
      else if (trouble instanceof Unreachable) setState("kept");
      else {
        setError(trouble);
        setState("failed");
      }
      return false;
    }
  };

  const finish = (as: SaveState): boolean => {
    setError(null);
    setState(as);
    return as === "saved";
  };

  const save = (): Promise<boolean> => {
    window.clearTimeout(timer.current);
    timer.current = undefined;
    saving.current ??= send().finally(() => (saving.current = null));
    return saving.current;
  };

  const set = (next: ItemForm) => {
    latest.current = next;
    setForm(next);
    storage.write(place, JSON.stringify(next));
    window.clearTimeout(timer.current);
    if (theirs === null) timer.current = window.setTimeout(() => void save(), PAUSE_MS);
  };

  useEffect(() => {
    const again = () => void (keptIn(place) === null ? undefined : save());
    window.addEventListener("online", again);
    return () => {
      window.removeEventListener("online", again);
      if (timer.current !== undefined) void save();
    };
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  const settle = (with_: ItemForm) => {
    setTheirs(null);
    latest.current = with_;
    setForm(with_);
  };

  return {
    form,
    state,
    theirs,
    error,
    set,
    change: (changed) => set({ ...latest.current, ...changed }),
    useTheirs: () => {
      if (theirs === null) return;
      settle(theirs.form);
      storage.write(place, null);
      setState("saved");
    },
    useMine: () => {
      settle(latest.current);
      void save();
    },
    flush: async () => (keptIn(place) === null ? true : theirs === null ? save() : false),
  };
}

function keptIn(place: string): ItemForm | null {
  const kept = storage.read(place);
  if (kept === null) return null;
  try {
    const read: unknown = JSON.parse(kept);
    if (typeof read !== "object" || read === null) return null;
    return Object.fromEntries(Object.entries(read).filter(([, text]) => typeof text === "string"));
  } catch {
    return null;
  }
}

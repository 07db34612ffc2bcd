import type { CharterContent, CharterItem } from "@kith/contract/charter-content";
import type { DraftView } from "@kith/contract/charter-pages";
import type { QueryClient } from "@tanstack/react-query";
import { reasonOf, Unreachable } from "../../../lib/api.ts";
import { storage } from "../../../lib/storage.ts";
import { contentOf, formOf, type ItemForm } from "./item-forms.ts";
import { changeDraft, draftQuery } from "./queries.ts";

/** How what is typed stands: on the server, on its way, only on this device, not to be saved as it is, or in dispute. */
export type SaveState = "saved" | "saving" | "kept" | "invalid" | "conflict" | "failed";

export interface Editing {
  readonly form: ItemForm;
  readonly state: SaveState | null;
  /** What somebody else wrote into the same part meanwhile. */
  readonly theirs: { readonly form: ItemForm; readonly byName: string } | null;
  readonly error: unknown;
}

export interface ItemParts {
  readonly slug: string;
  readonly item: CharterItem;
  readonly draft: DraftView;
  readonly queries: QueryClient;
}

const PAUSE_MS = 700;

/**
 * One part of the draft while it is typed: saved after a pause, one save at a time. What somebody else wrote meanwhile is
 * never overwritten unseen, and what is typed stays on the device until the server has it.
 */
export class ItemEditing {
  readonly #of: ItemParts;
  readonly #place: string;
  readonly #hearers = new Set<() => void>();
  #now: Editing;
  #seen: number;
  #timer: number | undefined;
  #saving: Promise<boolean> | null = null;

  constructor(parts: ItemParts) {
    this.#of = parts;
    this.#place = `draft.charter.${parts.slug}.${parts.item}`;
    const form = keptIn(this.#place) ?? formOf(parts.item, parts.draft.content);
    this.#now = { form, state: null, theirs: null, error: null };
    this.#seen = parts.draft.revision;
  }

  readonly now = (): Editing => this.#now;

  readonly hear = (hearer: () => void): (() => void) => {
    this.#hearers.add(hearer);
    return () => this.#hearers.delete(hearer);
  };

  readonly set = (form: ItemForm): void => {
    storage.write(this.#place, JSON.stringify(form));
    this.#tell({ form });
    window.clearTimeout(this.#timer);
    if (this.#now.theirs === null) this.#timer = window.setTimeout(() => void this.#save(), PAUSE_MS);
  };

  readonly useTheirs = (): void => {
    const { theirs } = this.#now;
    if (theirs === null) return;
    storage.write(this.#place, null);
    this.#tell({ form: theirs.form, theirs: null, state: "saved" });
  };

  readonly useMine = (): void => {
    this.#tell({ theirs: null });
    void this.#save();
  };

  /** Saves what is not saved yet. @returns whether it is now. */
  readonly flush = async (): Promise<boolean> => {
    if (keptIn(this.#place) === null) return true;
    return this.#now.theirs === null ? this.#save() : false;
  };

  /** What was typed last is sent even when its page is left. */
  readonly leave = (): void => {
    if (this.#timer !== undefined) void this.flush();
  };

  #save(): Promise<boolean> {
    window.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#saving ??= this.#send().finally(() => {
      this.#saving = null;
    });
    return this.#saving;
  }

  async #send(): Promise<boolean> {
    const { slug, item, queries } = this.#of;
    const { form } = this.#now;
    const content = contentOf(item, form);
    if (content === null) return this.#ended("invalid");
    this.#tell({ state: "saving" });
    try {
      const changes: Partial<CharterContent> = { [item]: content };
      const view = await changeDraft(slug, { revision: this.#seen, changes });
      this.#seen = view.revision;
      queries.setQueryData(draftQuery(slug).queryKey, view);
      // Whatever was typed while it was on its way is sent after it.
      if (this.#now.form !== form) return await this.#send();
      storage.write(this.#place, null);
      return this.#ended("saved");
    } catch (error) {
      if (reasonOf(error) === "draftChanged") return this.#meet();
      if (error instanceof Unreachable) return this.#ended("kept");
      this.#tell({ error, state: "failed" });
      return false;
    }
  }

  /** Looks at what somebody else wrote. */
  async #meet(): Promise<boolean> {
    const { slug, item, queries } = this.#of;
    try {
      const view = await queries.fetchQuery({ ...draftQuery(slug), staleTime: 0 });
      this.#seen = view.revision;
      const byName = view.changes[item]?.byName ?? "";
      this.#tell({ theirs: { form: formOf(item, view.content), byName }, state: "conflict" });
    } catch {
      this.#tell({ state: "kept" });
    }
    return false;
  }

  #ended(state: SaveState): boolean {
    this.#tell({ state, error: null });
    return state === "saved";
  }

  #tell(changed: Partial<Editing>): void {
    this.#now = { ...this.#now, ...changed };
    for (const hearer of this.#hearers) hearer();
  }
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

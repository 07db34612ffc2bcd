import type { GateView } from "@kith/contract/gate";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { reasonOf } from "../../../lib/api.ts";
import { storage } from "../../../lib/storage.ts";
import { gateQuery, setGate } from "../queries.ts";
import { draftFrom, settingsFrom, type SettingsDraft } from "./draft.ts";

export interface Settings {
  readonly draft: SettingsDraft;
  readonly isChanged: boolean;
  /** Where something is wrong; told once saving was tried. */
  readonly wrong: readonly string[];
  readonly isSaving: boolean;
  readonly error: Error | null;
  /** Somebody else saved since; saving again puts this draft in the place of theirs. */
  readonly isOvertaken: boolean;
  readonly change: (changed: Partial<SettingsDraft>) => void;
  readonly save: () => void;
  readonly discard: () => void;
}

export interface OfSettings {
  readonly settings: Settings;
}

/** A gate's settings while they are changed: kept on the device until they are saved, all at once. */
export function useSettings(slug: string, gate: GateView, onSaved: () => void): Settings {
  const key = `draft.gate.${slug}`;
  const queries = useQueryClient();
  const [draft, setDraft] = useState<SettingsDraft | null>(() => keptDraft(storage.read(key)));
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const keep = (next: SettingsDraft | null) => {
    setDraft(next);
    storage.write(key, next === null ? null : JSON.stringify(next));
  };
  const saving = useMutation({
    mutationFn: (body: Parameters<typeof setGate>[1]) => setGate(slug, body),
    onSuccess: (now) => {
      keep(null);
      queries.setQueryData(gateQuery(slug).queryKey, now);
      void queries.invalidateQueries({ queryKey: ["community", slug, "applications"] });
      queries.removeQueries({ queryKey: ["join", slug] });
      onSaved();
    },
    onError: async (error) => {
      if (reasonOf(error) === "gateChanged")
        await queries.invalidateQueries({ queryKey: gateQuery(slug).queryKey });
    },
  });
  const shown = draft ?? draftFrom(gate.settings);
  return {
    draft: shown,
    isChanged: draft !== null,
    wrong,
    isSaving: saving.isPending,
    error: saving.error,
    isOvertaken: reasonOf(saving.error) === "gateChanged",
    change(changed) {
      keep({ ...shown, ...changed });
      setWrong([]);
    },
    save() {
      const read = settingsFrom(shown);
      setWrong("wrong" in read ? read.wrong : []);
      if ("settings" in read && !saving.isPending) {
        saving.mutate({ version: gate.version, settings: read.settings });
      }
    },
    discard() {
      keep(null);
      setWrong([]);
      saving.reset();
    },
  };
}

/** A draft of an older make may lack something: then it is of no use. */
function keptDraft(kept: string | null): SettingsDraft | null {
  if (kept === null) return null;
  try {
    const read = JSON.parse(kept) as SettingsDraft;
    settingsFrom(read);
    return read;
  } catch {
    return null;
  }
}

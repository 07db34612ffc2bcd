import { LARGEST_FILE_BYTES, MOST_FILES } from "@kith/contract/gate";
import { useRef, useState } from "react";
import { formatBytes } from "../../../lib/format.ts";
import { useLanguage } from "../../../lib/language.tsx";
import { useWords } from "../../../lib/words.ts";
import { Button } from "../../../ui/button.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { FieldError } from "../../../ui/text-field.tsx";
import { applyWords, type ApplyWords } from "./words.ts";

export const EVIDENCE_KINDS = ["image/jpeg", "image/png", "image/webp", "image/gif", "application/pdf"];

interface FilePickerProps {
  readonly files: readonly File[];
  readonly onFiles: (files: readonly File[]) => void;
}

/** Files chosen to be sent along: listed, taken out again, and what cannot be sent is said at once. */
export function FilePicker({ files, onFiles }: FilePickerProps) {
  const words = useWords(applyWords).evidence;
  const language = useLanguage();
  const [refused, setRefused] = useState<readonly string[]>([]);
  const take = (chosen: readonly File[]) => {
    const sorted = sortOut(chosen, files.length, words);
    setRefused(sorted.refused);
    onFiles([...files, ...sorted.taken]);
  };
  return (
    <>
      {files.length > 0 && (
        <ul className="border-t border-line">
          {files.map((file, index) => (
            <li
              // The same file may be chosen twice.
              // oxlint-disable-next-line react/no-array-index-key
              key={`${file.name} ${index}`}
              className="flex min-h-12 items-center gap-3 border-b border-line"
            >
              <Icon name="file" className="size-5 text-faded" />
              <span className="min-w-0 flex-1 truncate">{file.name}</span>
              <span className="text-second whitespace-nowrap text-faded">
                {formatBytes(language, file.size)}
              </span>
              <button
                type="button"
                className="linked min-h-11 text-fact"
                onClick={() => onFiles(files.filter((_, place) => place !== index))}
              >
                {words.remove}
                <span className="unseen">{file.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <FieldError id="files-refused" error={refused.length === 0 ? null : refused.join(" ")} />
      {files.length < MOST_FILES && (
        <p>
          <ChooseButton onFiles={take} label={files.length === 0 ? words.choose : words.chooseMore} />
        </p>
      )}
      {files.length > 0 && <p className="text-second text-faded">{words.again}</p>}
    </>
  );
}

interface ChooseButtonProps {
  readonly label: string;
  readonly onFiles: (files: readonly File[]) => void;
}

export function ChooseButton({ label, onFiles }: ChooseButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={EVIDENCE_KINDS.join(",")}
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          // The same file may be chosen again.
          event.currentTarget.value = "";
          onFiles(chosen);
        }}
      />
      <Button onClick={() => input.current?.click()}>
        <Icon name="file" className="size-5" />
        {label}
      </Button>
    </>
  );
}

/** What can be sent, and of the rest why not. @param already how many are chosen so far. */
export function sortOut(
  chosen: readonly File[],
  already: number,
  words: ApplyWords["evidence"],
): { readonly taken: readonly File[]; readonly refused: readonly string[] } {
  const taken: File[] = [];
  const refused = new Set<string>();
  for (const file of chosen) {
    if (!EVIDENCE_KINDS.includes(file.type)) refused.add(words.notAKind(file.name));
    else if (file.size > LARGEST_FILE_BYTES) refused.add(words.tooLarge(file.name));
    else if (already + taken.length >= MOST_FILES) refused.add(words.tooMany);
    else taken.push(file);
  }
  return { taken, refused: [...refused] };
}

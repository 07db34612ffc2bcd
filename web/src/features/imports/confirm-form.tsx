import { LARGEST_UPLOAD_BYTES, LONGEST_REASON, UploadQuery } from "@kith/contract/imports";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { arriveAt } from "../../lib/arrive.ts";
import { formatBytes } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { SelectField } from "../../ui/fields.tsx";
import { FieldError, TextField } from "../../ui/text-field.tsx";
import { carriersQuery } from "../charter/queries.ts";
import type { GivenFile } from "../check/protocol.ts";
import { HowRead } from "./how-read.tsx";
import { importsKey } from "./queries.ts";
import { useReading, type ImportReading } from "./reading.ts";
import { startUpload } from "./uploads.ts";
import { importWords } from "./words.ts";

interface ConfirmFormProps {
  readonly slug: string;
  readonly files: readonly GivenFile[];
  /** What was said of them before, where they were sent and not understood. */
  readonly before: UploadQuery | null;
  readonly onClose: () => void;
}

const NEW = "new";

/** Before anything is sent: which carrier it is from, by what right, what for and for how long. */
export function ConfirmForm(props: ConfirmFormProps) {
  const { files, onClose } = props;
  const words = useWords(importWords).form;
  const confirming = useConfirming(props);
  const { fields, set, wrong, tooLarge } = confirming;
  return (
    <form
      noValidate
      onSubmit={confirming.onSubmit}
      className="grid gap-5 rounded-box border border-line bg-sheet px-4 py-5 desk:px-6 desk:py-6"
    >
      <h2 ref={arriveAt} tabIndex={-1} className="text-lead leading-[calc(28/18)]">
        {words.title}
      </h2>
      <Files files={files} onOther={onClose} />
      <HowRead reading={confirming.reading} isTried={confirming.isTried} />
      <FieldError id="too-large" error={tooLarge === null ? null : words.errors.tooLarge(tooLarge)} />
      <CarrierPart {...confirming} />
      <TextField
        label={words.purpose}
        lines={2}
        value={fields.purpose}
        onText={(purpose) => set({ purpose })}
        error={wrong.purpose ? words.errors.purpose : null}
      />
      <SelectField
        label={words.retention}
        value={fields.retention}
        onChoose={(retention) => set({ retention })}
        choices={words.retentions.map((value) => ({ value, label: value }))}
      />
      <div className="grid gap-1">
        <Checkbox
          label={words.right}
          note={words.rightNote}
          isTicked={fields.mayImport}
          onTick={(mayImport) => set({ mayImport })}
        />
        <FieldError id="right-error" error={wrong.right ? words.errors.right : null} />
      </div>
      <p className="text-second text-faded">{words.recorded}</p>
      <Button type="submit" kind="primary" className="desk:justify-self-start">
        {words.submit}
      </Button>
    </form>
  );
}

function CarrierPart({ carrier, carriers, fields, set }: ReturnType<typeof useConfirming>) {
  const words = useWords(importWords).form;
  return (
    <>
      <SelectField
        label={words.carrier}
        value={carrier}
        onChoose={(chosen) => set({ carrier: chosen })}
        choices={carriers}
      />
      {carrier === NEW && (
        <TextField
          label={words.newName}
          hint={words.newNameHint}
          value={fields.name}
          onText={(name) => set({ name })}
          maxLength={80}
        />
      )}
    </>
  );
}

/** What is filled in, what is wrong with it, and sending it off. */
function useConfirming({ slug, files, before, onClose }: ConfirmFormProps) {
  const words = useWords(importWords).form;
  const queries = useQueryClient();
  const { data } = useQuery(carriersQuery(slug));
  const reading = useReading(files);
  const [isTried, setTried] = useState(false);
  const [fields, setFields] = useState<ConfirmFields>({
    carrier: before === null ? null : (before.carrierId ?? NEW),
    name: before?.carrierName ?? "",
    mayImport: before !== null,
    purpose: before?.purpose ?? words.purposeDefault,
    retention: before?.retention ?? words.retentions[0] ?? "",
  });
  const carriers = data?.carriers ?? [];
  const carrier = fields.carrier ?? carriers[0]?.id ?? NEW;
  const asked = askedOf(fields, carrier, files, reading);
  const tooLarge = files.find(({ blob }) => blob.size > LARGEST_UPLOAD_BYTES)?.path ?? null;
  return {
    fields,
    reading,
    isTried,
    set: (changed: Partial<ConfirmFields>) => setFields({ ...fields, ...changed }),
    carrier,
    carriers: [
      ...carriers.map(({ id, name }) => ({ value: id, label: name })),
      { value: NEW, label: words.newCarrier },
    ],
    tooLarge,
    wrong: { right: isTried && !fields.mayImport, purpose: isTried && !hasPurpose(fields) },
    onSubmit: (event: FormEvent) => {
      event.preventDefault();
      setTried(true);
      if (asked === null || tooLarge !== null || reading.lacks !== null) return;
      const onDone = () => void queries.invalidateQueries({ queryKey: importsKey(slug) });
      for (const { path, blob } of files) {
        startUpload({ slug, file: blob, query: { ...asked, fileName: nameOf(path) }, onDone });
      }
      onClose();
    },
  };
}

interface ConfirmFields {
  /** Null until another one is chosen than the first. */
  readonly carrier: string | null;
  readonly name: string;
  readonly mayImport: boolean;
  readonly purpose: string;
  readonly retention: string;
}

function hasPurpose({ purpose }: ConfirmFields): boolean {
  return purpose.trim() !== "" && purpose.length <= LONGEST_REASON;
}

/** What goes with the files; null while it is not complete. */
function askedOf(
  fields: ConfirmFields,
  carrier: string,
  files: readonly GivenFile[],
  reading: ImportReading,
): UploadQuery | null {
  const { name, mayImport, purpose, retention } = fields;
  const named = name.trim() === "" ? {} : { carrierName: name };
  const parsed = UploadQuery.safeParse({
    fileName: nameOf(files[0]?.path ?? ""),
    ...(carrier === NEW ? named : { carrierId: carrier }),
    ...reading.query,
    mayImport: mayImport ? "yes" : "no",
    purpose,
    retention,
  });
  return parsed.success ? parsed.data : null;
}

function Files({ files, onOther }: { readonly files: readonly GivenFile[]; readonly onOther: () => void }) {
  const words = useWords(importWords).form;
  const language = useLanguage();
  return (
    <div>
      <p className="flex items-center gap-4 text-second font-semibold">
        {words.files}
        <button type="button" className="linked ml-auto min-h-11 font-normal" onClick={onOther}>
          {words.other}
        </button>
      </p>
      <ul className="max-h-60 overflow-y-auto border-t border-line">
        {files.map(({ path, blob }) => (
          <li key={path} className="flex items-baseline gap-4 border-b border-line py-2 text-fact">
            <span className="min-w-0 break-all">{path}</span>
            <span className="ml-auto text-second whitespace-nowrap text-faded">
              {formatBytes(language, blob.size)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function nameOf(path: string): string {
  return path.split("/").at(-1)?.slice(-255) ?? path.slice(-255);
}

import { LARGEST_UPLOAD_BYTES, LONGEST_REASON, UploadQuery } from "@kith/contract/imports";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { arriveAt } from "../../lib/arrive.ts";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { SelectField } from "../../ui/fields.tsx";
import { FieldError, TextField } from "../../ui/text-field.tsx";
import { carriersQuery } from "../carriers/queries.ts";
import type { GivenFile } from "../check/protocol.ts";
import { GivenList } from "./given-list.tsx";
import { HowRead } from "./how-read.tsx";
import { bytesOf } from "./packing.ts";
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
      <GivenList files={files} onOther={onClose} />
      {confirming.isAsked && <Together {...confirming} />}
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

/** Several files may be the parts of one export, or exports of several chats. */
function Together({ fields, isMixed, set }: ReturnType<typeof useConfirming>) {
  const words = useWords(importWords).form;
  return (
    <div className="grid gap-2">
      <SelectField
        label={words.together}
        value={fields.isApart ? "apart" : "together"}
        onChoose={(how) => set({ isApart: how === "apart" })}
        choices={[
          { value: "together", label: words.asOne },
          { value: "apart", label: words.apart },
        ]}
      />
      {isMixed && <p className="text-second text-faded">{words.mixed}</p>}
    </div>
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
    isApart: false,
  });
  const carriers = data?.carriers ?? [];
  const carrier = fields.carrier ?? carriers[0]?.id ?? NEW;
  const asked = askedOf(fields, carrier, files, reading);
  const isMixed = (reading.looked?.formats.length ?? 0) > 1;
  const histories = fields.isApart ? files.map((file) => [file]) : [files];
  const nameOfAll = (all: readonly GivenFile[]) => nameOf(all, words.several);
  const tooLarge = histories.find((all) => bytesOf(all) > LARGEST_UPLOAD_BYTES);
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
    isMixed,
    isAsked: files.length > 1 && (isMixed || files.length <= MOST_APART),
    tooLarge: tooLarge === undefined ? null : nameOfAll(tooLarge),
    wrong: { right: isTried && !fields.mayImport, purpose: isTried && !hasPurpose(fields) },
    onSubmit: (event: FormEvent) => {
      event.preventDefault();
      setTried(true);
      if (asked === null || tooLarge !== undefined || reading.lacks !== null) return;
      const onDone = () => void queries.invalidateQueries({ queryKey: importsKey(slug) });
      for (const all of histories) {
        startUpload({ slug, files: all, query: { ...asked, fileName: nameOfAll(all) }, onDone });
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
  /** Each file is a history of its own. */
  readonly isApart: boolean;
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
    fileName: lastOf(files[0]?.path ?? ""),
    ...(carrier === NEW ? named : { carrierId: carrier }),
    ...reading.query,
    mayImport: mayImport ? "yes" : "no",
    purpose,
    retention,
  });
  return parsed.success ? parsed.data : null;
}

/** More files than this nobody has chosen one by one as so many histories. */
const MOST_APART = 20;

/** The folder's name, or that of the first file and how many there are. */
function nameOf(files: readonly GivenFile[], several: (name: string, count: number) => string): string {
  const [first] = files;
  const path = first?.path ?? "";
  if (files.length <= 1) return lastOf(path);
  const folder = path.includes("/") ? path.slice(0, path.indexOf("/") + 1) : null;
  const isOneFolder = folder !== null && files.every((file) => file.path.startsWith(folder));
  return isOneFolder ? lastOf(folder.slice(0, -1)) : several(lastOf(path).slice(-200), files.length);
}

function lastOf(path: string): string {
  return path.split("/").at(-1)?.slice(-255) ?? path.slice(-255);
}

import type { ReportView } from "@kith/contract/diagnosis";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { flushSync } from "react-dom";
import { useLanguage } from "../../../lib/language.tsx";
import { useWords } from "../../../lib/words.ts";
import { Button, buttonLook } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { useToast } from "../../../ui/toast.tsx";
import { reportQuery, saveReport, type Judging } from "../queries.ts";
import { checkWords } from "../words.ts";
import { KEEP_ID } from "./anchors.ts";

interface KeepSectionProps {
  readonly judging: Judging;
  /** Of the chat, for the file's name. */
  readonly name: string;
  readonly hasOtherChats: boolean;
  /** Lays a report with masked names on the paper; null takes it off again. */
  readonly onPrint: (report: ReportView | null) => void;
}

/** Taking the report along, or going on to another one. */
export function KeepSection({ judging, name, hasOtherChats, onPrint }: KeepSectionProps) {
  const words = useWords(checkWords).keep;
  const [withNames, setWithNames] = useState(false);
  const save = useSave(judging, name, withNames);
  const print = usePrint(judging, withNames, onPrint);
  return (
    <section id={KEEP_ID} aria-labelledby="keep-title" className="mt-9 print:hidden">
      <h2 id="keep-title" className="text-lead leading-[calc(28/18)]">
        {words.title}
      </h2>
      <div className="mt-2 border-t-[1.5px] border-ink pt-3 desk:grid desk:grid-cols-[minmax(0,1fr)_auto] desk:items-center desk:gap-10">
        <Checkbox label={words.names} note={words.namesNote} isTicked={withNames} onTick={setWithNames} />
        <div className="mt-4 grid gap-2.5 desk:mt-0 desk:flex">
          <Button
            kind="primary"
            busyLabel={save.isPending ? words.saving : null}
            onClick={() => save.mutate()}
          >
            {words.save}
          </Button>
          <Button busyLabel={print.isPending ? words.printing : null} onClick={() => print.mutate()}>
            {words.print}
          </Button>
        </div>
      </div>
      <p role="alert" className="mt-3 text-fact font-semibold empty:hidden">
        {save.isError || print.isError ? words.failed : ""}
      </p>
      <p className="mt-6 flex flex-wrap gap-x-8 border-t border-line pt-3">
        {hasOtherChats && (
          <Link to="/check" search={({ chat: _chat, ...search }) => search} className={buttonLook("text")}>
            {words.otherChat}
          </Link>
        )}
        <Link to="/check" search={{}} className={buttonLook("text")}>
          {words.otherFiles}
        </Link>
      </p>
    </section>
  );
}

function useSave(judging: Judging, name: string, withNames: boolean) {
  const words = useWords(checkWords).keep;
  const language = useLanguage();
  const toast = useToast();
  return useMutation({
    mutationFn: () => saveReport(judging, language, withNames),
    onSuccess: (page) => {
      download(page, `Kith ${words.fileName} ${fileNameOf(name)}.html`);
      toast(words.saved);
    },
  });
}

function usePrint(judging: Judging, withNames: boolean, onPrint: KeepSectionProps["onPrint"]) {
  const language = useLanguage();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      if (withNames) return window.print();
      const masked = await queries.fetchQuery(reportQuery(judging, language, false));
      flushSync(() => onPrint(masked));
      addEventListener("afterprint", () => onPrint(null), { once: true });
      window.print();
    },
  });
}

/** What no file system minds. */
function fileNameOf(name: string): string {
  return name
    .replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, 60);
}

function download(page: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(page);
  link.download = name;
  link.click();
  // The browser has taken the address over by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

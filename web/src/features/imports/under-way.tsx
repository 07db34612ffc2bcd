import type { ImportRefusal, ImportView } from "@kith/contract/imports";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { reasonOf } from "../../lib/api.ts";
import { useTroubleText } from "../../app/community/trouble.tsx";
import { formatBytes, formatCount } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { ProgressCard } from "./progress-card.tsx";
import { cancelImport, importsKey } from "./queries.ts";
import { secondsLeft, timeLeft } from "./standing.ts";
import { dropUpload, retryUpload, takeBack, type Upload, type UploadAsk } from "./uploads.ts";
import { importWords } from "./words.ts";

interface SendingProps {
  readonly upload: Upload;
  /** To say of a file that was not understood how it is to be read. */
  readonly onMend: (ask: UploadAsk) => void;
}

/** A file on its way: bytes and time left. */
export function Sending({ upload, onMend }: SendingProps) {
  const words = useWords(importWords).upload;
  const language = useLanguage();
  const { totalBytes, sentBytes, beganMs, nowMs } = upload;
  if (upload.error !== null) return <NotSent upload={upload} error={upload.error} onMend={onMend} />;
  const share = totalBytes === 0 ? 0 : Math.min(1, sentBytes / totalBytes);
  const isMoving = beganMs !== null && !upload.isPacking;
  const left = !isMoving ? null : secondsLeft(share, nowMs - beganMs);
  return (
    <ProgressCard
      title={titleOfUpload(upload, words)}
      share={isMoving ? share : null}
      facts={[
        words.bytes(formatBytes(language, sentBytes), formatBytes(language, totalBytes)),
        ...(left === null ? [] : [timeLeft(left, words)]),
      ]}
      note={words.stay}
    >
      <Button kind="text" isSmall onClick={() => dropUpload(upload.id)}>
        {words.stop}
      </Button>
    </ProgressCard>
  );
}

interface SendingWords {
  readonly waiting: (name: string) => string;
  readonly packing: (name: string) => string;
  readonly sending: (name: string) => string;
}

function titleOfUpload({ fileName, beganMs, isPacking }: Upload, words: SendingWords): string {
  if (beganMs === null) return words.waiting(fileName);
  return isPacking ? words.packing(fileName) : words.sending(fileName);
}

/** What goes better once it is said how the file is to be read. */
const mendable: readonly string[] = [
  "notUnderstood",
  "needsColumns",
  "nothingToRead",
] satisfies ImportRefusal[];

function NotSent({ upload, error, onMend }: SendingProps & { readonly error: Error }) {
  const words = useWords(importWords);
  const troubleOf = useTroubleText();
  const reason = reasonOf(error);
  const why =
    reason !== null && reason in words.refusals
      ? words.refusals[reason as keyof typeof words.refusals]
      : `${troubleOf(error) ?? ""} ${words.upload.failedText}`;
  const mend = () => {
    const ask = takeBack(upload.id);
    if (ask !== null) onMend(ask);
  };
  return (
    <section
      role="alert"
      className="rounded-box border border-ink bg-sheet px-[18px] py-4 desk:px-6 desk:py-5"
    >
      <h2 className="text-body break-words">{words.upload.failed(upload.fileName)}</h2>
      <p className="mt-1 text-fact">{why}</p>
      <p className="mt-3 flex flex-wrap gap-x-5 gap-y-2">
        {reason !== null && mendable.includes(reason) ? (
          <Button isSmall onClick={mend}>
            {words.upload.mend}
          </Button>
        ) : (
          <Button isSmall onClick={() => retryUpload(upload.id)}>
            {words.upload.again}
          </Button>
        )}
        <Button kind="text" isSmall onClick={() => dropUpload(upload.id)}>
          {words.upload.dismiss}
        </Button>
      </p>
    </section>
  );
}

interface WorkingProps {
  readonly slug: string;
  readonly work: ImportView;
}

/** An import the server works on. It goes on without this page. */
export function Working({ slug, work }: WorkingProps) {
  const words = useWords(importWords);
  const language = useLanguage();
  const queries = useQueryClient();
  const stop = useMutation({
    mutationFn: () => cancelImport(slug, work.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: importsKey(slug) }),
  });
  const { counts, secondsLeft: left } = work;
  const title = titleOf(work, words.running);
  return (
    <ProgressCard
      title={title}
      share={work.share}
      facts={[
        ...(counts.read > 0 ? [words.running.read(formatCount(language, counts.read), counts.read)] : []),
        ...(left === null ? [] : [timeLeft(left, words.upload)]),
        ...(work.state === "linking" ? [words.running.late] : []),
      ]}
      note={words.running.leave}
    >
      {work.can.cancel && (
        <Button
          kind="text"
          isSmall
          busyLabel={stop.isPending ? words.running.stopping : null}
          onClick={() => stop.mutate()}
        >
          {words.running.stop}
        </Button>
      )}
    </ProgressCard>
  );
}

interface RunningWords {
  readonly reading: (name: string) => string;
  readonly linking: (name: string) => string;
  readonly waiting: (name: string) => string;
  readonly undoing: (name: string) => string;
}

function titleOf({ state, fileName }: ImportView, words: RunningWords): string {
  if (state === "reading") return words.reading(fileName);
  if (state === "linking") return words.linking(fileName);
  return state === "undoing" ? words.undoing(fileName) : words.waiting(fileName);
}

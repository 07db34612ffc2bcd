import type { ImportView, UploadQuery } from "@kith/contract/imports";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useCommunity } from "../../app/community/context.ts";
import { Page, PageHead } from "../../app/community/page.tsx";
import { Trouble } from "../../app/community/trouble.tsx";
import { frameWords } from "../../app/community/words.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { DropZone } from "../../ui/drop-zone.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import type { GivenFile } from "../check/protocol.ts";
import { ConfirmForm } from "./confirm-form.tsx";
import { PastImports } from "./past-imports.tsx";
import { importsQuery } from "./queries.ts";
import { isRunning } from "./standing.ts";
import { Sending, Working } from "./under-way.tsx";
import { useUploads } from "./uploads.ts";
import { importWords } from "./words.ts";

/** Bringing in what was said elsewhere, and what was brought in before. */
export function ImportsPage() {
  const words = useWords(importWords);
  const { loading } = useWords(frameWords);
  const language = useLanguage();
  const community = useCommunity();
  const { slug } = community;
  const { data, error, refetch } = useQuery(importsQuery(slug, language));
  useRefreshAfter(slug, data?.imports);
  return (
    <Page title={words.title} of={community.name} up={{ to: "/c/$slug/carriers", params: { slug } }}>
      <div className="max-w-[680px]">
        <PageHead title={words.title} isInner />
        <p className="pt-3 text-faded">{words.intro}</p>
        {data === undefined && error !== null && <Trouble error={error} onAgain={() => void refetch()} />}
        {data === undefined && error === null && <Skeleton label={loading} />}
        {data !== undefined && <Imports slug={slug} imports={data.imports} />}
      </div>
    </Page>
  );
}

function Imports({ slug, imports }: { readonly slug: string; readonly imports: readonly ImportView[] }) {
  const words = useWords(importWords);
  const uploads = useUploads(slug);
  const running = imports.filter(isRunning);
  const [given, setGiven] = useState<GivenFiles | null>(null);
  const [isAdding, setAdding] = useState(false);
  const isBusy = uploads.length + running.length > 0;
  const past = imports.filter((each) => !isRunning(each));
  const isOffered = given === null && (isAdding || (!isBusy && past.length === 0));
  return (
    <>
      <div className="mt-5 grid gap-3.5">
        {uploads.map((upload) => (
          <Sending
            key={upload.id}
            upload={upload}
            onMend={({ files, query }) => setGiven({ files, before: query })}
          />
        ))}
        {running.map((work) => (
          <Working key={work.id} slug={slug} work={work} />
        ))}
        {given !== null && (
          <ConfirmForm
            key={given.files.map(({ path }) => path).join("/")}
            slug={slug}
            {...given}
            onClose={() => {
              setGiven(null);
              setAdding(false);
            }}
          />
        )}
        {isOffered && (
          <DropZone
            words={words.drop}
            hasFolderButton
            onFiles={(files) => setGiven({ files, before: null })}
          />
        )}
        {given === null && !isOffered && (
          <p>
            <Button onClick={() => setAdding(true)}>{words.again}</Button>
          </p>
        )}
      </div>
      <PastImports slug={slug} imports={past} isAside={given !== null} />
    </>
  );
}

interface GivenFiles {
  readonly files: readonly GivenFile[];
  /** What was said of them before they were refused. */
  readonly before: UploadQuery | null;
}

/** Once an import ends, everything else about the community is asked anew: there are more people, words and ties. */
function useRefreshAfter(slug: string, imports: readonly ImportView[] | undefined): void {
  const queries = useQueryClient();
  const running = imports?.filter(isRunning).length ?? 0;
  const before = useRef(running);
  useEffect(() => {
    if (before.current > running) void queries.invalidateQueries({ queryKey: ["community", slug] });
    before.current = running;
  }, [running, queries, slug]);
}

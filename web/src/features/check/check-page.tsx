import { CSPProvider } from "@base-ui/react/csp-provider";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { frameLook, InnerBar, SiteBar } from "../../app/frame.tsx";
import { Switches } from "../../app/switches.tsx";
import { keptFiles } from "../../lib/given-files.ts";
import { useWords } from "../../lib/words.ts";
import { ToastArea } from "../../ui/toast.tsx";
import { Problem } from "./problem.tsx";
import { KEEP_ID } from "./report/anchors.ts";
import { Run } from "./run.tsx";
import { sampleZones, type SampleId } from "./samples.ts";
import { StartStep } from "./start-step.tsx";
import { Working } from "./working.tsx";
import { checkWords } from "./words.ts";
import { Icon } from "../../ui/icon.tsx";

const route = getRouteApi("/check");

/** From a file to a report, all on this device. */
export function CheckPage() {
  const words = useWords(checkWords);
  const { run, sample } = route.useSearch();
  return (
    <CSPProvider disableStyleElements>
      <ToastArea>
        <div className="flex min-h-dvh flex-col">
          <title>{`${words.pageTitle} · Kith`}</title>
          <SiteBar className="hidden desk:flex" />
          <InnerBar title={words.pageTitle}>
            <a
              href={`#${KEEP_ID}`}
              aria-label={words.report.keep}
              className="hidden size-11 place-items-center only-report:grid"
            >
              <Icon name="keep" />
            </a>
          </InnerBar>
          <main id="content" className={`${frameLook} pb-14 desk:pb-20`}>
            {sample === undefined ? <FilesRun run={run} /> : <SampleRun key={sample} sample={sample} />}
          </main>
          <footer className={`${frameLook} mt-auto flex justify-center pb-6 desk:hidden print:hidden`}>
            <Switches />
          </footer>
        </div>
      </ToastArea>
    </CSPProvider>
  );
}

function FilesRun({ run }: { readonly run: number | undefined }) {
  const files = run === undefined ? undefined : keptFiles(run);
  if (run === undefined || files === undefined) return <StartStep isLost={run !== undefined} />;
  return <Run key={run} given={{ key: `run-${run}`, files }} zone={null} />;
}

/** A sample is an ordinary file that happens to come from Kith itself. */
function SampleRun({ sample }: { readonly sample: SampleId }) {
  const words = useWords(checkWords);
  const { data, error, refetch } = useQuery({
    queryKey: ["sample", sample],
    queryFn: async ({ signal }) => {
      const answer = await fetch(`/samples/${sample}.txt`, { signal });
      if (!answer.ok) throw new Error(`sample ${sample}: ${answer.status}`);
      return [{ path: `${words.samples[sample].title}.txt`, blob: await answer.blob() }];
    },
  });
  if (error !== null) return <Problem reason="unexpected" onAgain={() => void refetch()} />;
  if (data === undefined) return <Working title={words.working.fetching} />;
  return <Run given={{ key: sample, files: data }} zone={sampleZones[sample]} />;
}

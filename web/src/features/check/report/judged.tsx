import { useState } from "react";
import { Problem } from "../problem.tsx";
import { reasonOf, useReport, type Judging, type Reading } from "../queries.ts";
import { Working } from "../working.tsx";
import { disputesOf, type Correction } from "../../report/corrections.ts";
import { Report } from "./report.tsx";

interface JudgedProps {
  readonly reading: Reading;
  readonly chat: Judging["chat"];
  readonly title: string;
  readonly isPartial: boolean;
  readonly hasOtherChats: boolean;
  readonly onSettings: () => void;
  readonly onStop: () => void;
}

/** One chat judged, and judged again when the reader puts something right. */
export function Judged(props: JudgedProps) {
  const { reading, chat, title, onSettings, onStop } = props;
  const [corrections, setCorrections] = useState<readonly Correction[]>([]);
  const judging: Judging = { reading, chat, disputes: disputesOf(corrections) };
  const { data: report, error, isPlaceholderData, refetch } = useReport(judging);
  const [last, setLast] = useState(report);
  // A recount that fails takes nothing away: the last report stays, and says so.
  if (report !== undefined && report !== last) setLast(report);
  const shown = report ?? last;
  if (shown === undefined) {
    if (error === null) return <Working title={title} onCancel={onStop} />;
    return <Problem reason={reasonOf(error)} onAgain={() => void refetch()} onSettings={onSettings} />;
  }
  return (
    <Report
      {...props}
      report={shown}
      judging={judging}
      corrections={corrections}
      onCorrect={setCorrections}
      recount={error !== null ? "failed" : isPlaceholderData ? "running" : "done"}
    />
  );
}

import type { ChannelCode, CodeReport } from "@kith/contract/channel-codes";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useCommunity } from "../../../app/community/context.ts";
import { frameWords } from "../../../app/community/words.ts";
import { formatCount, formatPercent } from "../../../lib/format.ts";
import { useLanguage } from "../../../lib/language.tsx";
import { formatDay } from "../../../lib/when.ts";
import { useWords } from "../../../lib/words.ts";
import { Button } from "../../../ui/button.tsx";
import { QrCode } from "../../../ui/qr-code.tsx";
import { RoleMark } from "../../../ui/role-mark.tsx";
import { Sheet } from "../../../ui/sheet.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { addressOf, CopyAddress } from "../copy-address.tsx";
import { codeByWeekQuery } from "../queries.ts";
import { ShareSheet } from "../share/share-sheet.tsx";
import { gateWords } from "../words.ts";
import { formatMoney } from "./code-figures.ts";
import { EndingCode } from "./ending-code.tsx";

type Opened = "qr" | "card" | "weeks" | "end";

/** A way people come, what came of it, and what it cost. */
export function CodeRow({ code }: { readonly code: ChannelCode }) {
  const words = useWords(gateWords).codes;
  const language = useLanguage();
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  return (
    <li className="border-b border-line py-4">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 className={`text-lead leading-[calc(28/18)] break-words ${code.isOver ? "text-faded" : ""}`}>
          {code.name}
        </h2>
        {code.isOver && <RoleMark>{words.over}</RoleMark>}
        <span className="text-second break-all text-faded">{code.path}</span>
        {code.endsAt !== null && !code.isOver && (
          <span className="text-second [text-autospace:no-autospace] text-faded">
            {words.until(formatDay(language, code.endsAt))}
          </span>
        )}
      </div>
      <Funnel funnel={code.funnel} />
      <Figures code={code} />
      <p className="mt-1 flex flex-wrap items-center gap-x-5">
        {!code.isOver && (
          <>
            <CopyAddress path={code.path} label={words.copy} done={words.copied} />
            <Button kind="text" isSmall onClick={() => setOpened("qr")}>
              {words.qr}
            </Button>
            <Button kind="text" isSmall onClick={() => setOpened("card")}>
              {words.card}
            </Button>
          </>
        )}
        <Button kind="text" isSmall onClick={() => setOpened("weeks")}>
          {words.weeks}
        </Button>
        {code.can.change && !code.isOver && (
          <Button kind="text" isSmall onClick={() => setOpened("end")}>
            {words.end}
          </Button>
        )}
      </p>
      {opened === "qr" && (
        <Sheet isOpen onClose={close} title={code.name} close={words.close}>
          <QrCode
            text={addressOf(code.path)}
            label={words.qrLabel(code.name)}
            className="mx-auto size-[min(320px,72vw)]"
          />
          <p className="mt-3 text-center text-second break-all text-faded">{addressOf(code.path)}</p>
        </Sheet>
      )}
      {opened === "card" && <ShareSheet path={code.path} onClose={close} />}
      {opened === "weeks" && <Weeks code={code} onClose={close} />}
      {opened === "end" && <EndingCode code={code} onClose={close} />}
    </li>
  );
}

/** Three counts, each with a line as long as its share of those who saw the page. */
export function Funnel({ funnel }: { readonly funnel: CodeReport["direct"] }) {
  const words = useWords(gateWords).codes;
  const language = useLanguage();
  const { views, applications, joins } = funnel;
  const whole = Math.max(views, applications, joins, 1);
  const steps = [
    [views, words.views],
    [applications, words.applications],
    [joins, words.joins],
  ] as const;
  return (
    <ol className="mt-2 grid max-w-[680px] grid-cols-3 gap-x-4">
      {steps.map(([count, say]) => (
        <li key={say("")} className="text-second">
          <span aria-hidden="true" className="relative block h-1.5">
            <span className="absolute inset-x-0 top-[2.5px] h-px bg-line" />
            <span
              className="absolute inset-y-0 left-0 rounded-mark bg-ink"
              style={{ width: `${(count / whole) * 100}%` }}
            />
          </span>
          {say(formatCount(language, count))}
        </li>
      ))}
    </ol>
  );
}

function Figures({ code }: { readonly code: ChannelCode }) {
  const words = useWords(gateWords).codes;
  const language = useLanguage();
  const { joinRate, cacMinor, costMinor, currency } = code;
  const figures = [
    [words.joinRate, joinRate === null ? words.noViews : formatPercent(language, joinRate)],
    [words.costWord, formatMoney(language, costMinor, currency)],
    [words.cac, cacMinor === null ? words.cacNone : formatMoney(language, cacMinor, currency)],
  ] as const;
  return (
    <dl className="mt-2 flex flex-wrap gap-x-7 gap-y-1 text-second">
      {figures.map(([name, value]) => (
        <div key={name} className="flex gap-2">
          <dt className="text-faded">{name}</dt>
          <dd className="font-semibold">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Weeks({ code, onClose }: { readonly code: ChannelCode; readonly onClose: () => void }) {
  const words = useWords(gateWords).codes;
  const { loading } = useWords(frameWords);
  const language = useLanguage();
  const { slug } = useCommunity();
  const { data } = useQuery(codeByWeekQuery(slug, code.id));
  const heads = words.weekHead;
  return (
    <Sheet isOpen onClose={onClose} title={code.name} close={words.close}>
      {data === undefined && <Skeleton label={loading} />}
      {data?.weeks.length === 0 && <p>{words.noWeeks}</p>}
      {data !== undefined && data.weeks.length > 0 && (
        <table className="w-full text-right [&_td]:py-1.5 [&_th]:py-1.5 [&_tr]:border-b [&_tr]:border-line">
          <thead className="text-second text-faded">
            <tr>
              <th scope="col" className="text-left font-normal">
                {words.week}
              </th>
              {[heads.views, heads.applications, heads.joins].map((head) => (
                <th key={head} scope="col" className="font-normal">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.weeks.map(({ monday, views, applications, joins }) => (
              <tr key={monday}>
                <th scope="row" className="text-left font-normal [text-autospace:no-autospace]">
                  {formatDay(language, `${monday}T12:00:00`)}
                </th>
                <td>{formatCount(language, views)}</td>
                <td>{formatCount(language, applications)}</td>
                <td>{formatCount(language, joins)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  );
}

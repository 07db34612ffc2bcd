import { reaches, wanted, type GateView, type Wanted } from "@kith/contract/gate";
import { useQuery } from "@tanstack/react-query";
import { useCommunity } from "../../../app/community/context.ts";
import { Page, Section } from "../../../app/community/page.tsx";
import { Trouble } from "../../../app/community/trouble.tsx";
import { frameWords } from "../../../app/community/words.ts";
import { useLanguage } from "../../../lib/language.tsx";
import { formatWhen } from "../../../lib/when.ts";
import { useWords } from "../../../lib/words.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { RadioList } from "../../../ui/radio-list.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { useToast } from "../../../ui/toast.tsx";
import { DoorLine } from "../door-line.tsx";
import { GateHead } from "../gate-head.tsx";
import { gateQuery } from "../queries.ts";
import { gateWords } from "../words.ts";
import { DaysPart } from "./days-part.tsx";
import { ExamplePart } from "./example-part.tsx";
import { QuestionsPart } from "./questions-part.tsx";
import { RulesPart } from "./rules-part.tsx";
import { SaveBar } from "./save-bar.tsx";
import { useSettings, type OfSettings } from "./use-settings.ts";

/** Who may come, what is asked of them, and what is decided by rule. */
export function SettingsPage() {
  const { loading } = useWords(frameWords);
  const words = useWords(gateWords).settings;
  const { slug, name } = useCommunity();
  const { data, error, refetch } = useQuery(gateQuery(slug));
  if (data !== undefined) return <Editing gate={data} />;
  return (
    <Page title={words.title} of={name}>
      <GateHead title={words.title} />
      {error === null ? (
        <Skeleton label={loading} />
      ) : (
        <Trouble error={error} onAgain={() => void refetch()} />
      )}
    </Page>
  );
}

function Editing({ gate }: { readonly gate: GateView }) {
  const words = useWords(gateWords).settings;
  const language = useLanguage();
  const { slug, name } = useCommunity();
  const toast = useToast();
  const settings = useSettings(slug, gate, () => toast(words.saved));
  const { setByName, setAt } = gate;
  const isShowingBar = gate.can.set && settings.isChanged;
  return (
    <Page title={words.title} of={name} actBar={isShowingBar ? <SaveBar settings={settings} /> : undefined}>
      <GateHead
        title={words.title}
        under={
          setByName !== null && setAt !== null
            ? words.savedBy(setByName, formatWhen(language, setAt))
            : undefined
        }
      />
      <DoorLine isAtSettings />
      <div className="max-w-[680px]">
        <p className="pt-3 text-faded">{gate.can.set ? words.intro : words.onlyOrganisers}</p>
        <fieldset disabled={!gate.can.set} className="min-w-0">
          <DoorPart settings={settings} />
          <QuestionsPart settings={settings} />
          <EvidencePart settings={settings} />
          <RefereePart settings={settings} />
          <RulesPart settings={settings} />
          <ExamplePart draft={settings.draft} />
          <DaysPart settings={settings} />
        </fieldset>
        {isShowingBar && (
          <div className="sticky bottom-4 z-10 mt-7 hidden rounded-box border border-line bg-sheet px-5 py-3 shadow-lifted desk:block">
            <SaveBar settings={settings} />
          </div>
        )}
      </div>
    </Page>
  );
}

function DoorPart({ settings: { draft, change } }: OfSettings) {
  const words = useWords(gateWords).settings;
  return (
    <Section id="door" title={words.open.title}>
      <div className="grid gap-5 pt-3">
        <Checkbox
          label={words.open.label}
          note={words.open.note}
          isTicked={draft.isOpen}
          onTick={(isOpen) => change({ isOpen })}
        />
        <RadioList
          legend={words.reach.legend}
          choices={reaches.map((value) => ({ value, ...words.reach.reaches[value] }))}
          value={draft.reach}
          onChoose={(reach) => change({ reach })}
        />
      </div>
    </Section>
  );
}

function EvidencePart({ settings: { draft, change, wrong } }: OfSettings) {
  const words = useWords(gateWords).settings;
  const { evidence } = draft;
  const set = (changed: Partial<typeof evidence>) => change({ evidence: { ...evidence, ...changed } });
  return (
    <Section id="evidence" title={words.evidence.title}>
      <div className="grid gap-4 pt-3">
        <WantedList
          legend={words.evidence.legend}
          value={evidence.wanted}
          onChoose={(one) => set({ wanted: one })}
        />
        {evidence.wanted !== "none" && (
          <>
            <TextField
              label={words.evidence.ask}
              value={evidence.ask}
              onText={(ask) => set({ ask })}
              error={wrong.includes("evidence.ask") ? words.wrong.empty : null}
              lines={2}
              maxLength={300}
            />
            <TextField
              label={words.evidence.keptDays}
              value={evidence.keptDays}
              onText={(keptDays) => set({ keptDays })}
              error={wrong.includes("evidence.keptDays") ? words.wrong.days("1", "180") : null}
              inputMode="numeric"
            />
          </>
        )}
      </div>
    </Section>
  );
}

function RefereePart({ settings: { draft, change } }: OfSettings) {
  const words = useWords(gateWords).settings;
  return (
    <Section id="referee" title={words.referee.title}>
      <div className="grid gap-4 pt-3">
        <WantedList
          legend={words.referee.legend}
          value={draft.referee}
          onChoose={(referee) => change({ referee })}
        />
        <Checkbox
          label={words.age.label}
          note={words.age.note}
          isTicked={draft.asksAge}
          onTick={(asksAge) => change({ asksAge })}
        />
      </div>
    </Section>
  );
}

interface WantedListProps {
  readonly legend: string;
  readonly value: Wanted;
  readonly onChoose: (wanted: Wanted) => void;
}

function WantedList({ legend, value, onChoose }: WantedListProps) {
  const words = useWords(gateWords).settings;
  return (
    <RadioList
      legend={legend}
      choices={wanted.map((one) => ({ value: one, label: words.wanted[one] }))}
      value={value}
      onChoose={onChoose}
    />
  );
}

import type { Criterion } from "@kith/contract/criteria";
import { useRef } from "react";
import { useWords } from "../../lib/words.ts";
import { Icon } from "../../ui/icon.tsx";
import { Adding } from "./adding.tsx";
import type { Building } from "./building.ts";
import { joints, newFact, read, written, writtenFact, type Fact, type Group } from "./editing.ts";
import { FactEditor } from "./fact-editor.tsx";
import { InlineSelect } from "./inline-select.tsx";
import { criteriaWords } from "./words.ts";

interface GroupEditorProps {
  readonly building: Building;
  readonly group: Group;
  /** 0 at the top; groups stand in groups up to `DEEPEST`. */
  readonly depth: number;
  readonly onChange: (group: Group) => void;
}

/** Groups within groups: deeper, nobody would find through on a phone. */
const DEEPEST = 2;

/** Conditions, how they are taken together, and what can be added. */
export function GroupEditor({ building, group, depth, onChange }: GroupEditorProps) {
  const { builder } = useWords(criteriaWords);
  const { joint, parts } = group;
  const ownPlace = useRef<HTMLDivElement>(null);
  const set = (changed: readonly Criterion[]) => onChange({ ...group, parts: changed });
  const add = (part: Criterion) => {
    set([...parts, part]);
    // Where one goes on is in the part that is just made.
    requestAnimationFrame(() => focusLast(ownPlace.current));
  };
  const hasJoint = depth > 0 || parts.length > 1 || joint !== "all";
  return (
    <div ref={ownPlace} tabIndex={-1} className="min-w-0 outline-none">
      {hasJoint && (
        <InlineSelect
          label={builder.joint}
          className="my-3"
          choices={shownJoints(joint).map((value) => ({ value, label: builder.joints[value] }))}
          value={joint}
          onChoose={(chosen) => onChange({ ...group, joint: chosen })}
        />
      )}
      {parts.length === 0 && (
        <p className="py-3 text-faded">{depth === 0 ? builder.empty : builder.emptyGroup}</p>
      )}
      <ol className="empty:hidden">
        {parts.map((part, index) => (
          // A condition is known by its place alone.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} data-part="" className="border-t border-line py-3">
            <PartEditor
              building={building}
              part={part}
              depth={depth}
              onChange={(changed) => set(parts.with(index, changed))}
              onRemove={() => {
                set(parts.toSpliced(index, 1));
                ownPlace.current?.focus();
              }}
            />
          </li>
        ))}
      </ol>
      <Adding
        building={building}
        isNested={depth > 0}
        onFact={(fact) => add(newFact(fact, building.facts))}
        onGroup={depth < DEEPEST ? () => add({ any: [] }) : null}
      />
    </div>
  );
}

/** "Not all" is offered where it stands already: it is easily misread. */
function shownJoints(joint: Group["joint"]): readonly Group["joint"][] {
  return joints.filter((one) => one !== "notAll" || joint === "notAll");
}

function focusLast(place: HTMLElement | null): void {
  const made = [...(place?.querySelectorAll<HTMLElement>(":scope > ol > [data-part]") ?? [])].at(-1);
  made?.querySelector<HTMLElement>("select, input, textarea, [data-field]")?.focus();
}

interface PartEditorProps extends Omit<GroupEditorProps, "group" | "onChange"> {
  readonly part: Criterion;
  readonly onChange: (part: Criterion) => void;
  readonly onRemove: () => void;
}

function PartEditor({ building, part, depth, onChange, onRemove }: PartEditorProps) {
  const { builder } = useWords(criteriaWords);
  const own = read(part);
  if ("test" in own)
    return <FactPart building={building} fact={own} onChange={onChange} onRemove={onRemove} />;
  return (
    <fieldset aria-label={builder.joints[own.joint]} className="relative min-w-0">
      <div className="border-l-[1.5px] border-edge pl-4">
        <GroupEditor
          building={building}
          group={own}
          depth={depth + 1}
          onChange={(group) => onChange(written(group))}
        />
      </div>
      <div className="absolute top-3.5 right-0">
        <RemoveButton label={builder.removeGroup} onRemove={onRemove} />
      </div>
    </fieldset>
  );
}

interface FactPartProps {
  readonly building: Building;
  readonly fact: Fact;
  readonly onChange: (part: Criterion) => void;
  readonly onRemove: () => void;
}

function FactPart({ building, fact, onChange, onRemove }: FactPartProps) {
  const { builder } = useWords(criteriaWords);
  const title = building.titleOf(fact.test.fact);
  return (
    <fieldset aria-label={title} className="min-w-0">
      <div className="flex min-h-11 items-center gap-2">
        <p className="min-w-0 flex-1 font-semibold first-letter:uppercase">{title}</p>
        <RemoveButton label={builder.remove(title)} onRemove={onRemove} />
      </div>
      <FactEditor
        fact={fact}
        title={title}
        facts={building.facts}
        names={building.names}
        onChange={(changed) => onChange(writtenFact(changed))}
      />
    </fieldset>
  );
}

function RemoveButton({ label, onRemove }: { readonly label: string; readonly onRemove: () => void }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onRemove}
      className="-mr-2.5 grid size-11 flex-none place-items-center rounded-box text-faded active:bg-sunk"
    >
      <Icon name="close" className="size-5" />
    </button>
  );
}

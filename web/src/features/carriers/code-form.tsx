import { MakeLiveCode, type CarrierView } from "@kith/contract/carriers";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { arriveAt } from "../../lib/arrive.ts";
import { useDraft } from "../../lib/draft.ts";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { FieldError, TextField } from "../../ui/text-field.tsx";
import { liveCodesQuery, makeLiveCode } from "./queries.ts";
import { StandingMark } from "./standing-mark.tsx";
import { useCarrierTrouble } from "./trouble.ts";
import { carrierWords } from "./words.ts";

interface CodeFormProps {
  readonly slug: string;
  readonly carriers: readonly CarrierView[];
  readonly onClose: () => void;
}

/** What the code is for, and its carriers in the order in which they are to fill: as they were ticked. */
export function CodeForm({ slug, carriers, onClose }: CodeFormProps) {
  const { codes: words } = useWords(carrierWords);
  const troubleOf = useCarrierTrouble();
  const { fields, change, forget } = useDraft(`live-code.${slug}`, { name: "", carrierIds: "" });
  const [isTried, setTried] = useState(false);
  const carrierIds = fields.carrierIds.split(" ").filter((id) => carriers.some((one) => one.id === id));
  const parsed = MakeLiveCode.safeParse({ name: fields.name, carrierIds });
  const wrong = new Set(parsed.success || !isTried ? [] : parsed.error.issues.map(({ path }) => path[0]));
  const make = useMaking(slug, () => [forget(), onClose()]);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (parsed.success) make.mutate(parsed.data);
  };
  const tick = (id: string) => {
    const kept = carrierIds.includes(id) ? carrierIds.filter((other) => other !== id) : [...carrierIds, id];
    change({ carrierIds: kept.join(" ") });
  };
  return (
    <form
      noValidate
      onSubmit={onSubmit}
      className="mt-4 grid gap-4 rounded-box border border-line bg-sheet px-4 py-5 desk:px-6"
    >
      <h3 ref={arriveAt} tabIndex={-1} className="text-lead leading-[calc(28/18)]">
        {words.make}
      </h3>
      <TextField
        label={words.name}
        hint={words.nameHint}
        value={fields.name}
        onText={(name) => change({ name })}
        error={wrong.has("name") ? words.nameMissing : null}
        maxLength={80}
        autoComplete="off"
      />
      <CarriersInOrder
        carriers={carriers}
        carrierIds={carrierIds}
        onTick={tick}
        error={wrong.has("carrierIds") ? words.carriersMissing : null}
      />
      <p role="alert" className="text-fact font-semibold empty:hidden">
        {troubleOf(make.error)}
      </p>
      <p className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button type="submit" kind="primary" isSmall busyLabel={make.isPending ? words.making : null}>
          {words.makeAct}
        </Button>
        <Button kind="text" isSmall onClick={onClose}>
          {words.cancel}
        </Button>
      </p>
    </form>
  );
}

function useMaking(slug: string, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: MakeLiveCode) => makeLiveCode(slug, body),
    onSuccess: async () => {
      onDone();
      await queries.invalidateQueries({ queryKey: liveCodesQuery(slug).queryKey });
    },
  });
}

interface CarriersInOrderProps {
  readonly carriers: readonly CarrierView[];
  readonly carrierIds: readonly string[];
  readonly onTick: (id: string) => void;
  readonly error: string | null;
}

function CarriersInOrder({ carriers, carrierIds, onTick, error }: CarriersInOrderProps) {
  const { codes: words } = useWords(carrierWords);
  return (
    <fieldset className="min-w-0">
      <legend className="text-second font-semibold">{words.carriers}</legend>
      <ul className="mt-1.5 border-t border-line">
        {carriers.map((carrier) => (
          <li key={carrier.id} className="border-b border-line">
            <CarrierChoice
              carrier={carrier}
              place={carrierIds.indexOf(carrier.id) + 1}
              onTick={() => onTick(carrier.id)}
            />
          </li>
        ))}
      </ul>
      <div className="mt-1.5 empty:hidden">
        <FieldError id="code-carriers" error={error} />
      </div>
    </fieldset>
  );
}

interface CarrierChoiceProps {
  readonly carrier: CarrierView;
  /** Which in the order it is; 0 where it is not ticked. */
  readonly place: number;
  readonly onTick: () => void;
}

function CarrierChoice({ carrier, place, onTick }: CarrierChoiceProps) {
  return (
    <label className="flex min-h-12 items-center gap-3 py-2 active:bg-sunk">
      <input type="checkbox" checked={place > 0} onChange={onTick} className="peer unseen" />
      <span
        aria-hidden="true"
        className="grid size-[22px] flex-none place-items-center rounded-mark border border-edge bg-sheet text-second font-semibold tabular-nums peer-checked:border-ink peer-checked:bg-ink peer-checked:text-paper peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2"
      >
        {place === 0 ? "" : place}
      </span>
      <span className="min-w-0 flex-1 break-words">{carrier.name}</span>
      <StandingMark standing={carrier.standing} />
    </label>
  );
}

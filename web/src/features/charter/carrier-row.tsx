import { carrierStates, type CarrierState, type CarrierView } from "@kith/contract/charter";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useCommunity } from "../../app/community/context.ts";
import { formatCount } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { formatDay } from "../../lib/when.ts";
import { useWords } from "../../lib/words.ts";
import { buttonLook } from "../../ui/button.tsx";
import { ActDialog } from "../../ui/dialog.tsx";
import { SelectField } from "../../ui/fields.tsx";
import { RoleMark } from "../../ui/role-mark.tsx";
import { useToast } from "../../ui/toast.tsx";
import { carriersQuery, changeCarrier, removeCarrier } from "./queries.ts";
import { useCharterTrouble } from "./trouble.ts";
import { charterWords } from "./words.ts";

/** A carrier, how it is, and what can be done about it. */
export function CarrierRow({ slug, carrier }: { readonly slug: string; readonly carrier: CarrierView }) {
  const { carriers: words, kinds, states } = useWords(charterWords);
  const language = useLanguage();
  const [isRemoving, setRemoving] = useState(false);
  const isPast = carrier.state === "closed" || carrier.state === "retired";
  return (
    <li className="border-b border-line py-3.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
        <h2 className={`text-body break-words ${isPast ? "text-faded" : ""}`}>{carrier.name}</h2>
        <RoleMark>{states[carrier.state].word}</RoleMark>
        <span className="flex w-full flex-wrap gap-x-3.5 text-second text-faded">
          <span>{kinds[carrier.kind]}</span>
          <span>{states[carrier.state].text}</span>
          <span>
            {words.addedAt} <time dateTime={carrier.addedAt}>{formatDay(language, carrier.addedAt)}</time>
          </span>
        </span>
      </div>
      {carrier.can.change && (
        <div className="mt-2.5 flex flex-wrap items-end gap-x-6 gap-y-2">
          <StateChoice slug={slug} carrier={carrier} />
          {carrier.can.remove && (
            <button type="button" className={buttonLook("text", true)} onClick={() => setRemoving(true)}>
              {words.remove}
              <span className="unseen">{carrier.name}</span>
            </button>
          )}
        </div>
      )}
      {isRemoving && <Removing slug={slug} carrier={carrier} onClose={() => setRemoving(false)} />}
    </li>
  );
}

function StateChoice({ slug, carrier }: { readonly slug: string; readonly carrier: CarrierView }) {
  const { carriers: words, states } = useWords(charterWords);
  const queries = useQueryClient();
  const toast = useToast();
  const troubleOf = useCharterTrouble();
  const change = useMutation({
    mutationFn: (state: CarrierState) => changeCarrier(slug, carrier.id, { state }),
    onSuccess: async (_, state) => {
      await queries.invalidateQueries({ queryKey: carriersQuery(slug).queryKey });
      toast(words.changed(carrier.name, states[state].word));
    },
  });
  return (
    <div className="w-36 max-w-full">
      <SelectField
        label={words.state}
        choices={carrierStates.map((value) => ({
          value,
          label: states[value].word,
        }))}
        value={change.isPending ? change.variables : carrier.state}
        onChoose={(state) => change.mutate(state as CarrierState)}
      />
      <p role="alert" className="mt-1 text-second font-semibold empty:hidden">
        {troubleOf(change.error)}
      </p>
    </div>
  );
}

interface RemovingProps {
  readonly slug: string;
  readonly carrier: CarrierView;
  readonly onClose: () => void;
}

/** Says exactly what goes and what stays: the community does not live in its carriers. */
function Removing({ slug, carrier, onClose }: RemovingProps) {
  const words = useWords(charterWords).carriers;
  const language = useLanguage();
  const { counts } = useCommunity();
  const queries = useQueryClient();
  const toast = useToast();
  const troubleOf = useCharterTrouble();
  const remove = useMutation({
    mutationFn: () => removeCarrier(slug, carrier.id),
    onSuccess: async () => {
      onClose();
      toast(words.removed(carrier.name));
      await queries.invalidateQueries({ queryKey: ["community", slug] });
    },
  });
  return (
    <ActDialog
      isOpen
      onClose={onClose}
      title={words.removeTitle(carrier.name)}
      leave={words.leave}
      act={words.removeAct}
      busyLabel={remove.isPending ? words.removing : null}
      error={troubleOf(remove.error)}
      onAct={() => remove.mutate()}
    >
      <p>{words.removeGoes}</p>
      <p>{words.removeStays(formatCount(language, counts.members + counts.unclaimed))}</p>
      <p className="text-faded">{words.removeNothingSent}</p>
    </ActDialog>
  );
}

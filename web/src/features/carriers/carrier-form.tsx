import type { CarrierView } from "@kith/contract/carriers";
import { useState, type FormEvent, type ReactNode } from "react";
import { arriveAt } from "../../lib/arrive.ts";
import { useDraft } from "../../lib/draft.ts";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { fieldsOf, wrongIn } from "./carrier-fields.ts";
import { CarrierInputs } from "./carrier-inputs.tsx";
import { ImageField } from "./image-field.tsx";
import { MoreFields } from "./more-fields.tsx";
import { useCarrierTrouble } from "./trouble.ts";
import { useSaving, type ImageWanted } from "./use-saving.ts";
import { carrierWords } from "./words.ts";

interface CarrierFormProps {
  readonly slug: string;
  /** Null for a new one. */
  readonly carrier: CarrierView | null;
  readonly onClose: () => void;
  /** What is done with the whole of it. */
  readonly children?: ReactNode;
}

/** Where members meet, how one gets in, until when and for how many. */
export function CarrierForm({ slug, carrier, onClose, children }: CarrierFormProps) {
  const { form: words } = useWords(carrierWords);
  const { fields, isKept, change, forget } = useDraft(
    `carrier.${slug}.${carrier?.id ?? "new"}`,
    fieldsOf(carrier),
  );
  const [image, setImage] = useState<ImageWanted>(null);
  const [isTried, setTried] = useState(false);
  const wrong = isTried ? wrongIn(fields) : new Set<string>();
  const save = useSaving({ slug, carrier, image, onDone: () => [forget(), onClose()] });
  const troubleOf = useCarrierTrouble();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrongIn(fields).size === 0) save.mutate(fields);
  };
  return (
    <form
      noValidate
      onSubmit={onSubmit}
      className="my-5 grid gap-4 rounded-box border border-line bg-sheet px-4 py-5 desk:px-6"
    >
      <h2 ref={arriveAt} tabIndex={-1} className="text-lead leading-[calc(28/18)]">
        {carrier === null ? words.title : words.changing(carrier.name)}
      </h2>
      <CarrierInputs fields={fields} change={change} wrong={wrong} carrier={carrier} />
      {fields.kind !== "offline" && (
        <ImageField slug={slug} carrier={carrier} image={image} onImage={setImage} />
      )}
      <MoreFields fields={fields} change={change} wrong={wrong} owner={carrier?.owner ?? null} />
      <p role="alert" className="text-fact font-semibold empty:hidden">
        {troubleOf(save.error)}
      </p>
      <p className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button type="submit" kind="primary" busyLabel={save.isPending ? words.busy : null}>
          {carrier === null ? words.addAct : words.save}
        </Button>
        <Button kind="text" onClick={() => [forget(), onClose()]}>
          {words.cancel}
        </Button>
        {isKept && <span className="text-caption text-faded">{words.kept}</span>}
      </p>
      {children}
    </form>
  );
}

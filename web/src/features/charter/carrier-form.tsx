import { AddCarrier, carrierKinds, type CarrierKind } from "@kith/contract/carriers";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { arriveAt } from "../../lib/arrive.ts";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { SelectField } from "../../ui/fields.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { addCarrier } from "./queries.ts";
import { useCharterTrouble } from "./trouble.ts";
import { charterWords } from "./words.ts";

/** One more place where members meet. */
export function CarrierForm({ slug, onClose }: { readonly slug: string; readonly onClose: () => void }) {
  const { carriers: words, kinds } = useWords(charterWords);
  const queries = useQueryClient();
  const troubleOf = useCharterTrouble();
  const [kind, setKind] = useState<CarrierKind>("wechat_group");
  const [name, setName] = useState("");
  const [isTried, setTried] = useState(false);
  const parsed = AddCarrier.safeParse({ kind, name });
  const add = useMutation({
    mutationFn: (body: AddCarrier) => addCarrier(slug, body),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["community", slug] });
      onClose();
    },
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (parsed.success) add.mutate(parsed.data);
  };
  return (
    <form
      noValidate
      onSubmit={onSubmit}
      className="mt-6 grid gap-4 rounded-box border border-line bg-sheet px-4 py-5 desk:px-6"
    >
      <h2 ref={arriveAt} tabIndex={-1} className="text-lead leading-[calc(28/18)]">
        {words.add}
      </h2>
      <SelectField
        label={words.kind}
        choices={carrierKinds.map((value) => ({ value, label: kinds[value] }))}
        value={kind}
        onChoose={(value) => setKind(value as CarrierKind)}
      />
      <TextField
        label={words.name}
        hint={words.nameHint}
        value={name}
        onText={setName}
        error={isTried && !parsed.success ? words.nameMissing : null}
        autoComplete="off"
      />
      <p role="alert" className="text-fact font-semibold empty:hidden">
        {troubleOf(add.error)}
      </p>
      <p className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button type="submit" kind="primary" isSmall busyLabel={add.isPending ? words.adding : null}>
          {words.addAct}
        </Button>
        <Button kind="text" isSmall onClick={onClose}>
          {words.cancel}
        </Button>
      </p>
    </form>
  );
}

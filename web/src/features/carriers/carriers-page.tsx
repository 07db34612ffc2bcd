import type { CarrierList, CarrierView } from "@kith/contract/carriers";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useCommunity } from "../../app/community/context.ts";
import { Page, PageHead } from "../../app/community/page.tsx";
import { Switcher } from "../../app/community/switcher.tsx";
import { Trouble } from "../../app/community/trouble.tsx";
import { frameWords } from "../../app/community/words.ts";
import { useWords } from "../../lib/words.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { CarrierActs } from "./carrier-acts.tsx";
import { CarrierForm } from "./carrier-form.tsx";
import { CarrierRow } from "./carrier-row.tsx";
import { CodesSection } from "./codes-section.tsx";
import { DueList } from "./due-list.tsx";
import { MoveAsked } from "./move-asked.tsx";
import { carriersQuery } from "./queries.ts";
import { carrierWords } from "./words.ts";

/** Where members meet, how to get in, and where people were moved to. None of it is the community. */
export function CarriersPage() {
  const words = useWords(carrierWords);
  const { loading } = useWords(frameWords);
  const community = useCommunity();
  const { slug } = community;
  const { data, error, refetch } = useQuery(carriersQuery(slug));
  return (
    <Page title={words.title} of={community.name}>
      <div className="max-w-[680px]">
        <PageHead title={words.title} over={<Switcher community={community} isLine />}>
          {community.me.can.import && (
            <Link to="/c/$slug/imports" params={{ slug }} className={buttonLook("text", true)}>
              {words.toImports}
            </Link>
          )}
        </PageHead>
        <p className="pt-3 text-faded">{words.intro}</p>
        {data === undefined && error !== null && <Trouble error={error} onAgain={() => void refetch()} />}
        {data === undefined && error === null && <Skeleton label={loading} />}
        {data !== undefined && <Carriers list={data} />}
      </div>
    </Page>
  );
}

function Carriers({ list }: { readonly list: CarrierList }) {
  const { slug } = useCommunity();
  const { carriers, moves, can } = list;
  const [hadSome, setHadSome] = useState(false);
  const [edited, setEdited] = useState<CarrierView | "new" | null>(null);
  if (carriers.length > 0 && !hadSome) setHadSome(true);
  const isEmpty = carriers.length === 0 && edited === null;
  const close = () => setEdited(null);
  const others = (of: CarrierView) => carriers.filter(({ id }) => id !== of.id);
  const isAsked = moves.some(({ confirmedByMeAt }) => confirmedByMeAt === null);
  return (
    <>
      {moves.map((move) => (
        <MoveAsked key={move.to.id} slug={slug} move={move} canSeeWho={can.add} />
      ))}
      {can.add && <DueList carriers={carriers} />}
      {carriers.length > 0 && (
        <ul className="mt-5 border-t border-line">
          {carriers.toSorted(usedFirst).map((carrier) =>
            edited !== null && edited !== "new" && edited.id === carrier.id ? (
              <li key={carrier.id}>
                <CarrierForm slug={slug} carrier={carrier} onClose={close}>
                  <CarrierActs slug={slug} carrier={carrier} others={others(carrier)} onDone={close} />
                </CarrierForm>
              </li>
            ) : (
              <CarrierRow
                key={carrier.id}
                slug={slug}
                carrier={carrier}
                onChange={() => setEdited(carrier)}
              />
            ),
          )}
        </ul>
      )}
      {isEmpty && <NoCarriers hadSome={hadSome} onAdd={can.add ? () => setEdited("new") : null} />}
      {edited === "new" && <CarrierForm slug={slug} carrier={null} onClose={close} />}
      {edited === null && !isEmpty && can.add && (
        <AddButton isFirst={!isAsked} onAdd={() => setEdited("new")} />
      )}
      {can.makeCodes && carriers.length > 0 && <CodesSection slug={slug} carriers={carriers} />}
    </>
  );
}

const isPast = ({ state }: CarrierView) => state === "retired" || state === "closed";

/** Where people are met stands before where they were. */
function usedFirst(one: CarrierView, other: CarrierView): number {
  return Number(isPast(one)) - Number(isPast(other));
}

interface AddButtonProps {
  /** Whether nothing else on the page is to be done first. */
  readonly isFirst: boolean;
  readonly onAdd: () => void;
}

function AddButton({ isFirst, onAdd }: AddButtonProps) {
  const words = useWords(carrierWords);
  return (
    <p className="mt-5">
      <Button kind={isFirst ? "primary" : "secondary"} onClick={onAdd}>
        {words.add}
      </Button>
    </p>
  );
}

function NoCarriers({ hadSome, onAdd }: { readonly hadSome: boolean; readonly onAdd: (() => void) | null }) {
  const words = useWords(carrierWords);
  return (
    <Empty title={words.emptyTitle} text={hadSome ? words.noneLeft : words.emptyText}>
      {onAdd !== null && (
        <Button kind="primary" onClick={onAdd}>
          {words.add}
        </Button>
      )}
    </Empty>
  );
}

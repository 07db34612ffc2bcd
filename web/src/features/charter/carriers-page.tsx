import type { CarrierList } from "@kith/contract/carriers";
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
import { CarrierForm } from "./carrier-form.tsx";
import { CarrierRow } from "./carrier-row.tsx";
import { carriersQuery } from "./queries.ts";
import { charterWords } from "./words.ts";

/** Where members meet. None of them is the community. */
export function CarriersPage() {
  const words = useWords(charterWords).carriers;
  const { loading } = useWords(frameWords);
  const community = useCommunity();
  const { slug } = community;
  const { data, error, refetch } = useQuery(carriersQuery(slug));
  return (
    <Page title={words.title} of={community.name}>
      <div className="max-w-[680px]">
        <PageHead title={words.title} over={<Switcher community={community} isLine />}>
          {community.me.can.import && (
            <Link to="/c/$slug/imports" params={{ slug }} className={buttonLook("secondary", true)}>
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
  const words = useWords(charterWords).carriers;
  const { slug } = useCommunity();
  const [isAdding, setAdding] = useState(false);
  const [hadSome, setHadSome] = useState(false);
  const { carriers, can } = list;
  if (carriers.length > 0 && !hadSome) setHadSome(true);
  const isEmpty = carriers.length === 0 && !isAdding;
  const add = (
    <Button kind="primary" onClick={() => setAdding(true)}>
      {words.add}
    </Button>
  );
  return (
    <>
      {carriers.length > 0 && (
        <ul className="mt-4 border-t border-line">
          {carriers.map((carrier) => (
            <CarrierRow key={carrier.id} slug={slug} carrier={carrier} />
          ))}
        </ul>
      )}
      {isEmpty && (
        <Empty title={words.emptyTitle} text={hadSome ? words.noneLeft : words.emptyText}>
          {can.add && add}
        </Empty>
      )}
      {isAdding && <CarrierForm slug={slug} onClose={() => setAdding(false)} />}
      {!isAdding && !isEmpty && can.add && <p className="mt-5">{add}</p>}
    </>
  );
}

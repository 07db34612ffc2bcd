import type { InstanceDeliveries } from "@kith/contract/instance";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Section } from "../../app/community/page.tsx";
import { Trouble } from "../../app/community/trouble.tsx";
import { frameLook, SiteBar } from "../../app/frame.tsx";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Troubled, Waiting } from "./deliveries.tsx";
import { deliveriesQuery } from "./queries.ts";
import { instanceWords } from "./words.ts";

/** For whoever runs the instance: whether notices reach people, and what to do where they do not. */
export function InstancePage() {
  const words = useWords(instanceWords);
  const { data, error, isFetching, refetch } = useQuery(deliveriesQuery);
  return (
    <>
      <title>{`${words.title} · Kith`}</title>
      <SiteBar />
      <main id="content" className={`${frameLook} pb-14`}>
        <div className="mx-auto max-w-[680px]">
          {error !== null && data === undefined ? (
            <Trouble error={error} onAgain={() => void refetch()} />
          ) : data === undefined ? (
            <Skeleton label={words.opening} />
          ) : (
            <>
              <Head />
              <Mail mail={data.mail} />
              <Waiting deliveries={data} />
              <Troubled deliveries={data} />
              <Button
                className="mt-9"
                busyLabel={isFetching ? words.refreshing : null}
                onClick={() => void refetch()}
              >
                {words.refresh}
              </Button>
            </>
          )}
        </div>
      </main>
    </>
  );
}

function Head() {
  const words = useWords(instanceWords);
  return (
    <>
      <p className="desk:pt-5">
        <Link to="/account" className="-ml-1 inline-flex min-h-11 items-center gap-1 text-second text-faded">
          <Icon name="back" className="size-5" />
          {words.toAccount}
        </Link>
      </p>
      <h1 className="type-title">{words.title}</h1>
      <p className="mt-1 text-second text-faded">{words.intro}</p>
    </>
  );
}

function Mail({ mail }: Pick<InstanceDeliveries, "mail">) {
  const words = useWords(instanceWords).mail;
  return (
    <Section id="mail" title={words.title}>
      <p className="mt-3 break-words">{mail.from === null ? words.off : words.on(mail.from)}</p>
      {!mail.isSetUp && <p className="mt-2 text-second break-words text-faded">{words.offAct}</p>}
      {mail.isSetUp && !mail.hasPublicUrl && (
        <p className="mt-2 text-second break-words text-faded">{words.noUrl}</p>
      )}
    </Section>
  );
}

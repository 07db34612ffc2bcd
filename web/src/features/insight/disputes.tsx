import type { DisputeView, HealthView } from "@kith/contract/insight";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCommunity } from "../../app/community/context.ts";
import { Section } from "../../app/community/page.tsx";
import { useTroubleText } from "../../app/community/trouble.tsx";
import { useWords } from "../../lib/words.ts";
import { buttonLook } from "../../ui/button.tsx";
import { When } from "../../ui/when.tsx";
import { healthKey, withdrawDispute } from "./queries.ts";
import { insightWords } from "./words.ts";

interface DisputesProps {
  readonly health: HealthView;
  /** Why the last one was not noted. */
  readonly error: Error | null;
}

/** What was said to be wrong, by whom and when; whoever said it may take it back. */
export function Disputes({ health, error }: DisputesProps) {
  const words = useWords(insightWords).disputes;
  const troubleOf = useTroubleText();
  return (
    <>
      <p role="alert" className="mt-4 text-fact font-semibold empty:hidden">
        {error === null ? "" : `${words.failed} ${troubleOf(error) ?? ""}`}
      </p>
      {health.disputes.length > 0 && (
        <Section id="disputes" title={words.title}>
          <p className="pt-2 text-second text-faded">{words.text}</p>
          <ul>
            {health.disputes.map((dispute) => (
              <Row key={dispute.id} dispute={dispute} />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Row({ dispute }: { readonly dispute: DisputeView }) {
  const words = useWords(insightWords).disputes;
  const troubleOf = useTroubleText();
  const queries = useQueryClient();
  const { slug } = useCommunity();
  const withdraw = useMutation({
    mutationFn: () => withdrawDispute(slug, dispute.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: healthKey(slug) }),
  });
  return (
    <li className="flex flex-wrap items-center gap-x-5 border-b border-line py-1.5 text-fact">
      <span className="min-w-0 flex-1 basis-52 py-1.5">
        {dispute.label}
        <span className="block text-second text-faded">
          {words.by(dispute.by.name)} <When at={dispute.at} />
        </span>
      </span>
      {dispute.postId !== null && (
        <Link
          to="/c/$slug/posts/$postId"
          params={{ slug, postId: dispute.postId }}
          className={buttonLook("text", true)}
        >
          {words.seePost}
        </Link>
      )}
      {dispute.canWithdraw && (
        <button
          type="button"
          className={buttonLook("text", true)}
          aria-disabled={withdraw.isPending || undefined}
          onClick={() => withdraw.mutate()}
        >
          {words.withdraw}
        </button>
      )}
      <span role="alert" className="w-full text-second font-semibold empty:hidden">
        {troubleOf(withdraw.error)}
      </span>
    </li>
  );
}

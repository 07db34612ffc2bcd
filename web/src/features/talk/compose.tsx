import type { PostView } from "@kith/contract/posts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useRef, type FormEvent } from "react";
import { useTroubleText } from "../../app/community/trouble.tsx";
import { useDraft } from "../../lib/draft.ts";
import { reasonOf } from "../../lib/api.ts";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { useToast } from "../../ui/toast.tsx";
import { postsKey, topicsKey, write } from "./queries.ts";
import { authorName } from "./said.ts";
import { talkWords } from "./words.ts";

interface ComposeProps {
  readonly slug: string;
  readonly topicId: string;
  /** The post that is answered; null when it is the topic. */
  readonly answered: PostView | null;
  readonly onNotThis: () => void;
}

const empty = { text: "" };

/** Where one goes on. What is typed stays on the device until it is sent. */
export function Compose({ slug, topicId, answered, onNotThis }: ComposeProps) {
  const words = useWords(talkWords);
  const { fields, isKept, change, forget } = useDraft(`reply.${topicId}`, empty);
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const send = useSending(slug, topicId, () => {
    forget();
    onNotThis();
  });
  const sentence = useFailure(send.error);
  useEffect(() => {
    if (answered !== null) field.current?.focus();
  }, [answered]);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (fields.text.trim() !== "") {
      send.mutate({ to: answered === null ? { topicId } : { postId: answered.id }, text: fields.text });
    }
  };
  return (
    <form
      onSubmit={onSubmit}
      className="mt-4 mb-6 rounded-box border border-edge bg-sheet px-3.5 py-3 focus-within:border-ink"
    >
      {answered !== null && <Answered post={answered} onNotThis={onNotThis} />}
      <label htmlFor={id} className={answered === null ? "text-second font-semibold" : "unseen"}>
        {words.topic.write}
      </label>
      <textarea
        ref={field}
        id={id}
        rows={3}
        value={fields.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
        className="block w-full resize-y bg-transparent py-1 outline-none"
      />
      <p role="alert" className="text-fact font-semibold empty:hidden">
        {sentence}
      </p>
      <p className="mt-2 flex items-center gap-3">
        <output className="ml-auto text-caption text-faded empty:hidden">
          {isKept ? words.form.draft : ""}
        </output>
        <Button
          type="submit"
          kind="primary"
          isSmall
          className={isKept ? "" : "ml-auto"}
          busyLabel={send.isPending ? words.topic.busy : null}
        >
          {words.topic.submit}
        </Button>
      </p>
    </form>
  );
}

interface AnsweredProps {
  readonly post: PostView;
  readonly onNotThis: () => void;
}

/** Which post is answered, and the way back to the topic. */
function Answered({ post, onNotThis }: AnsweredProps) {
  const words = useWords(talkWords);
  const name = authorName(post.author, words);
  return (
    <p className="flex items-center gap-3 text-second text-faded">
      <span className="min-w-0 truncate">
        {post.author === null ? words.topic.replyToNobody : words.topic.replyTo(name)}
      </span>
      <button type="button" className="linked ml-auto min-h-11 whitespace-nowrap" onClick={onNotThis}>
        {words.topic.noReply}
      </button>
    </p>
  );
}

interface Sent {
  readonly to: Parameters<typeof write>[1];
  readonly text: string;
}

function useSending(slug: string, topicId: string, onSent: () => void) {
  const words = useWords(talkWords).topic;
  const queries = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: ({ to, text }: Sent) => write(slug, to, text.trim()),
    onSuccess: async () => {
      onSent();
      toast(words.sent);
      await queries.invalidateQueries({ queryKey: postsKey(slug, topicId) });
      await queries.invalidateQueries({ queryKey: topicsKey(slug), refetchType: "none" });
    },
  });
}

/** Why it was not sent: a rule's own words, else that it was kept. */
function useFailure(error: unknown): string {
  const words = useWords(talkWords);
  const troubleOf = useTroubleText();
  if (error === null) return "";
  const reason = reasonOf(error);
  if (reason !== null && reason in words.refusals) {
    return words.refusals[reason as keyof typeof words.refusals];
  }
  return `${words.form.failed} ${troubleOf(error) ?? ""}`;
}

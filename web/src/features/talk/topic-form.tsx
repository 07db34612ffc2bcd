import { OpenTopic } from "@kith/contract/posts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { useTroubleText } from "../../app/community/trouble.tsx";
import { useDraft } from "../../lib/draft.ts";
import { useWords } from "../../lib/words.ts";
import { arriveAt } from "../../lib/arrive.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { openTopic, topicsKey } from "./queries.ts";
import { talkWords } from "./words.ts";

interface TopicFormProps {
  readonly slug: string;
  readonly onClose: () => void;
}

const empty = { title: "", text: "" };

/** A topic begins with what it is about and a first word. */
export function TopicForm({ slug, onClose }: TopicFormProps) {
  const words = useWords(talkWords).form;
  const troubleOf = useTroubleText();
  const { fields, isKept, change, forget } = useDraft(`topic.${slug}`, empty);
  const [isTried, setTried] = useState(false);
  const post = useOpening(slug, forget);
  const wrong = isTried ? missingIn(fields) : [];
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missingIn(fields).length === 0) post.mutate(fields);
  };
  return (
    <form
      noValidate
      onSubmit={onSubmit}
      className="mt-5 rounded-box border border-line bg-sheet px-4 py-5 desk:px-6"
    >
      <h2 ref={arriveAt} tabIndex={-1} className="text-lead leading-[calc(28/18)]">
        {words.title}
      </h2>
      <div className="mt-3 grid gap-4">
        <TextField
          label={words.subject}
          value={fields.title}
          onText={(title) => change({ title })}
          error={wrong.includes("title") ? words.subjectMissing : null}
        />
        <TextField
          label={words.text}
          lines={4}
          value={fields.text}
          onText={(text) => change({ text })}
          error={wrong.includes("text") ? words.textMissing : null}
        />
      </div>
      <p role="alert" className="mt-3 text-fact font-semibold empty:hidden">
        {post.error === null ? "" : `${words.failed} ${troubleOf(post.error) ?? ""}`}
      </p>
      <p className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button type="submit" kind="primary" isSmall busyLabel={post.isPending ? words.busy : null}>
          {words.submit}
        </Button>
        <Button kind="text" isSmall onClick={onClose}>
          {words.cancel}
        </Button>
        <output className="ml-auto text-second text-faded empty:hidden">{isKept ? words.draft : ""}</output>
      </p>
    </form>
  );
}

function missingIn(fields: typeof empty): readonly string[] {
  const parsed = OpenTopic.safeParse(fields);
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0]));
}

function useOpening(slug: string, forget: () => void) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (fields: typeof empty) => openTopic(slug, OpenTopic.parse(fields)),
    onSuccess: async ({ topicId }) => {
      forget();
      await queries.invalidateQueries({ queryKey: topicsKey(slug) });
      if (topicId !== null) await navigate({ to: "/c/$slug/topics/$topicId", params: { slug, topicId } });
    },
  });
}

import type { HealthView } from "@kith/contract/insight";
import { Link } from "@tanstack/react-router";
import type { CardLinks } from "../report/card-links.ts";

/** From the report's numbers to the members and posts behind them. What is not open to whoever looks stays text. */
export function linksInto(slug: string, { people, posts }: Pick<HealthView, "people" | "posts">): CardLinks {
  return {
    person(person, name) {
      const memberId = people[String(person)];
      if (memberId === undefined) return name;
      return (
        <Link
          to="/c/$slug/people/$memberId"
          params={{ slug, memberId }}
          className="-my-2 inline-flex min-h-11 items-center underline decoration-line underline-offset-4 desk:min-h-8"
        >
          {name}
        </Link>
      );
    },
    post(piece, place, time) {
      const postId = posts[piece]?.[place];
      if (postId === undefined) return time;
      return (
        <Link
          to="/c/$slug/posts/$postId"
          params={{ slug, postId }}
          className="-my-2 inline-flex min-h-11 items-center underline decoration-edge underline-offset-4 desk:min-h-8"
        >
          {time}
        </Link>
      );
    },
  };
}

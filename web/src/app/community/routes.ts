import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { charterWords } from "../../features/charter/words.ts";
import { importWords } from "../../features/imports/words.ts";
import { insightWords } from "../../features/insight/words.ts";
import { memberWords } from "../../features/members/words.ts";
import { meshWords } from "../../features/mesh/words.ts";
import { reportWords } from "../../features/report/words.ts";
import { talkWords } from "../../features/talk/words.ts";
import type { Catalogue } from "../../lib/catalogue.ts";
import { shownLanguage } from "../../lib/language.tsx";
import { root } from "../root-route.ts";
import { drillSearch, peopleSearch, wordSearch } from "./search.ts";
import { frameWords } from "./words.ts";

/** The pages of people who are signed in: their communities, and everything inside one. */

const home = createRoute({
  getParentRoute: () => root,
  path: "/home",
  loader: () => spoken(frameWords, charterWords),
  component: lazyRouteComponent(() => import("../../features/charter/home-page.tsx"), "HomePage"),
});

const found = createRoute({
  getParentRoute: () => root,
  path: "/found",
  loader: () => spoken(frameWords, charterWords),
  component: lazyRouteComponent(() => import("../../features/charter/found-page.tsx"), "FoundPage"),
});

const community = createRoute({
  getParentRoute: () => root,
  path: "/c/$slug",
  loader: () => spoken(frameWords),
  component: lazyRouteComponent(() => import("./frame.tsx"), "CommunityFrame"),
});

const start = createRoute({
  getParentRoute: () => community,
  path: "/",
  loader: () => spoken(charterWords, talkWords, insightWords),
  component: lazyRouteComponent(() => import("../../features/start/start-page.tsx"), "StartPage"),
});

const people = createRoute({
  getParentRoute: () => community,
  path: "/people",
  validateSearch: peopleSearch,
  loader: () => spoken(memberWords),
  component: lazyRouteComponent(() => import("../../features/members/people-page.tsx"), "PeoplePage"),
});

const member = createRoute({
  getParentRoute: () => community,
  path: "/people/$memberId",
  loader: () => spoken(memberWords),
  component: lazyRouteComponent(() => import("../../features/members/member-page.tsx"), "MemberPage"),
});

const topics = createRoute({
  getParentRoute: () => community,
  path: "/topics",
  loader: () => spoken(talkWords),
  component: lazyRouteComponent(() => import("../../features/talk/topics-page.tsx"), "TopicsPage"),
});

const topic = createRoute({
  getParentRoute: () => community,
  path: "/topics/$topicId",
  loader: () => spoken(talkWords),
  component: lazyRouteComponent(() => import("../../features/talk/topic-page.tsx"), "TopicPage"),
});

const post = createRoute({
  getParentRoute: () => community,
  path: "/posts/$postId",
  loader: () => spoken(talkWords),
  component: lazyRouteComponent(() => import("../../features/talk/post-page.tsx"), "PostPage"),
});

const search = createRoute({
  getParentRoute: () => community,
  path: "/search",
  validateSearch: wordSearch,
  loader: () => spoken(talkWords),
  component: lazyRouteComponent(() => import("../../features/talk/search-page.tsx"), "SearchPage"),
});

const carriers = createRoute({
  getParentRoute: () => community,
  path: "/carriers",
  loader: () => spoken(charterWords),
  component: lazyRouteComponent(() => import("../../features/charter/carriers-page.tsx"), "CarriersPage"),
});

const imports = createRoute({
  getParentRoute: () => community,
  path: "/imports",
  loader: () => spoken(importWords, charterWords),
  component: lazyRouteComponent(() => import("../../features/imports/imports-page.tsx"), "ImportsPage"),
});

const health = createRoute({
  getParentRoute: () => community,
  path: "/health",
  loader: () => spoken(insightWords, reportWords, meshWords),
  component: lazyRouteComponent(() => import("../../features/insight/health-page.tsx"), "HealthPage"),
});

const drill = createRoute({
  getParentRoute: () => community,
  path: "/drill",
  validateSearch: drillSearch,
  loader: () => spoken(insightWords),
  component: lazyRouteComponent(() => import("../../features/insight/drill-page.tsx"), "DrillPage"),
});

export const communityRoutes = [
  home,
  found,
  community.addChildren([
    start,
    people,
    member,
    topics,
    topic,
    post,
    search,
    carriers,
    imports,
    health,
    drill,
  ]),
] as const;

/** The words a page needs, before it stands. */
function spoken(...catalogues: readonly Catalogue<unknown>[]): Promise<unknown> {
  const language = shownLanguage();
  return Promise.all(catalogues.map((catalogue) => catalogue.load(language)));
}

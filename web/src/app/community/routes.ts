import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { carrierWords } from "../../features/carriers/words.ts";
import { charterTextWords } from "../../features/charter/text/words.ts";
import { charterWords } from "../../features/charter/words.ts";
import { applyWords } from "../../features/gate/apply/words.ts";
import { criteriaWords } from "../../features/criteria/words.ts";
import { gateWords } from "../../features/gate/words.ts";
import { importWords } from "../../features/imports/words.ts";
import { insightWords } from "../../features/insight/words.ts";
import { memberWords } from "../../features/members/words.ts";
import { meshWords } from "../../features/mesh/words.ts";
import { reportWords } from "../../features/report/words.ts";
import { roleWords } from "../../features/roles/words.ts";
import { stayWords } from "../../features/stay/words.ts";
import { talkWords } from "../../features/talk/words.ts";
import type { Catalogue } from "../../lib/catalogue.ts";
import { shownLanguage } from "../../lib/language.tsx";
import { root } from "../root-route.ts";
import { changesSearch, drillSearch, memberSearch, peopleSearch, queueSearch, wordSearch } from "./search.ts";
import { frameWords } from "./words.ts";

/** The pages of people who are signed in: their communities, and everything inside one. */

const home = createRoute({
  getParentRoute: () => root,
  path: "/home",
  loader: () => spoken(frameWords, charterWords, applyWords, stayWords),
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
  loader: () => spoken(charterWords, charterTextWords, talkWords, insightWords),
  component: lazyRouteComponent(() => import("../../features/start/start-page.tsx"), "StartPage"),
});

const people = createRoute({
  getParentRoute: () => community,
  path: "/people",
  validateSearch: peopleSearch,
  loader: () => spoken(memberWords, roleWords),
  component: lazyRouteComponent(() => import("../../features/members/people-page.tsx"), "PeoplePage"),
});

const member = createRoute({
  getParentRoute: () => community,
  path: "/people/$memberId",
  validateSearch: memberSearch,
  loader: () => spoken(memberWords, roleWords, stayWords),
  component: lazyRouteComponent(() => import("../../features/members/member-page.tsx"), "MemberPage"),
});

const rules = createRoute({
  getParentRoute: () => community,
  path: "/rules",
  loader: () => spoken(stayWords),
  component: lazyRouteComponent(() => import("../../features/stay/rules-page.tsx"), "RulesPage"),
});

const stay = createRoute({
  getParentRoute: () => community,
  path: "/stay",
  loader: () => spoken(stayWords),
  component: lazyRouteComponent(() => import("../../features/stay/stay-page.tsx"), "StayPage"),
});

const sanction = createRoute({
  getParentRoute: () => community,
  path: "/stay/$sanctionId",
  loader: () => spoken(stayWords),
  component: lazyRouteComponent(() => import("../../features/stay/sanction-page.tsx"), "SanctionPage"),
});

const criteria = createRoute({
  getParentRoute: () => community,
  path: "/criteria",
  loader: () => spoken(criteriaWords),
  component: lazyRouteComponent(() => import("../../features/criteria/criteria-page.tsx"), "CriteriaPage"),
});

const topics = createRoute({
  getParentRoute: () => community,
  path: "/topics",
  loader: () => spoken(talkWords, stayWords),
  component: lazyRouteComponent(() => import("../../features/talk/topics-page.tsx"), "TopicsPage"),
});

const topic = createRoute({
  getParentRoute: () => community,
  path: "/topics/$topicId",
  loader: () => spoken(talkWords, stayWords),
  component: lazyRouteComponent(() => import("../../features/talk/topic-page.tsx"), "TopicPage"),
});

const post = createRoute({
  getParentRoute: () => community,
  path: "/posts/$postId",
  loader: () => spoken(talkWords, stayWords),
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
  loader: () => spoken(carrierWords),
  component: lazyRouteComponent(() => import("../../features/carriers/carriers-page.tsx"), "CarriersPage"),
});

/** Outside of the frame: whoever does not belong is led to the door. */
const meet = createRoute({
  getParentRoute: () => root,
  path: "/c/$slug/meet/$code",
  loader: () => spoken(frameWords, carrierWords),
  component: lazyRouteComponent(() => import("../../features/carriers/meet-page.tsx"), "MeetPage"),
});

const roles = createRoute({
  getParentRoute: () => community,
  path: "/roles",
  loader: () => spoken(roleWords),
  component: lazyRouteComponent(() => import("../../features/roles/roles-page.tsx"), "RolesPage"),
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

const gate = createRoute({
  getParentRoute: () => community,
  path: "/gate",
  validateSearch: queueSearch,
  loader: () => spoken(gateWords, applyWords),
  component: lazyRouteComponent(() => import("../../features/gate/queue/queue-page.tsx"), "QueuePage"),
});

const gateApplication = createRoute({
  getParentRoute: () => community,
  path: "/gate/applications/$applicationId",
  loader: () => spoken(gateWords, applyWords),
  component: lazyRouteComponent(() => import("../../features/gate/review/review-page.tsx"), "ReviewPage"),
});

const gateSettings = createRoute({
  getParentRoute: () => community,
  path: "/gate/settings",
  loader: () => spoken(gateWords, applyWords, criteriaWords),
  component: lazyRouteComponent(
    () => import("../../features/gate/settings/settings-page.tsx"),
    "SettingsPage",
  ),
});

const gateCodes = createRoute({
  getParentRoute: () => community,
  path: "/gate/codes",
  loader: () => spoken(gateWords, applyWords),
  component: lazyRouteComponent(() => import("../../features/gate/codes/codes-page.tsx"), "CodesPage"),
});

const vouching = createRoute({
  getParentRoute: () => community,
  path: "/gate/vouching",
  loader: () => spoken(gateWords, applyWords),
  component: lazyRouteComponent(
    () => import("../../features/gate/vouching/vouching-page.tsx"),
    "VouchingPage",
  ),
});

const charter = createRoute({
  getParentRoute: () => community,
  path: "/charter",
  loader: () => spoken(charterWords, charterTextWords, stayWords),
  component: lazyRouteComponent(() => import("../../features/charter/text/charter-page.tsx"), "CharterPage"),
});

const charterEdit = createRoute({
  getParentRoute: () => community,
  path: "/charter/edit",
  loader: () => spoken(charterWords, charterTextWords),
  component: lazyRouteComponent(() => import("../../features/charter/text/edit-page.tsx"), "EditPage"),
});

const charterItem = createRoute({
  getParentRoute: () => community,
  path: "/charter/edit/$item",
  loader: () => spoken(charterWords, charterTextWords),
  component: lazyRouteComponent(() => import("../../features/charter/text/item-page.tsx"), "ItemPage"),
});

const charterVersions = createRoute({
  getParentRoute: () => community,
  path: "/charter/versions",
  loader: () => spoken(charterWords, charterTextWords),
  component: lazyRouteComponent(
    () => import("../../features/charter/text/versions-page.tsx"),
    "VersionsPage",
  ),
});

const charterVersion = createRoute({
  getParentRoute: () => community,
  path: "/charter/versions/$version",
  loader: () => spoken(charterWords, charterTextWords),
  component: lazyRouteComponent(() => import("../../features/charter/text/version-page.tsx"), "VersionPage"),
});

const charterChanges = createRoute({
  getParentRoute: () => community,
  path: "/charter/changes",
  validateSearch: changesSearch,
  loader: () => spoken(charterWords, charterTextWords),
  component: lazyRouteComponent(() => import("../../features/charter/text/changes-page.tsx"), "ChangesPage"),
});

const promises = createRoute({
  getParentRoute: () => community,
  path: "/charter/promises",
  loader: () => spoken(charterWords, charterTextWords),
  component: lazyRouteComponent(
    () => import("../../features/charter/text/promises-page.tsx"),
    "PromisesPage",
  ),
});

export const communityRoutes = [
  home,
  found,
  meet,
  community.addChildren([
    start,
    charter,
    charterEdit,
    charterItem,
    charterVersions,
    charterVersion,
    charterChanges,
    promises,
    people,
    member,
    criteria,
    rules,
    stay,
    sanction,
    topics,
    topic,
    post,
    search,
    carriers,
    roles,
    imports,
    health,
    drill,
    gate,
    gateApplication,
    gateSettings,
    gateCodes,
    vouching,
  ]),
] as const;

/** The words a page needs, before it stands. */
function spoken(...catalogues: readonly Catalogue<unknown>[]): Promise<unknown> {
  const language = shownLanguage();
  return Promise.all(catalogues.map((catalogue) => catalogue.load(language)));
}

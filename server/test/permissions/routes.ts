import type { Power } from "@kith/contract/powers";

/** An id that is nobody's. */
export const NOBODY = "0190a0a0-0000-7000-8000-000000000000";

/** What there is in the community that routes are asked in, for those that must find something before they say no. */
export const things = ["post"] as const;
export type Thing = (typeof things)[number];

export interface RouteLine {
  /**
   * Who may: whoever asks, whoever is signed in, whoever runs the instance; or, in a community, every member, or those
   * who have a power by `contract/src/powers.ts`.
   */
  readonly who: "anyone" | "signedIn" | "instance" | "member" | Power;
  /** One that can be understood: `bytes` where the body is a file. */
  readonly body?: object | "bytes";
  /** From the question mark on. */
  readonly query?: string;
  /** What stands for a parameter; `NOBODY` otherwise. */
  readonly at?: Readonly<Record<string, Thing | { readonly text: string }>>;
  /** It ends the community or the membership: only whoever may not is asked to try. */
  readonly isFinal?: true;
  /** It hides from whoever lacks the power that there is anything, instead of refusing it. */
  readonly lacking?: "hidden";
  /** What a closed community answers its organiser, where it is not this: what is read is read, what writes is refused. */
  readonly closed?: "asOpen" | "refused";
}

const C = "/api/communities/{slug}";
const criterion = { all: [] };
const application = {
  id: NOBODY,
  gateVersion: 1,
  charterVersion: 1,
  acceptsCharter: true,
  answers: {},
  referee: null,
  age: null,
};
const gate = {
  isOpen: false,
  reach: "anyone",
  questions: [],
  referee: "none",
  evidence: { wanted: "none", ask: "", keptDays: 30 },
  asksAge: false,
  rules: [],
  answerDays: 3,
  againDays: 30,
  mostPerDay: null,
  keptDays: 180,
};

/**
 * The permission matrix: every route of the app's own description, and who may use it. `matrix.test.ts` asks each of
 * everybody, and fails for a route that has no line here. Add yours: one line.
 */
export const lines: Readonly<Record<string, RouteLine>> = {
  // platform
  "get /api/health": { who: "anyone" },

  // accounts
  "get /api/accounts/session": { who: "anyone" },
  "post /api/accounts/session": { who: "anyone", body: { login: "nobody", password: "x".repeat(12) } },
  "delete /api/accounts/session": { who: "anyone" },
  "get /api/accounts/sessions": { who: "signedIn" },
  "delete /api/accounts/sessions": { who: "signedIn" },
  "delete /api/accounts/sessions/{id}": { who: "signedIn" },
  "get /api/accounts/me": { who: "signedIn" },
  "patch /api/accounts/me": { who: "signedIn", body: { name: "苏禾" } },
  "put /api/accounts/password": {
    who: "signedIn",
    body: { current: "x".repeat(12), next: "y".repeat(12) },
  },
  "post /api/accounts/links/look": { who: "anyone", body: { token: "a".repeat(43) } },
  "post /api/accounts/links/use": {
    who: "anyone",
    body: { token: "a".repeat(43), name: "苏禾", username: "su", password: "x".repeat(12), email: null },
  },
  "post /api/accounts/invites": { who: "instance" },
  "get /api/notices": { who: "signedIn" },
  "get /api/notices/unread": { who: "signedIn" },
  "post /api/notices/read": { who: "signedIn", body: { ids: null } },
  "get /api/accounts/notice-settings": { who: "signedIn" },
  "put /api/accounts/notice-settings": {
    who: "signedIn",
    body: { mail: { service: true, promotion: false }, quiet: null, timeZone: "Asia/Shanghai" },
  },
  "put /api/accounts/locale": { who: "signedIn", body: { language: "en", timeZone: "Asia/Shanghai" } },
  "get /api/accounts/unsubscribe/{token}": { who: "anyone" },
  "post /api/accounts/unsubscribe/{token}": { who: "anyone" },
  "get /api/instance/deliveries": { who: "instance" },
  "get /api/instance/staff": { who: "instance" },
  "post /api/instance/communities/{slug}/members/{memberId}/verification": {
    who: "instance",
    body: { reason: "" },
  },

  // charter
  [`post ${C}/close`]: { who: "community.close", body: { reason: "" }, isFinal: true },
  [`get ${C}/charter`]: { who: "member" },
  [`post ${C}/charter/acceptances`]: { who: "member", body: { version: 1 } },
  [`get ${C}/charter/versions`]: { who: "member" },
  [`post ${C}/charter/versions`]: { who: "charter.publish", body: { revision: 1, note: "" } },
  [`get ${C}/charter/versions/{version}`]: { who: "member", at: { version: { text: "1" } } },
  [`get ${C}/charter/changes`]: { who: "member", query: "?from=1&to=1" },
  [`get ${C}/charter/draft`]: { who: "charter.edit", closed: "refused" },
  [`patch ${C}/charter/draft`]: { who: "charter.edit", body: { revision: 1, changes: {} } },
  [`delete ${C}/charter/draft`]: { who: "charter.edit", query: "?revision=1" },
  [`post ${C}/charter/open`]: { who: "charter.open", body: { revision: 1, note: "" } },
  [`get ${C}/charter/progress`]: { who: "member" },
  [`post ${C}/charter/progress`]: { who: "goal.record", body: { amount: 1, note: "" } },
  [`get ${C}/charter/promises`]: { who: "member" },
  [`post ${C}/charter/promises`]: {
    who: "promise.record",
    body: { text: "一月一会", dueOn: "2026-12-31" },
  },
  [`patch ${C}/charter/promises/{id}`]: { who: "promise.record", body: { state: "kept", note: "" } },

  // charter: carriers
  [`get ${C}/carriers`]: { who: "member" },
  [`post ${C}/carriers`]: { who: "carrier.add", body: { kind: "other", name: "群" } },
  [`patch ${C}/carriers/{id}`]: { who: "carrier.change", body: { state: "closed" } },
  [`delete ${C}/carriers/{id}`]: { who: "carrier.remove" },
  [`post ${C}/carriers/{id}/move`]: { who: "carrier.retire", body: { toId: NOBODY, reason: "" } },
  [`post ${C}/carriers/{id}/confirm`]: { who: "member" },
  [`post ${C}/carriers/{id}/take`]: { who: "member" },
  [`get ${C}/carriers/{id}/confirmations`]: { who: "carrier.retire" },
  [`get ${C}/carriers/{id}/image`]: { who: "member" },
  [`post ${C}/carriers/{id}/image`]: { who: "carrier.change", body: "bytes" },
  [`delete ${C}/carriers/{id}/image`]: { who: "carrier.change" },
  [`post ${C}/meet/{code}`]: { who: "member", at: { code: { text: "abcdefgh23" } } },
  [`get ${C}/live-codes`]: { who: "carrier.code" },
  [`post ${C}/live-codes`]: { who: "carrier.code", body: { name: "海报", carrierIds: [NOBODY] } },
  [`patch ${C}/live-codes/{id}`]: { who: "carrier.code", body: { name: "海报" } },
  [`delete ${C}/live-codes/{id}`]: { who: "carrier.code" },

  // members
  "get /api/home": { who: "signedIn" },
  "post /api/communities": {
    who: "signedIn",
    body: { name: "书会", timeZone: "Asia/Shanghai", language: "zh-CN" },
  },
  [`get ${C}`]: { who: "member" },
  [`get ${C}/audit`]: { who: "audit.read" },
  [`get ${C}/members`]: { who: "member" },
  [`post ${C}/members`]: { who: "member.add", body: { name: "温如" } },
  [`get ${C}/members/{memberId}`]: { who: "member" },
  [`post ${C}/members/{memberId}/claim-invites`]: { who: "member.invite_to_claim" },
  [`post ${C}/claims`]: { who: "signedIn", body: { token: "a".repeat(32) } },
  [`post ${C}/leave`]: { who: "member", isFinal: true },
  [`post ${C}/members/{memberId}/erase`]: { who: "member.erase", body: { reason: "" }, closed: "asOpen" },
  [`get ${C}/terms`]: { who: "member" },
  [`post ${C}/terms`]: {
    who: "term.appoint",
    body: { memberId: NOBODY, role: "backbone", endsAt: null, reason: "" },
  },
  [`post ${C}/terms/{termId}/end`]: { who: "term.end", body: { reason: "" } },
  [`post ${C}/terms/{termId}/hand-over`]: { who: "term.hand_over", body: { toId: NOBODY, reason: "" } },
  [`post ${C}/hand-overs/{id}/answer`]: { who: "member", body: { isAccepted: true } },
  [`delete ${C}/hand-overs/{id}`]: { who: "term.hand_over" },
  [`post ${C}/members/{memberId}/verification`]: {
    who: "member.verify",
    body: { way: "inPerson", reason: "" },
  },
  [`delete ${C}/members/{memberId}/verification`]: { who: "member.verify" },
  [`get ${C}/me/contacts`]: { who: "member" },
  [`post ${C}/me/contacts`]: { who: "member", body: { kind: "phone", value: "1", carrierId: null } },
  [`delete ${C}/me/contacts/{id}`]: { who: "member", closed: "asOpen" },
  [`post ${C}/me/contacts/{id}/grants`]: { who: "member", body: { holderId: NOBODY } },
  [`delete ${C}/me/contacts/{id}/grants/{holderId}`]: { who: "member", closed: "asOpen" },
  [`post ${C}/me/places`]: { who: "member", body: { kind: "venue", name: "茶馆", shownTo: "members" } },
  [`delete ${C}/me/places/{id}`]: { who: "member", closed: "asOpen" },
  [`get ${C}/criteria/facts`]: { who: "criteria.dry_run" },
  [`post ${C}/criteria/dry-run`]: { who: "criteria.dry_run", body: { criterion }, closed: "asOpen" },

  // ties
  [`get ${C}/members/{memberId}/ties`]: { who: "member" },

  // gate
  "get /api/join/{slug}": { who: "anyone" },
  "get /api/join/{slug}/form": { who: "anyone" },
  "post /api/join/{slug}/views": { who: "anyone", body: {} },
  "post /api/join/{slug}/applications": { who: "anyone", body: application },
  "get /api/applications": { who: "signedIn" },
  "get /api/applications/{id}": { who: "signedIn" },
  "post /api/applications/{id}/messages": { who: "signedIn", body: { text: "好" } },
  "post /api/applications/{id}/withdraw": { who: "signedIn" },
  "get /api/applications/{id}/evidence/{fileId}": { who: "signedIn" },
  "delete /api/applications/{id}/evidence/{fileId}": { who: "signedIn" },
  "post /api/applications/{id}/evidence": { who: "signedIn", body: "bytes", query: "?name=a.png" },
  [`get ${C}/gate`]: { who: "application.read" },
  [`put ${C}/gate`]: { who: "gate.set", body: { version: 0, settings: gate } },
  [`post ${C}/referee-links`]: { who: "member" },
  [`get ${C}/vouching`]: { who: "member" },
  [`post ${C}/vouching/{applicationId}`]: { who: "member", body: { vouches: true, words: "" } },
  [`get ${C}/codes`]: { who: "application.read" },
  [`post ${C}/codes`]: {
    who: "code.make",
    body: { name: "海报", costMinor: 0, currency: "CNY", endsAt: null },
  },
  [`get ${C}/codes/{id}`]: { who: "application.read" },
  [`patch ${C}/codes/{id}`]: { who: "code.make", body: { name: "海报" } },
  [`post ${C}/codes/{id}/end`]: { who: "code.make" },
  [`get ${C}/applications`]: { who: "application.read" },
  [`get ${C}/applications/filters`]: { who: "application.read" },
  [`get ${C}/applications/{id}`]: { who: "application.read" },
  [`get ${C}/applications/{id}/evidence/{fileId}`]: { who: "application.read" },
  [`get ${C}/members/{memberId}/admission`]: { who: "application.read", lacking: "hidden" },
  [`post ${C}/applications/{id}/decide`]: {
    who: "application.decide",
    body: { outcome: "admit", reason: "" },
  },
  [`post ${C}/applications/decide`]: {
    who: "application.decide",
    body: { outcome: "admit", reason: "", ids: [NOBODY] },
  },
  [`post ${C}/applications/{id}/notes`]: { who: "application.note", body: { text: "好" } },
  [`post ${C}/applications/{id}/messages`]: { who: "application.talk", body: { text: "好" } },

  // talk
  [`get ${C}/topics`]: { who: "member" },
  [`post ${C}/topics`]: { who: "member", body: { title: "早", text: "早" } },
  [`get ${C}/posts`]: { who: "member" },
  [`get ${C}/posts/{postId}`]: { who: "member" },
  [`delete ${C}/posts/{postId}`]: { who: "post.remove", at: { postId: "post" } },
  [`get ${C}/search`]: { who: "member", query: "?q=书" },
  [`post ${C}/topics/{topicId}/posts`]: { who: "member", body: { text: "早" } },
  [`post ${C}/posts/{postId}/replies`]: { who: "member", body: { text: "早" } },
  [`post ${C}/posts/{postId}/thanks`]: { who: "member" },

  // stay
  [`get ${C}/sanctions`]: { who: "sanction.read" },
  [`post ${C}/sanctions`]: {
    who: "sanction.warn",
    body: {
      memberId: NOBODY,
      step: "warn",
      rule: 1,
      charterVersion: 1,
      reason: "吵",
      ground: null,
      days: null,
      postIds: [],
      afterId: null,
    },
  },
  [`get ${C}/sanctions/{sanctionId}`]: { who: "sanction.read" },
  [`get ${C}/members/{memberId}/sanctions`]: { who: "sanction.read" },
  [`get ${C}/members/{memberId}/said`]: { who: "sanction.read" },
  [`get ${C}/me/sanctions`]: { who: "member" },
  [`post ${C}/sanctions/{sanctionId}/lift`]: {
    who: "sanction.lift",
    body: { reason: "误会" },
    closed: "asOpen",
  },
  [`post ${C}/sanctions/{sanctionId}/decision`]: {
    who: "appeal.decide",
    body: { outcome: "upheld", reason: "看过了", days: null },
    closed: "asOpen",
  },
  "get /api/sanctions/mine": { who: "signedIn" },
  "get /api/sanctions/{sanctionId}": { who: "signedIn" },
  "post /api/sanctions/{sanctionId}/appeal": { who: "signedIn", body: { text: "不是我" } },

  // imports
  [`get ${C}/imports`]: { who: "import.read" },
  [`post ${C}/imports`]: {
    who: "import.start",
    body: "bytes",
    query: "?fileName=chat.txt&mayImport=yes&purpose=read&retention=year",
  },
  [`get ${C}/imports/{importId}`]: { who: "import.read" },
  [`delete ${C}/imports/{importId}`]: { who: "import.undo" },
  [`post ${C}/imports/{importId}/cancel`]: { who: "import.cancel" },

  // insight
  [`get ${C}/health`]: { who: "member" },
  [`get ${C}/health/history`]: { who: "member" },
  [`post ${C}/health/count-again`]: { who: "health.count_again" },
  [`post ${C}/health/disputes`]: {
    who: "member",
    body: { runId: NOBODY, dispute: { kind: "notAnAsk", message: 0 } },
  },
  [`delete ${C}/health/disputes/{id}`]: { who: "member" },
  [`get ${C}/mesh`]: { who: "member" },
  [`get ${C}/health/runs/{runId}/lines/{line}/evidence`]: {
    who: "member",
    at: { line: { text: "reciprocity" } },
  },
  [`get ${C}/drill`]: { who: "member" },
  [`get ${C}/drill/rungs/{rung}`]: { who: "member", at: { rung: { text: "phone" } } },
  [`get ${C}/footing`]: { who: "member" },
};

import type { Bilingual, Language } from "@kith/contract/language";
import type { NoticeBody } from "../../platform/delivery/index.ts";

/** What people are told of roles and of carriers that move or expire. */

/** A role as the community calls it, and what the community is called. */
export interface RoleSaid {
  readonly community: string;
  readonly role: Bilingual;
  readonly timeZone: string;
}

export function offeredBody({ community, role }: RoleSaid, from: string): NoticeBody {
  return {
    "zh-CN": {
      title: `${from}想把“${community}”的${role["zh-CN"]}交给你`,
      text: `接不接由你。你点头之前，一切照旧；接下以后，${from}的任期就到此为止，任期到哪天不变。`,
    },
    en: {
      title: `${from} would like you to take over as ${role.en} of ${community}`,
      text: `It is for you to say. Nothing changes until you accept; then the term of ${from} ends and yours begins, to the same last day.`,
    },
  };
}

export function answeredBody(
  { community, role }: RoleSaid,
  { by, isAccepted }: { readonly by: string; readonly isAccepted: boolean },
): NoticeBody {
  return {
    "zh-CN": isAccepted
      ? { title: `${by}接下了“${community}”的${role["zh-CN"]}`, text: "交接已经完成，两边都记在审计里。" }
      : {
          title: `${by}没有接“${community}”的${role["zh-CN"]}`,
          text: "任期照旧。想交给别人，可以再请一位。",
        },
    en: isAccepted
      ? {
          title: `${by} has taken over as ${role.en} of ${community}`,
          text: "The hand-over is done; both sides of it stand in the audit.",
        }
      : {
          title: `${by} did not take over as ${role.en} of ${community}`,
          text: "The term goes on as it was. You can ask somebody else.",
        },
  };
}

export function endingBody(
  { community, role, timeZone }: RoleSaid,
  { name, endsAt }: { readonly name: string; readonly endsAt: Date },
): NoticeBody {
  return {
    "zh-CN": {
      title: `${name}在“${community}”的${role["zh-CN"]}任期到${dayOf("zh-CN", timeZone, endsAt)}`,
      text: "到期自动卸任，不用谁来摘。续任、交接，或者让它空着，提前定下来。",
    },
    en: {
      title: `The term of ${name} as ${role.en} of ${community} ends on ${dayOf("en", timeZone, endsAt)}`,
      text: "It lapses by itself. Decide before then whether it is renewed, handed over or left empty.",
    },
  };
}

export function lapsedBody({ community, role }: RoleSaid, { name }: { readonly name: string }): NoticeBody {
  return {
    "zh-CN": {
      title: `“${community}”现在没有${role["zh-CN"]}`,
      text: `${name}的任期到了，这个位置空着。可以请${name}续任，也可以请别人。`,
    },
    en: {
      title: `${community} has no ${role.en} now`,
      text: `The term of ${name} is over and nobody else holds the role. Appoint ${name} again, or somebody else.`,
    },
  };
}

export function movedBody(
  community: string,
  { from, to }: { readonly from: string; readonly to: string },
): NoticeBody {
  return {
    "zh-CN": {
      title: `“${community}”不在“${from}”碰面了，改到“${to}”`,
      text: "换的只是地方：成员、连接、说过的话都在。进了新地方，请点一下确认，组织者好知道没有落下谁。",
    },
    en: {
      title: `${community} no longer meets at ${from}, but at ${to}`,
      text: "Only the place has changed: members, ties and what was said are all here. Confirm once you are there, so that nobody is left behind.",
    },
  };
}

export function expiringBody(
  { community, timeZone }: Omit<RoleSaid, "role">,
  { carrier, expiresAt }: { readonly carrier: string; readonly expiresAt: Date },
): NoticeBody {
  return {
    "zh-CN": {
      title: `“${carrier}”的入口${momentOf("zh-CN", timeZone, expiresAt)}过期`,
      text: `过期以后，“${community}”不会再把新人请到这里。换一个新的链接或二维码，再写上新的期限。`,
    },
    en: {
      title: `The way into ${carrier} expires on ${momentOf("en", timeZone, expiresAt)}`,
      text: `From then on ${community} sends no newcomers there. Put in a new link or code, and until when it holds.`,
    },
  };
}

function dayOf(language: Language, timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat(language, { timeZone, dateStyle: "long" }).format(at);
}

function momentOf(language: Language, timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat(language, { timeZone, dateStyle: "long", timeStyle: "short" }).format(at);
}

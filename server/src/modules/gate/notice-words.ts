import type { NoticeBody } from "../../platform/delivery/index.ts";

/** What applicants, reviewers and referees are told outside the page they are on. */

const titled = (zhCN: [string, string], en: [string, string]): NoticeBody => ({
  "zh-CN": { title: zhCN[0], text: zhCN[1] },
  en: { title: en[0], text: en[1] },
});

export function admittedBody(community: string): NoticeBody {
  return titled(
    [`“${community}”让你进来了`, "申请通过了。进去看看，先跟大家打个招呼，再说说你为什么来。"],
    [
      `You are in: ${community}`,
      "Your application was accepted. Come in, say hello, and tell people what brought you.",
    ],
  );
}

export function refusedBody(community: string, reason: string): NoticeBody {
  return titled(
    [`“${community}”这次没有通过你的申请`, `理由是：${reason}\n\n什么时候可以再申请，写在申请页上。`],
    [
      `${community} did not accept your application`,
      `The reason given: ${reason}\n\nYour application page says when you may apply again.`,
    ],
  );
}

export function askedBody(community: string, text: string): NoticeBody {
  return titled(
    [`“${community}”想先问你一句`, `${text}\n\n回答之后，申请会接着往下走。`],
    [`${community} asks you something first`, `${text}\n\nOnce you answer, your application goes on.`],
  );
}

export function answeredBody(community: string, applicant: string, text: string): NoticeBody {
  return titled(
    [`${applicant}回复了你们的问题`, `申请加入“${community}”：\n\n${text}`],
    [`${applicant} answered`, `About the application to ${community}:\n\n${text}`],
  );
}

export function waitingBody(community: string, applicant: string): NoticeBody {
  return titled(
    [
      `有人申请加入“${community}”`,
      `${applicant}在等你们答复。之后再来的人也排在入口里，不会每来一个就通知一次。`,
    ],
    [
      `Someone asks to join ${community}`,
      `${applicant} awaits your answer. Whoever comes next joins the same queue; you are not told of each.`,
    ],
  );
}

export function vouchBody(community: string, applicant: string): NoticeBody {
  return titled(
    [
      `${applicant}申请加入“${community}”，说你认识 TA`,
      "你可以替 TA 作保，也可以不作保。不作保不用给理由，也不会告诉任何人。",
    ],
    [
      `${applicant} asks to join ${community} and names you`,
      "You may vouch for them, or not. If not, you need give no reason, and nobody is told.",
    ],
  );
}

export function expiredBody(community: string): NoticeBody {
  return titled(
    [
      `你对“${community}”的申请过期了`,
      "对方问你的话，30 天没有等到回复，申请就到此为止了。想来的话，随时可以重新申请。",
    ],
    [
      `Your application to ${community} has lapsed`,
      "You were asked something and it stayed unanswered for 30 days. You may apply again at any time.",
    ],
  );
}

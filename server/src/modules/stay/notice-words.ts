import type { Language } from "@kith/contract/language";
import type { AppealOutcome, SanctionStep } from "@kith/contract/stay";
import type { NoticeBody } from "../../platform/delivery/index.ts";

/** What people are told of sanctions and appeals. */

export interface Told {
  readonly community: string;
  readonly timeZone: string;
  readonly step: SanctionStep;
  /** As in R3. */
  readonly rule: string;
  readonly ruleText: string;
  readonly version: number;
  readonly reason: string;
  readonly until: Date | null;
  readonly appealBefore: Date;
}

const paragraphs = (...parts: readonly string[]) => parts.join("\n\n");

export function givenBody(told: Told): NoticeBody {
  const { community, rule, ruleText, version, reason, step, until, appealBefore, timeZone } = told;
  const zh = clock("zh-CN", timeZone);
  const en = clock("en", timeZone);
  return {
    "zh-CN": {
      title: {
        warn: `你在“${community}”收到一次警告（${rule}）`,
        pause: `你在“${community}”暂停发言，到${zh(until)}为止（${rule}）`,
        remove: `你被移出了“${community}”（依据 ${rule}）`,
      }[step],
      text: paragraphs(
        `依据章程第 ${version} 版 ${rule}：${ruleText}`,
        `理由：${reason}`,
        {
          warn: "这只是提醒，你可以照常参与。",
          pause: "这段时间你可以照常阅读、导出资料、离开，只是不能发言；到时间自动恢复。",
          remove: "你不能再进入这个社群；说过的话留在原处，身份和交换过的联系方式到此为止。",
        }[step],
        `不同意的话，${zh(appealBefore)}之前可以申诉一次。`,
      ),
    },
    en: {
      title: {
        warn: `A warning in ${community} (${rule})`,
        pause: `Paused in ${community} until ${en(until)} (${rule})`,
        remove: `Removed from ${community} (under ${rule})`,
      }[step],
      text: paragraphs(
        `Under ${rule} of the charter, version ${version}: ${ruleText}`,
        `Reason: ${reason}`,
        {
          warn: "It is a warning; you can take part as before.",
          pause:
            "Until then you can read, export and leave, but not write; it ends by itself when the time is up.",
          remove:
            "You can no longer enter the community. What you said stays; your roles and the contacts you exchanged end.",
        }[step],
        `If you disagree, you can appeal once, before ${en(appealBefore)}.`,
      ),
    },
  };
}

export function liftedBody({ community, rule, step }: Told, reason: string): NoticeBody {
  return {
    "zh-CN": {
      title: `“${community}”撤回了对你的${steps["zh-CN"][step]}（${rule}）`,
      text: paragraphs(
        `理由：${reason}`,
        step === "remove" ? "你又是这里的成员了。" : "记录里会写明已经撤回。",
      ),
    },
    en: {
      title: `${community} took back ${steps.en[step]} (${rule})`,
      text: paragraphs(
        `Reason: ${reason}`,
        step === "remove" ? "You are a member again." : "Your record says that it was taken back.",
      ),
    },
  };
}

export function decidedBody(
  told: Told,
  {
    outcome,
    reason,
    until,
  }: { readonly outcome: AppealOutcome; readonly reason: string } & {
    readonly until: Date | null;
  },
): NoticeBody {
  const { community, rule, step, timeZone } = told;
  const isBack = outcome === "lifted" && step === "remove";
  return {
    "zh-CN": {
      title: {
        upheld: `申诉有了结果：维持${steps["zh-CN"][step]}（“${community}” ${rule}）`,
        lifted: `申诉成立：${steps["zh-CN"][step]}撤销了（“${community}” ${rule}）`,
        shortened: `申诉有了结果：暂停缩短到${clock("zh-CN", timeZone)(until)}（“${community}” ${rule}）`,
      }[outcome],
      text: paragraphs(`理由：${reason}`, ...(isBack ? ["你又是这里的成员了。"] : [])),
    },
    en: {
      title: {
        upheld: `Your appeal was decided: ${steps.en[step]} stands (${community}, ${rule})`,
        lifted: `Your appeal was granted: ${steps.en[step]} is lifted (${community}, ${rule})`,
        shortened: `Your appeal was decided: the pause now ends ${clock("en", timeZone)(until)} (${community}, ${rule})`,
      }[outcome],
      text: paragraphs(`Reason: ${reason}`, ...(isBack ? ["You are a member again."] : [])),
    },
  };
}

/** To organisers: nothing of what the appeal says, which stands where it is decided. */
export function appealedBody({ community, rule, step }: Told): NoticeBody {
  return {
    "zh-CN": {
      title: `“${community}”有一份申诉等着决定（${rule}）`,
      text: `有人对${steps["zh-CN"][step]}提出了申诉。由没有作出这次处分的组织者来决定。`,
    },
    en: {
      title: `An appeal waits for a decision in ${community} (${rule})`,
      text: `Somebody appealed against ${steps.en[step]}. An organiser who did not give it decides.`,
    },
  };
}

const steps: Readonly<Record<Language, Readonly<Record<SanctionStep, string>>>> = {
  "zh-CN": { warn: "警告", pause: "暂停发言", remove: "移出" },
  en: { warn: "the warning", pause: "the pause", remove: "the removal" },
};

/** Day and hour as they are where the community is. */
function clock(language: Language, timeZone: string): (at: Date | null) => string {
  const format = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    timeZone,
    month: language === "en" ? "short" : "long",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return (at) => (at === null ? "" : format.format(at));
}

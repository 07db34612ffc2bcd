import { n, percent } from "./figures.zh-CN.ts";
import * as line from "./line.zh-CN.ts";
import type { Overlay } from "./zh-CN.ts";

/** 社群就在这里过日子，不是一份导出：哪些话要换一种说法。 */
export const livingZhCN: Overlay = {
  because: {
    unknown: (claims) => `差在${claims.join("和")}：眼下的证据还不够。`,
    silentSince: (date) => `${date} 之后安静了下来，话比平时少得多。`,
    tiesUnknown: (survival) =>
      survival === undefined
        ? "离了聊天还找不找得到彼此，还没有人记下。"
        : `就算聊天的地方全没了，在任的人也不帮忙，还有 ${percent(survival)} 的成员找得到。`,
  },
  fact: {
    purposeStated: (x) => `章程和公告里有 ${n(x["statements"])} 处写明。写了，不等于人人知道。`,
    tieSurvival: (x) =>
      x["survival"] === undefined
        ? line.fact.tieSurvival(x)
        : `${n(x["actives"])} 个活跃的人里，${n(x["held"])} 人在聊天以外至少还有两条连接。聊天的地方全没了，STAFF也不帮忙，还有 ${percent(x["survival"])} 的成员找得到。`,
    reach: (x) => `这里不记已读。只看回应：一条话至少有 ${percent(x["atLeast"])} 的人看到。`,
    outcomes: () => "还没有记下成果。",
  },
  missing: {
    purposeStated: () => "章程里没有写明，也没有公告。",
    reach: () => "这里不记已读，只能看到谁回应了。",
    outcomes: () => "成交、合作、办成的事，还没有人记。",
    lifeStage: () => "时间还短，或者近来没有多少话，没法和平时比。",
  },
  how: {
    exchangeShare: "一个人答另一个人，算一次来往。双方都不在任上（组织者、管理员、骨干、官方）的占多少。",
    tieSurvival:
      "聊天以外的连接：见过面、对接过、一起做过事、互相留了联系方式，或者双方都认的同学和邻居；活跃的人里，有两条以上的占多少。再看聊天的地方全没了、在任的人不帮忙，还有多少成员找得到。两样都过半，就成立。",
    newcomerPath:
      "只数有记录四周以后才出现、到今天已满四周的人。第一天说的话 24 小时内有人答，算接住了。留存按 Kaplan-Meier 估计。",
    outcomes: "有记录才算。",
  },
  settle: {
    messages: () => "再等等：至少要四周、五个人、五十条话；也可以导入以前的聊天记录。",
    days: () => "要看连续的八周，零星几天不够。",
  },
  nature: { named: () => "在任" },
  footnote: { view: () => "看得到的是这里的话和导入的记录：没导入的、撤回的话，没出过声的人，都不在内。" },
};

import type { NatureView } from "@kith/contract/diagnosis";

const natures: Readonly<Record<NatureView["nature"], { readonly word: string; readonly overrule: string }>> =
  {
    bot: { word: "机器人", overrule: "这是真人" },
    relay: { word: "搬运", overrule: "这是本人在说话" },
    staff: { word: "管理方", overrule: "不算管理方" },
  };

export const words = {
  conditions: "三个条件",
  lines: "逐条看",
  firstAct: "先做这一件：",
  showLine: "看它的证据",
  recounting: "正在重新计算",
  recountFailed: "没能重新计算，下面还是上一次的结果。",
  open: "展开证据",
  firmness: "这个结论有多稳",
  settle: "还差什么，才能说得更准",
  natures: "这些人没按普通成员算",
  naturesIntro: "机器人说的、从别处搬运来的话不计入，管理方的来往单独算。认错了就改过来，马上重算。",
  natureWords: natures,
  messages: (count: string, _n: number) => `${count} 条`,
  corrections: (count: string) => `你改了 ${count} 处，下面是重算之后的结果`,
  undo: "撤回",
  undoAll: "全部撤回",
  corrected: "记下了，正在重算",
  more: (count: string) => `再看 ${count} 个`,
  line: {
    wrong: "其中有一条不对？",
    of: (name: string, label: string) => `${name}：${label}`,
    wrongDone: "改好了",
    all: (count: string) => `看全部 ${count} 条`,
    fewer: "只看前几条",
    listed: (count: string, total: string) => `共 ${total} 条，这里列出最能说明问题的 ${count} 条。`,
    moreEvidence: "再看一些",
    loadingEvidence: "正在取",
    evidenceFailed: "没取到，再点一次试试。",
    next: "下一步：",
    how: "怎么算的",
    before: (value: string) => `改之前是 ${value}`,
    setAside: "你说这条不对，已不计入",
    noEvidence: "这一条没有可以摆出来的原话。",
  },
};

export type ReportWords = typeof words;

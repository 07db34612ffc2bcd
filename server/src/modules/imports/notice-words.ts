import type { ImportCounts, ImportFailure } from "@kith/contract/imports";
import type { Bilingual } from "@kith/contract/language";
import type { NoticeBody } from "../../platform/delivery/index.ts";

/** What whoever brought an archive in is told when it ended. */

const failures: Readonly<Record<ImportFailure, Bilingual>> = {
  notUnderstood: {
    "zh-CN": "没认出这是哪种聊天记录，什么也没带进来。请确认是导出的聊天记录，不是截图或数据库。",
    en: "Its format was not recognised, and nothing came in. Make sure it is an exported chat, not a screenshot or a database.",
  },
  needsColumns: {
    "zh-CN": "表格没说哪一列是什么。把表头改成 time、sender、text 再来一次，别的不用动。",
    en: "The table does not say which column is what. Name the columns time, sender and text and try again.",
  },
  nothingToRead: {
    "zh-CN": "格式认得，里面却没有消息。也许导出时没有勾选聊天内容，重新导出一份再来。",
    en: "Its format is known, but there are no messages in it. Perhaps the export left them out; export it again.",
  },
  onlyPrivate: {
    "zh-CN": "里面只有两个人之间的私聊。私聊不进社群，什么也没带进来。",
    en: "There are only talks between two people in it. Those do not belong to a community, and nothing came in.",
  },
  unexpected: {
    "zh-CN": "读到一半出了错，是 Kith 的问题。再试一次就会接着读；不想要已经进来的部分，可以在“历史”里撤掉。",
    en: "Something broke half way; the fault is with Kith. Send it again and it goes on; what is in already can be taken out under History.",
  },
};

export function finishedBody(community: string, fileName: string, counts: ImportCounts): NoticeBody {
  const [posts, people, already] = [counts.posts, counts.people, counts.already].map(grouped);
  const isNew = counts.posts > 0;
  return {
    "zh-CN": {
      title: isNew ? `“${community}”的历史带进来了` : `“${community}”没有新的历史`,
      text: isNew
        ? `${fileName}\n\n${people} 个人的 ${posts} 条消息进来了。这个社群现在怎么样，看“体检”。`
        : `${fileName}\n\n里面的 ${already} 条消息以前都带进来过，这次没有新的。`,
    },
    en: {
      title: isNew ? `The history of ${community} is in` : `Nothing new in the history of ${community}`,
      text: isNew
        ? `${fileName}\n\n${posts} ${counts.posts === 1 ? "post" : "posts"} of ${people} ${counts.people === 1 ? "person" : "people"} ${counts.posts === 1 ? "is" : "are"} in; see Health for how the community is now.`
        : `${fileName}\n\nIts ${already} ${counts.already === 1 ? "message was" : "messages were"} here before; nothing new came in.`,
    },
  };
}

export function failedBody(community: string, fileName: string, failure: ImportFailure): NoticeBody {
  return {
    "zh-CN": {
      title: `没能带进“${community}”：${fileName}`,
      text: failures[failure]["zh-CN"],
    },
    en: { title: `Not brought into ${community}: ${fileName}`, text: failures[failure].en },
  };
}

const grouped = (count: number) => count.toLocaleString("en");

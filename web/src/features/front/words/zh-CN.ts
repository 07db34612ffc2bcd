export const words = {
  pageTitle: "你的群，是社群吗？",
  question: ["你的群，", "是社群吗？"],
  intro: "放进一份聊天记录，得到一份带证据的体检：谁和谁真的有来往，群散了以后，谁还找得到谁。",
  drop: {
    label: "选择聊天记录",
    dropHere: "把聊天记录文件拖到这里",
    chooseHere: "选一份导出的聊天记录",
    formats: ".txt .json .csv .md .zip，20 万条约需 8 秒",
    choose: "选择聊天记录文件",
    chooseFolder: "选一个文件夹",
    lookingIntoFolder: "正在翻文件夹",
    nothingInside: "这里面没有文件。换一个文件或文件夹再放。",
  },
  promise: "只在这台设备上读，可以先断网",
  sent: (bytes: string, _count: number) => `已上传 ${bytes} 字节`,
  example: "先看一份示例",
  group: { title: "群", text: ["24 个人，只认识群主。", "群一散，就散了。"] },
  community: { title: "社群", text: ["24 个人彼此认识。", "群散了，人还在。"] },
  thesis: ["群只是载体，", "社群是人与人之间的连接。"],
  own: "Kith 是装在你自己机器上的社群系统。没有广告，没有统计脚本，成员随时可以带走自己的资料。",
};

export type FrontWords = typeof words;

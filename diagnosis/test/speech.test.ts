import { describe, expect, test } from "vitest";
import { isAskText, isGreetingText, isThanksText } from "../src/text/speech.ts";
import { labelledLines, scoreOf } from "./labelled-lines.ts";

describe("asking is told from remarking", () => {
  test.each([
    "anyone?",
    "What?! Where did you get that one?",
    "it fails. why does it fail?",
    "is there an easier proof of 3.2?",
    "does 1.5 work with it?",
    "see https://example.org/?q=1 - is that the right page?",
    "please help",
    "looking at it again... any idea?",
    "How do I do this",
    "who's on duty tonight",
    "@someone: where is the key",
    "so, which version should I take",
    "没人吗？",
    "几点？",
    "怎么弄？",
    "多少钱？",
    "这个要多少钱",
    "求带",
    "求一个链接，谢谢",
    "老师在吗",
    "可以吗？",
    "你觉得哪个好？",
    "帮我看一下这个报错",
    "有人一起吗",
    "跪求电子版",
    "这样行不行？",
    "想问一下周末开门不",
    "请教各位，怎么去味",
    "……所以到底是周五还是周六呢",
    "放假安排出来了吗？急",
    "A 和 B 有什么区别",
    "@群主 能不能发我一份",
  ])("asks: %s", (text) => {
    expect(isAskText(text)).toBe(true);
  });

  test.each([
    "",
    "?",
    "!?",
    "what a day",
    "who knew",
    "which is nice",
    "I see what you mean",
    "https://example.org/what?is=this",
    "http://example.org/?page=2",
    "how it works: first this, then that",
    "that's when I left.",
    "really?",
    "right?",
    "不会吧？",
    "你认真的吗？",
    "难道不是吗？",
    "怎么又来了？",
    "凭什么？",
    "何必呢",
    "谁不想呢？",
    "不求什么",
    "我问一下再说",
    "不知道怎么说",
    "怎么可能",
    "动不动就生气",
    "没什么",
    "哪里哪里",
    "什么？？？",
    "https://example.cn/a?id=1",
    "多少都行，随便给",
    "几个人去都可以",
    "几年不见了",
  ])("asks nothing: %s", (text) => {
    expect(isAskText(text)).toBe(false);
  });

  test.each([
    ["first, zh", 0.95, 0.95],
    ["first, en", 0.95, 0.95],
    ["second, zh", 0.9, 0.85],
    ["second, en", 0.9, 0.85],
    // Not looked at while the rules were made.
    ["third, zh", 0.9, 0.8],
    ["third, en", 0.9, 0.8],
  ])("on lines labelled by hand, %s: precision at least %f, recall at least %f", (part, least, found) => {
    const lines = labelledLines.filter((line) => line.part === part && !line.isPromotion);
    const { precision, recall } = scoreOf(lines, ({ isAsk }) => isAsk, isAskText);
    expect(lines.length).toBeGreaterThanOrEqual(30);
    expect(precision).toBeGreaterThanOrEqual(least);
    expect(recall).toBeGreaterThanOrEqual(found);
  });
});

describe("a greeting and nothing more", () => {
  test.each([
    "hi",
    "Hello!",
    "hello everyone",
    "hey all :)",
    "Good morning",
    "good evening folks",
    "welcome",
    "Welcome Kara!",
    "gm",
    "o/",
    "hola",
    "Hi, everybody!!",
    "yo",
    "greetings",
    "👋 hi",
    "大家好",
    "大家好！",
    "各位好～",
    "早",
    "早上好！",
    "晚安",
    "你好，大家",
    "新人报到",
    "打卡",
    "签到",
    "冒泡",
    "欢迎新人",
    "欢迎欢迎",
    "欢迎 小河",
    "嗨",
    "初来乍到，请多关照",
    "路过",
    "大家晚上好",
    "早呀",
    "大家早",
    "hello hello",
    "报到！",
    "morning all",
    "Hallo",
    "哈喽哈喽",
  ])("%s", (text) => {
    expect(isGreetingText(text)).toBe(true);
  });

  test.each([
    "hi, my disk is full",
    "hello world program does not compile",
    "hey can you look at this",
    "good morning, the bus is late again",
    "good point",
    "welcome to the machine room, mind the step",
    "yours",
    "history",
    "high time",
    "hilarious",
    "youth",
    "大家好好想想",
    "大家好，我是新来的小林，在杭州做木工",
    "你好厉害",
    "早知道就不去了",
    "早餐吃什么",
    "晚上好像要下雨",
    "打卡机坏了",
    "欢迎光临寒舍喝茶聊天吃饭",
    "签到表放哪了",
    "路过那家店的时候看到的",
    "报到时间改了",
    "嗨翻全场",
    "",
    "...",
    "thanks",
    "ok",
    "bye",
    "everyone",
    "大家",
    "早上八点集合",
    "morning run at six",
    "你好像没带伞",
    "hey that was my seat",
    "hello from the other side of the river",
    "yo-yo contest",
    "hi-fi set for sale",
    "签到送积分的活动结束了",
    "冒泡排序怎么写",
    "新人报到处在一楼大厅右手边第二个窗口",
  ])("is more or other: %s", (text) => {
    expect(isGreetingText(text)).toBe(false);
  });
});

describe("thanks", () => {
  test.each([
    "thanks",
    "Thanks a lot!",
    "thank you so much",
    "THX",
    "ty",
    "tysm!!",
    "cheers, got it",
    "much appreciated",
    "I appreciate it",
    "appreciate your help",
    "kudos to you",
    "ok, thanks",
    "that worked, thank you",
    "merci",
    "danke",
    "many thanks to whoever fixed the tap",
    "谢谢",
    "谢谢大家",
    "多谢！",
    "感谢分享",
    "谢了",
    "谢啦",
    "辛苦了",
    "太感谢了",
    "拜谢",
    "3q",
    "收到，谢谢老师",
    "已解决，感谢",
    "蟹蟹",
    "谢谢，就是这个",
  ])("%s", (text) => {
    expect(isThanksText(text)).toBe(true);
  });

  test.each([
    "thankless work",
    "party at nine",
    "type it again",
    "cheerful as ever",
    "I would appreciate quiet",
    "感到意外",
    "花谢了一地",
    "谢绝推销",
    "谢老师请假了",
    "代谢太慢",
    "不谢",
    "ok",
    "好的",
    "",
    "no thanks to the rain we lost",
    "no thanks",
    "感觉不错",
    "感动",
    "辛苦的一天",
    "十三qi",
  ])("is none: %s", (text) => {
    expect(isThanksText(text)).toBe(false);
  });
});

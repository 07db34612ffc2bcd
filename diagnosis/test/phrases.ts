/** Words for invented talk. `{a}` and `{b}` are things of the week's subject. */
export interface Phrases {
  readonly subjects: readonly (readonly string[])[];
  readonly asks: readonly string[];
  readonly answers: readonly string[];
  readonly returns: readonly string[];
  readonly shares: readonly string[];
  readonly thanks: readonly string[];
  readonly greetings: readonly string[];
  readonly notices: readonly string[];
  readonly adverts: readonly string[];
  readonly feeds: readonly string[];
}

export const english: Phrases = {
  subjects: [
    ["the kiln", "glaze", "cone six", "the wheel", "clay"],
    ["the seed swap", "tomato starts", "compost", "slugs", "raised beds"],
    ["the night bus", "the timetable", "the depot", "line nine", "the strike"],
    ["the reading list", "chapter four", "the translator", "the old edition", "footnotes"],
    ["the river walk", "waders", "the weir", "the map", "high water"],
    ["the choir", "the alto part", "the second verse", "rehearsal", "the organ"],
    ["sourdough", "rye flour", "the oven stone", "proving", "the crust"],
    ["the exam", "mock papers", "statistics", "the reading room", "essay plans"],
    ["the shared workshop", "the lathe", "chisels", "oak offcuts", "the band saw"],
  ],
  asks: [
    "does anyone know how long {a} takes with {b}?",
    "has anyone tried {a} without {b}?",
    "where do you all get {a} these days?",
    "can somebody explain what {a} has to do with {b}?",
    "what would you do about {a} when {b} is missing?",
    "I'm stuck with {a}, any idea why {b} keeps failing?",
    "who could lend me {a} for the weekend?",
    "is {a} still open on Sundays or only {b}?",
  ],
  answers: [
    "I did {a} last month, {b} was the hard part",
    "start with {a} and leave {b} for later, that worked for me",
    "mine took two evenings, most of it was {b}",
    "I can bring {a} on Thursday if that helps you",
    "look behind {b}, there is a spare one on the left",
    "don't bother with {a}, {b} does the same for less work",
    "we had that last year, it was {b} all along",
  ],
  returns: [
    "that makes sense, I had {b} the wrong way round",
    "so {a} first, then {b}, I will try it tonight",
    "hm, mine looks different, there is no {b} on it",
    "it worked with {a}, you were right about {b}",
    "Thursday suits me, I will come by after work",
  ],
  shares: [
    "I wrote down what we learned about {a} and {b} last week, with all the measurements, the two mistakes we made on the first evening and what we would do another time, so that nobody has to find it out again from the beginning in spring",
    "photos of {a} from yesterday are in the folder, {b} came out best",
    "my notes on {a}: keep {b} dry and turn it every second day",
  ],
  thanks: [
    "thanks, that is exactly it",
    "thank you, I would never have found {b}",
    "cheers, that helped a lot",
  ],
  greetings: ["hello everyone", "hi all", "good morning", "hey folks"],
  notices: [
    "The next evening about {a} is on the twelfth, bring {b} with you",
    "The room for {a} has changed, please use the side door from now on",
    "Minutes of the meeting on {a} and {b} are now in the folder",
    "We close the list for {a} on Friday and will tell you about {b} after that",
  ],
  adverts: [
    "LIMITED OFFER: 40% off all courses, sign up now at https://bright-deals.example/now only 20 seats left",
    "Earn rewards every day! Join our presale now, bonus 25%, https://coin-rise.example ends tonight",
    "We are hiring! Remote job offer, salary $4000, apply now: jobs@fastwork.example",
    "Free trial of the new app, download now https://get-slim.example and get 30% discount, today only",
    "Giveaway! Follow us on the channel, share this and win prizes worth $500 https://win-big.example",
    "Buy now: original sneakers $39, free shipping, last chance, dm me or whatsapp: 5550173355",
  ],
  feeds: [
    "New article: {a} https://news.example/{n}",
    "Build {n} passed in 41 s https://ci.example/{n}",
    "Weather at noon: 18 degrees, wind 3 https://sky.example/{n}",
  ],
};

export const chinese: Phrases = {
  subjects: [
    ["数学真题", "概率那一章", "模拟卷", "错题本", "公式表"],
    ["晨跑路线", "配速", "护膝", "半马", "河边那段"],
    ["读书会", "第三章", "译本", "批注", "书单"],
    ["阳台种菜", "番茄苗", "有机肥", "蚜虫", "花盆"],
    ["面试材料", "自我介绍", "推荐信", "成绩单", "提前批"],
    ["合唱排练", "女低声部", "第二段", "伴奏", "谱子"],
    ["老房子装修", "防水", "水电图", "瓷砖", "验收"],
    ["周末露营", "帐篷", "炉头", "营地", "天气"],
    ["木工房", "凿子", "榫头", "台锯", "边角料"],
  ],
  asks: [
    "请问{a}要准备多久，{b}难不难？",
    "有没有人试过{a}，不带{b}行不行？",
    "求推荐{a}，最好能配合{b}的",
    "各位{a}都是在哪里弄的？",
    "谁能帮忙看一下{a}，我卡在{b}了",
    "{a}和{b}到底有什么区别？",
    "周末有人一起弄{a}吗",
    "{b}坏了怎么办，急，{a}还能用吗？",
  ],
  answers: [
    "我上个月刚弄完{a}，最难的是{b}",
    "先把{a}做好，{b}可以往后放一放",
    "我花了两个晚上，大部分时间都耗在{b}上了",
    "周四我把{a}带过去给你看看",
    "别折腾{a}了，用{b}效果一样还省事",
    "去年我们也遇到过，最后发现是{b}的问题",
  ],
  returns: [
    "原来如此，我把{b}弄反了",
    "那就先{a}再{b}，我今晚试试看",
    "我这个好像不太一样，上面没有{b}",
    "按你说的弄{a}成了，确实是{b}的原因",
    "周四可以的，我下班以后过去找你",
  ],
  shares: [
    "我把上周大家聊的{a}和{b}整理了一份，步骤、用量、两处容易踩的坑都写进去了，第一天晚上我们走过的弯路也记在最后面，明年春天再做的时候不用从头摸索，谁还有补充的直接往后面接着写就行，写完我再统一排一遍发出来给大家",
    "昨天{a}的照片放到相册里了，{b}那张拍得最好",
    "{a}的笔记：{b}要保持干燥，隔一天翻一次面",
  ],
  thanks: ["谢谢，就是这个问题", "太感谢了，我自己肯定找不到{b}", "谢谢你，帮大忙了"],
  greetings: ["大家好", "各位好", "早上好", "新人报到"],
  notices: [
    "下次{a}定在十二号晚上，请大家带上{b}",
    "{a}的教室换了，以后都走侧门进去",
    "{a}和{b}的会议纪要已经放到群文件里了",
    "{a}的名单周五定下来，{b}的安排之后再通知大家",
  ],
  adverts: [
    "限时优惠！原价399现价99元，名额有限，扫码加微信：abc88888 抢购",
    "兼职招聘，日薪300元，在家就能做，联系我微信号 zhuanqian66",
    "新品上新包邮，今晚截止，点击链接下单 https://shop.example/a",
    "体验课免费领，仅剩最后5个名额，加我微信 ketang2020 报名",
    "清仓秒杀，全场5折，手慢无，戳链接 https://deal.example/b",
    "内部价代理，加盟返利，招代理，私聊我，电话 13800000000",
  ],
  feeds: [
    "今日快讯：{a} https://kuaixun.example/{n}",
    "构建 {n} 成功，用时 41 秒 https://ci.example/{n}",
    "整点天气：18 度，东南风 3 级 https://tianqi.example/{n}",
  ],
};

const SYLLABLES = [
  "ka",
  "lo",
  "mi",
  "ren",
  "sa",
  "tu",
  "vel",
  "no",
  "ri",
  "ba",
  "dor",
  "en",
  "fi",
  "gu",
  "hal",
];
const FAMILY = Array.from("林顾沈许秦叶陆苏程温傅江白纪方唐");
const GIVEN = Array.from("朝晚知南一安星河禾清言舟木青岚遥乔笙");

/** The invented name of person `n`: never the same for two people. */
export function nameOf(n: number, language: "en" | "zh"): string {
  if (language === "en") {
    const base = SYLLABLES.length;
    const [a, b, c] = [n % base, Math.floor(n / base) % base, Math.floor(n / base ** 2)];
    return `${SYLLABLES[a]}${SYLLABLES[(b + a + 3) % base]}${c > 0 ? SYLLABLES[c % base]! + String(c) : ""}`;
  }
  const [family, given] = [FAMILY[n % FAMILY.length]!, GIVEN[Math.floor(n / FAMILY.length) % GIVEN.length]!];
  const round = Math.floor(n / (FAMILY.length * GIVEN.length));
  return `${family}${given}${GIVEN[(n * 7 + 3) % GIVEN.length]!}${round > 0 ? String(round) : ""}`;
}

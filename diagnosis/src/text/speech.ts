/** What kind of utterance a text is, told by its form: a question, a greeting, thanks. */

/** Long posts discuss; whether they ask is told by how they begin and end. */
const LOOKED_AT = 160;

/** A question without a mark is short, or it is a remark that has a question word in it. */
const SHORT_EN = 120;
const SHORT_ZH = 60;

const REQUEST_EN =
  /\b(?:any(?:one|body) (?:know|here|else|has|have|using|tried|can|able|got|help|who|up for|interested)|can (?:any|some)(?:one|body)|does any(?:one|body)|is any(?:one|body)|has any(?:one|body)|(?:any|some) (?:idea|advice|suggestion|tip|pointer|recommendation)s?\b|(?:i am|i'm) (?:looking for|wondering|having (?:a )?(?:problem|trouble|issue)|stuck)|please (?:help|advise|recommend)|need (?:some )?help|could (?:any|some)(?:one|body)|would (?:any|some)(?:one|body)|wonder (?:if|whether) (?:any|some)(?:one|body))/i;
const QUESTION_EN =
  /\b(?:who|what|where|when|why|how|which|whose|is|are|am|was|were|do|does|did|can|could|would|should|will|has|have|had|may|might|shall|any|isn'?t|aren'?t|don'?t|doesn'?t|anyone|anybody|right|ok|so|and|or)\b/i;
const OPENING_EN =
  /^(?:(?:@?\S+[,:]|so|and|but|ok|okay|hi|hey|hello|um|well|also|then|quick question[,:]?)\s+)*(?:(?:how|what|where|when|why|who)(?:['’]?s|\s+(?:do|does|did|is|are|was|were|can|could|should|would|will|am|happens))|which \w+ (?:do|does|did|is|are|was|were|can|could|should|would|will)|(?:is|are|was|were) (?:it|there|they|these|those|my|the)|(?:can|could|may|should|shall|do|did|am) (?:i|we|you)|does (?:it|this|that)|do (?:they|these|those)|has (?:the|this|it)|have you)\s+\S/i;
const REQUEST_ZH =
  /请问|求助|求问|求教|求推荐|求解|求个|跪求|请教|咨询一?下|想问|问问(?:大家|各位|群里)|(?<![去来先刚再已你他她])问一?下(?![再就去])|有没有(?:人|谁|哪位|大佬|朋友|同学|老师|什么)|有谁|谁有|谁能|谁会|谁家(?:有|能|里有)|谁知道(?![呢啊吧的他她你]|[\s，,。!！]*$)|哪位|哪[个款种家本条台间](?:.{0,8}(?:合适|划算|靠谱|值得|方便)|好|.{0,8}比较)|帮忙看|帮我看|帮看|推荐(?:一下|个|几|下|吗|点)|有推荐|指(?:条|个)明路|(?<!还能)怎么办|咋办|有人(?:知道|在|会|用过|去过|要|一起|试过)|大佬们|各位.{0,12}(?:吗|么|怎么|如何)|(?:^|[，,。！!\s])求(?![求职婚生证实饶锤之是人仁])[\u4e00-\u9fff]/;
const QUESTION_ZH =
  /什么|怎么|怎样|哪|谁|几[个点号天次年岁时]|多少|多久|多大|吗|么|呢|是不是|能不能|有没有|会不会|要不要|好不好|行不行|可不可以|如何|为什么|为啥|啥|咋|何时|还是/;
const CLOSING_ZH = /(?:吗|(?<![什那怎这多要])么)[\s~～。.!！)）]*$/;
const CLAUSES_ZH = /[，,。；;！!~～…\s]+/;

/**
 * A clause that asks without a mark: how something is done, where, when or how much, one thing or another, or
 * a word with its own denial ("要不要"). Why and whether are as often exclaimed, so those take a mark.
 */
const CLAUSE_ZH =
  /怎么(?:办|弄|去|走|用|填|选|配|买|做|改|算|写|打|过|练|操作|设置|处理|解决|安排|报名|联系|准备|入门|备考|下载|安装|理解|收费)[^完不来]{0,4}$|把.{1,12}怎么|怎么把.{1,12}[掉出好下]$|在哪(?!都|也|儿都)[^都也的]{0,8}$|哪[里儿](?:能|可以|下载|买|找|看|领|报)[^都也]{0,6}$|哪[个款种家本条台位间](?!都|也)[^都也]{1,10}(?:好|强|快|贵|便宜|多)$|多少(?:钱|来着)|是多少$|(?:要|泡|等|开|用|放|煮|住|排)多久|几[点号](?!都|也|了)[^了都]{0,8}$|(?:要|能|等|放|住)几(?:[天次年]|分钟|小时|个)|(?:交给|是)谁[呀啊呢]?$|哪一?[页章天期]的?$|有没有.{1,10}的$|什么(?:时候(?![才能出再给都也])|意思|原因|区别|牌子|软件)[^都也]{0,8}$|找谁|([要有大难贵远准快好行])[不没]\1(?![这那要])|能不能.{0,12}(?:[给帮教借发].{0,3}我|[给帮教借发]一?[下个份])|(?<!不是.{0,20}|[就可对好是行])吗$|(?<![但还可只就总不])(?:是|选|偏|先|用).{1,10}还是.{1,8}[呢啊呀]$/;

/** Words that turn a question word into a remark about something known, unknown or indifferent. */
const REMARK_ZH =
  /[不没]怎么|搞懂|学会|[不没][^，。]{0,3}(?:知道|清楚|懂|明白|记得|在乎|关心)|(?<!想)知道|不管|无论|不论|随便|取决|看(?:你|他|她|我|看|情况)|忘了|告诉|反正|以为|觉得|听说|发现|研究|讨论|纠结|考虑|[动时]不[动时]|^(?:我|他|她)[^们]?.{0,6}(?:说|讲|写|问)|哪(?:里|儿)?(?:知道|想到)/;

/** Words of a question that waits for no answer. */
const RHETORICAL_ZH =
  /难道|还?以为|认真的|不是.{1,20}(?:吗|么|嘛)|怎么(?:又|这么|那么|还|会这|可能|能这|好意思|就)|凭什么|何必|何苦|什么鬼|还能(?:怎么办|咋)|明摆着|哪有那么|什么玩意|有什么(?:问题|意思|用|不|好)|莫非|谁不|岂|至于(?:吗|么)|真的(?:要|有)|你(?:确定|懂|猜)|(?:好吗|对吧|是吧)[\s?？]*$|[?？]{3,}|(?:^|[^?？]{2,12}[?？])\s*[^?？]{2,12}[?？]\s*[^?？]{2,12}[?？]/;
const RHETORICAL_EN =
  /\b(?:are you (?:kidding|serious|joking|nuts)|who (?:cares|knew|would have|asked)|isn'?t (?:it|that) (?:obvious|clear|funny|great)|told you|guess what)\b/i;
const TAG_EN = /(?:^|\s)(?:huh|eh|what|lol|wtf|really|seriously|right|no|yeah|ok|okay)\s*[?？]+\s*$/i;

/** Whether a text asks for something: an answer, a hint, a hand. */
export function isAskText(text: string): boolean {
  if (text.length < 2) return false;
  const words = text.includes("://") ? text.replace(LINKS, " ") : text;
  const isLong = words.length > 2 * LOOKED_AT;
  const parts = isLong ? [words.slice(0, LOOKED_AT), words.slice(-LOOKED_AT)] : [words];
  return parts.some((part) => (hasHan(part) ? asksInChinese(part) : asksInWords(part)));
}

/** A link may hold a question mark and words; it asks nothing. */
const LINKS = /https?:\/\/[^\s\u4e00-\u9fff，。！？]+/g;

function asksInChinese(text: string): boolean {
  if (REQUEST_ZH.test(text)) return !/^不(?:求|问)/.test(text);
  const asks = sentencesWithMark(text).some(
    (sentence) => QUESTION_ZH.test(sentence) && !RHETORICAL_ZH.test(sentence),
  );
  if (asks) return true;
  return text.length <= SHORT_ZH && asksWithoutMark(text) && !RHETORICAL_ZH.test(text);
}

function asksWithoutMark(text: string): boolean {
  if (CLOSING_ZH.test(text)) return true;
  if (/[?？]/.test(text) || REMARK_ZH.test(text)) return false;
  return text.split(CLAUSES_ZH).some((clause) => CLAUSE_ZH.test(clause));
}

function asksInWords(text: string): boolean {
  if (REQUEST_EN.test(text)) return true;
  if (!text.includes("?"))
    return text.length <= SHORT_EN && OPENING_EN.test(text) && !RHETORICAL_EN.test(text);
  if (text.length < 24 && TAG_EN.test(text)) return false;
  return sentencesWithMark(text).some(
    (sentence) => (QUESTION_EN.test(sentence) || sentence.length > 12) && !RHETORICAL_EN.test(sentence),
  );
}

const NONE: readonly string[] = [];

/** Each sentence that ends in a question mark, with its mark. */
function sentencesWithMark(text: string): readonly string[] {
  // Most texts hold no mark; looking for the sentence before one costs much more than looking for it.
  if (!text.includes("?") && !text.includes("？")) return NONE;
  return (
    text.match(
      /(?:[^?？。！!\n.]|\.(?!\s))*[?？]+(?=[\s"'”’)）\]」』」～~!！…，,。a-zA-Z\u4e00-\u9fff]|$)/g,
    ) ?? []
  );
}

function hasHan(text: string): boolean {
  return /[\u4e00-\u9fff]/.test(text);
}

const GREETING =
  /^[\s\p{P}\p{S}]*(?:(?:hi|hello|hey|yo|hiya|howdy|greetings|good (?:morning|afternoon|evening|day)|welcome|morning|evening|gm|gn|o\/|hallo|salut|hola)(?:[\s\p{P}\p{S}]+(?:all|everyone|everybody|guys|folks|there|friends|people|again|hello|\S{1,12}))?|(?:大家|各位|你们|群友们|朋友们)?(?:大家好|各位好|你们好|你好|您好|早上好|早安|早|晚上好|晚安|下午好|中午好|好|嗨|哈喽|哈罗|新人报到|报到|报道|冒泡|打卡|签到|欢迎(?:新人|你|加入)?|新人求罩|请多关照|初来乍到|路过){1,2}[呀啊哦哈]?(?:[\s\p{P}\p{S}]+(?:大家|各位|朋友们|新人|请多关照|\S{1,12}))?)[\s\p{P}\p{S}]*$/iu;

const THANKS =
  /\b(?<!\bno )(?:thanks?|thank you|thx|tnx|ty|tysm|cheers|much appreciated|appreciate (?:it|that|your)|kudos|merci|danke)\b|(?:谢谢|多谢|感谢|(?<![花凋叶])谢了|谢啦|3q|辛苦了|感恩|太感谢|拜谢|蟹蟹)/i;

/** Whether a text is a greeting and nothing more. */
export function isGreetingText(text: string): boolean {
  return text.length <= 40 && GREETING.test(text);
}

/** Whether a text thanks somebody. */
export function isThanksText(text: string): boolean {
  return text.length <= 200 && THANKS.test(text);
}

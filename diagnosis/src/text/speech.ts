/** What kind of utterance a text is, told by its form: a question, a greeting, thanks. */

/** Long posts discuss; whether they ask is told by how they begin and end. */
const LOOKED_AT = 160;

const REQUEST_EN =
  /\b(?:any(?:one|body) (?:know|here|else|has|have|using|tried|can|able|got|help|who|up for|interested)|can (?:any|some)(?:one|body)|does any(?:one|body)|is any(?:one|body)|has any(?:one|body)|(?:any|some) (?:idea|advice|suggestion|tip|pointer|recommendation)s?\b|(?:i am|i'm) (?:looking for|wondering|having (?:a )?(?:problem|trouble|issue)|stuck)|please (?:help|advise|recommend)|need (?:some )?help|could (?:any|some)(?:one|body)|would (?:any|some)(?:one|body))/i;
const QUESTION_EN =
  /\b(?:who|what|where|when|why|how|which|whose|is|are|am|was|were|do|does|did|can|could|would|should|will|has|have|had|may|might|shall|any|isn'?t|aren'?t|don'?t|doesn'?t|anyone|anybody|right|ok|so|and|or)\b/i;
const REQUEST_ZH =
  /请问|求助|求问|求教|求推荐|求解|求个|跪求|问一?下|请教|咨询一?下|有没有(?:人|谁|哪位|大佬|朋友|同学|老师|什么)|有谁|谁有|谁知道|谁能|谁会|谁家|哪位|哪个(?:好|比较)|帮忙看|帮我看|帮看|推荐(?:一下|个|几|下|吗|点)|有推荐|指(?:条|个)明路|怎么办|咋办|有人(?:知道|在|会|用过|去过|要|一起|试过)|大佬们|各位.{0,12}(?:吗|么|怎么|如何)/;
const QUESTION_ZH =
  /什么|怎么|怎样|哪|谁|几[个点号天次年岁时]|多少|多久|多大|吗|么|呢|是不是|能不能|有没有|会不会|要不要|好不好|行不行|可不可以|如何|为什么|为啥|啥|咋|何时|还是/;
const CLOSING_ZH = /(?:吗|么)[\s~～。.!！)）]*$/;

/** Words of a question that waits for no answer. */
const RHETORICAL_ZH =
  /难道|还?以为|认真的|不是.{1,20}(?:吗|么|嘛)|怎么(?:又|这么|那么|还|会这|可能|能这|好意思|就)|凭什么|何必|何苦|什么鬼|什么玩意|有什么(?:问题|意思|用|不|好)|莫非|谁不|岂|至于(?:吗|么)|真的(?:要|有)|你(?:确定|懂|猜)|(?:好吗|对吧|是吧)[\s?？]*$|[?？]{3,}|(?:^|[^?？]{2,12}[?？])\s*[^?？]{2,12}[?？]\s*[^?？]{2,12}[?？]/;
const TAG_EN = /(?:^|\s)(?:huh|eh|what|lol|wtf|really|seriously|right|no|yeah|ok|okay)\s*[?？]+\s*$/i;

/** Whether a text asks for something: an answer, a hint, a hand. */
export function isAskText(text: string): boolean {
  if (text.length < 2) return false;
  const parts = text.length <= 2 * LOOKED_AT ? [text] : [text.slice(0, LOOKED_AT), text.slice(-LOOKED_AT)];
  return parts.some((part) => (hasHan(part) ? asksInChinese(part) : asksInWords(part)));
}

function asksInChinese(text: string): boolean {
  if (REQUEST_ZH.test(text)) return !/^不(?:求|问)/.test(text);
  const asks = sentencesWithMark(text).some(
    (sentence) => QUESTION_ZH.test(sentence) && !RHETORICAL_ZH.test(sentence),
  );
  return asks || (text.length <= 60 && CLOSING_ZH.test(text) && !RHETORICAL_ZH.test(text));
}

function asksInWords(text: string): boolean {
  if (REQUEST_EN.test(text)) return true;
  if (!text.includes("?") || (text.length < 24 && TAG_EN.test(text))) return false;
  return sentencesWithMark(text).some((sentence) => QUESTION_EN.test(sentence) || sentence.length > 12);
}

/** Each sentence that ends in a question mark, with its mark; marks inside links are none. */
function sentencesWithMark(text: string): string[] {
  return (
    text
      .match(/[^?？。！!\n.]*[?？]+(?=[\s"'”’)）\]」』~～!！…，,。a-zA-Z\u4e00-\u9fff]|$)/g)
      ?.filter((one) => !/:\/\/\S*$/.test(one)) ?? []
  );
}

function hasHan(text: string): boolean {
  return /[\u4e00-\u9fff]/.test(text);
}

const GREETING =
  /^[\s\p{P}\p{S}]*(?:hi|hello|hey|yo|hiya|howdy|greetings|good (?:morning|afternoon|evening|day)|welcome|morning|evening|gm|gn|o\/|hallo|salut|hola|大家好|各位好|你们好|你好|您好|早上好|早安|早|晚上好|晚安|下午好|中午好|嗨|哈喽|哈罗|新人报到|报到|报道|冒泡|打卡|签到|欢迎(?:新人|你|加入)?|新人求罩|请多关照|初来乍到|路过)(?:[\s\p{P}\p{S}]+(?:all|everyone|everybody|guys|folks|there|friends|people|again|大家|各位|朋友们|新人|\S{1,12}))?[\s\p{P}\p{S}]*$/iu;

const THANKS =
  /\b(?:thanks?|thank you|thx|tnx|ty|tysm|cheers|much appreciated|appreciate (?:it|that|your)|kudos|merci|danke)\b|(?:谢谢|多谢|感谢|谢了|谢啦|3q|辛苦了|感恩|太感谢|拜谢|蟹蟹)/i;

/** Whether a text is a greeting and nothing more. */
export function isGreetingText(text: string): boolean {
  return text.length <= 40 && GREETING.test(text);
}

/** Whether a text thanks somebody. */
export function isThanksText(text: string): boolean {
  return text.length <= 200 && THANKS.test(text);
}

/** What kind of utterance a text is, told by its form: a question, a greeting, thanks. */

const ASK_END = /[?？][\s"'”’)）\]~!！。….]*$/;
const ASK_INSIDE = /[?？](?:\s|$)/;
const ASK_EN =
  /^(?:hi|hello|hey|ok|so|and|but|well|also|guys|folks|all|[\s,.!:-])*(?:who|what|where|when|why|how|which|whose|is there|are there|does|do|did|can|could|would|should|is|are|has|have|will|any(?:one|body)|some(?:one|body)|may i|i need help|help)\b/i;
const ASK_REQUEST_EN =
  /\b(?:any(?:one|body) (?:know|here|else|has|have|using|tried|can|able|got|help)|can (?:any|some)(?:one|body)|does any(?:one|body)|(?:any|some) (?:idea|advice|suggestion|tip|pointer)s?\b|(?:i am|i'm) (?:trying|looking for|wondering|having (?:a )?(?:problem|trouble|issue))|how (?:do|can|should|to)\b|please (?:help|advise|recommend)|need (?:some )?help)/i;
const ASK_ZH =
  /(?:吗|么|呢|没|不)[?？。~！!\s]*$|(?:请问|求助|求问|求教|求推荐|求解|有没有|有谁|谁有|谁能|谁知道|哪位|哪里|哪儿|哪个|哪家|怎么|怎样|如何|为什么|为啥|什么时候|多少钱|能不能|可不可以|是不是|会不会|咋|啥时候|帮忙看|帮我看|推荐(?:一下|个|几))/;

/** Whether a text asks for something: an answer, a hint, a hand. */
export function isAskText(text: string): boolean {
  if (text.length < 2) return false;
  const head = text.length > 400 ? `${text.slice(0, 300)} ${text.slice(-100)}` : text;
  return (
    ASK_END.test(head) ||
    ASK_INSIDE.test(head) ||
    ASK_REQUEST_EN.test(head) ||
    ASK_ZH.test(head) ||
    (head.length < 120 && ASK_EN.test(head) && /\?/.test(head))
  );
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

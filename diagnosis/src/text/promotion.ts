/**
 * Tells adverts by their form: several of an offer, a call, urgency, a price, a bold promise, a way to the seller.
 * One sign alone is ordinary talk; no sender is ever judged by name.
 */

interface Sign {
  readonly sign: PromotionSign;
  readonly pattern: RegExp;
}

/** `act` is a call that only sellers make, `join` one that every organiser makes too. */
const promotionSignNames = [
  "contact",
  "reach",
  "price",
  "urgency",
  "act",
  "join",
  "offer",
  "promise",
] as const;

export type PromotionSign = (typeof promotionSignNames)[number];

const SIGNS: readonly Sign[] = [
  {
    sign: "contact",
    pattern:
      /[\w.+-]+@[\w-]+\.\w{2,}|(?:微信|vx|v信|wx|\bv[:：]|weixin|wechat|qq|电话|手机|热线|telegram|whatsapp|tg|加微)(?:同号|号|群)?\s?[:：@]{0,2}\s?[\w-]{5,}|(?<!\d)1[3-9]\d{9}(?!\d)|\b(?:call|text|phone|tel)\b\D{0,12}\(?\d{3}\)?[- ]\d{3,4}|400-\d{3}-?\d{4}/i,
  },
  {
    sign: "reach",
    pattern:
      /https?:\/\/|\bwww\.|\bt\.me\/|\bbit\.ly\/|link in bio|二维码|长按识别|联系(?:人|qq|电话|方式)|公众号|小程序|链接(?:在|见|：|:)/i,
  },
  {
    sign: "price",
    pattern:
      /(?:[$€£¥￥]\s?\d[\d,.]*|\d[\d,.]*\s?(?:usd|eur|gbp|rmb|cny|dollars|euros|usdt|btc|eth)\b|\d+(?:\.\d+)?\s?(?:元|块钱|块一|折|万元|厘|万起)|[一二三四五六七八九]折|\d+ for [$€£]|\d(?:包邮|包住|起步?)|\d万(?:起|元)?|0元|(?:价格|售价|单价|学费|原价|现价|团购价|券后|仅需|低至|立减|满|充|日结|日薪|月薪|底薪|薪资|年薪|月租|额度|官网|只要|首付|月入(?:过)?)[:：]?\s?[\d万]|[高低]价(?:回收|出|收)|每[天月]\d{3}|\d(?:元|块)?[一每/]平|\d起)/i,
  },
  {
    sign: "urgency",
    pattern:
      /\b(?:limited (?:time|offer|spots?|seats?|edition|supply|stock)|only \d+ (?:left|spots?|seats?|hours?|days?)|last (?:chance|(?:\d+ )?(?:seats?|spots?|days?))|hurry|ends? (?:today|tomorrow|tonight|soon|on|in \d)|deadline|until (?:sun|mon|tues|wednes|thurs|fri|satur)day|today only|this week only|act now|while (?:supplies|stocks?) last|before (?:it'?s too late|midnight)|first (?:come|\d+)|only \d+ \w+ left|offer ends|places left)\b|(?:限时|限量|名额有限|仅剩|最后\s?(?:\d+|[一二两三几])?\s?(?:天|名|席|位|个名额|小时)|倒计时|截止|先到先得|今晚(?:截止|涨价|八点|8点)|即将涨价|手慢无|只限今天|明天恢复|火热|仅限|档期|当天|限今[天晚])/i,
  },
  {
    sign: "act",
    pattern:
      /\b(?:buy (?:now|yours|it (?:now|here))|order (?:now|today|yours|through|via|at)|(?:call|register|join|sign ?up|start|reserve|claim|shop|enrol|try it) (?:now|today|here|below)|links? below|apply (?:now|here|by|via|at)|click (?:here|the link|below)|subscribe|download (?:now|our|the app)|follow (?:us|our|me) on|retweets?|share (?:this|and)|don'?t miss|get (?:yours|started|your (?:free|tokens))|dm (?:me|us)|pm me|contact (?:us|agent)|drop your|visit (?:us|our)|vote for|book (?:now|your)|enrol|to apply|send (?:us )?(?:your )?(?:cv|resume|application)|hop on|check out (?:my|our)|message me|dm for|(?:apply|subscribe) to our|grab your|out now|at checkout|use code)\b|(?:下单|抢购|点击(?:链接|下方|购买)|扫码|加(?:我)?(?:微信|v信?|V信?|vx|VX|wx|qq|QQ|好友)|联系(?:qq|QQ|人|电话)|识别二维码|[急诚]聘|私(?:聊|信)(?:我|预约|咨询|下单)|私我|戳(?:链接|我)|转发|订购|领取|快来|速来|抓紧|加盟|[诚急]招|招(?:代理|商|聘|生|募|兼职|工)|关注(?:公众号|我们|一下)|拼团|投递|投简历|联系我|(?:要|需要)的(?:私|加|接龙|联系)|有意(?:者|向)|欢迎(?:咨询|预约|选购|来电|加盟)|预约热线|看过来|回复\s?[「“"]?\d+|详情(?:咨询|私聊|请)|加微|急售|找我们)/i,
  },
  {
    sign: "join",
    pattern:
      /\b(?:sign ?up|register|registration|join (?:us|now|our|my|the)|check (?:out|it out)|contact me|participate|looking for)\b|(?:报名|预约|咨询|进群|接龙|加群|招人)/i,
  },
  {
    sign: "offer",
    pattern:
      /\b(?:\d{1,3} ?% (?:off|discount|bonus|apy|roi)|save (?:up to )?\d+ ?%|discounts?|promo(?:tion|code)?|coupon|early bird|special (?:offer|price)|free (?:shipping|trial|tokens?|coins?|course|lesson|webinar|masterclass|consultation|quote|sample|gift)|for the price of|shipping (?:worldwide|included)|\d bed flat|no fee|paid in tokens|get you out|win (?:an?\b|\$)|buy \d get|flash sale|\d+ ?% off|voucher|funding|whitelist|giveaways?|airdrops?|bount(?:y|ies)|rewards?|prizes?|bonus|cash ?back|presale|pre-sale|token sale|ico\b|ieo\b|referrals?|we(?:'| a)re hiring|hiring|job (?:opening|offer|opportunity)|open positions?|vacanc(?:y|ies)|phd position|postdoc(?:toral)?(?: position)?|scholarships?|salary|compensation|launch(?:ed|ing)?|new release|followers)\b|(?:优惠|折扣|特价|特惠|促销|秒杀|包邮|满减|返(?:现|利|场)|红包雨|免费(?:领|试|送|课|听)|赠品|福利价|团购价|原价|现价|券后|买[一二三两\d]+送|预售|礼盒|套餐|试听|送(?:教具|课|货上门)|代办|下卡|包住|全新未拆|抽(?:奖|手机)|新人价|[一二三四五六七八九\d]折|清仓|新品|上新|爆款|内部价|代理价?|体验课|训练营|特训|课程|名师|薪资|待遇|年薪|月薪|底薪|日结|提成|包吃|奖金池|一件代发|大礼包|会员账号|高价回收|直销|批发价|特惠|带单|免费(?:量|设计|咨询)|上门取货|新店|新楼盘|开盘|兼职)/i,
  },
  {
    sign: "promise",
    pattern:
      /\b(?:(?:earn|make) [$€£]?\d+|no (?:experience|skills)|from home|guaranteed (?:profits?|returns?|income|results?)|risk[- ]free|passive income|easy money|\d{2,3} ?% accura(?:cy|te)|plagiarism[- ]free|instant delivery|to the moon|huge sale)\b|(?:假一赔|零门槛|月入|秒批|无抵押|无担保|不是梦|稳赚|躺赚|包过|包教|零风险|零基础|轻松赚|日赚|有手机就|在家就能|居家办公|不赔)/i,
  },
];

/** Signs of somebody who wants the reader to act: a thing, its price and where it is are a tip. */
const PUSHING: readonly PromotionSign[] = ["act", "join", "urgency", "promise"];

/** Signs that make somebody sell rather than invite. */
const SELLING: readonly PromotionSign[] = ["act", "offer", "promise"];

const LEAST_LETTERS = 16;
const LONG_ENOUGH_TO_LOOK_AT = 2_000;
const ENOUGH = 3;

/** In a long text a price and an address may have nothing to do with each other. */
const SHORT = 400;

/** The signs of an advert found in a text, as words for showing. */
export function promotionSigns(text: string): PromotionSign[] {
  const head = text.slice(0, LONG_ENOUGH_TO_LOOK_AT);
  return SIGNS.filter(({ pattern }) => pattern.test(head)).map(({ sign }) => sign);
}

/**
 * Whether a text is an advert by its form: three signs, of which one pushes and one sells; or a price with the
 * seller's own number or address. Two ways to call count as one sign, and so do two ways to be reached.
 */
export function isPromotionText(text: string): boolean {
  if (text.length < LEAST_LETTERS) return false;
  const head = text.slice(0, LONG_ENOUGH_TO_LOOK_AT);
  const shows = (sign: PromotionSign) => patternOf[sign].test(head);
  if (text.length <= SHORT && shows("price") && shows("contact")) return true;
  // Ordinary talk sells nothing: that is known before the other signs have been looked for.
  if (!SELLING.some(shows)) return false;
  const signs = promotionSigns(text);
  const has = (...some: readonly PromotionSign[]) => signs.some((sign) => some.includes(sign));
  const twice =
    (signs.includes("act") && signs.includes("join") ? 1 : 0) +
    (signs.includes("contact") && signs.includes("reach") ? 1 : 0);
  return signs.length - twice >= ENOUGH && has(...PUSHING);
}

const patternOf = Object.fromEntries(SIGNS.map(({ sign, pattern }) => [sign, pattern])) as Readonly<
  Record<PromotionSign, RegExp>
>;

/**
 * Tells adverts by their form: several of an offer, a call to act, urgency, a price, a way to reach the seller.
 * One sign alone is ordinary talk; no sender is ever judged by name.
 */

const SIGNS: readonly { readonly sign: string; readonly pattern: RegExp }[] = [
  {
    sign: "call",
    pattern:
      /\b(?:sign ?up|register (?:now|here|today)|buy (?:now|yours|it (?:now|here))|order (?:now|today|yours)|join (?:us|now|our|my|the)|apply (?:now|here|by|via|at)|click (?:here|the link|below)|subscribe|download (?:now|our|the app)|check (?:out|it out)|follow (?:us|our|me) on|retweet|share (?:this|and)|don'?t miss|get (?:yours|started|your (?:free|tokens))|dm (?:me|us)|pm me|contact (?:us|me)|visit (?:us|our)|vote for|book (?:now|your)|enrol|to apply|send (?:your )?(?:cv|resume|application)|hop on|participate)\b|(?:下单|抢购|点击(?:链接|下方|购买)|扫码|加(?:我)?(?:微信|v信?|V信?|群|好友)|私(?:聊|信)我|戳(?:链接|我)|转发|报名|预约|咨询|订购|领取|快来|速来|抓紧|加盟|招(?:代理|商|聘|生|募|人)|进群|关注(?:公众号|我们|一下)|接龙|拼团|投递|投简历|联系我)/i,
  },
  {
    sign: "offer",
    pattern:
      /\b(?:\d{1,3} ?% (?:off|discount|bonus|apy|roi)|discounts?|promo(?:tion|code)?|coupon|special (?:offer|price)|free (?:shipping|trial|tokens?|coins?|course|lesson|webinar)|for free|giveaways?|airdrops?|bount(?:y|ies)|rewards?|prizes?|bonus|cash ?back|presale|pre-sale|token sale|ico\b|ieo\b|referrals?|we(?:'| a)re hiring|job (?:opening|offer|opportunity)|open positions?|vacanc(?:y|ies)|phd position|postdoc(?:toral)?(?: position)?|scholarships?|salary|compensation|launch(?:ed|ing)?|new release)\b|(?:优惠|折扣|特价|促销|秒杀|包邮|满减|返(?:现|利)|红包雨|免费(?:领|试|送|课|听)|赠品|福利价|团购价|原价|现价|券后|买一送|清仓|新品|上新|爆款|内部价|代理价|体验课|训练营|特训|课程|名师|薪资|待遇|年薪|月薪|奖金池)/i,
  },
  {
    sign: "urgency",
    pattern:
      /\b(?:limited (?:time|offer|spots?|seats?|edition|supply)|only \d+ (?:left|spots?|seats?|hours?|days?)|last chance|hurry|ends? (?:today|tomorrow|tonight|soon|on|in \d)|deadline|today only|act now|while (?:supplies|stocks?) last|before (?:it'?s too late|midnight)|first come)\b|(?:限时|限量|名额有限|仅剩|最后\s?\d*\s?(?:天|名|席|位|个名额|小时)|倒计时|截止|先到先得|今晚(?:截止|涨价|八点|8点)|即将涨价|手慢无|只限今天|明天恢复)/i,
  },
  {
    sign: "price",
    pattern:
      /(?:[$€£¥￥]\s?\d[\d,.]*|\d[\d,.]*\s?(?:usd|eur|gbp|rmb|cny|dollars|euros|usdt|btc|eth)\b|\d+(?:\.\d+)?\s?(?:元|块钱|块一|折|万元)|(?:价格|售价|单价|学费)[:：]?\s?\d)/i,
  },
  {
    sign: "reach",
    pattern:
      /(?:https?:\/\/|\bwww\.|\bt\.me\/|\bbit\.ly\/|[\w.+-]+@[\w-]+\.\w{2,}|(?:微信|vx|v信|wx|weixin|wechat|qq|电话|手机|telegram|whatsapp|tg)(?:号|群)?\s?[:：]?\s?[\w-]{5,}|\b1[3-9]\d{9}\b|二维码|公众号|小程序|链接(?:在|见|：|:))/i,
  },
];

/** The signs that make somebody sell rather than mention. */
const SELLING = ["call", "offer"];

const LEAST_LETTERS = 16;
const LONG_ENOUGH_TO_LOOK_AT = 2_000;

/** The signs of an advert found in a text, as words for showing; an advert has three, or a call with an offer and a price or address. */
export function promotionSigns(text: string): string[] {
  const head = text.slice(0, LONG_ENOUGH_TO_LOOK_AT);
  return SIGNS.filter(({ pattern }) => pattern.test(head)).map(({ sign }) => sign);
}

/** Whether a text is an advert by its form. */
export function isPromotionText(text: string): boolean {
  if (text.length < LEAST_LETTERS) return false;
  const signs = promotionSigns(text);
  const selling = signs.filter((sign) => SELLING.includes(sign)).length;
  return signs.length >= 3 && selling >= 1;
}

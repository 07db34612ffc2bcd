import type { Role } from "@kith/contract/members";

const roles: Readonly<Record<Role, string>> = {
  organiser: "⟨organiser⟩",
  moderator: "⟨moderator⟩",
  backbone: "⟨backbone⟩",
  official: "⟨official⟩",
};

export const words = {
  nav: "主导航",
  places: {
    home: "首页",
    topics: "交流",
    people: "⟨members⟩",
    charter: "章程",
    health: "体检",
    gate: "入口",
    stay: "去留",
    carriers: "载体",
    imports: "历史",
  },
  needsYou: "件等你",
  forOrganisers: "⟨organiser⟩",
  back: "返回",
  loading: "正在打开",
  switchCommunity: "换一个社群",
  allCommunities: "我的社群",
  foundOne: "创建社群",
  account: "我的账号",
  search: "搜索",
  roles,
  member: "⟨member⟩",
  shownNames: (names: string, more: number) => (more > 0 ? `${names}等 ${more} 人` : names),
  trouble: {
    unreachable: "连不上服务器。写下的都还在，网络好了再试。",
    again: "再试一次",
    loadTitle: "没能打开",
    notFoundTitle: "这里什么也没有",
    notFound: "这一页不在了，或者没有向你开放。",
    toHome: "回到我的社群",
    broken: "服务器出了意外，写下的都还在。过一会儿再试。",
  },
  more: "再看一些",
  loadingMore: "正在取",
};

export type FrameWords = typeof words;

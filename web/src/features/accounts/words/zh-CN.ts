import type { AccountRefusal, browsers, systems } from "@kith/contract/accounts";

const browserNames: Readonly<Record<(typeof browsers)[number], string>> = {
  wechat: "微信",
  edge: "Edge",
  firefox: "Firefox",
  opera: "Opera",
  samsung: "三星浏览器",
  chrome: "Chrome",
  safari: "Safari",
  other: "浏览器",
};

const systemNames: Readonly<Record<(typeof systems)[number], string>> = {
  iphone: "iPhone",
  ipad: "iPad",
  android: "安卓手机",
  harmony: "鸿蒙设备",
  windows: "Windows 电脑",
  mac: "Mac",
  linux: "Linux 电脑",
  other: "一台设备",
};

const refusals: Readonly<Record<AccountRefusal, string>> = {
  wrongSignIn: "用户名或密码不对。",
  wrongPassword: "现在的密码不对。",
  passwordTooShort: "密码至少要 10 个字。",
  passwordIsUsername: "密码不能和用户名一样。",
  usernameTaken: "这个用户名已经有人用了，换一个。",
  emailTaken: "这个邮箱已经有人用了。",
  linkUsed: "这个链接已经用过了，只能用一次。",
  linkExpired: "这个链接过期了，有效期是 7 天。",
  organiserExists: "这里已经有第一位组织者了。",
};

export const words = {
  refusals,
  unreachable: "没有连上。填的都还在，网络好了再试。",
  signIn: {
    title: "登录",
    login: "用户名或邮箱",
    password: "密码",
    submit: "登录",
    busy: "正在登录",
    missing: { login: "写上用户名或邮箱。", password: "写上密码。" },
    invitation: "没有账号？这里要有邀请才能进来，向你认识的组织者要一个链接。",
  },
  show: "显示密码",
  hide: "隐藏密码",
  opening: "正在打开",
  welcome: {
    titles: { organiser: "成为这里的第一位组织者", invite: "有人请你来这里" },
    intros: {
      organiser: "这个 Kith 刚装好，还没有人。取一个名字，之后就能建立社群、请人来。",
      invite: "取一个名字，就进来了。之后用用户名和密码登录。",
    },
    name: "名字",
    nameHint: "大家这样称呼你。",
    username: "用户名",
    usernameHint: "登录用。汉字、字母、数字都行，不能有空格。",
    password: "密码",
    passwordHint: "至少 10 个字。用一句自己记得住的话就很好。",
    email: "邮箱（可以不填）",
    emailHint: "填了，也可以用它登录。",
    submit: "进来",
    busy: "正在进来",
    once: (day: string) => `链接只能用一次，${day}前有效。`,
    missing: {
      name: "写上名字，80 字以内。",
      username: "用户名 2 到 40 个字，用汉字、字母、数字和 . _ -，不能有空格。",
      password: refusals.passwordTooShort,
      email: "这不像是一个邮箱地址。不想填就空着。",
    },
    gone: {
      title: "这个链接不能用",
      unknown: "找不到这个链接，可能没有复制完整。",
      ask: "向给你链接的人再要一个；自己管理这个实例的话，重新启动 Kith，或运行 kith organiser-link。",
      toSignIn: "去登录",
      notOpened: "链接没有打开",
      again: "再试一次",
    },
  },
  account: {
    title: "我的账号",
    toHome: "我的社群",
    signOut: "退出登录",
    signingOut: "正在退出",
    name: {
      title: "名字",
      label: "大家怎样称呼你",
      save: "保存",
      busy: "正在保存",
      saved: "名字已保存。",
      wrong: "名字要有看得见的字，80 字以内。",
    },
    signsInWith: (username: string, email: string | null) =>
      email === null ? `登录用户名：${username}` : `登录用户名：${username}，或 ${email}`,
    password: {
      title: "密码",
      text: "换了密码，其他设备都要重新登录。",
      change: "换密码",
      current: "现在的密码",
      next: "新密码",
      nextHint: "至少 10 个字。用一句自己记得住的话就很好。",
      save: "换成新密码",
      busy: "正在换",
      leave: "不换了",
      saved: "密码已换，其他设备都已退出。",
      missing: "写上现在的密码。",
    },
    sessions: {
      title: "已登录的设备",
      text: "有不认识的，就让它退出，再换一个密码。",
      device: (browser: keyof typeof browserNames, system: keyof typeof systemNames) =>
        browser === "other" && system === "other"
          ? "不认得的设备"
          : `${systemNames[system]}上的${browserNames[browser]}`,
      isThis: "就是这台",
      seenBefore: "",
      seenAfter: "来过",
      end: "让它退出",
      endOf: (device: string) => `让它退出：${device}`,
      endOthers: (count: number) => `让其他 ${count} 台都退出`,
      ended: "已退出。",
      endedAll: (count: number) => `其他 ${count} 台已退出。`,
    },
    notices: {
      title: "通知",
      byMail: (address: string) => `站内总会通知你；要紧的也发到 ${address}。`,
      noServer: (address: string) => `站内总会通知你。这里的邮件还没设好，设好以后才会发到 ${address}。`,
      noAddress: "你没有留邮箱，所以只在站内通知你。",
      service: {
        label: "办事结果也发邮件",
        note: "你托 Kith 办的事，比如带进来的历史好了没有。",
      },
      promotion: {
        label: "收推荐",
        note: "可能对你有用的人和事，站内和邮件都算。不勾，一条也没有。",
      },
      quiet: {
        label: "夜里不发邮件",
        note: "攒到安静时间过了再发；急事除外。",
        from: "从",
        to: "到",
        wrong: "写上两个不同的钟点，比如 22:00 和 08:00。",
        zone: (zone: string) => `按 ${zone} 的钟点。`,
        takeHere: (zone: string) => `改按这台设备的：${zone}`,
      },
      save: "保存",
      busy: "正在保存",
      saved: "已保存。",
    },
    instance: {
      title: "这个实例",
      text: "邮件有没有设好，通知有没有送到。",
      open: "去看看",
    },
    invite: {
      title: "请一个人来",
      text: "每个链接只给一个人，用一次，7 天内有效。",
      make: "生成邀请链接",
      busy: "正在生成",
      label: "把这个链接发给对方",
      copy: "复制",
      copied: "已复制。",
    },
  },
};

export type AccountWords = typeof words;

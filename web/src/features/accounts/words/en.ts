import type { AccountWords } from "./zh-CN.ts";

const browserNames = {
  wechat: "WeChat",
  edge: "Edge",
  firefox: "Firefox",
  opera: "Opera",
  samsung: "Samsung Internet",
  chrome: "Chrome",
  safari: "Safari",
  other: "A browser",
};

const systemNames = {
  iphone: "iPhone",
  ipad: "iPad",
  android: "Android",
  harmony: "HarmonyOS",
  windows: "Windows",
  mac: "a Mac",
  linux: "Linux",
  other: "a device",
};

const shortPassword = "A password needs at least 10 characters.";

export const words: AccountWords = {
  refusals: {
    wrongSignIn: "The user name or the password is not right.",
    wrongPassword: "The current password is not right.",
    passwordTooShort: shortPassword,
    passwordIsUsername: "The password must not be the user name.",
    usernameTaken: "Somebody has this user name already. Choose another.",
    emailTaken: "Somebody has this e-mail address already.",
    linkUsed: "This link has been used. It works once.",
    linkExpired: "This link has expired. It works for 7 days.",
    organiserExists: "There is a first organiser here already.",
  },
  unreachable: "No connection. What you typed is kept; try again when you are online.",
  signIn: {
    title: "Sign in",
    login: "User name or e-mail",
    password: "Password",
    submit: "Sign in",
    busy: "Signing in",
    missing: { login: "Type your user name or e-mail address.", password: "Type your password." },
    invitation: "No account? People come here by invitation: ask an organiser you know for a link.",
  },
  show: "Show password",
  hide: "Hide password",
  opening: "Opening",
  welcome: {
    titles: { organiser: "Become the first organiser here", invite: "You are invited" },
    intros: {
      organiser:
        "This Kith is new and nobody is here yet. Choose a name; then you can found a community and ask people in.",
      invite: "Choose a name and you are in. Later you sign in with your user name and password.",
    },
    name: "Name",
    nameHint: "What people call you.",
    username: "User name",
    usernameHint: "For signing in. Letters and digits of any script, no spaces.",
    password: "Password",
    passwordHint: "At least 10 characters. A sentence of your own that you will remember does well.",
    email: "E-mail (optional)",
    emailHint: "With one, you can sign in by it as well.",
    submit: "Come in",
    busy: "Coming in",
    once: (day) => `The link works once, until ${day}.`,
    missing: {
      name: "Type a name of up to 80 characters.",
      username: "A user name has 2 to 40 letters, digits or . _ - and no spaces.",
      password: shortPassword,
      email: "This does not look like an e-mail address. You may leave it empty.",
    },
    gone: {
      title: "This link does not work",
      unknown: "There is no such link. Perhaps it was not copied whole.",
      ask: "Ask whoever gave it to you for another. If you run this instance, start Kith again or run kith organiser-link.",
      toSignIn: "Sign in",
      notOpened: "The link did not open",
      again: "Try again",
    },
  },
  account: {
    title: "My account",
    toHome: "My communities",
    signOut: "Sign out",
    signingOut: "Signing out",
    name: {
      title: "Name",
      label: "What people call you",
      save: "Save",
      busy: "Saving",
      saved: "Name saved.",
      wrong: "A name has something to be seen in it, and up to 80 characters.",
    },
    signsInWith: (username, email) =>
      email === null ? `You sign in as ${username}` : `You sign in as ${username}, or ${email}`,
    password: {
      title: "Password",
      text: "With a new password, all other devices must sign in again.",
      change: "Change password",
      current: "Current password",
      next: "New password",
      nextHint: "At least 10 characters. A sentence of your own that you will remember does well.",
      save: "Set new password",
      busy: "Setting",
      leave: "Keep the old one",
      saved: "Password changed. All other devices are signed out.",
      missing: "Type the current password.",
    },
    sessions: {
      title: "Devices signed in",
      text: "If there is one you do not know, sign it out and change your password.",
      device: (browser, system) =>
        browser === "other" && system === "other"
          ? "An unknown device"
          : `${browserNames[browser]} on ${systemNames[system]}`,
      isThis: "this one",
      seenBefore: "Here ",
      seenAfter: "",
      end: "Sign out",
      endOf: (device) => `Sign out: ${device}`,
      endOthers: (count) => (count === 1 ? "Sign out the other one" : `Sign out the other ${count}`),
      ended: "Signed out.",
      endedAll: (count) =>
        count === 1 ? "The other one is signed out." : `The other ${count} are signed out.`,
    },
    notices: {
      title: "Notices",
      byMail: (address) => `You are always told in the app; what matters also comes to ${address}.`,
      noServer: (address) =>
        `You are always told in the app. Mail is not set up here yet; once it is, it comes to ${address}.`,
      noAddress: "You gave no mail address, so you are told in the app only.",
      service: {
        label: "Mail about what I asked for",
        note: "What you had Kith do, such as whether the history you brought in is ready.",
      },
      promotion: {
        label: "Recommendations",
        note: "People and things that may be of use to you, in the app and by mail. Unticked, there are none.",
      },
      quiet: {
        label: "No mail at night",
        note: "It waits until the quiet hours are over, unless it is urgent.",
        from: "From",
        to: "To",
        wrong: "Two different times, such as 22:00 and 08:00.",
        zone: (zone) => `By the clock of ${zone}.`,
        takeHere: (zone) => `Use this device’s: ${zone}`,
      },
      save: "Save",
      busy: "Saving",
      saved: "Saved.",
    },
    instance: {
      title: "This instance",
      text: "Whether mail is set up, and whether notices arrive.",
      open: "Have a look",
    },
    invite: {
      title: "Ask somebody in",
      text: "Each link is for one person, works once, and for 7 days.",
      make: "Make an invitation link",
      busy: "Making it",
      label: "Send them this link",
      copy: "Copy",
      copied: "Copied.",
    },
  },
};

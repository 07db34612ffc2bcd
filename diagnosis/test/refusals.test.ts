import type { Talk } from "@kith/contract/talk";
import { describe, expect, test } from "vitest";
import { diagnose, firmnessOf, reportView } from "../src/index.ts";
import { talkRenamed, talkWithShuffledAuthors } from "./talk-edits.ts";
import * as worlds from "./talk-world.ts";

const languages = ["en", "zh"] as const;
const languageOf = { en: "en", zh: "zh-CN" } as const;
const seeds = [1, 2, 3];
const made = languages.flatMap((language) => seeds.map((seed) => ({ language, seed })));

describe("the word community is refused", () => {
  test.each(made)("to a community whose authors were shuffled ($language, $seed)", ({ language, seed }) => {
    for (const marks of [1, 0.3]) {
      const talk = worlds.livingCommunity({ language, seed, marks });
      expect(diagnose(talk).verdict, "as it was").toBe("community");
      expect(diagnose(talkWithShuffledAuthors(talk, seed)).verdict).toBe("chatGroup");
    }
  });

  test.each(made)("to whatever else is shuffled ($language, $seed)", (options) => {
    for (const world of [worlds.restingClass, worlds.hubsAndRing, worlds.oneHelperChannel]) {
      const shuffled = talkWithShuffledAuthors(world(options), options.seed);
      expect(diagnose(shuffled).verdict, world.name).not.toBe("community");
    }
  });

  test.each([
    ["admins who announce", worlds.adminOnlyChannel, "broadcastList"],
    ["one with whom all talk", worlds.broadcastStar, "broadcastList"],
    ["one helper of many who ask", worlds.oneHelperChannel, "broadcastList"],
    ["adverts", worlds.advertisingGroup, "advertisingChannel"],
    ["feeds the export knows for bots", worlds.botChannel, "notEnough"],
    ["passers-by", worlds.chatWithoutBackbone, "chatGroup"],
  ] as const)("to %s", (_, world, word) => {
    for (const options of made) expect(diagnose(world(options)).verdict).toBe(word);
  });

  test.each(made)("to feeds nobody knows for bots ($language, $seed)", (options) => {
    expect(diagnose(worlds.botChannel({ ...options, nature: "person" })).verdict).not.toBe("community");
  });
});

describe("the shape of the mesh, through the whole engine", () => {
  test.each([
    ["a star of ten", worlds.broadcastStar, { centralisation: "1.000", peerShare: "0.000", band: "star" }],
    [
      "two hubs and a ring",
      worlds.hubsAndRing,
      { centralisation: "0.444", peerShare: "0.333", band: "semi" },
    ],
  ] as const)("%s", (_, world, figures) => {
    for (const options of made) {
      const { centralisation, peerShare, band } = diagnose(world(options)).judged!.mesh;
      const found = { centralisation: centralisation.toFixed(3), peerShare: peerShare.toFixed(3), band };
      expect(found).toEqual(figures);
    }
  });
});

describe("what is judged is acts, not names", () => {
  test.each([
    ["a community", worlds.livingCommunity],
    ["a star", worlds.broadcastStar],
    ["adverts", worlds.advertisingGroup],
    ["passers-by", worlds.chatWithoutBackbone],
    ["a class at rest", worlds.restingClass],
  ] as const)("people, chats and topics of other names change nothing: %s", (_, world) => {
    const talk = world({ seed: 5 });
    const [own, other] = [diagnose(talk), diagnose(talkRenamed(talk, 9))];
    expect(other.verdict).toBe(own.verdict);
    expect(other.lines.map(numbersOf)).toEqual(own.lines.map(numbersOf));
  });
});

function numbersOf({ id, grade, value, interval, n, facts }: ReturnType<typeof diagnose>["lines"][number]) {
  return { id, grade, value, interval, n, facts };
}

describe("a relay", () => {
  const crowd = relayed(worlds.livingCommunity({ seed: 8 }));

  test("is a crowd, not a monologue: its people are judged as people", () => {
    const diagnosis = diagnose(crowd);
    expect(diagnosis.verdict).toBe("community");
    expect(diagnosis.judged!.study.speakers.length).toBeGreaterThan(24);
  });

  test("would be a monologue if its words were taken for its own", () => {
    const relay = crowd.people.length - 1;
    const people = crowd.people.with(relay, { ...crowd.people[relay]!, nature: "person" });
    const monologue = { ...crowd, people, author: crowd.author.map(() => relay) };
    expect(diagnose(monologue).verdict).toBe("notEnough");
  });

  test("told to be a person speaks for itself again, and for nobody else", () => {
    const person = crowd.people.length - 1;
    const { verdict, talk, judged } = diagnose(crowd, {
      disputes: [{ kind: "nature", person, nature: "person" }],
    });
    expect(verdict).toBe("notEnough");
    expect(judged).toBeNull();
    expect(new Set(talk.author)).toEqual(new Set([person]));
    const bystander = diagnose(crowd, { disputes: [{ kind: "nature", person: 0, nature: "person" }] });
    expect(bystander.talk).toBe(crowd);
  });

  test("does not speak for itself when it does say something", () => {
    const relay = crowd.people.length - 1;
    const author = crowd.author.map((person, i) => (i % 3 === 0 ? relay : person));
    const { judged, lines } = diagnose({ ...crowd, author });
    expect(judged!.study.speakers).not.toContain(relay);
    expect(lines.flatMap(({ evidence }) => [...evidence]).flatMap(({ people }) => people)).not.toContain(
      relay,
    );
  });
});

/** The talk as it comes through a bridge: one account, whose posts were un-wrapped. */
function relayed(talk: Talk): Talk {
  const relay = talk.people.length;
  const bridge = { ...talk.people[0]!, id: "bridge", name: "bridge", names: ["bridge"], role: null };
  const people = [
    ...talk.people.map((person) => ({ ...person, relayedBy: relay })),
    { ...bridge, nature: "relay", natureBy: "behaviour" } as const,
  ];
  return { ...talk, people, flags: talk.flags.map((flags) => flags | 8) };
}

describe("a project that ended", () => {
  const DAY = 86_400_000;
  const ended = (options: worlds.WorldOptions) => {
    const talk = worlds.livingCommunity({ days: 250, ...options });
    return { ...talk, exportedAt: talk.at.at(-1)! + 400 * DAY };
  };

  test.each(languages)("is judged as what it was and not called dying or dead (%s)", (language) => {
    const diagnosis = diagnose(ended({ language, seed: 4 }));
    expect(diagnosis.verdict).toBe("community");
    expect(diagnosis.life).toBe("unknown");
    const view = reportView(diagnosis, {
      language: languageOf[language],
      withNames: true,
      firmness: firmnessOf(diagnosis),
    });
    const lifeLine = view.lines.find(({ id }) => id === "lifeStage")!;
    const said = [view.headline, ...view.summary, lifeLine.fact, lifeLine.title, ...view.settle].join("\n");
    expect(said).not.toMatch(/\b(?:dying|dead|died|fading|decline)\b|垂死|濒死|死亡|死群|消亡|衰落/i);
    expect(said).toMatch(/2024/);
  });

  test("keeps its verdict when it dribbled out before it fell silent", () => {
    const talk = worlds.restingClass({ seed: 2 });
    const long = { ...talk, exportedAt: talk.at.at(-1)! + 400 * DAY };
    expect(diagnose(long).verdict).toBe("community");
  });
});

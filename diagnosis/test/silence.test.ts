import { describe, expect, test } from "vitest";
import { diagnose } from "../src/diagnose.ts";
import { nameOf } from "./phrases.ts";
import { BEGIN, DAY, HOUR, Scene } from "./scene.ts";

/** An owner who posts every other day, people who come in, say hello once and are not heard of again. */
function intoSilence() {
  const scene = new Scene({ seed: 4, marks: 1 });
  const owner = nameOf(0, "en");
  const comers = Array.from({ length: 23 }, (_, k) => nameOf(k + 1, "en"));
  for (let day = 0; day < 112; day++) {
    const at = BEGIN + day * DAY + 9 * HOUR;
    const notice = scene.say(at, owner, scene.phrase("notices", at));
    if (scene.random.unit() < 0.05)
      scene.say(at + HOUR, scene.pick(comers), scene.phrase("answers", at), { answers: notice });
    if (day % 5 === 4)
      scene.say(at + 26 * HOUR, comers[(day / 5) | (0 % comers.length)] ?? comers[0]!, "hello everybody");
  }
  return scene.talk({ people: { [owner]: { role: "owner" } }, timeZone: "Europe/Berlin" });
}

describe("a broadcast into silence", () => {
  const talk = intoSilence();
  const diagnosis = diagnose(talk);
  const line = diagnosis.lines.find(({ id }) => id === "exchangeShare")!;

  test("is called one, though there are hardly any exchanges to weigh", () => {
    expect(line.facts["all"]).toBeLessThan(50);
    expect(diagnosis.verdict).toBe("broadcastList");
    expect(line.grade).toBe("fails");
    expect(line.facts["silent"]).toBeGreaterThan(20);
  });

  test("is shown by the posts nobody answered, newest first", () => {
    expect(line.evidence.length).toBe(line.facts["silent"]);
    const shown = [...line.evidence].map(({ messages }) => talk.texts.at(messages[0]!));
    expect(shown.every((text) => text !== "" && text !== "hello everybody")).toBe(true);
    const places = [...line.evidence].map(({ messages }) => messages[0]!);
    expect(places).toEqual(places.toSorted((a, b) => b - a));
  });

  test("may be disputed: posts that were no notices leave nothing to tell", () => {
    const disputes = [...line.evidence].flatMap((one) => one.disputes);
    const again = diagnose(talk, { disputes });
    expect(again.lines.find(({ id }) => id === "exchangeShare")!.grade).toBe("notEnough");
    expect(again.verdict).toBe("undecided");
  });

  test("is not seen where members talk with each other, however little", () => {
    const scene = new Scene({ seed: 5, marks: 1 });
    const owner = nameOf(0, "en");
    for (let day = 0; day < 56; day++) {
      const at = BEGIN + day * DAY;
      if (day % 3 !== 2) scene.say(at, owner, scene.phrase("notices", at));
      if (day % 3 !== 2) continue;
      const asked = scene.say(at, nameOf(1 + (day % 10), "en"), scene.phrase("asks", at));
      scene.say(at + HOUR, nameOf(1 + ((day + 3) % 10), "en"), scene.phrase("answers", at), {
        answers: asked,
      });
    }
    const small = diagnose(scene.talk({ people: { [owner]: { role: "owner" } }, timeZone: "Europe/Berlin" }));
    const share = small.lines.find(({ id }) => id === "exchangeShare")!;
    expect(share.facts["all"]).toBeLessThan(50);
    expect(share.facts["all"]! + share.facts["silent"]!).toBeGreaterThanOrEqual(50);
    expect(share.grade).toBe("notEnough");
  });
});

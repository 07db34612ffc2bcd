import type { SampleMessage } from "./generate.ts";
import type { Material, Scene } from "./material.ts";
import type { Random } from "./random.ts";

/** People who talk with each other: the scenes as written, with pauses, and now and then somebody reading along. */
export function scenesFrom(material: Material, random: Random): readonly SampleMessage[] {
  return material.scenes.flatMap((scene) => playedOut(scene, material, random));
}

function playedOut(scene: Scene, material: Material, random: Random): readonly SampleMessage[] {
  let minute = scene.minute + random.between(0, 1);
  const said = scene.lines.map(({ sender, waitMinutes, text }, index) => {
    if (index > 0) minute += waitMinutes ?? random.between(0.3, 4.5);
    return { minute, sender, text };
  });
  const speakers = new Set(said.map(({ sender }) => sender));
  const others = material.members.filter((member) => !speakers.has(member));
  const readers = random.some(others, random.pick([0, 0, 1]));
  return [
    ...said,
    ...readers.map((sender) => {
      minute += random.between(2, 25);
      return { minute, sender, text: random.pick(material.reactions) };
    }),
  ];
}

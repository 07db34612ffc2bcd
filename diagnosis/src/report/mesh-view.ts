import type {
  CircleThread,
  MeshCircle,
  MeshNode,
  MeshRow,
  MeshTie,
  MeshView,
} from "@kith/contract/diagnosis";
import type { Judged } from "../diagnose.ts";
import { DAY_MS } from "../calendar.ts";
import { FIELD, layoutOf } from "../graph/layout.ts";
import { leiden } from "../graph/leiden.ts";
import { graphOf, type Graph } from "../graph/undirected.ts";
import { WEAK, type Tie } from "../ties.ts";
import type { MeshFigures } from "../mesh.ts";
import type { Desk } from "./desk.ts";

const EVERYONE_UP_TO = 150;
const ON_TOUCH_UP_TO = 800;
const MOST_CIRCLES = 24;
const FADE_HALF_DAYS = 45;
const LEAST_OPACITY = 0.35;

/** The mesh of the judged window as a picture and a list. Source: interface.md, Mesh. */
export function meshView(desk: Desk, judged: Judged): MeshView {
  const { study, ties, scope } = judged;
  return drawnMesh(desk, {
    people: study.speakers,
    ties,
    now: scope.window.to,
    saidBy: (person) => study.said[person]!,
    roleOf: (person) => roleOf(desk, judged, person),
    figures: figuresOf(desk, judged),
  });
}

/** The words, and how people appear. */
export type Pen = Pick<Desk, "words" | "speaker" | "backbone">;

/** A tie as far as it is drawn. */
export type MeshTieGiven = Pick<Tie, "a" | "b" | "strength" | "isDeep" | "lastAt">;

/** What a mesh is drawn from. */
export interface MeshSubject {
  readonly people: readonly number[];
  /** Those too weak, or of people not shown, are left out. */
  readonly ties: readonly MeshTieGiven[];
  /** ms UTC; ties fade from there back. */
  readonly now: number;
  /** Who says more comes first among those with as many ties. */
  saidBy(person: number): number;
  roleOf(person: number): string;
  readonly figures: MeshView["figures"];
}

export function drawnMesh(desk: Pen, subject: MeshSubject): MeshView {
  const crowd = crowdOf(subject);
  const { words } = desk;
  const deep = crowd.ties.filter(({ isDeep }) => isDeep).length;
  const tied = new Set(crowd.ties.flatMap(({ a, b }) => [a, b]));
  const backbone = crowd.people.filter((person) => desk.backbone.has(person)).length;
  const drawn = drawnOf(desk, crowd);
  return {
    heading: words.mesh.heading(crowd.ties.length),
    ...drawn,
    ties: crowd.ties.map((tie) => meshTie(tie, crowd, subject.now)),
    caption: words.mesh.caption(crowd.people.length, crowd.ties.length, deep),
    key: {
      deep: words.mesh.deep(deep),
      ordinary: words.mesh.ordinary(crowd.ties.length - deep),
      backbone: words.mesh.backbone(backbone),
      alone: words.mesh.alone(crowd.people.length - tied.size),
    },
    rows: rowsOf(desk, subject, crowd),
    figures: subject.figures,
  };
}

/** People of the window and the ties between them, strongest last so that they are drawn on top. */
interface Crowd {
  readonly people: readonly number[];
  readonly placeOf: ReadonlyMap<number, number>;
  readonly ties: readonly MeshTieGiven[];
  readonly counts: ReadonlyMap<number, { ties: number; deep: number }>;
  readonly graph: Graph;
}

function crowdOf({ people, ties }: MeshSubject): Crowd {
  const placeOf = new Map(people.map((person, place) => [person, place]));
  const shown = ties
    .filter(({ a, b, strength }) => strength >= WEAK && placeOf.has(a) && placeOf.has(b))
    .toSorted((x, y) => x.strength - y.strength);
  const counts = new Map(people.map((person) => [person, { ties: 0, deep: 0 }]));
  for (const { a, b, isDeep } of shown) {
    for (const person of [a, b]) {
      const count = counts.get(person)!;
      count.ties++;
      if (isDeep) count.deep++;
    }
  }
  const edges = shown.map(({ a, b, strength }) => ({
    a: placeOf.get(a)!,
    b: placeOf.get(b)!,
    weight: strength,
  }));
  return { people, placeOf, ties: shown, counts, graph: graphOf(people.length, edges) };
}

function meshTie(tie: MeshTieGiven, { placeOf }: Crowd, now: number): MeshTie {
  const ageDays = (now - tie.lastAt) / DAY_MS;
  return {
    a: placeOf.get(tie.a)!,
    b: placeOf.get(tie.b)!,
    isDeep: tie.isDeep,
    strength: round(tie.strength),
    opacity: round(Math.max(LEAST_OPACITY, 0.5 ** (ageDays / FADE_HALF_DAYS))),
  };
}

type Drawn = Pick<MeshView, "mode" | "nodes" | "circles" | "threads">;

function drawnOf(desk: Pen, crowd: Crowd): Drawn {
  if (crowd.people.length > ON_TOUCH_UP_TO) return circlesOf(desk, crowd);
  const { x, y } = layoutOf(crowd.graph);
  const nodes = crowd.people.map((_, place) =>
    nodeOf(desk, crowd, place, { x: x[place]!, y: y[place]!, circle: -1 }),
  );
  const mode = crowd.people.length <= EVERYONE_UP_TO ? "everyone" : "onTouch";
  return { mode, nodes, circles: [], threads: [] };
}

function nodeOf(
  { speaker, backbone }: Pen,
  { people, counts }: Crowd,
  place: number,
  at: { x: number; y: number; circle: number },
): MeshNode {
  const person = people[place]!;
  return {
    person,
    name: speaker.name(person),
    x: round(at.x),
    y: round(at.y),
    ties: counts.get(person)!.ties,
    role: backbone.has(person) ? "backbone" : "member",
    circle: at.circle,
  };
}

/** A large crowd as circles of people who are tied more among themselves. */
function circlesOf(desk: Pen, crowd: Crowd): Drawn {
  const groups = groupsOf(crowd);
  const sizes = groups.map((members) => members.length);
  const most = Math.max(...sizes);
  const circleOf = new Int32Array(crowd.people.length).fill(-1);
  groups.forEach((members, circle) => members.forEach((place) => (circleOf[place] = circle)));
  const threads = threadsOf(crowd, circleOf);
  const whole = layoutOf(
    graphOf(
      groups.length,
      threads.map(({ a, b, deepTies }) => ({ a, b, weight: deepTies })),
    ),
  );
  const circles = groups.map((members, circle): MeshCircle => {
    const first = members.toSorted((p, q) => tiesAt(crowd, q) - tiesAt(crowd, p))[0]!;
    return {
      x: round(whole.x[circle]!),
      y: round(whole.y[circle]!),
      r: round(14 + 46 * Math.sqrt(members.length / most)),
      people: members.length,
      label: desk.words.mesh.circle(desk.speaker.name(crowd.people[first]!), members.length),
    };
  });
  const spread = keptApart(circles);
  const nodes = groups.flatMap((members, circle) =>
    insideOf(desk, crowd, members, { circle, ...spread[circle]! }),
  );
  const byPlace = new Map(nodes.map((node) => [node.person, node]));
  const all = crowd.people.map(
    (person, place) => byPlace.get(person) ?? nodeOf(desk, crowd, place, { x: 0, y: 0, circle: -1 }),
  );
  return { mode: "circles", nodes: all, circles: spread, threads };
}

function tiesAt({ people, counts }: Crowd, place: number): number {
  return counts.get(people[place]!)!.ties;
}

/** The largest groups, largest first; what is left over is told in the list only. */
function groupsOf(crowd: Crowd): number[][] {
  const group = leiden(crowd.graph);
  const members = new Map<number, number[]>();
  group.forEach((own, place) => members.set(own, [...(members.get(own) ?? []), place]));
  return [...members.values()]
    .filter((own) => own.length > 1)
    .toSorted((a, b) => b.length - a.length || a[0]! - b[0]!)
    .slice(0, MOST_CIRCLES);
}

function threadsOf({ ties, placeOf }: Crowd, circleOf: Int32Array): CircleThread[] {
  const between = new Map<string, { a: number; b: number; deepTies: number }>();
  for (const tie of ties) {
    const [a, b] = [circleOf[placeOf.get(tie.a)!]!, circleOf[placeOf.get(tie.b)!]!].toSorted((p, q) => p - q);
    if (!tie.isDeep || a === undefined || b === undefined || a < 0 || a === b) continue;
    const thread = between.get(`${a}/${b}`) ?? { a, b, deepTies: 0 };
    thread.deepTies++;
    between.set(`${a}/${b}`, thread);
  }
  return [...between.values()];
}

/** Pushes circles off each other and back into the field. */
function keptApart(circles: readonly MeshCircle[]): MeshCircle[] {
  const placed = circles.map((circle) => ({ ...circle }));
  for (let round = 0; round < 200; round++) {
    for (let i = 0; i < placed.length; i++) {
      for (let j = i + 1; j < placed.length; j++) pushApart(placed[i]!, placed[j]!);
    }
    for (const circle of placed) {
      circle.x = Math.min(FIELD.width - circle.r, Math.max(circle.r, circle.x));
      circle.y = Math.min(FIELD.height - circle.r, Math.max(circle.r, circle.y));
    }
  }
  return placed.map((circle) => ({ ...circle, x: round(circle.x), y: round(circle.y) }));
}

const GAP = 10;

function pushApart(a: { x: number; y: number; r: number }, b: { x: number; y: number; r: number }): void {
  const [dx, dy] = [b.x - a.x || 0.1, b.y - a.y || 0.1];
  const apart = Math.hypot(dx, dy);
  const by = (a.r + b.r + GAP - apart) / 2;
  if (by <= 0) return;
  a.x -= (dx / apart) * by;
  a.y -= (dy / apart) * by;
  b.x += (dx / apart) * by;
  b.y += (dy / apart) * by;
}

/** The people of a circle, laid out inside its disc as they would be in the whole field. */
function insideOf(
  desk: Pen,
  crowd: Crowd,
  members: readonly number[],
  at: MeshCircle & { circle: number },
): MeshNode[] {
  const inner = new Map(members.map((place, index) => [place, index]));
  const edges = members.flatMap((place) => {
    const found = [];
    for (let k = crowd.graph.starts[place]!; k < crowd.graph.starts[place + 1]!; k++) {
      const other = inner.get(crowd.graph.neighbours[k]!);
      const own = inner.get(place)!;
      if (other !== undefined && own < other)
        found.push({ a: own, b: other, weight: crowd.graph.weights[k]! });
    }
    return found;
  });
  const { x, y } = layoutOf(graphOf(members.length, edges));
  return members.map((place, index) =>
    nodeOf(desk, crowd, place, {
      x: at.x + (x[index]! / FIELD.width - 0.5) * 1.3 * at.r,
      y: at.y + (y[index]! / FIELD.height - 0.5) * 1.3 * at.r,
      circle: at.circle,
    }),
  );
}

function rowsOf({ speaker, backbone, words }: Pen, subject: MeshSubject, crowd: Crowd): MeshRow[] {
  return crowd.people
    .toSorted((a, b) => {
      const [x, y] = [crowd.counts.get(a)!, crowd.counts.get(b)!];
      const first = Number(backbone.has(b)) - Number(backbone.has(a));
      return first || y.ties - x.ties || y.deep - x.deep || subject.saidBy(b) - subject.saidBy(a) || a - b;
    })
    .map((person) => {
      const { ties, deep } = crowd.counts.get(person)!;
      return {
        person,
        name: speaker.name(person),
        initial: speaker.initial(person),
        isBackbone: backbone.has(person),
        role: subject.roleOf(person),
        ties,
        deep,
        fact: words.mesh.row(ties, deep),
      };
    });
}

function roleOf({ words }: Desk, { scope }: Judged, person: number): string {
  const { role } = scope.talk.people[person]!;
  if (role === "owner" || role === "admin") return words.role[role];
  return !scope.isStaffNamed && scope.staff.has(person) ? words.role.busiest : "";
}

function figuresOf({ words, diagnosis }: Desk, { mesh }: Judged): MeshView["figures"] {
  const {
    kept = 0,
    left = 0,
    removed = 0,
  } = diagnosis.lines.find(({ id }) => id === "tieSurvival")?.facts ?? {};
  const figures = meshFigureViews(words, mesh);
  if (left === 0) return figures;
  return [
    ...figures,
    { label: words.mesh.without(removed), value: words.mesh.stillTied(kept, left), note: "" },
  ];
}

/** Member to member, and how much it turns round one. */
export function meshFigureViews(
  words: Desk["words"],
  { peerShare, centralisation, band }: MeshFigures,
): MeshView["figures"] {
  return [
    {
      label: words.mesh.peers,
      value: Number.isNaN(peerShare) ? "–" : words.percent(peerShare),
      note: "",
    },
    {
      label: words.mesh.centralisation,
      value: Number.isNaN(centralisation) ? "–" : centralisation.toFixed(2),
      note: words.mesh.band[band],
    },
  ];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

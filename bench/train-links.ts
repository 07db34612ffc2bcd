/**
 * npm run bench -- train-links TRAIN DEV [WEIGHTS.ts]: fits the linear link model to annotated logs of the
 * irc-disentanglement layout and, when asked, writes the weights. Multinomial logistic regression over the
 * candidates of each message, Adagrad, weights averaged over the last epochs; always the same result.
 */
import {
  Readings,
  Candidates,
  FEATURES,
  packWeights,
  RARE_BUCKETS,
  type LinkWeights,
  type NamingCustom,
} from "@kith/diagnosis";
import { writeFileSync } from "node:fs";
import { annotatedLogs, scoreLinks, type AnnotatedLog } from "./support/disentanglement.ts";

const EPOCHS = 6;
const AVERAGED = 3;
const RATE = 0.15;
const LEAST_SEEN = 200;

/** The candidates of one annotated message: their features, run after run, and which of them are right. */
interface Example {
  readonly features: Int32Array;
  readonly starts: Int32Array;
  readonly isRight: Uint8Array;
}

const [trainFolder, devFolder, outFile] = process.argv.slice(2);
if (trainFolder === undefined || devFolder === undefined) {
  console.error("npm run bench -- train-links TRAIN DEV [WEIGHTS.ts]");
  process.exit(2);
}

const logs = [...annotatedLogs(trainFolder)];
const weights = { named: fitted("named"), plain: fitted("hidden") };
if (outFile !== undefined) writeFileSync(outFile, sourceOf(weights));
const named = scoreLinks(devFolder, { weights });
const plain = scoreLinks(devFolder, { weights, custom: "hidden" });
console.log(JSON.stringify({ features: FEATURES, ...named, linkFWithoutNames: plain.linkF }));

function fitted(custom: NamingCustom): Float32Array {
  const seen = new Int32Array(FEATURES);
  const examples = logs.flatMap((log) => [...examplesOf(log, custom)]);
  for (const { features } of examples) for (const feature of features) seen[feature]!++;
  const weights = trained(examples);
  extrapolate(weights, seen);
  return weights;
}

function sourceOf(weights: LinkWeights): string {
  const constant = (name: string, values: Float32Array) =>
    `export const ${name} =\n  "${packWeights(values)}";\n`;
  return [
    "/**",
    " * Weights of the linear link model, one for each feature, in 1/1024: for talk in which people address each",
    " * other by name, and for talk in which they do not. Written by `npm run bench -- train-links`.",
    " */",
    constant("namedWeights", weights.named),
    constant("plainWeights", weights.plain),
  ].join("\n");
}

function* examplesOf(log: AnnotatedLog, custom: NamingCustom): Generator<Example> {
  const candidates = new Candidates(log.talk, custom);
  const readings = new Readings(log.talk, 0, log.talk.length);
  for (let i = 0; i < log.talk.length; i++) {
    candidates.memory.read(log.talk, readings, i, i);
    const parents = log.parentsOf(i);
    if (parents !== null) {
      candidates.gather(i);
      const example = exampleOf(candidates, parents);
      if (example !== null) yield example;
      for (const parent of parents) candidates.answered(i, parent);
    }
    candidates.memory.remember(i);
  }
}

function exampleOf(candidates: Candidates, parents: ReadonlySet<number>): Example | null {
  const isRight = Uint8Array.from({ length: candidates.count }, (_, k) => +parents.has(candidates.place[k]!));
  if (!isRight.includes(1)) return null;
  const starts = new Int32Array(candidates.count + 1);
  const features: number[] = [];
  for (let k = 0; k < candidates.count; k++) {
    features.push(...candidates.featuresOf(k));
    starts[k + 1] = features.length;
  }
  return { features: Int32Array.from(features), starts, isRight };
}

function trained(all: readonly Example[]): Float32Array {
  const current = new Float32Array(FEATURES);
  const squares = new Float32Array(FEATURES).fill(1e-6);
  const average = new Float32Array(FEATURES);
  let state = 7;
  const order = Int32Array.from(all, (_, i) => i);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
      const j = Math.floor(((state >>> 0) / 2 ** 32) * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (const e of order) step(all[e]!, current, squares, RATE / (1 + epoch / 2));
    if (epoch >= EPOCHS - AVERAGED) current.forEach((weight, f) => (average[f]! += weight / AVERAGED));
  }
  return average;
}

function step(
  { features, starts, isRight }: Example,
  weights: Float32Array,
  squares: Float32Array,
  rate: number,
): void {
  const scores = new Float64Array(isRight.length);
  let highest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < scores.length; k++) {
    for (let f = starts[k]!; f < starts[k + 1]!; f++) scores[k]! += weights[features[f]!]!;
    highest = Math.max(highest, scores[k]!);
  }
  let all = 0;
  let right = 0;
  for (let k = 0; k < scores.length; k++) {
    scores[k] = Math.exp(scores[k]! - highest);
    all += scores[k]!;
    if (isRight[k] === 1) right += scores[k]!;
  }
  for (let k = 0; k < scores.length; k++) {
    const slope = scores[k]! / all - (isRight[k] === 1 ? scores[k]! / right : 0);
    if (Math.abs(slope) < 1e-4) continue;
    for (let f = starts[k]!; f < starts[k + 1]!; f++) {
      const feature = features[f]!;
      squares[feature]! += slope * slope;
      weights[feature]! -= (rate * slope) / Math.sqrt(squares[feature]!);
    }
  }
}

function extrapolate(weights: Float32Array, seen: Int32Array): void {
  for (const { from, length } of RARE_BUCKETS) {
    for (let f = from + 1; f < from + length; f++) if (seen[f]! < LEAST_SEEN) weights[f] = weights[f - 1]!;
  }
}

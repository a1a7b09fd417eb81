/**
 * Backpropagation through a convolution, a ReLU and a pooling of 2×2, and the terms behind each number of it.
 * Everything is one map (h, w): input ⋆ kernel = features → ReLU → pooling → output; L = sum(output × upstream).
 */

import { arraySource } from "./source";
import { tensor, type Tensor } from "./tensor";

/** The maps of the chain, from the input on. */
export const CHAIN_PARTS = ["input", "kernel", "features", "active", "output"] as const;
export type ChainPart = (typeof CHAIN_PARTS)[number];

export interface Chain {
  readonly input: Tensor;
  readonly kernel: Tensor;
  readonly relu: boolean;
  readonly pooling: "max" | "average";
  /** The gradient that arrives at the output. */
  readonly upstream: Tensor;
}

/** Every map of the chain, and the gradient of L with respect to each. */
export interface Backpropagated {
  readonly values: Record<ChainPart, Tensor>;
  readonly grads: Record<ChainPart, Tensor>;
  readonly loss: number;
}

const reshape = ({ data }: Tensor, shape: number[]): Tensor => ({ shape, data });
const cellOf = ({ shape, data }: Tensor, row: number, col: number): number => data[row * shape[1]! + col]!;

/** A map of this shape, made cell by cell. */
function mapOf(shape: readonly number[], value: (row: number, col: number) => number): Tensor {
  const [rows, cols] = shape as [number, number];
  return tensor([rows, cols], Array.from({ length: rows * cols }, (_, at) => value(Math.floor(at / cols), at % cols)));
}

/** Cross-correlation at every place where the kernel fits. */
function correlate(map: Tensor, kernel: Tensor): Tensor {
  const [kh, kw] = kernel.shape as [number, number];
  return mapOf([map.shape[0]! - kh + 1, map.shape[1]! - kw + 1], (i, j) => {
    let sum = 0;
    for (let m = 0; m < kh; m++) for (let n = 0; n < kw; n++) sum += cellOf(map, i + m, j + n) * cellOf(kernel, m, n);
    return sum;
  });
}

/** Full convolution: zeros all around the map, then the kernel, rotated by 180°, wherever it overlaps. */
function fullConvolution(map: Tensor, kernel: Tensor): Tensor {
  const [rows, cols] = map.shape as [number, number];
  const [kh, kw] = kernel.shape as [number, number];
  const padded = mapOf([rows + 2 * (kh - 1), cols + 2 * (kw - 1)], (r, c) => {
    const [i, j] = [r - kh + 1, c - kw + 1];
    return i >= 0 && i < rows && j >= 0 && j < cols ? cellOf(map, i, j) : 0;
  });
  return correlate(padded, tensor(kernel.shape, kernel.data.toReversed()));
}

const rectified = ({ shape, data }: Tensor, relu: boolean): Tensor => (relu ? tensor(shape, data.map((value) => Math.max(0, value))) : { shape, data });

/** Windows of 2×2 side by side; a row or column that is left over is dropped. */
const pooled = (map: Tensor, pooling: Chain["pooling"]): Tensor =>
  mapOf([map.shape[0]! >> 1, map.shape[1]! >> 1], (i, j) => {
    if (pooling === "max") return cellOf(map, ...windowWinner(map, i, j));
    return (cellOf(map, 2 * i, 2 * j) + cellOf(map, 2 * i, 2 * j + 1) + cellOf(map, 2 * i + 1, 2 * j) + cellOf(map, 2 * i + 1, 2 * j + 1)) / 4;
  });

/** What pooling multiplies a cell's arriving gradient by: 1 for the winner, 0 for a loser; a quarter for each. */
const poolShare = ({ pooling }: Chain, map: Tensor, row: number, col: number): number => {
  if (pooling === "average") return 0.25;
  const [r, c] = windowWinner(map, row >> 1, col >> 1);
  return Number(r === row && c === col);
};

const inWindow = ({ upstream: { shape } }: Chain, row: number, col: number): boolean => row >> 1 < shape[0]! && col >> 1 < shape[1]!;

function chainValues({ input, kernel, relu, pooling }: Chain): Record<ChainPart, Tensor> {
  const features = correlate(input, kernel);
  const active = rectified(features, relu);
  return { input, kernel, features, active, output: pooled(active, pooling) };
}

const chainLoss = (output: Tensor, upstream: Tensor): number => output.data.reduce((sum, value, at) => sum + value * upstream.data[at]!, 0);

/** Forward, then backward. */
export function backpropagate(chain: Chain): Backpropagated {
  const values = chainValues(chain);
  const { input, kernel, relu, upstream } = chain;
  const active = mapOf(values.active.shape, (row, col) =>
    inWindow(chain, row, col) ? cellOf(upstream, row >> 1, col >> 1) * poolShare(chain, values.active, row, col) : 0);
  const features = mapOf(active.shape, (row, col) => (relu && cellOf(values.features, row, col) <= 0 ? 0 : cellOf(active, row, col)));
  const grads = { input: fullConvolution(features, kernel), kernel: correlate(input, features), features, active, output: upstream };
  return { values, grads, loss: chainLoss(values.output, upstream) };
}

/** A cell of a map of the chain. */
export interface ChainCell {
  readonly part: ChainPart;
  readonly row: number;
  readonly col: number;
}

/** One product behind a gradient: an arriving gradient, times what it was multiplied by on the way forward. */
export interface GradientTerm {
  /** Where the arriving gradient stands; null in the zeros around it. */
  readonly from: ChainCell | null;
  readonly gradient: number;
  /** The cell whose value is the factor; null where the factor is a rule: 1, 0 or a share. */
  readonly by: ChainCell | null;
  readonly factor: number;
  readonly product: number;
}

/** The terms of a gradient in reading order, row by row of a table of `columns`; their sum is the gradient. */
export interface GradientSum {
  readonly terms: readonly GradientTerm[];
  readonly columns: number;
  readonly value: number;
}

const term = (from: ChainCell | null, gradient: number, by: ChainCell | null, factor: number): GradientTerm => ({
  from, gradient, by, factor, product: gradient * factor + 0,
});

/** What the gradient at a cell is the sum of. */
export function gradientTerms(chain: Chain, done: Backpropagated, { part, row, col }: ChainCell): GradientSum {
  const value = cellOf(done.grads[part], row, col);
  const made = { output: seedTerms, active: poolTerms, features: reluTerms, kernel: kernelTerms, input: inputTerms }[part];
  return { ...made(chain, done, row, col), value };
}

type Terms = Pick<GradientSum, "terms" | "columns">;

const seedTerms = ({ upstream }: Chain, _: Backpropagated, row: number, col: number): Terms => ({
  terms: [term(null, cellOf(upstream, row, col), null, 1)],
  columns: 1,
});

/** The winner of a window of four gets all of its gradient, the others nothing; averaging gives each a quarter. */
function poolTerms(chain: Chain, { values }: Backpropagated, row: number, col: number): Terms {
  if (!inWindow(chain, row, col)) return { terms: [], columns: 1 };
  const [i, j] = [row >> 1, col >> 1];
  return { terms: [term({ part: "output", row: i, col: j }, cellOf(chain.upstream, i, j), null, poolShare(chain, values.active, row, col))], columns: 1 };
}

/** Row and column of the largest cell of window (i, j), the first of equals. */
export function windowWinner(map: Tensor, i: number, j: number): [row: number, col: number] {
  let best: [number, number] = [2 * i, 2 * j];
  for (const [r, c] of [[0, 1], [1, 0], [1, 1]] as const) {
    if (cellOf(map, 2 * i + r, 2 * j + c) > cellOf(map, ...best)) best = [2 * i + r, 2 * j + c];
  }
  return best;
}

function reluTerms({ relu }: Chain, { values, grads }: Backpropagated, row: number, col: number): Terms {
  const open = !relu || cellOf(values.features, row, col) > 0;
  return { terms: [term({ part: "active", row, col }, cellOf(grads.active, row, col), null, Number(open))], columns: 1 };
}

/** Cross-correlation of the input with the gradient of the features. */
function kernelTerms({ input }: Chain, { grads }: Backpropagated, m: number, n: number): Terms {
  const [rows, cols] = grads.features.shape as [number, number];
  const terms = Array.from({ length: rows * cols }, (_, at) => {
    const [i, j] = [Math.floor(at / cols), at % cols];
    const by: ChainCell = { part: "input", row: i + m, col: j + n };
    return term({ part: "features", row: i, col: j }, cellOf(grads.features, i, j), by, cellOf(input, i + m, j + n));
  });
  return { terms, columns: cols };
}

/** The gradient of the features, zeros around it, under the kernel rotated by 180°: one product for each weight. */
function inputTerms({ kernel }: Chain, { grads }: Backpropagated, row: number, col: number): Terms {
  const [kh, kw] = kernel.shape as [number, number];
  const [rows, cols] = grads.features.shape as [number, number];
  const terms = Array.from({ length: kh * kw }, (_, at) => {
    const [m, n] = [kh - 1 - Math.floor(at / kw), kw - 1 - (at % kw)];
    const [i, j] = [row - m, col - n];
    const inside = i >= 0 && i < rows && j >= 0 && j < cols;
    const from: ChainCell | null = inside ? { part: "features", row: i, col: j } : null;
    return term(from, inside ? cellOf(grads.features, i, j) : 0, { part: "kernel", row: m, col: n }, cellOf(kernel, m, n));
  });
  return { terms, columns: kw };
}

/** The order in which the gradients appear: whole maps back to the features, then each weight, each input that counts. */
export function backwardSteps(chain: Chain, done: Backpropagated): ChainCell[] {
  const first = (part: ChainPart): ChainCell[] => {
    const { data, shape } = done.grads[part];
    const at = Math.max(0, data.findIndex((value) => value !== 0));
    return [{ part, row: Math.floor(at / shape[1]!), col: at % shape[1]! }];
  };
  const all = (part: ChainPart, keep: (row: number, col: number) => boolean): ChainCell[] => {
    const [rows, cols] = done.grads[part].shape as [number, number];
    const cells = Array.from({ length: rows * cols }, (_, at) => ({ part, row: Math.floor(at / cols), col: at % cols }));
    return cells.filter(({ row, col }) => keep(row, col));
  };
  const counts = (row: number, col: number): boolean =>
    gradientTerms(chain, done, { part: "input", row, col }).terms.some(({ gradient }) => gradient !== 0);
  return [
    ...first("output"),
    ...first("active"),
    ...(chain.relu ? first("features") : []),
    ...all("kernel", () => true),
    ...all("input", counts),
  ];
}

/** The cell of the chain that can be nudged, for a cell whose gradient is shown; L is computed again from there on. */
export interface Nudge {
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
  /** (after − before) / ε. */
  readonly slope: number;
}

/** Add ε to one number of the chain, compute L again from there on, and divide its change by ε. */
export function nudgeCheck(chain: Chain, done: Backpropagated, { part, row, col }: ChainCell, epsilon: number): Nudge {
  const { values, loss } = done;
  const from = cellOf(values[part], row, col);
  const moved = tensor(values[part].shape, values[part].data);
  moved.data[row * moved.shape[1]! + col] = from + epsilon;
  const after = chainLoss(outputFrom(chain, part, moved), chain.upstream);
  return { from, to: from + epsilon, before: loss, after, slope: (after - loss) / epsilon };
}

/** The chain's output, computed from one of its maps on. */
function outputFrom(chain: Chain, part: ChainPart, map: Tensor): Tensor {
  if (part === "output") return map;
  if (part === "input" || part === "kernel") return chainValues({ ...chain, [part]: map }).output;
  return pooled(rectified(map, part === "features" && chain.relu), chain.pooling);
}

/** Python source that computes every map and every gradient; `cnnedu/explorers/_gradient_text.py` writes the same. */
export function chainSource({ input, kernel, relu, pooling, upstream }: Chain): string {
  const pool = pooling === "max" ? "max_pool2d" : "avg_pool2d";
  const names = ["conv2d", "conv2d_backward", pool, `${pool}_backward`, ...(relu ? ["relu", "relu_backward"] : [])].sort();
  const deep = (map: Tensor, axes: number): Tensor => reshape(map, [...new Array<number>(axes).fill(1), ...map.shape]);
  const active = relu ? "active" : "features";
  return [
    "import numpy as np",
    `from cnnedu.functional import ${names.join(", ")}`,
    "",
    arraySource("input", deep(input, 1)),
    arraySource("weight", deep(kernel, 2)),
    "features = conv2d(input, weight)",
    ...(relu ? ["active = relu(features)"] : []),
    `output = ${pool}(${active}, 2)`,
    "",
    arraySource("grad_output", deep(upstream, 1)),
    `grad_${active} = ${pool}_backward(grad_output, ${active}, 2).input`,
    ...(relu ? ["grad_features = relu_backward(grad_active, features).input"] : []),
    "gradients = conv2d_backward(grad_features, input, weight)",
    "print(gradients.weight[0, 0])",
    "print(gradients.input[0])",
    "",
  ].join("\n");
}

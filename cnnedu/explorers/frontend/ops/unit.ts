/** One unit of a network: what it reads, the sum behind it, and all that it depends on down to the pixels. */

import { squash, unpack, type Layer, type NetworkSpec, type Size } from "./network";

/** A number of the network: layer 0 is the input, layer i what comes out of the i-th layer. */
export type Unit = readonly [layer: number, channel: number, row: number, col: number];

/** A block of a layer's numbers; `to` is the first beyond. */
export interface Block {
  readonly channels: readonly [from: number, to: number];
  readonly rows: readonly [from: number, to: number];
  readonly cols: readonly [from: number, to: number];
}

/** One product of a sum. */
export interface Factor {
  /** Where the number stands in the layer below; -1 in the padding. */
  readonly at: number;
  readonly x: number;
  readonly w: number;
  readonly product: number;
}

export interface Working {
  /** sum: products and a bias; max, mean: of a window; map: a function of one number. */
  readonly kind: "sum" | "max" | "mean" | "map";
  /** Channel by channel, within a channel row by row. */
  readonly factors: readonly Factor[];
  /** Rows and columns of each channel's patch. */
  readonly patch: readonly [number, number];
  /** The first channel that is read. */
  readonly first: number;
  readonly bias: number;
  readonly value: number;
}

export const sizeAt = ({ input, layers }: NetworkSpec, at: number): Size => (at === 0 ? input : layers[at - 1]!.size);

export const indexOf = ([, h, w]: Size, [, c, row, col]: Unit): number => (c * h + row) * w + col;

/** The unit at a place of the flat array of a layer. */
export function unitAt(layer: number, [, h, w]: Size, index: number): Unit {
  return [layer, Math.floor(index / (h * w)), Math.floor(index / w) % h, index % w];
}

/** Write out how a unit gets its value from the layer below. */
export function workingOf(net: NetworkSpec, all: readonly Float32Array[], unit: Unit): Working {
  const [at, c, i, j] = unit;
  const layer = net.layers[at - 1]!;
  const [from, x] = [sizeAt(net, at - 1), all[at - 1]!];
  const index = indexOf(layer.size, unit);
  const value = all[at]![index]!;
  const one = (w: number, bias: number): Working => {
    const factor = { at: index, x: x[index]!, w, product: x[index]! * w };
    return { kind: "map", factors: [factor], patch: [1, 1], first: c, bias, value };
  };
  switch (layer.kind) {
    case "conv":
      return { ...convolved(layer, x, from, c, i, j), value };
    case "linear": {
      const weight = unpack(layer.weight).subarray(c * x.length, (c + 1) * x.length);
      const factors = Array.from(x, (input, k) => ({ at: k, x: input, w: weight[k]!, product: input * weight[k]! }));
      return { kind: "sum", factors, patch: [1, 1], first: 0, bias: layer.bias ? unpack(layer.bias)[c]! : 0, value };
    }
    case "pool":
      return { ...pooled(layer, x, from, c, i, j), value };
    case "norm":
      return one(unpack(layer.scale)[c]!, unpack(layer.shift)[c]!);
    default:
      return one(1, 0);
  }
}

type Found = Omit<Working, "value">;

function convolved(layer: Layer & { kind: "conv" }, x: Float32Array, from: Size, f: number, i: number, j: number): Found {
  const [rows, cols] = [layer.rows[i]!, layer.cols[j]!];
  const depth = from[0] / layer.groups;
  const first = Math.floor((f * layer.groups) / layer.size[0]) * depth;
  const weight = unpack(layer.weight);
  const taps = rows.length * cols.length;
  const factors = Array.from({ length: depth * taps }, (_, k) => {
    const [row, col] = [rows[Math.floor((k % taps) / cols.length)]!, cols[k % cols.length]!];
    const at = row < 0 || col < 0 ? -1 : ((first + Math.floor(k / taps)) * from[1] + row) * from[2] + col;
    const [input, w] = [at < 0 ? 0 : x[at]!, weight[f * depth * taps + k]!];
    return { at, x: input, w, product: input * w };
  });
  return { kind: "sum", factors, patch: [rows.length, cols.length], first, bias: layer.bias ? unpack(layer.bias)[f]! : 0 };
}

function pooled(layer: Layer & { kind: "pool" }, x: Float32Array, [, h, w]: Size, c: number, i: number, j: number): Found {
  const [rows, cols] = [layer.rows[i]!, layer.cols[j]!];
  const cells = rows.flatMap((row) => cols.map((col) => (c * h + row) * w + col));
  const winner = cells.reduce((best, at) => (x[at]! > x[best]! ? at : best), cells[0]!);
  const share = layer.shares[0][i]! * layer.shares[1][j]!;
  const factors = cells.map((at) => {
    const weight = layer.mode === "avg" ? share : at === winner ? 1 : 0;
    return { at, x: x[at]!, w: weight, product: x[at]! * weight };
  });
  return { kind: layer.mode === "max" ? "max" : "mean", factors, patch: [rows.length, cols.length], first: c, bias: 0 };
}

/** For a block of what comes out of a layer, the block of what goes in that it depends on. */
function reads(layer: Layer, from: Size, block: Block): Block {
  const whole: Block = { channels: [0, from[0]], rows: [0, from[1]], cols: [0, from[2]] };
  if (layer.kind === "linear" || layer.kind === "softmax") return whole;
  if (layer.kind === "flatten") return unflatten(from, block.channels);
  const span = (read: readonly (readonly number[])[], [first, end]: readonly [number, number]): [number, number] => {
    const cells = read.slice(first, end).flat().filter((cell) => cell >= 0);
    return cells.length === 0 ? [0, 0] : [Math.min(...cells), Math.max(...cells) + 1]; // none: it reads only padding
  };
  let channels = block.channels;
  if (layer.kind === "conv") {
    const [outputs, depth] = [layer.size[0] / layer.groups, from[0] / layer.groups];
    channels = [Math.floor(channels[0] / outputs) * depth, (Math.floor((channels[1] - 1) / outputs) + 1) * depth];
  }
  if (layer.kind !== "conv" && layer.kind !== "pool") return block;
  return { channels, rows: span(layer.rows, block.rows), cols: span(layer.cols, block.cols) };
}

/** The smallest block that holds the numbers `first` to `end` of a flattened array. */
function unflatten([, h, w]: Size, [first, end]: readonly [number, number]): Block {
  const [a, b] = [Math.floor(first / (h * w)), Math.floor((end - 1) / (h * w))];
  if (a !== b) return { channels: [a, b + 1], rows: [0, h], cols: [0, w] };
  const [top, bottom] = [Math.floor(first / w) % h, Math.floor((end - 1) / w) % h];
  const cols: [number, number] = top === bottom ? [first % w, ((end - 1) % w) + 1] : [0, w];
  return { channels: [a, a + 1], rows: [top, bottom + 1], cols };
}

/** What a unit depends on in every layer from the input (0) up to its own. */
export function fieldsOf(net: NetworkSpec, [at, c, row, col]: Unit): Block[] {
  const fields: Block[] = [{ channels: [c, c + 1], rows: [row, row + 1], cols: [col, col + 1] }];
  for (let i = at; i > 0; i--) fields.unshift(reads(net.layers[i - 1]!, sizeAt(net, i - 1), fields[0]!));
  return fields;
}

/** The unit of the layer below that weighs most in this one. */
export function strongest(net: NetworkSpec, all: readonly Float32Array[], unit: Unit): Unit {
  const { factors, kind } = workingOf(net, all, unit);
  // A logit's softmax, or a function of one number: the number itself.
  const weight = ({ product, at }: Factor): number => (at < 0 ? -1 : kind === "max" ? product : Math.abs(product));
  const inside = factors.filter(({ at }) => at >= 0);
  const pool = kind === "max" ? inside.filter(({ w }) => w === 1) : inside;
  const best = pool.reduce((a, b) => (weight(b) > weight(a) ? b : a), pool[0] ?? factors[0]!);
  return unitAt(unit[0] - 1, sizeAt(net, unit[0] - 1), Math.max(0, best.at));
}

/** What an activation or a normalisation makes of one number. */
export function mapped(layer: Layer, channel: number, x: number): number {
  if (layer.kind === "act") return squash(layer.f, layer.params)(x);
  if (layer.kind === "norm") return x * unpack(layer.scale)[channel]! + unpack(layer.shift)[channel]!;
  return x;
}

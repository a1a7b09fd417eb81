/**
 * Three ways to wire the same inputs to the same outputs: dense, locally connected, convolutional. What each computes,
 * which weights it has, who meets whom, and what it costs. Held to `cnnedu.functional` and `cnnedu.analysis`.
 */

import { grouped } from "./digits";
import { arraySource } from "./source";
import { fromNested } from "./tensor";

export type Wiring = "dense" | "local" | "convolutional";

export const WIRINGS: readonly Wiring[] = ["dense", "local", "convolutional"];

/** The numbers behind the drawing, in the order in which the reader wrote them. */
export interface WiringState {
  readonly input: readonly number[];
  readonly dense: readonly (readonly number[])[];
  readonly local: readonly (readonly number[])[];
  readonly kernel: readonly number[];
  readonly shuffled: boolean;
}

const LEVELS = [-3, -2, -1, 1, 2, 3];

/** Weights that look drawn at random and are always the same, none of them 0; `kept` where it reaches. */
export function usualWeights(rows: number, cols: number, kept: readonly (readonly number[])[] = []): number[][] {
  const draw = (i: number, j: number): number => LEVELS[((((i + 1) * 73856093) ^ ((j + 1) * 19349663)) % 97) % 6]!;
  return Array.from({ length: rows }, (_, i) => Array.from({ length: cols }, (_, j) => kept[i]?.[j] ?? draw(i, j)));
}

/** The order in which inputs stand: as they are, or shuffled, which is the odd places and then the even ones. */
export function inputOrder(inputs: number, shuffled: boolean): number[] {
  const places = Array.from({ length: inputs }, (_, j) => j);
  return shuffled ? [...places.filter((j) => j % 2 === 1), ...places.filter((j) => j % 2 === 0)] : places;
}

/** First input that output `i` sees, and how many. */
export const sight = (wiring: Wiring, i: number, inputs: number, taps: number): { first: number; seen: number } =>
  wiring === "dense" ? { first: 0, seen: inputs } : { first: i, seen: taps };

export const sees = (wiring: Wiring, i: number, j: number, taps: number): boolean =>
  wiring === "dense" || (j >= i && j < i + taps);

/** The number of the parameter between output `i` and input `j`; null where there is no connection. */
export function parameterAt(wiring: Wiring, i: number, j: number, inputs: number, taps: number): number | null {
  if (!sees(wiring, i, j, taps)) return null;
  if (wiring === "dense") return i * inputs + j;
  return wiring === "local" ? i * taps + j - i : j - i;
}

/** The layer as a matrix, (outputs, inputs): output = matrix × input, as the inputs stand. */
export function wiringMatrix(wiring: Wiring, state: WiringState): number[][] {
  const { input, dense, local, kernel, shuffled } = state;
  const order = inputOrder(input.length, shuffled);
  return local.map((weights, i) =>
    input.map((_, j) => {
      if (wiring === "dense") return dense[i]![order[j]!]!;
      return (wiring === "local" ? weights : kernel)[j - i] ?? 0;
    }),
  );
}

/** The inputs as they stand. */
export const standing = ({ input, shuffled }: WiringState): number[] => inputOrder(input.length, shuffled).map((j) => input[j]!);

/** What the layer answers. */
export function wiringOutput(wiring: Wiring, state: WiringState): number[] {
  const input = standing(state);
  return wiringMatrix(wiring, state).map((row) => row.reduce((sum, weight, j) => sum + weight * input[j]!, 0));
}

/** What a reader looks at: an output, an input, or the connection between the two. */
export type Focus = { readonly output: number } | { readonly input: number } | { readonly output: number; readonly input: number };

/** Whether looking at `focus` lights the connection (i, j): with a connection, all that share its weight are lit. */
export function isLit(wiring: Wiring, i: number, j: number, focus: Focus, taps: number): boolean {
  if (!sees(wiring, i, j, taps)) return false;
  if (!("input" in focus)) return i === focus.output;
  if (!("output" in focus)) return j === focus.input;
  if (!sees(wiring, focus.output, focus.input, taps)) return false;
  return wiring === "convolutional" ? j - i === focus.input - focus.output : i === focus.output && j === focus.input;
}

/** A straight edge from its output (x1, y1) to its input (x2, y2). */
export interface Line {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** The index of the line nearest to a point, if one is at most `reach` away; -1 otherwise. */
export function nearestLine(lines: readonly Line[], x: number, y: number, reach: number): number {
  let best = -1;
  let least = reach;
  lines.forEach(({ x1, y1, x2, y2 }, at) => {
    const [dx, dy] = [x2 - x1, y2 - y1];
    const along = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)));
    const distance = Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
    if (distance <= least) [best, least] = [at, distance];
  });
  return best;
}

export interface LayerCost {
  readonly weights: number;
  readonly biases: number;
  readonly macs: number;
}

/** The picture that is counted, and what looks at it: no padding, stride 1. */
export interface Counted {
  readonly size: number;
  readonly channels: number;
  readonly kernel: number;
  readonly filters: number;
  readonly units: number;
}

/** Sizes that the costs follow from: values in, values a patch holds, outputs of all filters. */
export function countedSizes({ size, channels, kernel, filters }: Counted): { inputs: number; patch: number; places: number; outputs: number } {
  const side = size - kernel + 1;
  return { inputs: size * size * channels, patch: kernel * kernel * channels, places: side * side, outputs: filters * side * side };
}

/** What the layers cost on a picture; "same" is a dense layer with as many outputs as the convolution. */
export function wiringCosts(counted: Counted): Record<Wiring | "same", LayerCost> {
  const { inputs, patch, outputs } = countedSizes(counted);
  const { filters, units } = counted;
  return {
    dense: { weights: units * inputs, biases: units, macs: units * inputs },
    local: { weights: outputs * patch, biases: outputs, macs: outputs * patch },
    convolutional: { weights: filters * patch, biases: filters, macs: outputs * patch },
    same: { weights: outputs * inputs, biases: outputs, macs: outputs * inputs },
  };
}

/** What the layers in the drawing cost, with the biases that are not drawn. */
export function drawnCosts(inputs: number, taps: number): Record<Wiring, LayerCost> {
  const outputs = inputs - taps + 1;
  return {
    dense: { weights: outputs * inputs, biases: outputs, macs: outputs * inputs },
    local: { weights: outputs * taps, biases: outputs, macs: outputs * taps },
    convolutional: { weights: taps, biases: 1, macs: outputs * taps },
  };
}

/** Why these sizes cannot be, and what could; null when they can. */
export function checkWiring(inputs: number, taps: number, { size, kernel }: Counted): string | null {
  if (taps > inputs) return `A kernel of ${taps} weights needs at least ${taps} inputs, but there are ${inputs}: use a smaller kernel or more inputs.`;
  if (kernel > size) {
    return `A kernel of ${kernel}×${kernel} does not fit into a picture of ${size}×${size}: use a kernel of at most ${size}, or a picture of at least ${kernel}×${kernel}.`;
  }
  return null;
}

const CODE = `outputs = {
    "dense": linear(input, dense),
    "locally connected": locally_connected2d(input[None, None], local.T[None, None, None, :, None])[0, 0],
    "convolutional": conv1d(input[None], kernel[None, None])[0],
}
for name, output in outputs.items():
    print(f"{name:>17}: {output}")
`;
const COUNTS = `side = conv_output_size(size, kernel_size)
inputs, patch, outputs = size * size * channels, kernel_size * kernel_size * channels, filters * side * side
weights = {"dense": units * inputs, "locally connected": outputs * patch, "convolutional": filters * patch}
biases = {"dense": units, "locally connected": outputs, "convolutional": filters}
macs = {"dense": units * inputs, "locally connected": outputs * patch, "convolutional": outputs * patch}
for name in weights:
    print(f"{name:>17}: {weights[name] + biases[name]:,} parameters, {macs[name]:,} multiply-accumulates")
`;

/** The Python that computes what is shown; `_connectivity_text.py` writes the same. */
export function wiringPython({ input, dense, local, kernel, shuffled }: WiringState, counted: Counted): string {
  const write = (name: string, values: readonly number[] | readonly (readonly number[])[]): string =>
    arraySource(name, fromNested(values as number[]));
  const lines = [
    "import numpy as np",
    "from cnnedu.analysis import conv_output_size",
    "from cnnedu.functional import conv1d, linear, locally_connected2d",
    "",
    write("input", input),
    write("dense", dense),
  ];
  if (shuffled) {
    lines.push(`order = [${inputOrder(input.length, true).join(", ")}]`);
    lines.push("input, dense = input[order], dense[:, order]  # shuffled: only a dense layer can follow");
  }
  const { size, channels, kernel: side, filters, units } = counted;
  lines.push(write("local", local), write("kernel", kernel));
  const names = `size, channels, kernel_size, filters, units = ${[size, channels, side, filters, units].join(", ")}\n`;
  return `${lines.join("\n")}\n${CODE}\n${names}${COUNTS}`;
}

/** Outputs other than `at` whose patch of the inputs, as they stand, equals its own. */
export function twinsOf(input: readonly number[], taps: number, at: number): number[] {
  const outputs = Array.from({ length: input.length - taps + 1 }, (_, i) => i);
  const alike = (i: number): boolean => Array.from({ length: taps }, (_, t) => t).every((t) => input[i + t] === input[at + t]);
  return outputs.filter((i) => i !== at && alike(i));
}

/** How far `value` reaches on a bar from 1 to `most` whose every tick is a fixed multiple of the one before. */
export const logShare = (value: number, most: number): number => (value <= 1 ? 0 : Math.log10(value) / Math.log10(most));

/** 786436000 bytes as 786 MB. */
export function bytesText(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB", "PB"];
  const step = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${value >= 100 ? grouped(Math.round(value)) : Number(value.toPrecision(2))} ${units[step]}`;
}

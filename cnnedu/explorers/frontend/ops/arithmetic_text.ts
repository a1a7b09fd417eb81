/** What the calculator writes: formulas with the numbers put in, notes, Python source. `_arithmetic_text.py` says the same. */

import { convolutionPrice, kernelPlaces, layerSide, paddingSides, roomToMove, axisReads, tapsPerOutput, zeroRuns } from "./arithmetic";
import { grouped } from "./digits";
import type { LayerAxis, LayerSettings } from "./arithmetic";
import type { Pair } from "./geometry";
import { literal } from "./source";

/** The rule in letters. */
export const sizeRule = ({ operation }: LayerSettings): string =>
  operation === "transposed" ? "(n − 1)s − 2p + d(k − 1) + o + 1" : "⌊(n + 2p − d(k − 1) − 1) / s⌋ + 1";

/** The output size of one axis with the numbers put in. */
export function sizeFormula(layer: LayerSettings, axis: LayerAxis): string {
  const [n, k, s, d] = [layer.input_size[axis], layer.kernel_size[axis], layer.stride[axis], layer.dilation[axis]];
  const [before, after] = paddingSides(layer, axis);
  const result = layerSide(layer, axis);
  if (layer.operation === "transposed") {
    const o = layer.output_padding[axis];
    const parts = `${(n - 1) * s} − ${2 * before} + ${d * (k - 1)} + ${o} + 1`;
    return `(${n} − 1)·${s} − 2·${before} + ${d}·(${k} − 1) + ${o} + 1 = ${parts} = ${result}`;
  }
  const padding = before === after ? `2·${before}` : `${before} + ${after}`;
  const room = roomToMove(layer, axis);
  const rest = room % s === 0 ? "" : `, remainder ${room % s}`;
  return (
    `⌊(${n} + ${padding} − ${d}·(${k} − 1) − 1) / ${s}⌋ + 1 = ` +
    `⌊${room} / ${s}⌋ + 1 = ${Math.floor(room / s)} + 1 = ${result}${rest}`
  );
}

const pairSource = ([h, w]: Pair): string => (h === w ? `${h}` : `(${h}, ${w})`);

const isPair = (value: unknown): value is Pair => Array.isArray(value);

const isOne = (value: unknown, usual: unknown): boolean =>
  isPair(value) ? value[0] === usual && value[1] === usual : value === usual;

function layerArguments(layer: LayerSettings): string {
  const transposed = layer.operation === "transposed";
  const { padding: word } = layer;
  const padding = word === "full" ? ([paddingSides(layer, 0)[0], paddingSides(layer, 1)[0]] as const) : word === "valid" ? 0 : word;
  const options: [string, unknown, unknown][] = [
    ["stride", layer.stride, 1],
    ["padding", padding, 0],
    ["output_padding", transposed ? layer.output_padding : 0, 0],
    ["dilation", layer.dilation, 1],
    ["groups", layer.groups, 1],
    ["bias", layer.bias, true],
  ];
  const given = options.filter(([, value, usual]) => !isOne(value, usual));
  const rest = given.map(([name, value]) => `, ${name}=${settingSource(value)}`).join("");
  return `${layer.in_channels}, ${layer.out_channels}, ${pairSource(layer.kernel_size)}${rest}`;
}

const settingSource = (value: unknown): string => (isPair(value) ? pairSource(value) : literal(value));

function sizeCall(layer: LayerSettings, axis: LayerAxis): string {
  const transposed = layer.operation === "transposed";
  const options: [string, unknown, unknown][] = [
    ["stride", layer.stride[axis], 1],
    ["padding", layer.padding === "same" ? "same" : paddingSides(layer, axis)[0], 0],
    ["output_padding", transposed ? layer.output_padding[axis] : 0, 0],
    ["dilation", layer.dilation[axis], 1],
  ];
  const given = options.filter(([, value, usual]) => value !== usual).map(([name, value]) => `, ${name}=${literal(value)}`);
  const name = transposed ? "conv_transpose_output_size" : "conv_output_size";
  return `${name}(${layer.input_size[axis]}, ${layer.kernel_size[axis]}${given.join("")})`;
}

/** Python source of the sizes and the price of a legal layer. */
export function layerSource(layer: LayerSettings): string {
  const transposed = layer.operation === "transposed";
  const [kind, size] = transposed ? ["ConvTranspose2d", "conv_transpose_output_size"] : ["Conv2d", "conv_output_size"];
  const shape = `(1, ${layer.in_channels}, ${layer.input_size[0]}, ${layer.input_size[1]})`;
  return [
    "from torch import nn",
    "",
    `from cnnedu.analysis import ${size}, summarize`,
    "",
    `height = ${sizeCall(layer, 0)}`,
    `width = ${sizeCall(layer, 1)}`,
    "print(height, width)",
    "",
    `layer = nn.${kind}(${layerArguments(layer)})`,
    `print(summarize(layer, ${shape}))`,
    "",
  ].join("\n");
}

/** Python source that says what is wrong with an illegal layer; `usual` are the explorer's defaults. */
export function problemSource(layer: LayerSettings, usual: LayerSettings): string {
  const names = (Object.keys(usual) as (keyof LayerSettings)[]).filter((name) => !alike(layer[name], usual[name]));
  const settings = names.map((name) => `${name}=${settingSource(layer[name])}`).join(", ");
  return `from cnnedu.explorers import ArithmeticExplorer\n\nexplorer = ArithmeticExplorer(${settings})\nprint(explorer.problem)\n`;
}

const alike = (a: unknown, b: unknown): boolean => (isPair(a) && isPair(b) ? a[0] === b[0] && a[1] === b[1] : a === b);

/** What goes in and what comes out, why, and what it costs. */
export function layerSentence(layer: LayerSettings): string {
  const { parameters, macs } = convolutionPrice(layer);
  const kind = layer.operation === "transposed" ? "Transposed convolution" : "Convolution";
  return (
    `${kind}, ${layer.kernel_size.join(" × ")} kernel: input ${[layer.in_channels, ...layer.input_size].join(" × ")}, ` +
    `output ${[layer.out_channels, layerSide(layer, 0), layerSide(layer, 1)].join(" × ")}. ` +
    `Height: ${sizeFormula(layer, 0)}. Width: ${sizeFormula(layer, 1)}. ` +
    `${grouped(parameters)} parameters, ${grouped(macs)} multiply-adds.`
  );
}

const both = (counts: Pair, unit: (n: number, noun: string) => string): string =>
  [counts[0] > 0 && unit(counts[0], "row"), counts[1] > 0 && unit(counts[1], "column")].filter(Boolean).join(" and ");

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;

/** What is worth knowing about the geometry of a legal convolution, or null. */
export function layerNotes(layer: LayerSettings): string[] {
  return layer.operation === "transposed" ? transposedNotes(layer) : plainNotes(layer);
}

function plainNotes(layer: LayerSettings): string[] {
  const notes: string[] = [];
  const sides = [paddingSides(layer, 0), paddingSides(layer, 1)] as const;
  const odd = sides.find(([before, after]) => before !== after);
  if (odd) notes.push(`“same” needs ${odd[0] + odd[1]} zeros, which do not split evenly: torch puts ${odd[0]} before and ${odd[1]} after.`);
  if (layer.padding === "full") notes.push("“full” is d(k − 1) on each side. torch has no word for it: give it the number.");
  const left = ([0, 1] as const).map((a) => roomToMove(layer, a) % layer.stride[a]) as [number, number];
  if (left[0] + left[1] > 0) {
    notes.push(`The floor drops the remainder: ${both(left, count)} at the end of the padded input ${left[0] + left[1] === 1 ? "is" : "are"} never reached.`);
  }
  const gaps = ([0, 1] as const).map((a) => {
    const reads = axisReads(layer, a);
    return zeroRuns(reads.slice(0, reads.length - left[a]!)).reduce((sum, [, n]) => sum + n, 0);
  }) as [number, number];
  if (gaps[0] + gaps[1] > 0) notes.push(`No tap ever falls on ${both(gaps, count)} between the others.`);
  if (notes.length === 0) notes.push(`The kernel stops ${layerSide(layer, 0)} × ${layerSide(layer, 1)} times, and reaches the last row and column exactly.`);
  return notes;
}

function transposedNotes(layer: LayerSettings): string[] {
  for (const axis of [0, 1] as const) {
    const [least, most] = tapsPerOutput(layer, axis);
    if (least === most) continue;
    const [s, k] = [layer.stride[axis], layer.kernel_size[axis]];
    const why = k % s === 0 ? `With dilation ${layer.dilation[axis]} and stride ${s}` : `The stride ${s} does not divide the kernel's ${k}`;
    return [`${why}: ${axis === 0 ? "rows" : "columns"} away from the border are written ${least} or ${most} times, in turns. That prints a checkerboard.`];
  }
  if (layer.stride[0] * layer.stride[1] === 1) return ["With stride 1 the taps overlap evenly: only the border is written less often."];
  return [`The stride divides the kernel: away from the border every output is written equally often, ${tapsPerOutput(layer, 0)[0] * tapsPerOutput(layer, 1)[0]} times.`];
}

/** What the marks of the picture mean, [name, text] each, as far as a legal layer has them. */
export function keyOf(layer: LayerSettings): (readonly [name: string, text: string])[] {
  const transposed = layer.operation === "transposed";
  const [rows, columns] = kernelPlaces(layer);
  const sides = [paddingSides(layer, 0), paddingSides(layer, 1)].flat();
  const all: (readonly [boolean, string, string])[] = [
    [true, "now", transposed ? "the taps of one input" : "the kernel"],
    [rows * columns > 1, "ends", transposed ? "of the first and of the last input" : "its first and last stop"],
    [!transposed, "stop", `a stop: ${rows} × ${columns} of them`],
    [transposed, "count", "the stronger the orange, the more taps write it"],
    [sides.some((p) => p > 0), "pad", transposed ? "taken away by the padding" : "padding"],
    [!transposed && ([0, 1] as const).some((axis) => axisReads(layer, axis).includes(0)), "unread", "never read"],
  ];
  return all.filter(([there]) => there).map(([, name, text]) => [name, text] as const);
}

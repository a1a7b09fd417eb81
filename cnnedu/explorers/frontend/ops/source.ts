/**
 * The Python call that reproduces the screen. `cnnedu/explorers/source.py` writes the same text from the
 * same state; a test holds the two to each other, character for character.
 */

import type { ConvOptions, Pair } from "./geometry";
import { toNested, type Nested, type Tensor } from "./tensor";

/**
 * The smallest q <= 1024 for which every value is exactly a whole number divided by q; 1 when there is none.
 * It lets a box blur be written as ones / 9 and shown as 1/9.
 */
export function commonDenominator(values: Iterable<number>): number {
  const all = [...values];
  for (let q = 1; q <= 1024; q++) if (all.every((v) => Math.round(v * q) / q === v)) return q;
  return 1;
}

/** A JSON value as Python writes it. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value !== "object") return typeof value === "string" ? JSON.stringify(value) : String(value);
  return `{${Object.entries(value).map(([name, inner]) => `${literal(name)}: ${literal(inner)}`).join(", ")}}`;
}

/** NumPy source of a tensor, one row to a line, indented to stand behind `prefix`. */
export function arraySource(prefix: string, values: Tensor): string {
  const q = commonDenominator(values.data);
  const write = (nested: Nested, indent: number): string => {
    if (!Array.isArray(nested)) return String(q === 1 ? nested : Math.round(nested * q));
    const separator = Array.isArray(nested[0]) ? `,\n${" ".repeat(indent + 1)}` : ", ";
    return `[${nested.map((inner) => write(inner, indent + 1)).join(separator)}]`;
  };
  const start = `${prefix} = np.array(`;
  return `${start}${write(toNested(values), start.length)}, dtype=float)${q === 1 ? "" : ` / ${q}`}`;
}

const pairSource = ([h, w]: Pair): string => (h === w ? `${h}` : `(${h}, ${w})`);

/** The keyword arguments that differ from their defaults, in the order of the signature. */
function optionSource({ stride, padding, dilation }: ConvOptions, padded: boolean): string {
  const options: [string, Pair, number][] = [
    ["stride", stride, 1],
    ["padding", padded ? [0, 0] : padding, 0],
    ["dilation", dilation, 1],
  ];
  return options.flatMap(([name, pair, usual]) => (pair.every((v) => v === usual) ? [] : [`, ${name}=${pairSource(pair)}`])).join("");
}

/**
 * Python source that computes the output shown, with `cnnedu.functional`; given `gradientOf` (filter, row,
 * column), also the gradients of that output cell with respect to input and weight.
 */
export function pythonSource(
  input: Tensor,
  weight: Tensor,
  bias: Tensor,
  opts: ConvOptions,
  gradientOf?: readonly [number, number, number],
): string {
  const padded = opts.paddingMode !== "zeros" && opts.padding.some((p) => p > 0);
  const biased = bias.data.some((b) => b !== 0);
  const names = ["conv2d", ...(gradientOf ? ["conv2d_backward"] : []), ...(padded ? ["pad"] : [])];
  const source = ["import numpy as np", `from cnnedu.functional import ${names.join(", ")}`, "", arraySource("input", input)];
  if (padded) {
    const [h, w] = opts.padding;
    const mode = opts.paddingMode;
    source.push(`input = pad(input, (${w}, ${w}, ${h}, ${h}), mode="${mode}")  # left, right, top, bottom`);
  }
  source.push(arraySource("weight", weight));
  if (opts.flip) source.push("weight = weight[..., ::-1, ::-1]  # rotated by 180 degrees: true convolution");
  if (biased) source.push(arraySource("bias", bias));
  const rest = `input, weight${biased ? ", bias" : ""}${optionSource(opts, padded)})`;
  source.push(`output = conv2d(${rest}`);
  if (gradientOf) {
    source.push("grad_output = np.zeros_like(output)", `grad_output[${gradientOf.join(", ")}] = 1`);
    source.push(`gradients = conv2d_backward(grad_output, ${rest}`);
    if (padded) source.push("# gradients.input is that of the padded input");
    if (opts.flip) source.push("# gradients.weight is that of the rotated weight");
  }
  return `${source.join("\n")}\n`;
}

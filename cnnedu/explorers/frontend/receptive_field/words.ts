/** What the picture says in words and in Python; `_receptive_field_text.py` writes the same source. */

import { FIELD_KINDS, type FieldLayer } from "../ops/receptive_field";
import { MINUS, plural, TIMES } from "../shared/format";
import type { State } from "./state";

export const whole = (value: number): string => (value < 0 ? `${MINUS}${-value}` : String(value));

/** First and last pixel that the unit sees along a row, whether they exist or not. */
export function seenPixels({ steps, unit: [layer, , col] }: State): readonly [number, number] {
  const { r, j, start } = steps[layer]!;
  return [start + j * col, start + j * col + r - 1];
}

/** How many of the pixels seen along a row lie outside the input. */
export function outside(state: State): number {
  const [first, last] = seenPixels(state);
  return Math.min(last - first + 1, Math.max(0, -first) + Math.max(0, last - state.size + 1));
}

/** "2 of them outside the input", or nothing. */
const beyond = (state: State): string => (outside(state) > 0 ? `, ${outside(state)} of them outside the input` : "");

export function spoken(state: State, held: number): string {
  const [layer, , col] = state.unit;
  if (layer === 0) return `Pixel ${col} of the input. It reaches ${reaches(state)}.`;
  const [first, last] = seenPixels(state);
  const width = last - first + 1;
  const whole_ = state.axes === 2 ? `${width}${TIMES}${width} pixels, columns` : `${plural(width, "sample")},`;
  const within = state.axes === 2 ? `${held}${TIMES}${held}` : String(held);
  const what = state.weights === "equal" ? "all paths" : "the gradient";
  return `Layer ${layer}, unit ${col}: could see ${whole_} ${whole(first)} to ${whole(last)}${beyond(state)}. 95.45 % of ${what} stay within ${within}.`;
}

/** How many units of the last layer the unit reaches. */
function reaches(state: State): string {
  const count = state.up.at(-1)!.reduce((sum, paths) => sum + (paths > 0 ? 1 : 0), 0);
  return `${plural(count, "unit")} of the last layer`;
}

/** ", from 1 to 23 for a pixel of the input": also where the circles are too small for numbers. */
function fromInput({ down, axes }: State): string {
  const paths = down[0]!.filter((count) => count > 0);
  if (paths.length === 0) return "";
  const [least, most] = [Math.min(...paths), Math.max(...paths)];
  const text = (count: number): string => (count < 1e6 ? count.toLocaleString("en-US") : `about ${count.toExponential(1).replace(/e\+?/, " · 10^")}`);
  return `, ${least === most ? text(most) : `${text(least)} to ${text(most)}`} for a ${axes === 2 ? "column" : "sample"} of the input`;
}

/** The line below the drawing. */
export function hint(state: State): string {
  const [layer, , col] = state.unit;
  const top = state.layers.length;
  if (layer === 0) return `Upwards from input ${state.axes === 2 ? "column" : "sample"} ${col}: the rings are the units it can change, ${reaches(state)}.`;
  const upward = layer < top ? ` Rings: what it reaches upwards, ${reaches(state)}.` : "";
  return `Orange: what the unit pointed at sees. The stronger, the more paths lead to it; numbers count them${fromInput(state)}.${upward} Point anywhere; click a layer's name to change it.`;
}

/** "start + column·j = −6 + 6·2 = 6", and the last pixel from it. */
export function placement(state: State): string {
  const [layer, , col] = state.unit;
  const { r, j, start } = state.steps[layer]!;
  const [first, last] = seenPixels(state);
  return `Unit ${col} of layer ${layer} begins at pixel start + ${col}·j = ${whole(start)} + ${col}·${j} = ${whole(first)} and ends at ${whole(first)} + ${r} ${MINUS} 1 = ${whole(last)}.`;
}

/** The calls behind the screen. */
export function fieldSource({ layers, unit: [layer, , col], axes, weights, size }: State): string {
  const lines = ["from cnnedu.analysis import effective_receptive_field, receptive_field", "from torch import nn", ""];
  lines.push("layers = [  # kernel size, stride, padding, dilation");
  for (const each of layers) lines.push(`    (${each.kernel}, ${each.stride}, ${each.padding}, ${each.dilation}),  # ${FIELD_KINDS[each.kind]}`);
  lines.push("]", "fields = receptive_field(layers)", "for number, field in enumerate(fields, 1):", "    print(number, field)", "");
  if (layer > 0) {
    lines.push(`field = fields[${layer - 1}]  # of layer ${layer}`, `first = field.start + ${col} * field.jump`);
    lines.push(`print(f"its unit ${col} sees pixels {first} to {first + field.size - 1}")`, "");
  }
  lines.push("model = nn.Sequential(");
  const last = Math.max(1, layer);
  layers.slice(0, last).forEach((each, at) => {
    lines.push(...modules(each, axes, weights === "equal").map((module) => `    ${module},`));
    if (weights === "relu" && (each.kind === "conv" || each.kind === "causal") && at + 1 < last) lines.push("    nn.ReLU(),");
  });
  lines.push(")");
  if (weights === "equal") lines.push("for weight in model.parameters():", "    nn.init.ones_(weight)  # every path counts the same");
  const shape = [1, 1, ...Array<number>(axes).fill(size)].join(", ");
  lines.push(`effective = effective_receptive_field(model, (${shape}))  # of the centre unit`);
  lines.push("print(effective.size, effective.theoretical, effective.ratio)");
  return `${lines.join("\n")}\n`;
}

function modules({ kernel, stride, padding, dilation, kind }: FieldLayer, axes: number, equal: boolean): string[] {
  const option = (name: string, value: number, usual: number): string => (value > usual ? `, ${name}=${value}` : "");
  const [padded, dilated] = [option("padding", padding, 0), option("dilation", dilation, 1)];
  const conv = (pad: string): string => `nn.Conv${axes}d(1, 1, ${kernel}${option("stride", stride, 1)}${pad}${dilated}, bias=False)`;
  if (kind === "conv") return [conv(padded)];
  if (kind === "causal") {
    const sides = Array<string>(axes).fill(`${padding}, 0`).join(", ");
    return [...(padding > 0 ? [`nn.ConstantPad${axes}d((${sides}), 0)`] : []), conv("")];
  }
  const name = kind === "avg" || (equal && dilation === 1) ? "Avg" : "Max";
  return [`nn.${name}Pool${axes}d(${kernel}, ${stride}${padded}${dilated})`];
}

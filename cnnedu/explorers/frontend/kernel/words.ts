/** What the KernelExplorer says: the spoken line, what a kernel is for, how a map is shown, the Python call. */

import { answerRange, arraySource, commonDenominator, type MapDisplay, type Tensor } from "../ops";
import { format, place, plural, TIMES, weightText } from "../shared/format";
import type { State } from "./state";

const COLOURS = ["red", "green", "blue"] as const;
export const channelName = (c: number): string => COLOURS[c]!;

/** "gaussian_blur_5" is read as "gaussian blur 5". */
export const readable = (name: string): string => name.replaceAll("_", " ");

/** What the kernel looks for, and what its sum means for a flat region. */
export function aboutKernel(told: string | undefined, weights: ArrayLike<number>, pattern: boolean): string {
  const values = Array.from(weights);
  const sum = values.reduce((a, b) => a + b, 0);
  const size = values.reduce((a, b) => a + Math.abs(b), 0);
  const about = pattern ? "A patch of the picture, now looked for everywhere." : (told ?? "Your own.");
  if (size === 0) return `${about} All its weights are 0: so is the map.`;
  if (Math.abs(sum) < 1e-9 * size) return `${about} Its weights sum to 0: silent where the picture is flat.`;
  if (Math.abs(sum - 1) < 1e-9) return `${about} Its weights sum to 1: flat regions keep their brightness.`;
  return `${about} Its weights sum to ${format(sum)}: a flat region comes out ${format(sum)} times as bright.`;
}

export const DISPLAYS: Record<MapDisplay, readonly [label: string, about: string]> = {
  signed: ["± signed", "Orange: the patch matches. Blue: it is the opposite. This is what the next layer gets."],
  abs: ["size", "How strong an answer is, either way: an edge counts whichever side is bright. Signs are lost."],
  clip: ["0…255", "As a picture: below 0 is black, above 255 white. Kernels that sum to 1 look best this way."],
  relu: ["ReLU", "What is negative becomes 0, as behind most convolutions in a network: only matches stay."],
};

/** What the display makes of one answer: "shown as max(0, −12) = 0". */
export function shownAs(value: number, display: MapDisplay): string {
  const text = format(value);
  if (display === "abs") return `shown as |${text}| = ${format(Math.abs(value))}`;
  if (display === "relu") return `shown as max(0, ${text}) = ${format(Math.max(0, value))}`;
  if (display === "clip") return `shown as grey ${format(Math.max(0, Math.min(255, value)))} of 255`;
  return "";
}

const denominators = new WeakMap<Float64Array, number>();

/** What all weights are whole multiples of: 9 for ninths; 1 where there is nothing that short, or decimals are. */
export function denominator(weights: Float64Array): number {
  const known = denominators.get(weights);
  if (known !== undefined) return known;
  const short = weights.every((w) => Math.round(w * 100) / 100 === w);
  let q = short ? 1 : commonDenominator(weights);
  // A large Gaussian, alone or in thirds; kernels that are written out in one line are never that fine.
  if (q === 1 && !short) q = [4096, 12288].find((fine) => weights.every((w) => Math.abs(w * fine - Math.round(w * fine)) < 1e-9)) ?? 1;
  denominators.set(weights, q);
  return q;
}

const LONGEST = 9;

/** 12×−1 + 13×0 + … = 47; with several channels or many products, in parts. */
export function sumWords(patch: Tensor, used: Tensor, total: number): string {
  const [channels, kh, kw] = used.shape as [number, number, number];
  const part = (from: number, to: number): number => {
    let sum = 0;
    for (let i = from; i < to; i++) sum += patch.data[i]! * used.data[i]!;
    return sum;
  };
  const size = kh * kw;
  let terms: string[];
  if (channels > 1) terms = Array.from({ length: channels }, (_, c) => `${format(part(c * size, (c + 1) * size))} (${channelName(c)})`);
  else if (size <= LONGEST) {
    const q = denominator(used.data);
    terms = Array.from(used.data, (w, i) => `${format(patch.data[i]!)}${TIMES}${weightText(w, q)}`);
  } else if (kh > 1) terms = Array.from({ length: kh }, (_, m) => `${format(part(m * kw, (m + 1) * kw))} (row ${m})`);
  else terms = Array.from({ length: kw }, (_, n) => format(part(n, n + 1)));
  return `${terms.join(" + ")} = ${format(total)}`;
}

export function spoken({ weight, position: [f, i, j] }: State, patch: Tensor, used: Tensor, total: number): string {
  const filters = weight.shape[0]!;
  return `${filters > 1 ? `filter ${f}, ` : ""}output ${place(i, j)}: ${sumWords(patch, used, total)}`;
}

/** How near an answer comes to the strongest that any patch could give, and what that patch looks like. */
export function rangeWords(weights: ArrayLike<number>, sum: number): string {
  const [least, most] = answerRange(weights);
  const [end, other] = sum < 0 ? [least, most] : [most, least];
  if (end === 0) return most - least === 0 ? "All weights are 0: so is every answer." : `The ${sum < 0 ? "least" : "largest"} answer that any patch could give.`;
  const share = Math.round((100 * sum) / end);
  const [strong, weak] = sum < 0 ? ["negative", "positive"] : ["positive", "negative"];
  const patch = other === 0 ? "all white" : `white under the ${strong} weights and black under the ${weak} ones`;
  return `${share} % of the ${sum < 0 ? "most negative" : "largest"} answer possible, ${format(end)}, which only a patch gets that is ${patch}.`;
}

/** How many weights a filter has, as a layer counts them. */
export function weightsWords({ weight }: State): string {
  const [filters, channels, kh, kw] = weight.shape as [number, number, number, number];
  const each = `${kh}×${kw}${channels > 1 ? `×${channels} channels` : ""} = ${plural(kh * kw * channels, "weight")}`;
  return filters > 1 ? `${filters} filters of ${each} each` : each;
}

const LONGEST_URL = 20_000;
const SHOWN: Partial<Record<MapDisplay, string>> = { abs: "np.abs(output)", clip: "np.clip(output, 0, 255)", relu: "np.maximum(output, 0)" };

/** The source that computes the maps; cnnedu/explorers/_kernel_text.py writes the same. */
export function kernelSource({ image, weight, how, display }: State, colour: boolean): string {
  const [, depth, kh, kw] = weight.shape as [number, number, number, number];
  const own = image.startsWith("data:");
  const embedded = own && image.length <= LONGEST_URL;
  let pixels = own ? `np.array(picture.convert("${colour && depth === 3 ? "RGB" : "L"}"))` : `load_image("${image}")`;
  if (depth === 1 && colour && !own) pixels = `np.array(Image.fromarray(${pixels}).convert("L"))`;
  const lines: string[] = [];
  if (embedded) lines.push(`picture = Image.open(io.BytesIO(base64.b64decode("${image.slice(image.indexOf(",") + 1)}")))`);
  else if (own) lines.push('picture = Image.open("picture.png")  # yours: "Save picture" writes this file');
  if (depth === 1) lines.push(`input = ${pixels}[None].astype(float)  # one channel of grey, 0 to 255`);
  else if (colour) lines.push(`input = np.moveaxis(${pixels}, 2, 0).astype(float)  # red, green, blue first, 0 to 255`);
  else lines.push(`input = np.repeat(${pixels}[None].astype(float), 3, axis=0)  # grey in all three channels, 0 to 255`);
  lines.push(arraySource("weight", weight));
  if (how.flip) lines.push("weight = weight[..., ::-1, ::-1]  # rotated by 180 degrees: true convolution");
  const edge = how.same && (kh > 1 || kw > 1);
  const padded = edge && how.stride > 1;
  if (padded) {
    const [up, left] = [(kh - 1) >> 1, (kw - 1) >> 1];
    lines.push(`input = pad(input, (${left}, ${kw - 1 - left}, ${up}, ${kh - 1 - up}))  # left, right, top, bottom`);
  }
  const options = `${how.stride > 1 ? `, stride=${how.stride}` : ""}${edge && !padded ? ', padding="same"' : ""}`;
  lines.push(`output = conv2d(input, weight${options})`);
  if (SHOWN[display] !== undefined) lines.push(`shown = ${SHOWN[display]}`);
  const imports = [
    ...(embedded ? ["import base64", "import io", ""] : []),
    "import numpy as np",
    ...(own || (depth === 1 && colour) ? ["from PIL import Image"] : []),
    ...(own ? [] : ["from cnnedu.data import load_image"]),
    `from cnnedu.functional import conv2d${padded ? ", pad" : ""}`,
  ];
  return `${[...imports, "", ...lines].join("\n")}\n`;
}

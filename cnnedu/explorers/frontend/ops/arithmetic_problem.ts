/** Why a layer is illegal, in sentences that say what would be legal; `_arithmetic_problem.py` says the same. */

import { commonDivisor, kernelSpan, paddingSides, writtenSize, type LayerAxis, type LayerSettings } from "./arithmetic";
import type { Pair } from "./geometry";

export interface LayerProblem {
  readonly sentence: string;
  /** The settings that are to blame, the first one most. */
  readonly settings: readonly (keyof LayerSettings)[];
  /** A change that makes it legal, and what to call it. */
  readonly remedy: { readonly label: string; readonly change: Partial<LayerSettings> };
}

/** "3", or "3 × 5" when height and width differ; with a true minus sign. */
export const pairText = ([h, w]: Pair): string => (h === w ? String(h) : `${h} × ${w}`).replaceAll("-", "−");

type Named = "input_size" | "in_channels" | "out_channels" | "kernel_size" | "stride" | "padding" | "dilation" | "groups" | "output_padding";

const LEAST: Record<Named, readonly [title: string, label: string, least: number, why: string]> = {
  input_size: ["Input size", "input size", 1, ""],
  in_channels: ["The number of input channels", "input channels:", 1, ""],
  out_channels: ["The number of output channels", "output channels:", 1, ""],
  kernel_size: ["Kernel size", "kernel size", 1, ""],
  stride: ["Stride", "stride", 1, " With 0 the kernel would never move."],
  padding: ["Padding", "padding", 0, " To take pixels away, crop the input."],
  dilation: ["Dilation", "dilation", 1, " 1 is the ordinary kernel; 0 would lay all its taps on one pixel."],
  groups: ["The number of groups", "groups:", 1, " 1 group lets every filter see every channel."],
  output_padding: ["Output padding", "output padding", 0, ""],
};
const MOST_LISTED = 8;

/** What is wrong with a layer; nothing when it is legal. */
export function layerProblems(layer: LayerSettings): LayerProblem[] {
  const range = outOfRange(layer);
  if (range.length > 0) return range;
  return [groupsProblem(layer), paddingProblem(layer)].filter((problem) => problem !== null);
}

/** The sentences together, as Python's `problem`; null when there is none. */
export const problemText = (layer: LayerSettings): string | null =>
  layerProblems(layer).map(({ sentence }) => sentence).join(" ") || null;

function outOfRange(layer: LayerSettings): LayerProblem[] {
  return (Object.keys(LEAST) as Named[]).flatMap((name) => {
    const value = layer[name];
    const unused = name === "output_padding" && layer.operation !== "transposed";
    if (typeof value === "string" || unused) return [];
    const [title, label, least, why] = LEAST[name];
    const pair: Pair = typeof value === "number" ? [value, value] : value;
    if (Math.min(...pair) >= least) return [];
    const fixed: Pair = [Math.max(least, pair[0]), Math.max(least, pair[1])];
    return [{
      sentence: `${title} is ${pairText(pair)}: it must be at least ${least}.${why}`,
      settings: [name],
      remedy: { label: `Use ${label} ${pairText(fixed)}`, change: { [name]: typeof value === "number" ? fixed[0] : fixed } },
    }];
  });
}

function groupsProblem({ in_channels, out_channels, groups }: LayerSettings): LayerProblem | null {
  const common = commonDivisor(in_channels, out_channels);
  if (common % groups === 0) return null;
  const legal = Array.from({ length: common }, (_, i) => i + 1).filter((d) => common % d === 0);
  const listed = legal.length > MOST_LISTED ? [...legal.slice(0, MOST_LISTED - 1), "…", legal.at(-1)] : legal;
  const sides = [[in_channels, "input"], [out_channels, "output"]] as const;
  const bad = sides.filter(([n]) => n % groups !== 0).map(([n, side]) => `${n} ${side} channels`);
  const nearest = legal.filter((d) => d < groups).at(-1) ?? 1;
  return {
    sentence: `${groups} groups do not divide ${bad.join(" and ")}: every group takes an equal share of both. Legal: ${listed.join(", ")}.`,
    settings: ["groups", "in_channels", "out_channels"],
    remedy: { label: `Use ${nearest} ${nearest === 1 ? "group" : "groups"}`, change: { groups: nearest } },
  };
}

const usePadding = (padding: Pair): LayerProblem["remedy"] => ({ label: `Use padding ${pairText(padding)}`, change: { padding } });

function paddingProblem(layer: LayerSettings): LayerProblem | null {
  const { operation, padding, stride } = layer;
  const transposed = operation === "transposed";
  if (transposed && typeof padding === "string") {
    return {
      sentence:
        `Padding "${padding}": a transposed convolution takes numbers only. Legal: 0 keeps all that the taps write; ` +
        "p takes p rows or columns away on each side.",
      settings: ["padding"],
      remedy: usePadding([0, 0]),
    };
  }
  if (padding === "same" && (stride[0] !== 1 || stride[1] !== 1)) return sameWithStride(layer);
  const check = transposed ? transposedAxis : plainAxis;
  return check(layer, 0) ?? check(layer, 1);
}

function sameWithStride(layer: LayerSettings): LayerProblem {
  const { input_size: n, stride: s } = layer;
  const span: Pair = [kernelSpan(layer, 0), kernelSpan(layer, 1)];
  const byHand: Pair = [Math.floor((span[0] - 1) / 2), Math.floor((span[1] - 1) / 2)];
  const room = ([0, 1] as const).map((a) => n[a] + 2 * byHand[a] - span[a]) as [number, number];
  const size = room.map((r, a) => Math.floor(r / s[a]!) + 1);
  const fits = Math.min(...room) >= 0;
  const otherwise = fits ? `, or padding ${pairText(byHand)} as a number, which gives ${size.join(" × ")}` : "";
  return {
    sentence:
      `Padding "same" with stride ${pairText(s)}: a kernel that skips positions cannot give as many outputs as ` +
      `inputs, so torch refuses. Legal: stride 1${otherwise}.`,
    settings: ["padding", "stride"],
    remedy: fits ? usePadding(byHand) : { label: "Use stride 1", change: { stride: [1, 1] } },
  };
}

function plainAxis(layer: LayerSettings, axis: LayerAxis): LayerProblem | null {
  const [n, k, d] = [layer.input_size[axis], layer.kernel_size[axis], layer.dilation[axis]];
  const [before, after] = paddingSides(layer, axis);
  const [span, padded] = [kernelSpan(layer, axis), n + before + after];
  if (span <= padded) return null;
  const unit = axis === 0 ? "rows" : "columns";
  const dilated = d > 1 ? ` (${d}·(${k} − 1) + 1, with dilation ${d})` : "";
  const needed = (a: LayerAxis): number => Math.max(paddingSides(layer, a)[0], Math.ceil((kernelSpan(layer, a) - layer.input_size[a]) / 2));
  return {
    sentence:
      `The kernel spans ${span} ${unit}${dilated}, but the padded input has only ${padded}. Legal: a kernel of at most ` +
      `${Math.floor((padded - 1) / d) + 1}, or padding of at least ${Math.ceil((span - n) / 2)}.`,
    settings: ["kernel_size", "padding"],
    remedy: usePadding([needed(0), needed(1)]),
  };
}

function transposedAxis(layer: LayerSettings, axis: LayerAxis): LayerProblem | null {
  const [s, d, o] = [layer.stride[axis], layer.dilation[axis], layer.output_padding[axis]];
  const both = (value: (a: LayerAxis) => number): Pair => [value(0), value(1)];
  if (o >= Math.max(s, d)) {
    const most = Math.max(s, d) > 1 ? `0 to ${Math.max(s, d) - 1}` : "only 0";
    const use = s > 1 ? ` It chooses among the ${s} input sizes that stride ${s} makes equal.` : "";
    const fixed = both((a) => Math.min(layer.output_padding[a], Math.max(layer.stride[a], layer.dilation[a]) - 1));
    return {
      sentence: `Output padding is ${o}: it must be smaller than the stride (${s}) or the dilation (${d}). Legal: ${most}.${use}`,
      settings: ["output_padding", "stride"],
      remedy: { label: `Use output padding ${pairText(fixed)}`, change: { output_padding: fixed } },
    };
  }
  const [whole, p] = [writtenSize(layer, axis), paddingSides(layer, axis)[0]];
  if (2 * p < whole) return null;
  const most = (a: LayerAxis): number => Math.min(paddingSides(layer, a)[0], Math.floor((writtenSize(layer, a) - 1) / 2));
  return {
    sentence:
      `Padding ${p} takes ${2 * p} ${axis === 0 ? "rows" : "columns"} away, but the taps write only ${whole}. ` +
      `Legal: padding of at most ${Math.floor((whole - 1) / 2)}.`,
    settings: ["padding"],
    remedy: usePadding(both(most)),
  };
}

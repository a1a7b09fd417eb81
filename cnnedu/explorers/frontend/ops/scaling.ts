/**
 * EfficientNet's compound scaling: how large the rule makes the network, and what a network of any width, depth and
 * resolution costs, counted as the real model is. Held to `cnnedu.models.efficientnet` and `cnnedu.analysis`.
 */

export type Growth = "compound" | "depth" | "width" | "resolution";

/** How much wider and deeper than B0, and the side of the images. */
export interface NetworkSize {
  readonly width: number;
  readonly depth: number;
  readonly resolution: number;
}

export interface Exponents {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
}

export interface ScaledNetwork {
  readonly parameters: number;
  readonly macs: number;
  readonly layers: readonly number[];
  readonly channels: readonly number[];
  readonly sides: readonly number[];
}

/** Expansion, kernel, stride, channels and layers of B0's stages (Table 1 of the paper). */
export const B0_STAGES: readonly (readonly [number, number, number, number, number])[] = [
  [1, 3, 1, 16, 1],
  [6, 3, 2, 24, 2],
  [6, 5, 2, 40, 2],
  [6, 3, 2, 80, 3],
  [6, 5, 1, 112, 3],
  [6, 5, 2, 192, 4],
  [6, 3, 1, 320, 1],
];

export const B0: NetworkSize = { width: 1, depth: 1, resolution: 224 };
const CLASSES = 1000;

/** α·β²·γ²: by which the work grows with every step of φ. */
export const workGrowth = ({ alpha, beta, gamma }: Exponents): number => alpha * beta * beta * gamma * gamma;

/** To the nearest whole number, halves to the even one, as Python rounds. */
function roundHalfEven(value: number): number {
  const low = Math.floor(value);
  if (value - low !== 0.5) return Math.round(value);
  return low % 2 === 0 ? low : low + 1;
}

/** The size that the rule gives, or one dimension alone for the same work. */
export function scaledSize(phi: number, exponents: Exponents, grow: Growth): NetworkSize {
  const { alpha, beta, gamma } = exponents;
  const work = workGrowth(exponents);
  if (grow === "depth") return { ...B0, depth: work ** phi };
  if (grow === "width") return { ...B0, width: work ** (phi / 2) };
  if (grow === "resolution") return { ...B0, resolution: roundHalfEven(B0.resolution * work ** (phi / 2)) };
  return { width: beta ** phi, depth: alpha ** phi, resolution: roundHalfEven(B0.resolution * gamma ** phi) };
}

/** A number of channels as a multiple of 8, never down by more than a tenth. */
export function divisible(channels: number): number {
  const rounded = Math.max(8, Math.floor(Math.trunc(channels + 4) / 8) * 8);
  return rounded < 0.9 * channels ? rounded + 8 : rounded;
}

/** Parameters and multiply-accumulates of one MBConv from maps of `side` to maps of `after`. */
function block(inside: number, outside: number, expansion: number, kernel: number, side: number, after: number): [number, number] {
  const hidden = expansion * inside;
  const squeezed = Math.max(1, Math.floor(inside / 4));
  const expand = expansion === 1 ? 0 : inside * hidden;
  const [depthwise, project, gate] = [kernel * kernel * hidden, hidden * outside, 2 * hidden * squeezed];
  const norms = 2 * ((expansion === 1 ? 0 : hidden) + hidden + outside);
  return [
    expand + depthwise + project + gate + squeezed + hidden + norms,
    expand * side * side + (depthwise + project) * after * after + gate,
  ];
}

/** An EfficientNet counted, with its classifier for 1,000 classes. */
export function countNetwork({ width, depth, resolution }: NetworkSize): ScaledNetwork {
  let [inside, side] = [divisible(32 * width), Math.floor((resolution + 1) / 2)];
  let [parameters, macs] = [29 * inside, 27 * inside * side * side];
  const [layers, channels, sides]: number[][] = [[], [], []];
  for (const [expansion, kernel, stride, full, repeats] of B0_STAGES) {
    const [outside, count] = [divisible(full * width), Math.ceil(repeats * depth)];
    const after = Math.floor((side + stride - 1) / stride);
    const first = block(inside, outside, expansion, kernel, side, after);
    const other = block(outside, outside, expansion, kernel, after, after);
    parameters += first[0] + (count - 1) * other[0];
    macs += first[1] + (count - 1) * other[1];
    [inside, side] = [outside, after];
    layers!.push(count);
    channels!.push(outside);
    sides!.push(after);
  }
  const head = 4 * inside;
  parameters += inside * head + 2 * head + head * CLASSES + CLASSES;
  macs += inside * head * side * side + head * CLASSES;
  return { parameters, macs, layers: layers!, channels: channels!, sides: sides! };
}

/** The φ at which the rule spends this much work. */
export const impliedPhi = (macs: number, exponents: Exponents): number =>
  Math.log(macs / countNetwork(B0).macs) / Math.log(workGrowth(exponents));

/** The φ that each factor of a network would stand for by itself. */
export function impliedPhis({ width, depth, resolution }: NetworkSize, { alpha, beta, gamma }: Exponents): { depth: number; width: number; resolution: number } {
  return {
    depth: Math.log(depth) / Math.log(alpha),
    width: Math.log(width) / Math.log(beta),
    resolution: Math.log(resolution / B0.resolution) / Math.log(gamma),
  };
}

/** By which the work may grow with a step of φ at most. */
const MOST = 3;

/** Why the exponents cannot be, and what could; null when they can. */
export function checkExponents(exponents: Exponents): string | null {
  const work = workGrowth(exponents);
  if (work <= MOST) return null;
  return (
    `With these exponents the work would grow by α·β²·γ² = ${work.toFixed(2)} with every step of φ: ` +
    `at most ${MOST} can be drawn here, and the paper keeps it near 2. Make another of them smaller first.`
  );
}

const SIZES: Readonly<Record<Growth, string>> = {
  compound: "width, depth, resolution = compound_scaling(phi, alpha, beta, gamma)",
  depth: "width, depth, resolution = 1.0, growth**phi, 224  # the same work, all of it in depth",
  width: "width, depth, resolution = growth ** (phi / 2), 1.0, 224  # the same work, all of it in width",
  resolution: "width, depth, resolution = 1.0, 1.0, round(224 * growth ** (phi / 2))  # all of it in resolution",
};
const COUNT = `with torch.device("meta"):  # a model without numbers is enough to count
    model = create_model("efficientnet_b0", width_mult=width, depth_mult=depth)
summary = summarize(model, (1, 3, resolution, resolution))
print(f"width {width:.2f}, depth {depth:.2f}, images of {resolution}×{resolution}")
print(f"{summary.parameters:,} parameters, {summary.macs:,} multiply-accumulates")
`;

/** The Python that builds and counts the network shown; `_scaling_text.py` writes the same. */
export function scalingPython(phi: number, { alpha, beta, gamma }: Exponents, grow: Growth, network: string): string {
  const formula = network === "formula";
  const uses = formula ? (grow === "compound" ? ["compound_scaling"] : []) : ["published_scaling"];
  const lines = ["import torch", "from cnnedu.analysis import summarize", "from cnnedu.models import create_model"];
  lines.push(...uses.map((name) => `from cnnedu.models.efficientnet import ${name}`), "");
  if (formula) {
    lines.push(`alpha, beta, gamma, phi = ${[alpha, beta, gamma, phi].join(", ")}`);
    lines.push("growth = alpha * beta**2 * gamma**2");
    lines.push('print(f"the work grows by {growth:.2f} with every step of phi, by {growth**phi:.2f} in all")');
    lines.push(SIZES[grow]);
  } else {
    lines.push(`width, depth, resolution = published_scaling("efficientnet_${network}")`);
  }
  return `${lines.join("\n")}\n${COUNT}`;
}

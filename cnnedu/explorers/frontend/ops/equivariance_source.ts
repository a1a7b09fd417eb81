/** The Python call that measures what the EquivarianceExplorer shows. */

import { BLUR_WEIGHTS, POOL_WINDOW, strideOf, type BorderMode, type LayerSpec } from "./equivariance";
import type { Pair } from "./geometry";
import type { Boundary } from "./pooling";
import { arraySource } from "./source";
import { tensor } from "./tensor";

export interface EquivarianceSource {
  readonly layer: LayerSpec;
  /** The name of the kernel. */
  readonly kernelName: string;
  /** The name of a sample, or a data URL. */
  readonly picture: string;
  readonly shift: Pair;
  readonly boundary: Boundary;
  readonly invariance: boolean;
}

/** The padded input in Python source. */
function padSource(x: string, window: number, border: BorderMode): string {
  if (border === "none") return x;
  const [before, after] = [Math.floor((window - 1) / 2), Math.ceil((window - 1) / 2)];
  return `pad(${x}, (${before}, ${after}, ${before}, ${after})${border === "circular" ? ', mode="circular"' : ""})`;
}

function layerSource({ kind, border, stride, kernel }: LayerSpec): { names: string[]; body: string } {
  const step = stride === 1 ? "" : `, stride=${stride}`;
  const pads = border === "none" || kind === "dense" ? [] : ["pad"];
  if (kind === "dense") return { names: ["linear"], body: "linear(x.reshape(1, -1), weight).reshape(x.shape)" };
  const pool = `${padSource("x", POOL_WINDOW, border)}, 2`;
  if (kind === "max_pool" || kind === "avg_pool") {
    return { names: [`${kind}2d`, ...pads], body: `${kind}2d(${pool}, stride=${stride})` };
  }
  if (kind === "blur_pool") {
    const inner = padSource(`max_pool2d(${pool}, stride=1)`, 3, border);
    return { names: ["conv2d", "max_pool2d", ...pads], body: `conv2d(${inner}, weight${step})` };
  }
  const name = kind === "convolution" ? "conv2d" : "locally_connected2d";
  return { names: [name, ...pads], body: `${name}(${padSource("x", kernel.length, border)}, weight${step})` };
}

/** Python source that measures what is shown; `cnnedu/explorers/_equivariance_text.py` writes the same. */
export function equivarianceSource({ layer, kernelName, picture, shift: [down, right], boundary, invariance }: EquivarianceSource): string {
  const { names, body } = layerSource(layer);
  const stride = strideOf(layer);
  const own = layer.kind === "dense" || layer.kind === "locally_connected";
  const settings = [
    `picture=${JSON.stringify(picture)}`,
    ...(own ? [`function="${layer.kind}"`] : []),
    ...(layer.kind === "locally_connected" ? [`kernel="${kernelName}"`, `padding="${layer.border}"`, `stride=${stride}`] : []),
  ].join(", ");
  const lines = ["import numpy as np"];
  const whole = down % stride === 0 && right % stride === 0;
  if (whole) lines.push("from cnnedu.analysis import equivariance_error");
  lines.push("from cnnedu.explorers import EquivarianceExplorer", `from cnnedu.functional import ${names.join(", ")}`, "");
  lines.push(`explorer = EquivarianceExplorer(${settings})`, `x = explorer.input  # one channel of 32×32 numbers from 0 to 1`);
  if (own) lines.push("weight = explorer.weight");
  else if (layer.kind === "convolution") lines.push(arraySource("weight", kernelTensor(layer.kernel)));
  else if (layer.kind === "blur_pool") lines.push(arraySource("weight", tensor([1, 1, 3, 3], BLUR_WEIGHTS)));
  lines.push("", "", "def f(x):", `    return ${body}`, "", "");
  if (whole) lines.push(`print(equivariance_error(f, x, (${down}, ${right}), boundary="${boundary}", stride=${stride}))`);
  else lines.push(...betweenSource([down, right], stride, boundary));
  if (invariance) {
    lines.push(`shifted = ${shiftSource([down, right], boundary)}`, 'print("invariant up to", np.abs(f(shifted) - f(x)).max())');
  }
  return `${lines.join("\n")}\n`;
}

const kernelTensor = (kernel: LayerSpec["kernel"]): ReturnType<typeof tensor> =>
  tensor([1, 1, kernel.length, kernel.length], kernel.flat());

const shiftSource = ([down, right]: Pair, boundary: Boundary): string =>
  `np.roll(x, (${down}, ${right}), (1, 2))${boundary === "zero" ? ` * np.roll(np.pad(np.ones((32, 32)), 32), (${down}, ${right}), (0, 1))[32:64, 32:64]` : ""}`;

/** Where the stride does not divide the shift, the output stands between two positions: interpolate. */
function betweenSource([down, right]: Pair, stride: number, boundary: Boundary): string[] {
  const axis = (by: number): [number, number] => [Math.floor(by / stride), by / stride - Math.floor(by / stride)];
  const [[m, a], [n, b]] = [axis(down), axis(right)];
  const corner = (i: number, j: number, weight: number): string => `    + ${weight} * np.roll(y, (${m + i}, ${n + j}), (1, 2))`;
  const weights: [number, number, number][] = [
    [0, 0, (1 - a) * (1 - b)],
    [0, 1, (1 - a) * b],
    [1, 0, a * (1 - b)],
    [1, 1, a * b],
  ];
  const lines = [
    `# Stride ${stride} does not divide the shift: y would have to move by a part of a position. Interpolate.`,
    "y = f(x)",
    "between = (",
    ...weights.filter(([, , weight]) => weight > 0).map(([i, j, weight]) => corner(i, j, weight)),
    ")",
    `difference = np.abs(f(${shiftSource([down, right], boundary)}) - between)`,
  ];
  if (boundary === "zero") {
    const cut = (by: number): string => {
      const [low, high] = [Math.ceil(by / stride), Math.floor(by / stride)];
      return low > 0 ? `${low}:` : high < 0 ? `:${high}` : ":";
    };
    lines.push(`difference = difference[:, ${cut(down)}, ${cut(right)}]  # what was inside before and is inside now`);
  }
  return [...lines, "print(difference.max())"];
}

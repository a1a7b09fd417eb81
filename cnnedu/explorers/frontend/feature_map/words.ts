/** What the picture says in words and in code; `cnnedu/explorers/_feature_map_text.py` writes the same code. */

import { format } from "../shared/format";
import { arraySource, tensor } from "../ops";
import { fieldsOf, indexOf, sizeAt } from "../ops/unit";
import type { Scene } from "./state";

export interface Samples {
  readonly packed: string;
  readonly labels: readonly number[];
  readonly sources: readonly string[];
  readonly hard: number;
}

/** A probability for reading: 99.8 %. */
export function percent(share: number): string {
  if (share > 0 && share < 0.0005) return "under 0.1 %";
  if (share >= 0.9995 && share < 1) return "over 99.9 %";
  return `${(100 * share).toFixed(1).replace(/\.0$/, "")} %`;
}

/** "map 2, row 4, column 4", "unit 12". */
export function place({ stages, unit: [, c, row, col], at, net }: Scene): string {
  const stage = stages[at]!;
  if (at === 0) return `${net.input[0] > 1 ? `channel ${c}, ` : ""}row ${row}, column ${col}`;
  if (at === stages.length - 1 && net.labels.length > 0) return `class ${net.labels[c]}`;
  return stage.vector ? `unit ${c}` : `map ${c}, row ${row}, column ${col}`;
}

export const valueOf = ({ all, net, unit }: Scene): number => all[unit[0]]![indexOf(sizeAt(net, unit[0]), unit)]!;

/** How much of the picture the unit depends on. */
export function sight(scene: Scene): string {
  const { net, unit, at } = scene;
  if (at === 0) return "";
  const { rows, cols } = fieldsOf(net, unit)[0]!;
  const [height, width] = [rows[1] - rows[0], cols[1] - cols[0]];
  const all = height === net.input[1] && width === net.input[2];
  return all ? "It depends on the whole picture." : `Of the picture it sees ${height}×${width} pixels, outlined.`;
}

export function describe(scene: Scene): string {
  const { net, shares, stages, at } = scene;
  const shown = `Shown: ${stages[at]!.name}, ${place(scene)} = ${format(valueOf(scene))}. ${sight(scene)}`;
  if (shares === null) return shown;
  const [best, second] = Array.from(shares.keys()).sort((a, b) => shares[b]! - shares[a]!) as [number, number];
  const told = (i: number): string => `${net.labels[i]} (${percent(shares[i]!)})`;
  return `Read as ${told(best)}, then ${told(second)}. ${shown}`;
}

/** Which of the digits on board the picture is, untouched; -1 for none. */
export function sampleIndex({ raw, net }: Scene, digits: readonly Uint8Array[]): number {
  const [c, h, w] = net.input;
  const border = (h - 28) / 2;
  if (h !== w || (h !== 28 && h !== 32)) return -1;
  return digits.findIndex((digit) => {
    for (let at = 0; at < c * h * w; at++) {
      const [row, col] = [Math.floor(at / w) % h - border, (at % w) - border];
      const inside = row >= 0 && row < 28 && col >= 0 && col < 28;
      if (raw[at] !== (inside ? digit[row * 28 + col]! / 255 : 0)) return false;
    }
    return true;
  });
}

export function pythonSource(scene: Scene, samples: Samples, digits: readonly Uint8Array[]): string {
  const { net, raw, centre, shift: [down, right], patch: [row, col, side], unit } = scene;
  const { paper } = net;
  const [channels, height, width] = net.input;
  const sample = sampleIndex(scene, digits);
  const shipped = net.origin === "lenet5";
  const data = [centre && "centre_digit", sample >= 0 && "load_digit_samples", shipped && "load_weights"].filter((name) => name !== false);
  const lines = ["import numpy as np"];
  if (!shipped) lines.push("import torch");
  if (data.length > 0) lines.push(`from cnnedu.data import ${data.join(", ")}`);
  if (shipped) lines.push("from cnnedu.functional import avg_pool2d, conv2d, linear, softmax, tanh");
  lines.push("");
  if (sample >= 0) {
    const border = (height - 28) / 2;
    lines.push(`digit = ${samples.sources[sample]} / 255`);
    lines.push(border > 0 ? `input = np.pad(digit, ${border})[None]` : "input = digit[None]");
    if (channels > 1) lines.push(`input = np.repeat(input, ${channels}, axis=0)`);
  } else lines.push(arraySource("input", tensor(net.input, raw)));
  if (centre) {
    const [minus, plus] = paper === 0 ? ["", ""] : [` - ${paper}`, ` + ${paper}`];
    lines.push(`input = np.stack([centre_digit(plane${minus})${plus} for plane in input])`);
  }
  if (down !== 0 || right !== 0) {
    const room = Math.max(Math.abs(down), Math.abs(right));
    const fill = paper === 0 ? "" : `, constant_values=${paper}`;
    const [rows, cols] = [`${room - down}:${room - down + height}`, `${room - right}:${room - right + width}`];
    lines.push(`room = ((0, 0), (${room}, ${room}), (${room}, ${room}))`);
    lines.push(`input = np.pad(input, room${fill})[:, ${rows}, ${cols}]  # ${down} down, ${right} to the right`);
  }
  if (side > 0) lines.push(`input[:, ${row}:${row + side}, ${col}:${col + side}] = ${paper}  # the patch`);
  lines.push("input = input.astype(np.float32)");
  const name = net.variables[unit[0]];
  const isFlat = net.layers.slice(0, unit[0]).some(({ kind }) => kind === "flatten" || kind === "linear");
  const where = isFlat ? `${unit[1]}` : unit.slice(1).join(", ");
  return `${lines.join("\n")}\n${net.source}${name == null ? "" : `print(${name}[${where}])  # the unit shown\n`}`;
}

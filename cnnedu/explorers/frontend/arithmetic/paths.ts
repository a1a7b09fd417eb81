/** Path data of the picture: rectangles of cells, taps, marks, and the sheet of paths that a map is made of. */

import { axisReads, kernelSpan, zeroRuns, type LayerSettings, type Pair } from "../ops";
import { setAttribute } from "../shared/dom";
import { s } from "../shared/svg";
import type { Layout, Map } from "./layout";

const LAYERS = ["ground", "inner", "lines", "counts", "unread", "marks", "taps", "first", "last", "current"] as const;
type LayerName = (typeof LAYERS)[number];
export const TONES = 9;

/** The paths of one map. */
export class Sheet {
  readonly element = s("g", {});
  private readonly paths = new Map<string, SVGPathElement>();

  constructor(pattern: (kind: string) => string) {
    for (let tone = 0; tone <= TONES; tone++) this.add(`tone${tone}`, { class: "cnn-tone", style: `--tone: ${tone / TONES}` });
    for (const name of LAYERS) {
      const fill = name === "ground" ? pattern("pad") : name === "unread" ? pattern("unread") : null;
      this.add(name, { class: `cnn-${name}-path`, fill });
    }
    // Tones lie under the lines but over the ground.
    this.element.prepend(this.paths.get("ground")!, this.paths.get("inner")!);
  }

  private add(name: string, attributes: Record<string, string | null>): void {
    const path = s("path", attributes);
    this.paths.set(name, path);
    this.element.append(path);
  }

  draw(name: LayerName | `tone${number}`, d: string): void {
    setAttribute(this.paths.get(name)!, "d", d);
  }
}

export const round = (value: number): number => Math.round(value * 100) / 100;

/** Rectangles of cells on a map, as path data. */
export class Pen {
  constructor(private readonly map: Map, private readonly unit: number) {}

  rect(row: number, col: number, rows: number, cols: number, least = 0): string {
    const [w, t] = [Math.max(cols * this.unit, least), Math.max(rows * this.unit, least)];
    return `M${round(this.map.x + col * this.unit)} ${round(this.map.y + row * this.unit)}h${round(w)}v${round(t)}h${-round(w)}z`;
  }

  /** The middle of a cell. */
  middle(row: number, col: number): [x: number, y: number] {
    return [round(this.map.x + (col + 0.5) * this.unit), round(this.map.y + (row + 0.5) * this.unit)];
  }

  lines(): string {
    if (this.unit < 5) return "";
    const { x, y, rows, cols } = this.map;
    const [wide, tall] = [round(cols * this.unit), round(rows * this.unit)];
    let d = "";
    for (let r = 0; r <= rows; r++) d += `M${round(x)} ${round(y + r * this.unit)}h${wide}`;
    for (let c = 0; c <= cols; c++) d += `M${round(x + c * this.unit)} ${round(y)}v${tall}`;
    return d;
  }
}

const MOST_TAPS = 4096;

/** The cells that the taps lie on. */
export function taps({ kernel_size: [kh, kw], dilation }: LayerSettings, [row, col]: Pair, pen: Pen): string {
  if (kh * kw > MOST_TAPS) return "";
  if (dilation[0] === 1 && dilation[1] === 1) return pen.rect(row, col, kh, kw);
  let d = "";
  for (let m = 0; m < kh; m++) for (let n = 0; n < kw; n++) d += pen.rect(row + m * dilation[0], col + n * dilation[1], 1, 1);
  return d;
}

/** Bands of rows and columns that no tap reads. */
export function unread(layer: LayerSettings, pen: Pen, { rows, cols }: Map): string {
  const bands = (axis: 0 | 1): [number, number][] => zeroRuns(axisReads(layer, axis));
  return [
    ...bands(0).map(([first, count]) => pen.rect(first, 0, count, cols)),
    ...bands(1).map(([first, count]) => pen.rect(0, first, rows, count)),
  ].join("");
}

/** A mark for each stop of the kernel, along the top and the left: their number is the size of the output. */
export function stops(layer: LayerSettings, { unit, source }: Layout, [rows, cols]: Pair): string {
  let d = "";
  const size = Math.max(1, Math.min(4, (layer.stride[1] * unit) / 3));
  const tall = Math.max(1, Math.min(4, (layer.stride[0] * unit) / 3));
  const middle = (axis: 0 | 1, at: number): number => (at * layer.stride[axis] + kernelSpan(layer, axis) / 2) * unit;
  for (let j = 0; j < cols; j++) d += `M${round(source.x + middle(1, j) - size / 2)} ${round(source.y - 9)}h${round(size)}v5h${-round(size)}z`;
  for (let i = 0; i < rows; i++) d += `M${round(source.x - 9)} ${round(source.y + middle(0, i) - tall / 2)}v${round(tall)}h5v${-round(tall)}z`;
  return d;
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export const beam = (a: Rect, b: Rect): string =>
  `M${round(a.x + a.w)} ${round(a.y)}L${round(b.x)} ${round(b.y)}V${round(b.y + b.h)}L${round(a.x + a.w)} ${round(a.y + a.h)}z`;

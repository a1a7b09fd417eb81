/** Many small maps in one canvas, with gaps; outlines and a veil over it. */

import { h, setAttribute } from "../shared/dom";
import { Heat, type HeatEvents } from "../shared/heat";
import { reach, type Hue } from "../shared/scale";
import { s } from "../shared/svg";
import type { Block } from "../ops/unit";
import type { Size } from "../ops/network";

/** A rectangle in pixels of the canvas. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels a side of a unit that has a map to itself. */
const DOT = 3;

export class Mosaic {
  readonly heat: Heat;
  readonly element: HTMLElement;
  private readonly veil = s("path", { class: "cnn-veil", "fill-rule": "evenodd" });
  private readonly outline = s("path", { class: "cnn-field" });
  private readonly mark = s("path", { class: "cnn-mark-unit" });
  private readonly overlay = s("svg", { class: "cnn-overlay", preserveAspectRatio: "none", "aria-hidden": "true" }, this.veil, this.outline, this.mark);
  private size: Size = [0, 0, 0];
  private perRow = 1;
  private gap = 0;
  private dot = 1;

  constructor(label: string, events: HeatEvents = {}) {
    this.heat = new Heat(label, events);
    this.heat.element.append(this.overlay);
    this.element = h("div", { class: "cnn-mosaic" }, this.heat.element);
  }

  /** Lay out maps of this size, so many in a row. */
  arrange(size: Size, perRow: number): void {
    this.size = size;
    this.perRow = Math.max(1, Math.min(perRow, size[0]));
    this.dot = size[1] * size[2] === 1 ? DOT : 1;
    this.gap = this.dot > 1 ? 1 : Math.max(1, Math.round(size[2] / 12));
    setAttribute(this.overlay, "viewBox", `0 0 ${this.width} ${this.height}`);
  }

  get width(): number {
    return this.perRow * (this.size[2] * this.dot + this.gap) - this.gap;
  }

  get height(): number {
    return Math.ceil(this.size[0] / this.perRow) * (this.size[1] * this.dot + this.gap) - this.gap;
  }

  /** `most` null: every map has a scale of its own. */
  paint(values: ArrayLike<number>, hue: Hue, most: number | null): void {
    const [c, rows, cols] = this.size;
    const { width, height, dot } = this;
    const made = new Float32Array(width * height).fill(NaN);
    for (let ch = 0; ch < c; ch++) {
      const scale = most === null ? 1 / (reach(slice(values, ch, rows * cols)) || 1) : 1;
      const [y, x] = this.corner(ch);
      for (let i = 0; i < rows * dot; i++) {
        for (let j = 0; j < cols * dot; j++) {
          const at = (ch * rows + (dot > 1 ? 0 : i)) * cols + (dot > 1 ? 0 : j);
          made[(y + i) * width + x + j] = values[at]! * scale;
        }
      }
    }
    this.heat.paint(made, height, width, { hue, most: most ?? 1 });
  }

  /** The unit at a pixel of the canvas; a gap belongs to the unit before it. Null where there is no map. */
  unitAt(y: number, x: number): [channel: number, row: number, col: number] | null {
    const [c, rows, cols] = this.size;
    const [stepY, stepX] = [rows * this.dot + this.gap, cols * this.dot + this.gap];
    const channel = Math.floor(y / stepY) * this.perRow + Math.floor(x / stepX);
    const inside = (at: number, size: number): number => Math.min(size - 1, Math.floor(at / this.dot));
    return channel < c ? [channel, inside(y % stepY, rows), inside(x % stepX, cols)] : null;
  }

  /** The unit so many steps down and to the right, across the gaps; the same at the border. */
  step([channel, row, col]: readonly [number, number, number], down: number, right: number): [number, number, number] {
    const [c, rows, cols] = this.size;
    const [y, x] = [Math.floor(channel / this.perRow) * rows + row + down, (channel % this.perRow) * cols + col + right];
    const next = Math.floor(y / rows) * this.perRow + Math.floor(x / cols);
    const inside = y >= 0 && x >= 0 && x < this.perRow * cols && next < c;
    return inside ? [next, y % rows, x % cols] : [channel, row, col];
  }

  /** A block of units, as one rectangle for each map, or one around all. */
  rects({ channels, rows, cols }: Block): Rect[] {
    const [c, h, w] = this.size;
    if (channels[1] - channels[0] === c && rows[1] - rows[0] === h && cols[1] - cols[0] === w) {
      return [{ x: 0, y: 0, width: this.width, height: this.height }];
    }
    return Array.from({ length: channels[1] - channels[0] }, (_, i) => {
      const [y, x] = this.corner(channels[0] + i);
      const { dot } = this;
      return { x: x + cols[0] * dot, y: y + rows[0] * dot, width: (cols[1] - cols[0]) * dot, height: (rows[1] - rows[0]) * dot };
    });
  }

  /** Outline a block and veil what is outside it; `unit`: the block is the unit looked at. */
  show(block: Block | null, veiled: boolean, unit: boolean): void {
    const d = block === null ? "" : this.rects(block).map(path).join("");
    setPath(this.outline, unit ? "" : d);
    setPath(this.mark, unit ? d : "");
    setPath(this.veil, veiled ? path({ x: 0, y: 0, width: this.width, height: this.height }) + d : "");
  }

  dispose(): void {
    this.heat.dispose();
  }

  private corner(channel: number): [y: number, x: number] {
    const [, rows, cols] = this.size;
    const step = (n: number): number => n * this.dot + this.gap;
    return [Math.floor(channel / this.perRow) * step(rows), (channel % this.perRow) * step(cols)];
  }
}

const paths = new WeakMap<Element, string>();

/** Set a path if it differs. What an element answers for its own path has to be written out first, which takes long. */
export function setPath(element: Element, d: string): void {
  if (paths.get(element) !== d) element.setAttribute("d", d);
  paths.set(element, d);
}

export const path = ({ x, y, width, height }: Rect): string => `M${x} ${y}h${width}v${height}h${-width}z`;

export const slice = (values: ArrayLike<number>, at: number, size: number): ArrayLike<number> =>
  (values as Float32Array).subarray(at * size, (at + 1) * size);

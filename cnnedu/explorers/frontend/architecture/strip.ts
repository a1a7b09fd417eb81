/** The whole network as a strip: one bar per step, as high as it costs. What is open is framed; the walk is a line. */

import type { CostName, NetGraph, NetUnit } from "../ops";
import { h, setAttribute, setText } from "../shared/dom";
import { s } from "../shared/svg";
import { COSTS, costText } from "./words";

const HEIGHT = 46;

export class Strip {
  readonly element: HTMLElement;
  private readonly bars = s("path", { class: "cnn-bars" });
  private readonly open = s("rect", { class: "cnn-open", y: 0.5, height: HEIGHT - 1, rx: 3 });
  private readonly hover = s("rect", { class: "cnn-hover", y: 0, height: HEIGHT });
  private readonly cursor = s("path", { class: "cnn-now" });
  private readonly svg = s("svg", { class: "cnn-strip", height: HEIGHT, "aria-hidden": "true" }, this.hover, this.open, this.bars, this.cursor);
  private readonly note = h("p", { class: "cnn-strip-note" });
  private count = 1;
  private width = 1;
  private drawn = "";

  constructor(go: (step: number) => void) {
    this.element = h("div", { class: "cnn-strip-box" }, this.svg, this.note);
    const point = (event: PointerEvent): void => {
      const { left } = this.svg.getBoundingClientRect();
      go(Math.max(0, Math.min(this.count - 1, Math.floor(((event.clientX - left) / this.width) * this.count))));
    };
    this.svg.addEventListener("pointerdown", (event) => {
      this.svg.setPointerCapture(event.pointerId);
      point(event);
    });
    this.svg.addEventListener("pointermove", (event) => event.buttons > 0 && point(event));
  }

  draw(network: NetGraph, unit: NetUnit, pointed: NetUnit | null, step: number, cost: CostName, scale: number, width: number): void {
    const key = `${network.name} ${cost} ${scale} ${width}`;
    const { nodes } = network;
    if (key !== this.drawn) {
      this.drawn = key;
      [this.count, this.width] = [nodes.length, width];
      setAttribute(this.svg, "width", String(width));
      const most = Math.max(1, ...nodes.map((node) => node[cost]));
      const dearest = nodes.findIndex((node) => node[cost] === most);
      setAttribute(this.bars, "d", this.outline(nodes.map((node) => node[cost] / scale)));
      setText(this.note, `${cost === "memory" ? "Activations" : COSTS[cost] === "MACs" ? "MACs" : "Parameters"} of every step, from input to output. The most: ${nodes[dearest]?.name ?? ""} at step ${dearest + 1}, ${costText(most, cost)}.`);
    }
    this.frame(this.open, unit === network.root ? null : unit);
    this.frame(this.hover, pointed);
    setAttribute(this.cursor, "d", `M${this.x(step + 0.5)} 0V${HEIGHT}`);
  }

  private x(step: number): number {
    return Math.round((step / this.count) * this.width * 10) / 10;
  }

  private outline(shares: readonly number[]): string {
    const wide = this.width / this.count;
    const bar = Math.max(1, wide - (wide > 3 ? 1 : 0)).toFixed(1);
    return shares.map((share, at) => (share > 0 ? `M${this.x(at)} ${HEIGHT}v${-Math.max(1, share * (HEIGHT - 4)).toFixed(1)}h${bar}V${HEIGHT}z` : "")).join("");
  }

  private frame(rect: SVGRectElement, unit: NetUnit | null): void {
    setAttribute(rect, "visibility", unit === null ? "hidden" : "visible");
    if (unit === null) return;
    setAttribute(rect, "x", String(this.x(unit.start)));
    setAttribute(rect, "width", String(Math.max(3, this.x(unit.end) - this.x(unit.start))));
  }
}

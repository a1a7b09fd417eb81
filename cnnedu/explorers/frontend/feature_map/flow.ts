/** All maps of all layers, from the picture to the answer; the unit looked at, and what it depends on. */

import { h, setAttribute } from "../shared/dom";
import { reach, type Hue } from "../shared/scale";
import { s } from "../shared/svg";
import { fieldsOf, type Unit } from "../ops/unit";
import { Mosaic, setPath, type Rect } from "./mosaic";
import type { Scene, Stage } from "./state";

export interface FlowEvents {
  /** The pointer is on a unit. */
  point(unit: Unit): void;
  /** The keyboard has moved to a unit. */
  move(unit: Unit): void;
  /** A click or Enter: hold the unit, or let go of it. */
  pick(unit: Unit): void;
  /** Escape: let go. */
  release(): void;
  leave(): void;
  /** The unit that is shown, as the model has it: keys can come faster than frames. */
  unit(): Unit;
}

const MOVES: Record<string, readonly [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
/** Below this many CSS pixels the layers stand one below the other. */
export const NARROW = 560;
const [TALLEST, WIDEST_MAP, NARROWEST_MAP, GAP, TITLE] = [300, 74, 22, 8, 64];

interface Column {
  readonly stage: Stage;
  readonly mosaic: Mosaic;
  readonly element: HTMLElement;
}

export class Flow {
  readonly element: HTMLElement;
  private readonly row = h("div", { class: "cnn-columns" });
  private readonly beams = s("svg", { class: "cnn-beams", "aria-hidden": "true" }, s("path"));
  private columns: Column[] = [];
  private painted: unknown[] = [];
  private places: { x: number; y: number; scale: number }[] = [];
  private scene: Scene | null = null;
  private width = 0;
  /** The unit of each layer that was shown last. */
  private readonly visited = new Map<Stage, Unit>();

  constructor(private readonly events: FlowEvents) {
    this.element = h("div", { class: "cnn-flow" }, this.beams, this.row);
  }

  resize(width: number): void {
    if (width === this.width) return;
    this.width = width;
    if (this.columns.length > 0) this.arrange();
  }

  update(scene: Scene, looking: boolean): void {
    this.scene = scene;
    if (this.columns[0]?.stage !== scene.stages[0]) this.build(scene);
    this.paint(scene);
    this.visited.set(scene.stages[scene.at]!, scene.unit);
    const fields = fieldsOf(scene.net, scene.unit);
    this.columns.forEach(({ stage, mosaic, element }, i) => {
      mosaic.show(i <= scene.at ? fields[stage.last] ?? fields[fields.length - 1]! : null, looking && i <= scene.at, i === scene.at);
      setAttribute(element, "data-dim", looking && i > scene.at ? "" : null);
    });
    this.connect(scene, fields[scene.stages[scene.at - 1]?.last ?? -1]);
  }

  dispose(): void {
    for (const { mosaic } of this.columns) mosaic.dispose();
  }

  private build({ stages, net }: Scene): void {
    this.dispose();
    this.columns = stages.map((stage, i) => this.column(stage, i === stages.length - 1 ? net.labels : []));
    this.row.replaceChildren(...this.columns.map(({ element }) => element));
    this.painted = [];
    this.arrange();
  }

  private column(stage: Stage, labels: readonly string[]): Column {
    const label = `${stage.name}, ${stage.title}, ${stage.shape}`;
    const unit = (y: number, x: number): Unit | null => {
      const found = mosaic.unitAt(y, x);
      return found && [stage.last, ...found];
    };
    const act = (event: (unit: Unit) => void) => (y: number, x: number) => {
      const found = unit(y, x);
      if (found !== null) event(found);
    };
    const point = act((found) => this.events.point(found));
    const pick = act((found) => this.events.pick(found));
    // A heat map that gets the focus points at its first pixel; here, passing by with the Tab key changes nothing.
    let mouse = false;
    const mosaic = new Mosaic(label, { point: (y, x) => mouse && point(y, x), pick, leave: () => this.events.leave() });
    const { element } = mosaic.heat;
    for (const name of ["pointerenter", "pointerdown"]) element.addEventListener(name, () => (mouse = true), { capture: true });
    for (const name of ["pointerleave", "pointercancel"]) element.addEventListener(name, () => (mouse = false));
    element.addEventListener("keydown", (event) => this.key(event, stage, mosaic), { capture: true });
    const head = h("div", { class: "cnn-stage-head" }, h("b", {}, stage.name), h("span", {}, stage.title), h("span", {}, stage.shape));
    const named = labels.length <= 12 && h("div", { class: "cnn-row-names" }, ...labels.map((name) => h("span", {}, name)));
    const body = h("div", { class: "cnn-stage-body" }, h("div", { class: "cnn-named" }, named, mosaic.element));
    return { stage, mosaic, element: h("div", { class: "cnn-column", "data-stage": stage.name }, head, body) };
  }

  private key(event: KeyboardEvent, stage: Stage, mosaic: Mosaic): void {
    const move = MOVES[event.key];
    const shown = this.events.unit();
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const here = shown[0] === stage.last;
    const mine = here ? shown : this.visited.get(stage) ?? ([stage.last, 0, stage.size[1] >> 1, stage.size[2] >> 1] as const);
    if (move !== undefined) {
      const by = here ? (event.shiftKey ? 5 : 1) : 0; // the first key comes to the layer
      this.events.move([stage.last, ...mosaic.step([mine[1], mine[2], mine[3]], by * move[0], by * move[1])]);
    } else if (event.key === "Enter" || event.key === " ") this.events.pick(mine);
    else if (event.key === "Escape") this.events.release();
    else return;
    event.preventDefault();
    event.stopPropagation(); // before the heat map takes it for a step by one pixel
  }

  /** Give each layer its share of the width, and each map its size. */
  private arrange(): void {
    const narrow = this.width < NARROW;
    setAttribute(this.element, "data-narrow", narrow ? "" : null);
    const plans = this.columns.map(({ stage }) => plan(stage, narrow, this.width));
    // A column is no narrower than its title; what is left is shared out, as far as the tallest column allows.
    const room = this.width - GAP * (plans.length - 1);
    const need = (scale: number): number => plans.reduce((sum, { width }) => sum + Math.max(TITLE, width * scale), 0);
    let scale = narrow ? 1 : 1.5;
    while (!narrow && scale > 0.6 && need(scale) > room) scale -= 0.02;
    setAttribute(this.row, "data-wrap", need(scale) > room ? "" : null);
    this.columns.forEach(({ stage, mosaic, element }, i) => {
      const { perRow, width } = plans[i]!;
      const named = element.querySelector(".cnn-row-names") !== null; // names need their height
      mosaic.arrange(stage.size, perRow);
      mosaic.heat.element.style.width = `${Math.floor(width * (named ? Math.max(1, scale) : scale))}px`;
    });
    this.painted = [];
    this.measure();
  }

  private measure(): void {
    requestAnimationFrame(() => {
      const frame = this.element.getBoundingClientRect();
      this.places = this.columns.map(({ mosaic }) => {
        const { left, top, width } = mosaic.heat.canvas.getBoundingClientRect();
        return { x: left - frame.left, y: top - frame.top, scale: width / mosaic.width };
      });
      setAttribute(this.beams, "viewBox", `0 0 ${frame.width} ${frame.height}`);
      if (this.scene !== null) this.connect(this.scene, fieldsOf(this.scene.net, this.scene.unit)[this.scene.stages[this.scene.at - 1]?.last ?? -1]);
    });
  }

  private paint({ all, scaling, net }: Scene): void {
    const key = [all, scaling, net];
    if (key.every((part, i) => part === this.painted[i])) return;
    this.painted = key;
    const most = scaling === "global" ? Math.max(...this.columns.slice(1).map(({ stage }) => reach(all[stage.last]!))) : null;
    this.columns.forEach(({ stage, mosaic }, i) => {
      const values = all[stage.last]!;
      const hue: Hue = i === 0 ? "input" : "activation";
      // A vector is one row of units: a scale for each of them would say nothing.
      const own = scaling === "unit" && !stage.vector;
      mosaic.paint(values, hue, own ? null : i === 0 || most === null ? reach(values) : most);
    });
  }

  /** Bands from the patches that the unit reads to the unit. */
  private connect({ at, unit }: Scene, read: Parameters<Mosaic["rects"]>[0] | undefined): void {
    const [from, to] = [this.columns[at - 1], this.columns[at]];
    const [a, b] = [this.places[at - 1], this.places[at]];
    let d = "";
    if (from && to && a && b && read) {
      const [, c, row, col] = unit;
      const target = laid(to.mosaic.rects({ channels: [c, c + 1], rows: [row, row + 1], cols: [col, col + 1] })[0]!, b);
      d = from.mosaic.rects(read).map((rect) => band(laid(rect, a), target)).join("");
    }
    setPath(this.beams.firstElementChild!, d);
  }
}

/** Columns of maps, and the width that they would like. */
function plan(stage: Stage, narrow: boolean, width: number): { perRow: number; width: number } {
  const [c, rows, cols] = stage.size;
  if (stage.vector) {
    const perRow = narrow ? Math.min(c, Math.floor(width / 17)) : Math.ceil(c / Math.min(c, Math.floor(TALLEST / 13)));
    return { perRow, width: Math.min(width, perRow * (narrow ? 17 : 13)) };
  }
  if (narrow) {
    const perRow = Math.min(c, c <= 6 ? 6 : 8);
    return { perRow, width: c === 1 ? 96 : Math.min(width, perRow * 60) };
  }
  let perRow = 1;
  const side = (): number => Math.min(WIDEST_MAP, (TALLEST / Math.ceil(c / perRow)) * (cols / rows));
  while (perRow < c && side() < Math.max(NARROWEST_MAP, Math.min(36, cols * 7))) perRow++;
  return { perRow, width: perRow * side() };
}

const laid = ({ x, y, width, height }: Rect, { x: left, y: top, scale }: { x: number; y: number; scale: number }): Rect => ({
  x: left + x * scale,
  y: top + y * scale,
  width: width * scale,
  height: height * scale,
});

/** From the right side of one rectangle to the left side of another, or from the bottom to the top of one below. */
function band(a: Rect, b: Rect): string {
  const [right, bottom] = [a.x + a.width, a.y + a.height];
  if (b.x >= right) return `M${right} ${a.y}L${b.x} ${b.y}v${b.height}L${right} ${bottom}z`;
  return b.y >= bottom ? `M${a.x} ${bottom}L${b.x} ${b.y}h${b.width}L${right} ${bottom}z` : "";
}

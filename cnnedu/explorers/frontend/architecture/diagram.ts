/** The diagram: what is in sight of one network, as boxes and wires. Boxes are built when another unit is opened. */

import { costOf, drawLevel, levelOf, mapSide, netSize, placeBoxes, plainSize, slabPath, type CostName, type NetBox, type NetDrawing, type NetGraph, type NetLevel, type NetPlacement } from "../ops";
import { h, setAttribute, setText } from "../shared/dom";
import { plural } from "../shared/format";
import { s } from "../shared/svg";
import { alsoSaid, brief, costText, largestSide } from "./words";

export interface DiagramEvents {
  /** The pointer or the focus is on a box; null when it has left. */
  point(box: NetBox | null): void;
  /** A click or Enter on a box. */
  pick(box: NetBox): void;
  up(): void;
}

interface Drawn {
  readonly box: NetBox;
  readonly element: HTMLElement;
  readonly cost: HTMLElement;
  readonly said: HTMLElement;
}

const SIGNS: Record<string, string> = { add: "+", multiply: "×", concatenate: "⧺", subtract: "−" };

export class Diagram {
  readonly element: HTMLElement;
  level: NetLevel = { boxes: [], wires: [] };
  placed: NetPlacement = placeBoxes(0, []);
  private network: NetGraph | null = null;
  private focus = "";
  private drawing: NetDrawing | null = null;
  private readonly canvas = h("div", { class: "cnn-canvas" });
  private readonly flow = s("path", { class: "cnn-flow" });
  private readonly heads = s("path", { class: "cnn-heads" });
  private readonly marked = s("path", { class: "cnn-marked" });
  private readonly wires = s("svg", { class: "cnn-wires", "aria-hidden": "true" }, this.flow, this.heads, this.marked);
  private boxes: Drawn[] = [];
  private built = "";
  private priced = "";
  private current = -1;
  private fresh = false;
  private moved = false;

  constructor(private readonly events: DiagramEvents) {
    this.element = h("div", { class: "cnn-diagram", role: "group" }, this.canvas);
    this.canvas.append(this.wires);
    this.canvas.addEventListener("pointerover", (event) => this.at(event, (drawn) => this.point(drawn)));
    this.canvas.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && this.point(null));
    this.canvas.addEventListener("focusin", (event) => this.at(event, (drawn) => this.focused(drawn)));
    this.canvas.addEventListener("focusout", () => this.point(null));
    this.canvas.addEventListener("click", (event) => this.at(event, (drawn) => events.pick(drawn.box)));
    this.element.addEventListener("keydown", (event) => this.pressed(event));
  }

  compose(network: NetGraph, focus: string): void {
    if (network === this.network && focus === this.focus && this.level.boxes.length > 0) return;
    [this.network, this.focus] = [network, focus];
    this.level = levelOf(network, focus);
    this.placed = placeBoxes(this.level.boxes.length, this.level.wires);
    this.built = "";
  }

  sides(): number[] {
    const sides = new Array<number>(Math.max(0, ...this.placed.rows) + 1).fill(0);
    this.level.boxes.forEach(({ node }, at) => {
      const row = this.placed.rows[at]!;
      sides[row] = Math.max(sides[row]!, mapSide(this.network!.nodes[node]!.shape));
    });
    return sides;
  }

  most(cost: CostName): number {
    return Math.max(1, ...this.level.boxes.map(({ unit }) => (unit === null ? 0 : costOf(this.network!, unit, cost))));
  }

  draw(width: number, cost: CostName, most: number, step: number, tops?: readonly number[]): void {
    const network = this.network!;
    const built = `${network.name} ${this.focus} ${width} ${tops?.join() ?? ""}`;
    if (built !== this.built) {
      this.build(network, width, tops);
      this.built = built;
      [this.priced, this.current] = ["", -1];
      this.fresh = this.moved = true;
    }
    const priced = `${cost} ${most}`;
    if (this.priced !== priced) this.price(network, cost, most);
    this.priced = priced;
    const current = this.level.boxes.findIndex((box) => (box.unit === null ? box.node === step : box.unit.start <= step && step < box.unit.end));
    if (current !== this.current) {
      this.boxes[this.current]?.element.classList.remove("current");
      this.boxes[current]?.element.classList.add("current");
      this.current = current;
      this.moved = true;
    }
  }

  /** Scroll to where the walk stands. Once all is drawn: asking for sizes has the page laid out, and once is enough. */
  reveal(): void {
    if (!this.moved) return;
    const { scrollTop, clientHeight, scrollHeight } = this.element;
    const { y, h: high } = this.drawing!.boxes[this.current] ?? { y: 0, h: 0 };
    const from = this.fresh ? 0 : scrollTop;
    const inside = scrollHeight <= clientHeight || this.current < 0 || (y >= from && y + high <= from + clientHeight);
    const to = inside ? from : y - clientHeight / 3;
    if (to !== scrollTop) this.element.scrollTop = to;
    this.fresh = this.moved = false;
  }

  enter(key: string): void {
    (this.boxes.find(({ box }) => box.key === key) ?? this.boxes[0])?.element.focus({ preventScroll: false });
  }

  get narrow(): boolean {
    return this.drawing?.narrow ?? false;
  }

  private build(network: NetGraph, width: number, tops?: readonly number[]): void {
    const largest = largestSide(network);
    const sides = this.level.boxes.map(({ node }) => mapSide(network.nodes[node]!.shape));
    const sizes = sides.map((side) => Math.sqrt(side / Math.max(1, ...sides)));
    const drawing = drawLevel(this.placed, this.level.wires, width, sizes, tops);
    this.drawing = drawing;
    this.boxes = this.level.boxes.map((box, at) => this.box(network, box, drawing, at, largest));
    this.canvas.replaceChildren(this.wires, ...this.boxes.map(({ element }) => element));
    this.canvas.style.cssText = `width:${drawing.width}px;height:${drawing.height}px`;
    setAttribute(this.wires, "width", String(drawing.width));
    setAttribute(this.wires, "height", String(drawing.height));
    setAttribute(this.flow, "d", drawing.paths.join(""));
    setAttribute(this.heads, "d", drawing.heads.join(""));
    setAttribute(this.marked, "d", "");
    setAttribute(this.element, "data-lines", drawing.narrow ? (drawing.boxes.some(({ w }) => w < 180) ? "tight" : "two") : "one");
    setAttribute(this.element, "aria-label", `diagram of ${network.name}${this.focus === "" ? "" : `, ${this.focus}`}`);
  }

  private box(network: NetGraph, box: NetBox, drawing: NetDrawing, at: number, largest: number): Drawn {
    const { x, y, w, h: high } = drawing.boxes[at]!;
    const node = network.nodes[box.node]!;
    const { unit } = box;
    const opens = unit !== null && unit.children.length > 0;
    const sign = opens || unit === null ? undefined : SIGNS[node.name];
    const cost = h("span", { class: "cnn-cost" });
    const said = h("span", { class: "cnn-live" });
    const element = h(
      "div",
      {
        class: "cnn-box",
        role: "button",
        tabindex: at === 0 ? 0 : -1,
        "data-key": box.key,
        "data-kind": unit === null ? "port" : opens ? "unit" : sign === undefined ? node.kind : "merge",
        style: `left:${x.toFixed(1)}px;top:${y.toFixed(1)}px;width:${w.toFixed(1)}px;height:${high}px`,
      },
      slab(node.shape, largest, sign),
      h("span", { class: "cnn-name" }, box.label, unit !== null && unit.times > 1 && ` ×${unit.times}`, h("span", { class: "cnn-inside" }, ` ${opens ? mergesIn(network, unit) : unit === null ? "" : brief(node, box.label)} `)),
      h("span", { class: "cnn-size" }, `${netSize(node.shape)} `),
      cost,
      said,
      h("i", { class: "cnn-share" }),
    );
    return { box, element, cost, said };
  }

  private price(network: NetGraph, cost: CostName, most: number): void {
    const sums = this.boxes.map(({ box }) => (box.unit === null ? 0 : costOf(network, box.unit, cost)));
    const whole = costOf(network, network.root, cost) || 1;
    this.boxes.forEach(({ box, element, cost: text, said }, at) => {
      setText(text, sums[at]! > 0 ? costText(sums[at]!, cost) : "");
      element.style.setProperty("--t", (sums[at]! / most).toFixed(3));
      element.style.setProperty("--share", `${((100 * sums[at]!) / whole).toFixed(2)}%`);
      setText(said, alsoSaid(network, box, cost));
    });
  }

  private at(event: Event, use: (drawn: Drawn) => void): void {
    const element = (event.target as Element).closest(".cnn-box");
    const drawn = this.boxes.find((one) => one.element === element);
    if (drawn !== undefined) use(drawn);
  }

  private focused(drawn: Drawn): void {
    for (const { element } of this.boxes) element.tabIndex = element === drawn.element ? 0 : -1;
    this.point(drawn);
  }

  private point(drawn: Drawn | null): void {
    const at = drawn === null ? -1 : this.boxes.indexOf(drawn);
    const own = this.level.wires.flatMap((wire, i) => (wire.includes(at) ? [this.drawing!.paths[i]!] : []));
    setAttribute(this.marked, "d", own.join(""));
    this.events.point(drawn?.box ?? null);
  }

  private pressed(event: KeyboardEvent): void {
    const at = this.boxes.findIndex(({ element }) => element === document.activeElement);
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = { ArrowDown: () => this.along(at, 0), ArrowUp: () => this.along(at, 1), ArrowLeft: () => this.beside(at, -1), ArrowRight: () => this.beside(at, 1), Home: () => 0, End: () => this.boxes.length - 1 }[event.key];
    if (to !== undefined) this.boxes[to()]?.element.focus();
    else if (event.key === "Enter" || event.key === " ") this.events.pick(this.boxes[at]!.box);
    else if (event.key === "Escape" || event.key === "Backspace") this.events.up();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** The nearest box that a wire leads to (`end` 0) or comes from (1); a skip only where nothing else does. */
  private along(at: number, end: 0 | 1): number {
    const found = this.level.wires.filter((wire) => wire[end] === at).map((wire) => wire[1 - end]!);
    const far = (box: number): number => Math.abs(this.placed.rows[box]! - this.placed.rows[at]!) + Math.abs(this.placed.lanes[box]! - this.placed.lanes[at]!) / 10;
    return found.length === 0 ? at : found.reduce((best, box) => (far(box) < far(best) ? box : best));
  }

  private beside(at: number, by: number): number {
    const { rows, lanes } = this.placed;
    const same = rows.flatMap((row, box) => (row === rows[at] ? [box] : [])).sort((a, b) => lanes[a]! - lanes[b]!);
    return same[same.indexOf(at) + by] ?? at;
  }
}

const MERGES: Record<string, string> = { add: "add", multiply: "gate", concatenate: "concat", subtract: "difference" };

/** How many additions, gates and concatenations a unit holds. */
function mergesIn(network: NetGraph, { start, end }: { start: number; end: number }): string {
  const counts = new Map<string, number>();
  for (const { kind, name, inputs } of network.nodes.slice(start, end)) {
    const merge = kind === "operation" && inputs.length > 1 ? MERGES[name] : undefined;
    if (merge !== undefined) counts.set(merge, (counts.get(merge) ?? 0) + 1);
  }
  return [...counts].map(([merge, count]) => plural(count, merge)).join(", ");
}

function slab(shape: unknown, largest: number, sign: string | undefined): Element {
  if (sign !== undefined) return h("span", { class: "cnn-sign" }, sign);
  const sides = plainSize(shape);
  const { front, edges } = slabPath(mapSide(shape), largest, sides?.[1] ?? 1);
  return s("svg", { class: "cnn-slab", width: 42, height: 34, "aria-hidden": "true" }, s("path", { d: edges, class: "cnn-edges" }), s("path", { d: front, class: "cnn-front" }));
}

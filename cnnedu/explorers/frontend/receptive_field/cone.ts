/** The stack as rows of units joined by edges, input at the bottom, and what the pointed unit sees and reaches. */

import { fieldLayerName, pathExtent, readUnits } from "../ops/receptive_field";
import { h, setAttribute, setText } from "../shared/dom";
import { s } from "../shared/svg";
import type { Effective } from "./effective";
import { bandShape, centreOf, disc, lineShapes, NARROW, shadedShapes, SHADES, unitShapes, type RowScale } from "./marks";
import { Profile } from "./profile";
import type { State } from "./state";

export interface ConeEvents {
  point(layer: number, col: number): void;
  /** A click, which also brings the unit into the middle. */
  pick(layer: number, col: number): void;
  key(event: KeyboardEvent): boolean;
  choose(layer: number): void;
}

interface Row {
  readonly element: SVGGElement;
  readonly idle: SVGPathElement;
  readonly pads: SVGPathElement;
  readonly shades: readonly SVGPathElement[];
  readonly reached: SVGPathElement;
  readonly numbers: SVGGElement;
  readonly numerals: SVGTextElement[];
  readonly wires: SVGPathElement;
  readonly seen: SVGPathElement;
  readonly rises: SVGPathElement;
  readonly name: HTMLButtonElement;
  readonly title: HTMLElement;
  readonly more: HTMLElement;
  readonly beside: HTMLElement;
  readonly r: HTMLElement;
  readonly j: HTMLElement;
}

/** More edges than this between two rows are a band. */
const MOST_EDGES = 260;
const TOP = 26;
const PROFILE = 96;

export class Cone {
  readonly element: HTMLElement;
  private readonly svg = s("svg", { class: "cnn-cone", role: "application", tabindex: 0, "aria-roledescription": "stack of units", "aria-label": "Stack of layers: arrow keys move from unit to unit and from layer to layer" });
  private readonly wires = s("g", { class: "cnn-wires" });
  private readonly body = s("g", {});
  private readonly current = s("path", { class: "cnn-current" });
  private readonly clip = s("path", {});
  private readonly profile = new Profile();
  private readonly names = h("div", { class: "cnn-names", role: "group", "aria-label": "Layers" });
  private readonly sizes = h("div", { class: "cnn-sizes" });
  private rows: Row[] = [];
  private scales: RowScale[] = [];
  private layout = "";
  private area: readonly [left: number, right: number] = [0, 1];
  /** First pixel shown, and how many. */
  private view: readonly [number, number] = [0, 1];
  private zoom = 1;
  private stack = "";
  private state: State | null = null;

  constructor(private readonly events: ConeEvents, id: string) {
    const clipped = s("g", { "clip-path": `url(#${id})` }, this.wires, this.body, this.current, this.profile.element);
    this.svg.append(s("defs", {}, s("clipPath", { id }, this.clip)), clipped, this.profile.words);
    this.names.append(h("p", { class: "cnn-axis" }, "share of the gradient"));
    const heads = h("div", { class: "cnn-size-heads", "aria-hidden": "true" }, h("span", {}, "field"), h("span", {}, "jump"));
    this.element = h("div", { class: "cnn-stack" }, this.names, this.svg, this.sizes, heads);
    this.listen();
  }

  update(state: State, effective: Effective, width: number, chosen: number): void {
    this.state = state;
    this.build(state.layers.length + 1);
    this.arrange(state, width);
    this.rows.forEach((row, layer) => this.mark(row, layer, state));
    const scale = this.scales[state.unit[0]]!;
    setAttribute(this.current, "d", disc(centreOf(scale, state.unit[2]), scale.y, Math.max(5, scale.side / 2 + 2.5)));
    this.rows.forEach(({ name }, layer) => setAttribute(name, "aria-pressed", String(layer === chosen)));
    this.profile.update(state, effective, this.scales[0]!, this.area);
  }

  focusName(layer: number): void {
    this.rows[layer]?.name.focus();
  }

  private build(count: number): void {
    while (this.rows.length > count) {
      const row = this.rows.pop()!;
      for (const part of [row.element, row.wires, row.seen, row.rises, row.name, row.beside]) part.remove();
    }
    while (this.rows.length < count) this.rows.push(this.row(this.rows.length));
  }

  private row(layer: number): Row {
    const path = (name: string): SVGPathElement => s("path", { class: `cnn-${name}` });
    const [idle, pads, reached, wires, seen, rises] = [path("idle"), path("pads"), path("reached"), path("wire"), path("edge"), path("rise")];
    const shades = Array.from({ length: SHADES }, (_, at) => s("path", { class: "cnn-seen", style: `--t:${((at + 1) / SHADES).toFixed(2)}` }));
    const numbers = s("g", { class: "cnn-numerals" });
    const element = s("g", { "data-layer": layer }, pads, idle, ...shades, reached, numbers);
    const [title, more] = [h("b", {}), h("span", {})];
    const name = h("button", { type: "button", class: "cnn-name", onclick: () => this.events.choose(layer) }, title, more);
    const [r, j] = [h("b", {}), h("span", {})];
    const beside = h("div", {}, r, j);
    this.wires.append(wires, seen, rises);
    this.body.append(element);
    this.names.prepend(name);
    this.sizes.prepend(beside);
    return { element, idle, pads, shades, reached, numbers, numerals: [], wires, seen, rises, name, title, more, beside, r, j };
  }

  /** Everything that stays while one points: places, idle units, all edges, names. */
  private arrange(state: State, width: number): void {
    const coarse = matchMedia("(pointer: coarse)").matches;
    const pitch = Math.max(coarse ? 44 : 24, Math.min(58, 400 / state.layers.length, 330));
    const stack = JSON.stringify([state.layers, state.size, state.zoom]);
    const view = this.window(state, stack);
    const key = `${stack}|${width}|${pitch}|${view.join()}`;
    if (key === this.layout) return;
    this.layout = key;
    const narrow = width < 520;
    // The sizes stand beside the rows, one above the other where it is narrow: as wide as the longest needs.
    const longest = Math.max(...state.steps.map(({ r, j }) => (narrow ? 4 + String(r > j ? r : j).length : 9 + `${r}${j}`.length)));
    const [left, right] = [narrow ? 90 : 116, width - Math.min(width / 3, Math.max(narrow ? 46 : 110, 12 + 7.4 * longest))];
    const scale = (right - left) / view[1];
    this.area = [left, right];
    const top = state.layers.length;
    this.scales = state.steps.map(({ place, j }, layer) => {
      const step = j * scale;
      const side = step < NARROW ? Math.min(10, pitch * 0.3) : Math.min(22, pitch * 0.6, step * 0.94);
      return { x0: left + (place + 0.5 - view[0]) * scale, step, side, y: TOP + (top - layer + 0.5) * pitch };
    });
    const height = TOP + (top + 1) * pitch + PROFILE;
    setAttribute(this.svg, "width", String(width));
    setAttribute(this.svg, "height", String(height));
    setAttribute(this.clip, "d", `M${left - 3} 0H${right + 3}V${height}H${left - 3}z`);
    this.element.style.cssText = `--top:${TOP}px;--left:${left - 12}px;--right:${right + 8}px;--pitch:${pitch}px`;
    this.element.classList.toggle("cnn-two", pitch >= 36);
    this.rows.forEach((row, layer) => this.settle(row, layer, state, pitch));
  }

  /** The stretch of the input that is shown: it moves only when the unit leaves it, lest it run from the pointer. */
  private window(state: State, stack: string): readonly [number, number] {
    const { size, zoom, layers, steps, unit: [layer, , col] } = state;
    const margin = Math.min(0.06 * size + 0.5, Math.max(0, ...layers.map((each, at) => each.padding * steps[at]!.j - steps[at]!.place)));
    const span = (size + 2 * margin) / zoom;
    const place = steps[layer]!.place + steps[layer]!.j * col + 0.5;
    const [from, shown] = this.view;
    const fresh = stack !== this.stack || zoom !== this.zoom || shown !== span;
    if (fresh || place < from || place > from + shown) {
      this.view = [Math.max(-margin, Math.min(size + margin - span, place - span / 2)), span];
    }
    [this.stack, this.zoom] = [stack, zoom];
    return this.view;
  }

  private settle(row: Row, layer: number, state: State, pitch: number): void {
    const [scale, size, { r, j }] = [this.scales[layer]!, state.sizes[layer]!, state.steps[layer]!];
    const each = state.layers[layer - 1];
    const above = state.layers[layer];
    row.element.classList.toggle("cnn-bars", scale.step < NARROW);
    setAttribute(row.idle, "d", unitShapes(scale, 0, size - 1, this.area));
    const padded = above !== undefined && scale.step >= 8;
    setAttribute(row.pads, "d", padded ? unitShapes(scale, -above.padding, -1, this.area) + unitShapes(scale, size, size + above.after - 1, this.area) : "");
    let wires = "";
    if (each !== undefined && size * each.kernel <= 600 && this.scales[layer - 1]!.step >= NARROW) {
      wires = lineShapes(this.pairs(state, layer, 0, size - 1), scale, this.scales[layer - 1]!);
    }
    setAttribute(row.wires, "d", wires);
    const [first = "input", ...rest] = each === undefined ? ["input"] : fieldLayerName(each).split(", ");
    const two = pitch >= 36;
    setText(row.title, `${layer} ${first.replace("causal conv", "causal")}`);
    const short = rest.map((word) => word.replace("stride ", "/").replace("dilation ", "d"));
    setText(row.more, rest.length === 0 ? "" : ` ${two ? rest.join(", ") : short.join(" ")}`);
    setAttribute(row.name, "aria-label", `Layer ${row.name.textContent}`);
    setText(row.r, `r = ${r} `);
    setText(row.j, `j = ${j}`);
  }

  /** Which units of the row below the units first … last read, as far as they exist. */
  private *pairs(state: State, layer: number, first: number, last: number, count?: ArrayLike<number>): Generator<readonly [number, number]> {
    const [each, below] = [state.layers[layer - 1]!, state.sizes[layer - 1]!];
    for (let o = first; o <= last; o++) {
      if (count !== undefined && count[o] === 0) continue;
      for (const i of readUnits(each, o)) if ((i >= 0 && i < below) || this.scales[layer - 1]!.step >= 8) yield [o, i];
    }
  }

  /** What changes with the unit pointed at. */
  private mark(row: Row, layer: number, state: State): void {
    const [at] = state.unit;
    const scale = this.scales[layer]!;
    const paths = layer <= at ? state.down[layer]! : null;
    const rings = layer > at ? state.up[layer - at]! : null;
    const shapes = paths === null ? [] : shadedShapes(scale, paths, this.area);
    row.shades.forEach((path, shade) => setAttribute(path, "d", shapes[shade] ?? ""));
    setAttribute(row.reached, "d", rings === null ? "" : shadedShapes(scale, rings, this.area).join(""));
    this.number(row, scale, paths);
    if (paths !== null && layer > 0) this.edges(state, layer, paths, state.down[layer - 1]!, row.seen);
    else setAttribute(row.seen, "d", "");
    if (rings !== null) this.edges(state, layer, rings, state.up[layer - at - 1]!, row.rises);
    else setAttribute(row.rises, "d", "");
    const stretch = pathExtent(paths ?? rings!);
    const { dataset } = row.element as unknown as HTMLElement;
    dataset["side"] = layer === at ? "unit" : paths === null ? "reached" : "seen";
    dataset["first"] = stretch === null ? "" : String(stretch[0]);
    dataset["last"] = stretch === null ? "" : String(stretch[1]);
  }

  /** Edges between two rows, where both ends have paths; a band where they are too many to be told apart. */
  private edges(state: State, layer: number, upper: Float64Array, lower: Float64Array, path: SVGPathElement): void {
    const [a, b] = [pathExtent(upper), pathExtent(lower)];
    const [above, below] = [this.scales[layer]!, this.scales[layer - 1]!];
    let d = "";
    if (a !== null && b !== null) {
      const band = upper.reduce((sum, paths) => sum + (paths > 0 ? 1 : 0), 0) * state.layers[layer - 1]!.kernel > MOST_EDGES || below.step < 2.5;
      path.classList.toggle("cnn-band", band);
      const joined = (i: number): boolean => path.matches(".cnn-edge") || (lower[i] ?? 0) > 0;
      d = band ? bandShape(above, a, below, b) : lineShapes([...this.pairs(state, layer, a[0], a[1], upper)].filter(([, i]) => joined(i)), above, below);
    }
    setAttribute(path, "d", d);
  }

  /** Write the numbers of paths into the units of a row, if all of them fit. */
  private number(row: Row, scale: RowScale, paths: Float64Array | null): void {
    let used = 0;
    if (paths !== null && scale.side >= 13 && paths.every((count) => String(count).length * 7.2 <= scale.side)) {
      for (let i = 0; i < paths.length; i++) {
        const x = centreOf(scale, i);
        if (paths[i] === 0 || x < this.area[0] || x > this.area[1]) continue;
        const numeral = (row.numerals[used++] ??= row.numbers.appendChild(s("text", {})));
        setText(numeral, String(paths[i]!));
        setAttribute(numeral, "x", x.toFixed(1));
        setAttribute(numeral, "y", (scale.y + 4.3).toFixed(1));
      }
    }
    while (row.numerals.length > used) row.numerals.pop()!.remove();
  }

  private listen(): void {
    const { svg, events } = this;
    const point = (event: PointerEvent): void => {
      const at = this.at(event);
      if (at !== null) events.point(...at);
    };
    svg.addEventListener("pointermove", (event) => {
      if (event.pointerType !== "touch" || event.buttons > 0) point(event);
    });
    svg.addEventListener("pointerdown", point);
    svg.addEventListener("click", (event) => {
      const at = this.at(event);
      if (at !== null) events.pick(...at);
    });
    svg.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || !events.key(event)) return;
      event.preventDefault();
      event.stopPropagation(); // or the notebook takes the key for a command of its own
    });
  }

  /** Let the next drawing bring the unit into the middle. */
  centre(): void {
    this.stack = "";
  }

  private at({ clientX, clientY }: MouseEvent): readonly [layer: number, col: number] | null {
    if (this.state === null) return null;
    const { left, top } = this.svg.getBoundingClientRect();
    const [x, y] = [clientX - left, clientY - top];
    if (x < this.area[0] - 6 || x > this.area[1] + 6) return null;
    const pitch = this.scales.length > 1 ? this.scales[0]!.y - this.scales[1]!.y : 40;
    const layer = this.scales.findIndex((row) => Math.abs(row.y - y) <= pitch / 2);
    if (layer < 0) return null;
    const { x0, step } = this.scales[layer]!;
    const col = Math.round((x - x0) / step);
    const last = this.state.sizes[layer]! - 1;
    return col < -1 || col > last + 1 ? null : [layer, Math.max(0, Math.min(last, col))];
  }
}


/** The picture: input ⋆ kernel = output, one grid for each map. Built once per size, painted in place. */

import { h, setAttribute, setText } from "../shared/dom";
import { format } from "../shared/format";
import { Grid, type GridEvents } from "../shared/grid";
import { Legend } from "../shared/scale";
import { Beams, type Edge } from "./beams";
import { arrange } from "./layout";
import { paintInput, paintOutput, paintRotated, paintWeight } from "./paint";
import type { Pointer, Scene, Stack } from "./scene";
import { inputNote } from "./words";

export type Part = "input" | "weight" | "bias" | "output";

/** What a reader does to the picture. */
export interface StageEvents {
  point(part: Part, map: number, row: number, col: number): void;
  leave(): void;
  pick(part: Part, map: number, row: number, col: number, cell: HTMLElement, typed?: string): void;
  nudge(part: Part, map: number, row: number, col: number, by: number): void;
  toggle(): void;
}

/** A title with the shape below it, the maps, and what belongs below them. */
class BlockView {
  readonly element: HTMLElement;
  readonly grids: Grid[] = [];
  readonly legend = new Legend();
  private readonly title = h("strong", {});
  private readonly shape = h("span", {});
  readonly maps = h("div", { class: "cnn-maps" });
  private readonly note = h("p", { class: "cnn-note", hidden: true });

  constructor(
    private readonly part: Part,
    private readonly events: StageEvents,
    ...extras: HTMLElement[]
  ) {
    const head = h("div", { class: "cnn-head" }, this.title, this.shape);
    this.element = h("div", { class: "cnn-block", "data-part": part }, head, this.maps, this.legend.element, ...extras, this.note);
  }

  head(title: string, shape: readonly number[]): void {
    setText(this.title, title);
    setText(this.shape, shape.join("×"));
  }

  say(note: string): void {
    this.note.hidden = note === "";
    setText(this.note, note);
  }

  /** Have this many maps, of this size; `caption` names each when there are several. */
  resize(maps: number, rows: number, cols: number, origin: readonly [number, number], caption: string): void {
    while (this.grids.length > maps) {
      this.grids.pop();
      this.maps.lastElementChild!.remove();
    }
    while (this.grids.length < maps) this.add(this.grids.length, caption);
    this.maps.classList.toggle("cnn-single", maps === 1);
    for (const grid of this.grids) grid.resize(rows, cols, origin);
  }

  showLegend({ hue, full, values }: Stack, scaling: string, map: number): void {
    const signed = values.data.some((value) => value < 0);
    const words: Record<string, string> = { unit: "each map", layer: "", global: "whole picture" };
    this.legend.show(hue, scaling === "unit" && full.length > 1 ? null : full[map]!, signed, words[scaling] ?? "");
  }

  private add(map: number, caption: string): void {
    const grid = new Grid("input", "", gridEvents(this.part, map, this.events));
    this.grids.push(grid);
    const label = h("div", { class: "cnn-map-caption" }, `${caption} ${map}`);
    this.maps.append(h("div", { class: "cnn-map" }, label, h("div", { class: "cnn-scroll" }, grid.element)));
  }
}

const gridEvents = (part: Part, map: number, events: StageEvents): GridEvents => ({
  point: (row, col) => events.point(part, map, row, col),
  leave: () => events.leave(),
  pick: (row, col, cell, typed) => events.pick(part, map, row, col, cell, typed),
  ...(part !== "output" && { nudge: (row, col, by) => events.nudge(part, map, row, col, by) }),
  key(event) {
    if (event.key === " ") events.toggle();
    else if (event.key === "Escape") events.leave();
    else return false;
    return true;
  },
});

/** Whether the rotated kernel is shown: a gradient of the kernel has no rotation of its own to show. */
const turns = ({ state }: Scene): boolean => state.opts.flip && state.mode === "forward";

/** Height of the caption above a rotated kernel, with its gap; as in the style sheet. */
const CAPTION = 24;

type Corner = readonly [left: number, top: number];

/** The picture is kept about this tall, in CSS pixels, as long as its cells stay large enough. */
const TALLEST = 460;

/** Height of maps one below the other, with captions and gaps where there are several; as in the style sheet. */
const stackHeight = (maps: number, rows: number, cell: number): number =>
  maps * rows * cell + (maps > 1 ? 18 * maps + 8 * (maps - 1) : 0);

export class Stage {
  readonly element: HTMLElement;
  private readonly input: BlockView;
  private readonly weight: BlockView;
  private readonly output: BlockView;
  private readonly bias: Grid;
  private readonly biasSign = h("span", {});
  private readonly biasRow: HTMLElement;
  /** Below each channel of the kernel, in a true convolution, the same rotated by 180°. */
  private readonly rotated: Grid[] = [];
  private readonly operator = h("span", { class: "cnn-operator", "aria-hidden": "true" });
  private readonly equals = h("span", { class: "cnn-operator", "aria-hidden": "true" });
  private readonly beams = new Beams();
  private readonly watch: ResizeObserver;
  /** Left and top of every grid that the beams touch, measured when a block changes its size. */
  private corners: { input: Corner[]; weight: Corner[]; output: Corner[] } | null = null;
  private scene: Scene | null = null;
  private cell = 0;
  /** What the present layout was made for. */
  private layout = "";

  constructor(events: StageEvents) {
    this.bias = new Grid("weight", "bias", gridEvents("bias", 0, events));
    this.biasRow = h("div", { class: "cnn-bias" }, this.biasSign, this.bias.element);
    this.input = new BlockView("input", events);
    this.weight = new BlockView("weight", events, this.biasRow);
    this.output = new BlockView("output", events);
    this.element = h(
      "div",
      { class: "cnn-equation" },
      this.input.element,
      h("div", { class: "cnn-operand" }, this.operator, this.weight.element),
      h("div", { class: "cnn-operand cnn-last" }, this.equals, this.output.element),
      this.beams.element,
    );
    this.watch = new ResizeObserver(() => this.measure());
    for (const block of [this, this.input, this.weight, this.output]) this.watch.observe(block.element);
  }

  dispose(): void {
    this.watch.disconnect();
  }

  /** Fit the picture into a width: choose the arrangement and the size of a cell. */
  private resize(width: number, scene: Scene): void {
    const { input, weight, opts } = scene.state;
    const [, padding] = opts.padding;
    const columns = { input: input.shape[2]! + 2 * padding, kernel: weight.shape[3]!, output: scene.output.shape[2]! };
    const rows = input.shape[1]! + 2 * opts.padding[0];
    // Cells also shrink for height, so that the arithmetic below stays in sight.
    const most = Math.max(24, Math.min(40, Math.floor(TALLEST / (rows * input.shape[0]!))));
    const { arrangement, cell } = arrange(width, columns, most);
    const turned = turns(scene);
    const key = [arrangement, cell, rows, turned, ...input.shape, ...weight.shape, ...scene.output.shape].join();
    if (key === this.layout) return;
    this.layout = key;
    this.cell = cell;
    const { style, dataset } = this.element;
    if (dataset["arrangement"] !== arrangement) dataset["arrangement"] = arrangement;
    dataset["stacked"] = String(input.shape[0]! > 1);
    style.setProperty("--cell", `${cell}px`);
    style.setProperty("--digits", `${cell >= 34 ? 15 : cell >= 29 ? 13 : 12}px`);
    style.setProperty("--rows", String(rows));
    // One kernel stands at the middle of the input and its rotation below; of several, each pair takes the middle.
    const pair = turned && input.shape[0]! > 1;
    style.setProperty("--kernel-height", `${weight.shape[2]! * cell * (pair ? 2 : 1) + (pair ? CAPTION : 0)}px`);
    style.setProperty("--output-rows", String(scene.output.shape[1]!));
    const height = stackHeight(input.shape[0]!, rows, cell);
    const spare = height - stackHeight(weight.shape[0]!, scene.output.shape[1]!, cell);
    style.setProperty("--middle", `${Math.max(height, height - spare) / 2}px`);
    style.setProperty("--output-shift", `${Math.max(0, spare) / 2}px`);
    const characters = Math.floor((cell - 3) / (cell >= 34 ? 8.4 : cell >= 29 ? 7.3 : 6.7));
    for (const grid of this.allGrids()) grid.characters = characters;
  }

  /** Draw a scene into this many CSS pixels; an expert sees the bias even where it is 0. */
  update(scene: Scene, pointer: Pointer | null, { width, expert }: { width: number; expert: boolean }): void {
    this.scene = scene;
    this.build(scene);
    this.resize(width, scene);
    const { state } = scene;
    const [filter, i, j] = state.position;
    this.input.grids.forEach((grid, c) => paintInput(grid, scene, pointer, c));
    this.weight.grids.forEach((grid, c) => paintWeight(grid, scene, pointer, c));
    this.output.grids.forEach((grid, o) => paintOutput(grid, scene, pointer, o));
    this.output.grids[filter]!.setStop(i, j);
    this.rotated.forEach((grid, c) => paintRotated(grid, scene, c));
    this.paintBias(scene, expert);
    this.input.say(inputNote(scene));
    this.input.showLegend(scene.input, state.scaling, 0);
    this.weight.showLegend(scene.weight, state.scaling, filter);
    this.output.showLegend(scene.result, state.scaling, filter);
    this.drawBeams();
  }

  /** Note where the grids stand. Beams are drawn only where the three blocks are side by side. */
  private measure(): void {
    const frame = this.element.getBoundingClientRect();
    const corner = ({ element }: Grid): Corner => {
      const { left, top } = element.getBoundingClientRect();
      return [left - frame.left, top - frame.top];
    };
    const wide = this.element.dataset["arrangement"] === "wide";
    const corners = ({ grids }: BlockView): Corner[] => grids.map(corner);
    this.corners = wide ? { input: corners(this.input), weight: corners(this.weight), output: corners(this.output) } : null;
    this.drawBeams();
  }

  private drawBeams(): void {
    const { scene, corners, cell } = this;
    if (scene === null || corners === null || corners.weight.length !== scene.state.weight.shape[1]) return this.beams.draw([]);
    const { terms, state } = scene;
    const [filter, i] = state.position;
    const [, , kh, kw] = state.weight.shape as [number, number, number, number];
    const [ph, pw] = state.opts.padding;
    const [first, last] = [terms[0]!, terms[terms.length - 1]!];
    // Bands begin and end at the grids' sides, so that they lie over no number and tint no colour.
    const side = state.input.shape[2]! + 2 * pw;
    const edge = ([left, top]: Corner, col: number, from: number, to: number): Edge => ({
      x: left + col * cell,
      top: top + from * cell,
      bottom: top + to * cell,
    });
    const target = corners.output[filter];
    if (target === undefined) return;
    const pairs = corners.weight.flatMap((kernel, c) => [
      [edge(corners.input[c]!, side, first.gridRow + ph, last.gridRow + ph + 1), edge(kernel, 0, 0, kh)],
      [edge(kernel, kw, 0, kh), edge(target, 0, i, i + 1)],
    ] as [Edge, Edge][]);
    this.beams.draw(pairs);
  }

  /** Give every block its maps, at their sizes. */
  private build(scene: Scene): void {
    const { state, output } = scene;
    const { input, weight, opts, mode, position } = state;
    const [c, height, width] = input.shape as [number, number, number];
    const [filters, , kh, kw] = weight.shape as [number, number, number, number];
    const [ph, pw] = opts.padding;
    const d = mode === "backward" ? "∂y/∂" : "";
    const several = (n: number, shape: number[]): number[] => (n > 1 ? [n, ...shape] : shape);
    this.input.head(`${d}input`, several(c, [height, width]));
    this.weight.head(`${d}${filters > 1 ? `filter ${position[0]}` : "kernel"}`, several(c, [kh, kw]));
    this.output.head(mode === "backward" ? "∂y/∂output" : "output", several(filters, [output.shape[1]!, output.shape[2]!]));
    this.input.resize(c, height + 2 * ph, width + 2 * pw, [-ph, -pw], "channel");
    this.weight.resize(c, kh, kw, [0, 0], "channel");
    this.output.resize(filters, output.shape[1]!, output.shape[2]!, [0, 0], "filter");
    this.buildRotated(c, kh, kw, turns(scene));
    this.bias.resize(1, 1);
    this.writeOperators(mode === "backward" ? ["", "←"] : [opts.flip ? "∗" : "⋆", "="]);
  }

  private buildRotated(channels: number, kh: number, kw: number, shown: boolean): void {
    for (const { element } of this.rotated.splice(shown ? channels : 0)) element.parentElement!.remove();
    for (let c = this.rotated.length; shown && c < channels; c++) {
      const grid = new Grid("weight", "", { point() {}, leave() {}, pick() {} });
      const caption = h("div", { class: "cnn-rotated-caption" }, "rotated");
      this.weight.maps.children[c]!.append(h("div", { class: "cnn-rotated" }, caption, grid.element));
      this.rotated.push(grid);
    }
    for (const grid of this.rotated) grid.resize(kh, kw);
  }

  /** ⋆ is cross-correlation, ∗ convolution; a gradient flows back from the output. */
  private writeOperators([times, equals]: readonly [string, string]): void {
    setText(this.operator, times);
    setAttribute(this.operator, "data-sign", times);
    setText(this.equals, equals);
  }

  /** A bias of 0 is out of sight until the reader asks for more. */
  private paintBias({ state, bias, weight }: Scene, expert: boolean): void {
    const { mode, position } = state;
    const value = mode === "backward" ? 1 : bias;
    this.biasRow.hidden = !expert && bias === 0 && mode === "forward";
    setText(this.biasSign, mode === "backward" ? "∂y/∂bias" : "+ bias");
    this.bias.name(mode === "backward" ? "gradient of the bias" : `bias of filter ${position[0]}`, weight.hue);
    this.bias.paint(() => ({ value, strength: 0, flags: "", label: () => `bias ${format(value)}` }));
  }

  private allGrids(): Grid[] {
    return [...this.input.grids, ...this.weight.grids, ...this.output.grids, this.bias, ...this.rotated];
  }
}

/** The chain: every map, and below it the gradient with respect to it. */

import { h, setText } from "../shared/dom";
import { format } from "../shared/format";
import { Grid, type GridEvents, type Look } from "../shared/grid";
import { reach, strength, type Hue } from "../shared/scale";
import { CHAIN_PARTS, gradientTerms, type ChainCell, type ChainPart, type Tensor } from "../ops";
import type { Given, Scene } from "./state";
import { chosenOutput, partName, place } from "./words";

/** Forward above, gradient below. */
export type Side = "value" | "gradient";

export interface StageEvents {
  point(cell: ChainCell | null): void;
  pick(side: Side, cell: ChainCell, element: HTMLElement, typed?: string): void;
  nudge(side: Side, cell: ChainCell, by: number): void;
  toggle(): void;
}

/** What a reader may change by hand. */
export function givenAt(side: Side, part: ChainPart): Given | null {
  if (side === "gradient") return part === "output" ? "grad_output" : null;
  return part === "input" ? "input" : part === "kernel" ? "weight" : null;
}

const HUES: Record<ChainPart, Hue> = { input: "input", kernel: "weight", features: "activation", active: "activation", output: "activation" };
/** Between the maps, forward and backward. */
const SIGNS = { wide: ["⋆", "=", "→", "→"], stack: ["⋆", "=", "↓", "↓"] };
const BACK = { wide: "←", stack: "↑" };
const GAP = 22;
const LEAST = 24;
const MOST = 38;

interface Column {
  readonly element: HTMLElement;
  readonly names: Record<Side, HTMLElement>;
  readonly grids: Record<Side, Grid>;
}

export class ChainStage {
  readonly element = h("div", { class: "cnn-chain" });
  private readonly columns: Record<ChainPart, Column>;
  private readonly signs: HTMLElement[];
  private cell = 0;

  constructor(private readonly events: StageEvents) {
    const made = CHAIN_PARTS.map((part) => [part, this.column(part)] as const);
    this.columns = Object.fromEntries(made) as Record<ChainPart, Column>;
    this.signs = SIGNS.wide.map((sign) => h("div", { class: "cnn-sign", "aria-hidden": "true" }, h("span", {}, sign), h("span", {}, BACK.wide)));
    made.forEach(([, { element }], at) => this.element.append(element, ...this.signs.slice(at, at + 1)));
  }

  private column(part: ChainPart): Column {
    const grid = (side: Side): Grid => new Grid(HUES[part], "", this.gridEvents(side, part));
    const grids = { value: grid("value"), gradient: grid("gradient") };
    const names = { value: h("strong", {}), gradient: h("strong", {}) };
    const half = (side: Side): HTMLElement =>
      h("div", { class: "cnn-half", "data-side": side, "data-part": side === "value" ? part : `grad-${part}` }, names[side], grids[side].element);
    return { element: h("div", { class: "cnn-column" }, half("value"), half("gradient")), names, grids };
  }

  private gridEvents(side: Side, part: ChainPart): GridEvents {
    const { events } = this;
    return {
      point: (row, col) => events.point({ part, row, col }),
      leave: () => events.point(null),
      pick: (row, col, element, typed) => events.pick(side, { part, row, col }, element, typed),
      ...(givenAt(side, part) !== null && { nudge: (row: number, col: number, by: number) => events.nudge(side, { part, row, col }, by) }),
      key(event) {
        if (event.key === " ") events.toggle();
        else if (event.key === "Escape") events.point(null);
        else return false;
        return true;
      },
    };
  }

  /** `step`: the last of the scene's steps that has been worked out. */
  draw(scene: Scene, step: number, focus: ChainCell, width: number): void {
    this.fit(scene, width);
    this.columns.active.element.hidden = this.signs[2]!.hidden = !scene.chain.relu;
    for (const part of CHAIN_PARTS) {
      const { names, grids } = this.columns[part];
      const name = partName(part, scene);
      setText(names.value, part === "output" ? `${name} 2×2` : name);
      setText(names.gradient, `∂L/∂${name}`);
      const values = scene.done.values[part];
      for (const side of ["value", "gradient"] as const) {
        const [rows, cols] = values.shape as [number, number];
        grids[side].resize(rows, cols);
        grids[side].name(side === "value" ? name : `gradient of the ${name}`, side === "value" ? HUES[part] : "activation");
      }
    }
    this.paint(scene, step, focus);
  }

  private paint(scene: Scene, step: number, focus: ChainCell): void {
    const { chain, done, steps } = scene;
    const { terms } = gradientTerms(chain, done, focus);
    const key = ({ part, row, col }: ChainCell): string => `${part},${row},${col}`;
    const marks = (cell: (term: (typeof terms)[number]) => ChainCell | null): Map<string, string> =>
      new Map(terms.flatMap((term) => (cell(term) === null ? [] : [[key(cell(term)!), term.gradient === 0 ? "idle" : "linked"]])));
    const [sources, factors] = [marks(({ from }) => from), marks(({ by }) => by)];
    const order = new Map(steps.map((cell, at) => [key(cell), at]));
    const begins = new Map(CHAIN_PARTS.map((part) => [part, steps.findIndex((cell) => cell.part === part)]));
    const here = (cell: ChainCell): boolean => key(cell) === key(focus);
    const known = (cell: ChainCell): boolean => {
      const begin = begins.get(cell.part)!;
      if (begin < 0) return true; // without ReLU this map is not shown
      const whole = cell.part !== "kernel" && cell.part !== "input";
      return step >= (whole ? begin : (order.get(key(cell)) ?? begin));
    };
    for (const part of CHAIN_PARTS) {
      const { grids } = this.columns[part];
      this.paintValues(grids.value, part, done.values[part], scene, (cell) => `${factors.get(key(cell)) ?? ""}${here(cell) ? " pointed" : ""}`);
      this.paintGradient(grids.gradient, part, done.grads[part], known, (cell) => `${sources.get(key(cell)) ?? ""}${here(cell) ? " pointed" : ""}`);
      const shown = part === focus.part || (!chain.relu && part === "features" && focus.part === "active");
      grids.gradient.box(shown ? { row: focus.row, col: focus.col, rows: 1, cols: 1 } : null);
    }
    this.boxPatch(scene, focus);
  }

  /** The patch of the input that a weight met, over all positions; or the output that L is. */
  private boxPatch(scene: Scene, focus: ChainCell): void {
    const [rows, cols] = scene.done.values.features.shape as [number, number];
    this.columns.input.grids.value.box(focus.part === "kernel" ? { row: focus.row, col: focus.col, rows, cols } : null);
    const chosen = chosenOutput(scene);
    this.columns.output.grids.value.box(chosen && { ...chosen, rows: 1, cols: 1 });
  }

  private paintValues(grid: Grid, part: ChainPart, map: Tensor, { chain, done }: Scene, mark: (cell: ChainCell) => string): void {
    const most = reach(map.data);
    const winners = part === (chain.relu ? "active" : "features") && chain.pooling === "max";
    grid.paint((row, col): Look => {
      const value = map.data[row * map.shape[1]! + col]!;
      const won = winners && done.grads.active.data[row * map.shape[1]! + col] !== 0;
      const flags = `${mark({ part, row, col })}${won ? " winner" : ""}`;
      return { value, strength: strength(value, most), flags, label: () => `${place({ row, col })}: ${format(value)}${won ? ", winner" : ""}` };
    });
  }

  private paintGradient(grid: Grid, part: ChainPart, map: Tensor, known: (cell: ChainCell) => boolean, mark: (cell: ChainCell) => string): void {
    const most = reach(map.data);
    grid.paint((row, col): Look => {
      const value = map.data[row * map.shape[1]! + col]!;
      if (!known({ part, row, col })) return { value: 0, strength: 0, flags: "unknown", text: "", label: () => `${place({ row, col })}: not yet` };
      const flags = `${mark({ part, row, col })}${value === 0 ? " nothing" : ""}`;
      return { value, strength: strength(value, most), flags, label: () => `${place({ row, col })}: ${format(value)}` };
    });
  }

  /** In a stack the forward pass goes down, the gradient up. */
  private arrange(arrangement: "wide" | "stack"): void {
    this.element.dataset["arrangement"] = arrangement;
    this.signs.forEach((sign, at) => {
      setText(sign.firstElementChild as HTMLElement, SIGNS[arrangement][at]!);
      setText(sign.lastElementChild as HTMLElement, BACK[arrangement]);
    });
  }

  /** All maps in a row while the cells stay readable; else one below the other, each beside its gradient. */
  private fit({ chain, done }: Scene, width: number): void {
    const parts = CHAIN_PARTS.filter((part) => part !== "active" || chain.relu);
    const columns = parts.reduce((sum, part) => sum + done.values[part].shape[1]!, 0);
    const wide = Math.floor((width - GAP * (parts.length - 1)) / columns);
    const stacked = Math.floor((width - 16) / (2 * done.values.input.shape[1]!));
    const cell = Math.min(MOST, wide >= LEAST ? wide : stacked);
    const arrangement = wide >= LEAST ? "wide" : "stack";
    if (this.element.dataset["arrangement"] !== arrangement) this.arrange(arrangement);
    const tall = String(Math.max(...parts.map((part) => done.values[part].shape[0]!)));
    if (this.element.style.getPropertyValue("--tall") !== tall) this.element.style.setProperty("--tall", tall);
    if (cell === this.cell) return;
    this.cell = cell;
    this.element.style.setProperty("--cell", `${cell}px`);
    this.element.style.setProperty("--digits", `${cell >= 34 ? 15 : cell >= 28 ? 13 : 12}px`);
    const characters = Math.floor((cell - 3) / (cell >= 34 ? 8.4 : cell >= 28 ? 7.3 : 6.7));
    for (const { grids } of Object.values(this.columns)) for (const grid of Object.values(grids)) grid.characters = characters;
  }
}

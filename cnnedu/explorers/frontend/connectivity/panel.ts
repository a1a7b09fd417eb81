/** One way of wiring: outputs above, edges, inputs, and beneath them the weight matrix, its columns below its inputs. */

import { h, setAttribute, setText } from "../shared/dom";
import { format, plural } from "../shared/format";
import { Grid } from "../shared/grid";
import { reach, strength } from "../shared/scale";
import { s } from "../shared/svg";
import { drawnCosts, isLit, nearestLine, parameterAt, sees, sight, type Focus, type Line, type Wiring } from "../ops";
import type { Scene } from "./scene";
import { TITLES, WHAT } from "./words";

export interface PanelEvents {
  /** The reader looks at something; null when at nothing. */
  point(wiring: Wiring, focus: Focus | null): void;
  pick(wiring: Wiring, focus: Focus, cell: HTMLElement, typed?: string): void;
  nudge(wiring: Wiring, focus: Focus, by: number): void;
  toggle(): void;
}

/** Room for an edge around the pointer, in CSS pixels. */
const REACH = 9;

export class Panel {
  readonly element: HTMLElement;
  private readonly weights = h("b", {});
  private readonly cost = h("span", {});
  private readonly outputs: HTMLElement;
  private readonly output: Grid;
  private readonly input: Grid;
  private readonly matrix: Grid;
  private readonly fan = s("svg", { class: "cnn-fan", "aria-hidden": "true" });
  private edges: { line: Line; i: number; j: number; path: SVGElement }[] = [];
  private layout = "";

  constructor(
    private readonly wiring: Wiring,
    events: PanelEvents,
  ) {
    const title = TITLES[wiring];
    const key = (event: KeyboardEvent): boolean => {
      if (event.key === " ") events.toggle();
      else if (event.key === "Escape") events.point(wiring, null);
      else return false;
      return true;
    };
    const grid = (hue: "input" | "weight" | "activation", name: string, focus: (row: number, col: number) => Focus): Grid =>
      new Grid(hue, `${title}, ${name}`, {
        point: (row, col) => events.point(wiring, focus(row, col)),
        leave: () => events.point(wiring, null),
        pick: (row, col, cell, typed) => events.pick(wiring, focus(row, col), cell, typed),
        ...(hue !== "activation" && { nudge: (row, col, by) => events.nudge(wiring, focus(row, col), by) }),
        key,
      });
    this.output = grid("activation", "outputs", (_, col) => ({ output: col }));
    this.input = grid("input", "inputs", (_, col) => ({ input: col }));
    this.matrix = grid("weight", "weight matrix", (row, col) => ({ output: row, input: col }));
    this.listen(events);
    const caption = (text: string): HTMLElement => h("div", { class: "cnn-caption" }, text);
    this.outputs = h("div", {}, caption("outputs"), this.output.element);
    this.element = h(
      "section",
      { class: "cnn-panel", "data-wiring": wiring, "aria-label": title },
      h("div", { class: "cnn-head" }, h("strong", {}, title), h("span", { class: "cnn-what" }, WHAT[wiring])),
      h("div", { class: "cnn-cost" }, this.weights, this.cost),
      this.outputs,
      this.fan,
      this.input.element,
      caption("inputs"),
      caption("weight matrix"),
      this.matrix.element,
    );
  }

  /** Draw a scene with cells of this side, and edges over this height. */
  update(scene: Scene, cell: number, height: number): void {
    this.build(scene, cell, height);
    const { state, input } = scene;
    const { wiring } = this;
    const [inputs, taps, at] = [state.input.length, state.kernel.length, state.position];
    const { values, most } = scene.layers[wiring];
    const focus = scene.pointer ?? { output: at };
    const lit = (i: number, j: number): boolean => isLit(wiring, i, j, focus, taps);
    const outputs = values.output;
    this.paintInput(scene, lit);
    const strongest = reach(outputs);
    this.output.paint((_, i) => ({
      value: outputs[i]!,
      strength: strength(outputs[i]!, strongest),
      flags: `${i === at ? "current" : scene.twins.includes(i) ? "twin" : ""}${scene.pointer !== null && input.some((_x, j) => lit(i, j)) ? " linked" : ""}`,
      label: () => `output ${i}: ${format(outputs[i]!)}${i === at ? ", shown" : ""}`,
    }));
    this.matrix.paint((i, j) => {
      const parameter = parameterAt(wiring, i, j, inputs, taps);
      const weight = values.matrix[i]![j]!;
      const text = parameter === null ? "" : state.names ? String(parameter) : undefined;
      return {
        value: weight,
        strength: parameter === null ? 0 : strength(weight, most),
        flags: `${parameter === null ? "absent" : ""}${scene.pointer !== null && lit(i, j) ? " linked" : ""}`,
        label: () => `output ${i}, input ${j}: ${parameter === null ? "no connection" : `${format(weight)}, parameter ${parameter}`}`,
        ...(text !== undefined && { text }),
      };
    });
    const { first, seen } = sight(wiring, at, inputs, taps);
    this.output.box({ row: 0, col: at, rows: 1, cols: 1 });
    this.input.box({ row: 0, col: first, rows: 1, cols: seen });
    this.matrix.box({ row: at, col: first, rows: 1, cols: seen });
    this.output.setStop(0, at);
    for (const { path, i, j } of this.edges) {
      const weight = values.matrix[i]![j]!;
      setAttribute(path, "class", `${weight < 0 ? "cnn-minus" : "cnn-plus"}${lit(i, j) ? " cnn-lit" : ""}`);
      setAttribute(path, "stroke-width", (1 + 2 * Math.abs(strength(weight, most))).toFixed(1));
    }
    setAttribute(this.fan, "data-pointed", String(scene.pointer !== null));
  }

  private paintInput({ state, input, pointer }: Scene, lit: (i: number, j: number) => boolean): void {
    const most = reach(input);
    const rows = Array.from({ length: state.outputs }, (_, i) => i);
    this.input.paint((_, j) => ({
      value: input[j]!,
      strength: strength(input[j]!, most),
      flags: pointer !== null && rows.some((i) => lit(i, j)) ? "linked" : "",
      label: () => `input ${j}: ${format(input[j]!)}`,
    }));
  }

  private build({ state }: Scene, cell: number, height: number): void {
    const [inputs, taps] = [state.input.length, state.kernel.length];
    const key = [inputs, taps, cell, height].join();
    if (key === this.layout) return;
    this.layout = key;
    const { outputs } = state;
    const { weights, biases, macs } = drawnCosts(inputs, taps)[this.wiring];
    setText(this.weights, plural(weights, "weight"));
    setText(this.cost, `${plural(macs, "product")}; ${biases} ${biases === 1 ? "bias" : "biases"} left out`);
    this.output.resize(1, outputs);
    this.input.resize(1, inputs);
    this.matrix.resize(outputs, inputs);
    for (const grid of [this.output, this.input, this.matrix]) grid.characters = Math.floor((cell - 1.5) / (cell >= 29 ? 7.3 : 6.7));
    const width = inputs * cell;
    const shift = (width - outputs * cell) / 2;
    this.element.style.setProperty("--cell", `${cell}px`);
    this.element.style.setProperty("--digits", `${cell >= 29 ? 13 : 12}px`);
    this.outputs.style.paddingLeft = `${shift}px`;
    for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) {
      setAttribute(this.fan, name, String(value));
    }
    // Making and styling a hundred new lines is what a changed size would cost most: those that stay are moved.
    const known = new Map(this.edges.map(({ i, j, path }) => [`${i},${j}`, path]));
    this.edges = [];
    for (let i = 0; i < outputs; i++) {
      for (let j = 0; j < inputs; j++) {
        if (!sees(this.wiring, i, j, taps)) continue;
        const line = { x1: shift + (i + 0.5) * cell, y1: 1, x2: (j + 0.5) * cell, y2: height - 1 };
        const path = known.get(`${i},${j}`) ?? this.fan.appendChild(s("path"));
        known.delete(`${i},${j}`);
        setAttribute(path, "d", `M${line.x1} ${line.y1}L${line.x2} ${line.y2}`);
        this.edges.push({ line, i, j, path });
      }
    }
    for (const gone of known.values()) gone.remove();
  }

  /** The edge under the pointer: the nearest one, which no other can hide. */
  private listen(events: PanelEvents): void {
    const at = (event: PointerEvent): Focus | null => {
      const { left, top } = this.fan.getBoundingClientRect();
      const lines = this.edges.map(({ line }) => line);
      const edge = this.edges[nearestLine(lines, event.clientX - left, event.clientY - top, REACH)];
      return edge === undefined ? null : { output: edge.i, input: edge.j };
    };
    const point = (event: PointerEvent): void => events.point(this.wiring, at(event));
    this.fan.addEventListener("pointermove", point);
    this.fan.addEventListener("pointerdown", point);
    this.fan.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && events.point(this.wiring, null));
  }
}

/**
 * PoolingExplorer: a window slides over a map; the largest number and the mean stand beside each other.
 *
 * What tests and other tools may hold on to (classes beginning with "cnn-" may change):
 *   [data-explorer="PoolingExplorer"][data-ready="true"]   the root, once drawn
 *   [data-part="input" | "max" | "average"]                always
 *   [data-part="shifted" | "max-after" | "average-after"]  shift by one; the last two carry data-changed="none|some|all"
 *   [data-part="arriving" | "grad-max" | "grad-average"]   gradient
 *   each holds one [role=grid] with [role=gridcell][data-row][data-col]; cell classes: pad, beyond, unread, tap, winner,
 *       current, linked, pointed, changed
 *   selects "Example", "Shift the map", "and let come in", "Speed"; radios "Pool", "Gradient", "Shift by one", "sliding",
 *       "whole map"; buttons "Increase window"/"Decrease window" (also stride, padding, map size)
 */

import { defineExplorer, type Frame, type View } from "./shared/base";
import { h, setText } from "./shared/dom";
import { nudged, place } from "./shared/format";
import { poolingSource, poolShape } from "./ops";
import { Arithmetic } from "./pooling/arithmetic";
import { buildControls } from "./pooling/controls";
import { Stage, type Part } from "./pooling/stage";
import { attempt, compose, readState, TRAITS, valueAt, withValue, type Scene, type State } from "./pooling/state";
import { hint, spoken, type Pointer } from "./pooling/words";
import type { Sequence } from "./shared/player";
import { differ, type Get } from "./shared/model";

const shapeOf = (get: Get): [number, number] => {
  const { map, opts } = readState(get);
  return poolShape(map.shape, opts);
};

/** The windows in reading order. */
const sequence: Sequence = {
  unit: "window",
  length: (get) => shapeOf(get).reduce((a, b) => a * b, 1),
  index: (get) => readState(get).position[0] * shapeOf(get)[1] + readState(get).position[1],
  at: (get, index) => ({ position: [Math.floor(index / shapeOf(get)[1]), index % shapeOf(get)[1]] }),
};

const OUTPUTS: readonly Part[] = ["max", "average", "max-after", "average-after", "arriving"];

class PoolingView implements View {
  private readonly stage: Stage;
  private readonly arithmetic = new Arithmetic();
  private readonly hint = h("p", { class: "cnn-hint" });
  private readonly showControls: (state: State) => void;
  private scene: Scene;
  /** The values that the scene was made from. Traits are replaced, never changed in place. */
  private traits: unknown[] = [];
  private pointer: Pointer | null = null;
  private width = 700;

  constructor(private readonly frame: Frame) {
    this.scene = compose(readState(frame.binding.get));
    this.showControls = buildControls(frame);
    this.stage = new Stage({
      point: (part, row, col) => this.point(part, row, col),
      leave: () => this.show(null),
      pick: (part, row, col, cell, typed) => this.pick(part, row, col, cell, typed),
      nudge: (part, row, col, by) => this.nudge(part, row, col, by),
      toggle: () => frame.player?.toggle(),
    });
    frame.stage.append(this.stage.element, this.hint);
    frame.detail.append(this.arithmetic.element);
  }

  update(): void {
    const traits = TRAITS.map(this.frame.binding.get);
    if (differ(traits, this.traits)) {
      this.scene = compose(readState(this.frame.binding.get));
      this.traits = traits;
    }
    this.draw();
  }

  resize(width: number): void {
    this.width = width;
    this.draw();
  }

  describe(): string {
    return spoken(this.scene);
  }

  python(): string {
    const { state } = this.scene;
    return poolingSource(state);
  }

  private draw(): void {
    this.showControls(this.scene.state);
    this.stage.update(this.scene, this.pointer, this.width);
    this.arithmetic.update(this.scene);
    setText(this.hint, hint(this.scene, this.pointer));
  }

  private show(pointer: Pointer | null): void {
    if (JSON.stringify(pointer) === JSON.stringify(this.pointer)) return;
    this.pointer = pointer;
    this.frame.binding.schedule();
  }

  private inside(row: number, col: number): boolean {
    const [rows, cols] = this.scene.map.shape as [number, number];
    return row >= 0 && row < rows && col >= 0 && col < cols;
  }

  private point(part: Part, row: number, col: number): void {
    if (OUTPUTS.includes(part)) this.frame.binding.set({ position: [row, col], playing: false });
    else if (part === "shifted") this.show(null);
    else this.show(this.inside(row, col) ? { row, col } : null);
  }

  /** Where the value behind a cell is kept, or null when it is not the reader's to change. */
  private target(part: Part, row: number, col: number): { trait: string; label: string; value: number } | null {
    const state = readState(this.frame.binding.get); // not from the picture: keys can come faster than frames
    if (part === "arriving") return { trait: "grad_output", label: `gradient ${place(row, col)}`, value: valueAt(state.gradOutput, row, col) };
    if (part !== "input" || !this.inside(row, col)) return null;
    return { trait: "input", label: `map ${place(row, col)}`, value: valueAt(state.map, row, col) };
  }

  private write(trait: string, row: number, col: number, value: number): void {
    const state = readState(this.frame.binding.get);
    const from = trait === "input" ? state.map : state.gradOutput;
    this.frame.complain(attempt(this.frame.binding, { [trait]: withValue(from, row, col, value), playing: false }));
  }

  private pick(part: Part, row: number, col: number, cell: HTMLElement, typed?: string): void {
    this.point(part, row, col);
    const target = this.target(part, row, col);
    if (target === null) return;
    this.frame.editor.open({ cell, label: target.label, value: target.value, typed, write: (value) => this.write(target.trait, row, col, value) });
    this.point(part, row, col); // the focus has moved to the editor, the reader still looks at the cell
  }

  private nudge(part: Part, row: number, col: number, by: number): void {
    const target = this.target(part, row, col);
    if (target !== null) this.write(target.trait, row, col, nudged(target.value, by));
  }
}

export default defineExplorer({
  name: "PoolingExplorer",
  title: "Pooling explorer",
  traits: TRAITS,
  sequence,
  build: (frame) => new PoolingView(frame),
});

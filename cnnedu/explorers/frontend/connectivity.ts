/**
 * ConnectivityExplorer: one small input, wired to its outputs in three ways; the edges, and the matrix that they are.
 *
 * What tests and other tools may hold on to (classes beginning with "cnn-" may change):
 *   [data-wiring="dense" | "local" | "convolutional"]   the three drawings; in each, [role=grid] with the aria-labels
 *       "Dense, outputs", "Dense, inputs", "Dense, weight matrix" (and so on), cells with data-row and data-col
 *   cell classes: current (the output shown), linked (lit), absent (no connection), twin (sees the same patch)
 *   [data-part="sums"] [data-sum=wiring]   the sum of the shown output; [data-part="hint"], [data-part="twins"]
 *   [data-row="dense" | "local" | "convolutional" | "same"] [data-what="parameters" | "macs"] b   the counts
 *   sliders "picture", "channels", "kernel", "filters", "dense units"; radios "values", "which parameter"; checkbox
 *       "shuffle the inputs"; with one drawing at a time, radios "Dense", "Local", "Convolutional"
 */

import { defineExplorer, type Frame, type View } from "./shared/base";
import { h, setAttribute, setText } from "./shared/dom";
import { format, nudged } from "./shared/format";
import type { Sequence } from "./shared/player";
import { sees, WIRINGS, wiringPython, type Focus, type Wiring } from "./ops";
import { buildControls } from "./connectivity/controls";
import { Counts } from "./connectivity/counts";
import { Panel } from "./connectivity/panel";
import { compose, type Scene } from "./connectivity/scene";
import { readState, TRAITS, withInput, withWeight } from "./connectivity/state";
import { hint, products, spoken, TITLES, twinNote } from "./connectivity/words";
import { differ } from "./shared/model";

/** The outputs one after the other: the band moves down the diagonal. */
const sequence: Sequence = {
  unit: "output",
  length: (get) => readState(get).outputs,
  index: (get) => readState(get).position,
  at: (_, index) => ({ position: index }),
};

/** Space between two drawings, as in the style sheet; three stand side by side if their cells can hold numbers. */
const GAP = 12;
const LEAST = 20;

class ConnectivityView implements View {
  private readonly panels: Readonly<Record<Wiring, Panel>>;
  private readonly counts: Counts;
  private readonly showControls: (state: Scene["state"]) => void;
  private readonly hint = h("p", { class: "cnn-hint", "data-part": "hint" });
  private readonly twins = h("p", { class: "cnn-twins", "data-part": "twins" });
  private readonly drawings: HTMLElement;
  private readonly sums: Readonly<Record<Wiring, { products: HTMLElement; result: HTMLElement; line: HTMLElement }>>;
  private readonly sumsTitle = h("h4", {});
  private scene: Scene;
  private traits: unknown[] = [];
  private pointer: Focus | null = null;
  private width = 700;

  constructor(private readonly frame: Frame) {
    this.scene = compose(readState(frame.binding.get));
    this.showControls = buildControls(frame);
    const make = <T>(build: (wiring: Wiring) => T): Record<Wiring, T> =>
      Object.fromEntries(WIRINGS.map((wiring) => [wiring, build(wiring)])) as Record<Wiring, T>;
    this.panels = make((wiring) => new Panel(wiring, {
      point: (on, focus) => this.point(on, focus),
      pick: (on, focus, cell, typed) => this.pick(on, focus, cell, typed),
      nudge: (on, focus, by) => this.nudge(on, focus, by),
      toggle: () => frame.player?.toggle(),
    }));
    this.sums = make((wiring) => {
      const [terms, result] = [h("span", {}), h("b", { class: "cnn-result" })];
      const line = h("p", { class: "cnn-sum", "data-sum": wiring }, h("span", { class: "cnn-name" }, TITLES[wiring]), h("span", {}, terms, " = ", result));
      return { products: terms, result, line };
    });
    this.counts = new Counts(frame);
    this.drawings = h("div", { class: "cnn-drawings" }, ...WIRINGS.map((wiring) => this.panels[wiring].element));
    frame.stage.append(this.drawings, this.hint);
    const lines = WIRINGS.map((wiring) => this.sums[wiring].line);
    frame.detail.append(h("div", { class: "cnn-sums", "data-part": "sums" }, this.sumsTitle, ...lines, this.twins), this.counts.element);
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
    return wiringPython(this.scene.state, this.scene.state.counted);
  }

  private draw(): void {
    const scene: Scene = { ...this.scene, pointer: this.pointer };
    const { state } = scene;
    const inputs = state.input.length;
    const three = Math.floor((this.width - 2 * GAP) / 3 / inputs);
    const side = three >= LEAST;
    setAttribute(this.drawings, "data-side", String(side));
    setAttribute(this.frame.choices, "data-side", String(side));
    const cell = side ? Math.min(34, three) : Math.max(24, Math.min(36, Math.floor(this.width / inputs)));
    for (const wiring of WIRINGS) {
      const { element } = this.panels[wiring];
      element.hidden = !side && wiring !== state.kind;
      if (!element.hidden) this.panels[wiring].update(scene, cell, side ? 78 : 96);
    }
    this.showControls(state);
    this.writeSums(scene);
    setText(this.hint, hint(scene));
    this.counts.update(scene);
  }

  private writeSums(scene: Scene): void {
    const { position, kind } = scene.state;
    setText(this.sumsTitle, `Output ${position}`);
    for (const wiring of WIRINGS) {
      const { products: terms, result, line } = this.sums[wiring];
      setText(terms, products(scene, wiring));
      setText(result, format(scene.layers[wiring].values.output[position]!));
      setAttribute(line, "data-front", String(wiring === kind));
    }
    setText(this.twins, twinNote(scene));
  }

  private point(wiring: Wiring, focus: Focus | null): void {
    if (focus !== null && !("input" in focus)) this.frame.binding.set({ position: focus.output, kind: wiring, playing: false });
    if (JSON.stringify(focus) === JSON.stringify(this.pointer)) return;
    this.pointer = focus;
    if (focus !== null) this.frame.player?.pause();
    this.frame.binding.schedule();
  }

  /** The value that a reader may change, and how; null for what is computed or is not there. */
  private target(wiring: Wiring, focus: Focus): { label: string; value: number; write: (value: number) => void } | null {
    const { binding } = this.frame;
    // From the model, not from the picture: keys can come faster than frames.
    const scene = compose(readState(binding.get));
    if (!("input" in focus)) return null;
    const j = focus.input;
    if (!("output" in focus)) {
      return { label: `input ${j}`, value: scene.input[j]!, write: (value) => this.write(withInput(readState(binding.get), j, value)) };
    }
    const i = focus.output;
    if (!sees(wiring, i, j, scene.state.kernel.length)) return null;
    const value = scene.layers[wiring].values.matrix[i]![j]!;
    return { label: `weight from input ${j} to output ${i}`, value, write: (to) => this.write(withWeight(readState(binding.get), wiring, i, j, to)) };
  }

  private write(patch: Record<string, unknown>): void {
    const numbers = Object.values(patch).flat(2) as number[];
    const small = numbers.every((number) => Math.abs(number) <= 1e100);
    this.frame.complain(small ? null : "That number is too large for the sums to be written: use at most 1e100.");
    if (small) this.frame.binding.set(patch);
  }

  private pick(wiring: Wiring, focus: Focus, cell: HTMLElement, typed?: string): void {
    const target = this.target(wiring, focus);
    if (target === null) {
      const absent = "input" in focus && "output" in focus;
      this.frame.complain(absent ? "There is no connection here to give a weight to: only a dense layer joins these two." : null);
      return;
    }
    this.frame.complain(null);
    this.frame.editor.open({ cell, typed, ...target });
    this.point(wiring, focus); // the focus has moved to the editor, the reader still looks at the cell
  }

  private nudge(wiring: Wiring, focus: Focus, by: number): void {
    const target = this.target(wiring, focus);
    if (target !== null) target.write(nudged(target.value, by));
  }
}

export default defineExplorer({
  name: "ConnectivityExplorer",
  title: "Connectivity explorer",
  traits: TRAITS,
  sequence,
  build: (frame) => new ConnectivityView(frame),
});

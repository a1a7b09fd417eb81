/**
 * ConvolutionExplorer: a kernel slides over an input, and every product of the sum is on the page.
 *
 * What tests and other tools may hold on to (classes beginning with "cnn-" may change):
 *   [data-explorer="ConvolutionExplorer"][data-ready="true"]   the root, once drawn
 *   [data-part="input" | "weight" | "output"]                  the three blocks, each with one [role=grid] per map
 *   [role=grid] aria-label: "input", "kernel", "output"; with several maps "input, channel 1", "kernel of filter 0,
 *       channel 1", "output, filter 1"; also "bias" ("bias of filter 0"); backward: "gradient of the …"
 *   [role=gridcell][data-row][data-col] aria-label: "row 1, column 2: −3", then ", padding", ", never read", ", shown"
 *       data-row and data-col count from 0 at the input's own corner; padding before it is negative
 *   cell classes: pad, unread, tap (in the patch), current (the output shown), linked, pointed, quiet
 *   buttons "Play"/"Pause", "Step back", "Step forward", "First output cell", "More", "Python", "Reset", "Copy",
 *       "filter 0" …, "Increase stride"/"Decrease stride" (also padding, dilation, input size, kernel size, channels,
 *       filters); selects "Kernel", "with" (padding mode), "Speed"; radios "Forward", "Backward"; slider "Position
 *       among the output cells"; checkbox "flip the kernel (true convolution)"
 *   [aria-live=polite] (the first one)   the spoken line     [role=alert]   why a change was refused
 *   editor of a cell: [role=group] "Edit input row 1, column 2" with a text field of the name "input row 1, column 2"
 */

import { defineExplorer, type Frame, type View } from "./shared/base";
import { h, setText } from "./shared/dom";
import { nudged, place } from "./shared/format";
import { pythonSource } from "./ops";
import { Arithmetic } from "./convolution/arithmetic";
import { buildControls } from "./convolution/controls";
import { compose, type Pointer, type Scene } from "./convolution/scene";
import { Stage, type Part } from "./convolution/stage";
import { attempt, outputShape, readOptions, readState, setCell, TRAITS, valueAt, type Block } from "./convolution/state";
import { hint, spoken } from "./convolution/words";
import type { Sequence } from "./shared/player";
import { differ, type Get } from "./shared/model";

/** The outputs in reading order, one filter after the other. */
const sequence: Sequence = {
  unit: "output cell",
  length: (get) => shapeOf(get).reduce((a, b) => a * b, 1),
  index(get) {
    const [, rows, cols] = shapeOf(get);
    const [f, i, j] = readState(get).position;
    return (f * rows + i) * cols + j;
  },
  at(get, index) {
    const [, rows, cols] = shapeOf(get);
    return { position: [Math.floor(index / (rows * cols)), Math.floor(index / cols) % rows, index % cols] };
  },
};

function shapeOf(get: Get): [number, number, number] {
  const { input, weight } = readState(get);
  return outputShape(input, weight, readOptions(get));
}

class ConvolutionView implements View {
  private readonly stage: Stage;
  private readonly arithmetic: Arithmetic;
  private readonly hint = h("p", { class: "cnn-hint" });
  private readonly showControls: (state: Scene["state"]) => void;
  private scene: Scene;
  /** The values that the scene was made from. Traits are replaced, never changed in place. */
  private traits: unknown[] = [];
  private pointer: Pointer | null = null;
  private width = 700;

  constructor(private readonly frame: Frame) {
    const scene = compose(readState(frame.binding.get));
    if (scene === null) throw new RangeError("the explorer was given an illegal geometry");
    this.scene = scene;
    this.showControls = buildControls(frame);
    this.stage = new Stage({
      point: (part, map, row, col) => this.point(part, map, row, col),
      leave: () => this.show(null),
      pick: (part, map, row, col, cell, typed) => this.pick(part, map, row, col, cell, typed),
      nudge: (part, map, row, col, by) => this.nudge(part, map, row, col, by),
      toggle: () => frame.player?.toggle(),
    });
    this.arithmetic = new Arithmetic((term) => this.show(term && { block: "weight", c: term.c, m: term.km, n: term.kn }));
    frame.stage.append(this.stage.element, this.hint);
    frame.detail.append(this.arithmetic.element);
  }

  update(): void {
    const traits = TRAITS.map(this.frame.binding.get);
    if (differ(traits, this.traits)) {
      const scene = compose(readState(this.frame.binding.get));
      if (scene !== null) this.scene = scene; // else the last legal picture stays
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
    const { input, weight, bias, opts, mode, position } = this.scene.state;
    return pythonSource(input, weight, bias, opts, mode === "backward" ? position : undefined);
  }

  dispose(): void {
    this.stage.dispose();
  }

  private draw(): void {
    this.showControls(this.scene.state);
    this.stage.update(this.scene, this.pointer, { width: this.width, expert: !this.frame.more.hidden });
    this.arithmetic.update(this.scene, this.pointer);
    setText(this.hint, hint(this.scene, this.pointer));
  }

  /** Point at a weight or an input cell; null for neither. */
  private show(pointer: Pointer | null): void {
    if (JSON.stringify(pointer) === JSON.stringify(this.pointer)) return;
    this.pointer = pointer;
    this.frame.binding.schedule();
  }

  private point(part: Part, map: number, row: number, col: number): void {
    if (part === "output") {
      this.frame.binding.set({ position: [map, row, col], playing: false });
    } else if (part === "weight") this.show({ block: "weight", c: map, m: row, n: col });
    else if (part === "input") this.show(this.inside(row, col) ? { block: "input", c: map, row, col } : null);
  }

  private inside(row: number, col: number): boolean {
    const [, height, width] = this.scene.state.input.shape as [number, number, number];
    return row >= 0 && row < height && col >= 0 && col < width;
  }

  /** Where the value behind a cell is kept, or null when it is not the reader's to change. */
  private target(part: Part, map: number, row: number, col: number): { block: Block; index: number[]; label: string } | null {
    const { mode, position } = this.scene.state;
    if (mode === "backward" || part === "output") return null;
    if (part === "bias") return { block: "bias", index: [position[0]], label: "bias" };
    if (part === "weight") return { block: "weight", index: [position[0], map, row, col], label: `kernel ${place(row, col)}` };
    return this.inside(row, col) ? { block: "input", index: [map, row, col], label: `input ${place(row, col)}` } : null;
  }

  private pick(part: Part, map: number, row: number, col: number, cell: HTMLElement, typed?: string): void {
    if (part === "output") {
      this.frame.binding.set({ position: [map, row, col], playing: false });
      return;
    }
    const target = this.target(part, map, row, col);
    if (target === null) return;
    const write = (value: number): void => {
      attempt(this.frame.binding, setCell(this.frame.binding.get, target.block, target.index, value));
    };
    const value = valueAt(readState(this.frame.binding.get)[target.block], target.index);
    this.frame.editor.open({ cell, label: target.label, value, typed, write });
    this.point(part, map, row, col); // the focus has moved to the editor, the reader still looks at the cell
  }

  private nudge(part: Part, map: number, row: number, col: number, by: number): void {
    const target = this.target(part, map, row, col);
    if (target === null) return;
    // From the model, not from the picture: keys can come faster than frames.
    const now = valueAt(readState(this.frame.binding.get)[target.block], target.index);
    const value = nudged(now, by);
    attempt(this.frame.binding, setCell(this.frame.binding.get, target.block, target.index, value));
  }
}

export default defineExplorer({
  name: "ConvolutionExplorer",
  title: "Convolution explorer",
  traits: TRAITS,
  sequence,
  build: (frame) => new ConvolutionView(frame),
});

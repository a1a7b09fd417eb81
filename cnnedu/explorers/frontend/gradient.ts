/**
 * GradientExplorer: the gradient of one output, back through pooling, ReLU and convolution, with every sum; and the
 * measured gradients of whole networks, layer by layer.
 *
 * What tests and other tools may hold on to (classes beginning with "cnn-" may change):
 *   [data-part="input" | "kernel" | "features" | "active" | "output"]   the maps; "grad-…" the gradients below them
 *   [role=grid] aria-label: "input", "gradient of the kernel" …; cells "row 1, column 2: −3", ", winner", "not yet"
 *   radios "One output", "Many layers"; "max", "average"; "20 layers", "56 layers"; "He's weights", "too small";
 *       "of the weights", "of the outputs"; checkboxes "ReLU", "batch normalisation"; select "ε"; buttons "All outputs",
 *       "Exploding", "Vanishing", "Shallow"
 *   editor of a cell: [role=group] "Edit kernel row 1, column 2"
 */

import { defineExplorer, type Frame, type View } from "./shared/base";
import { checkbox, segmented, stepper, toggle } from "./shared/controls";
import { h, setText } from "./shared/dom";
import { nudged } from "./shared/format";
import { chainSource, layersSource, toNested, tensor, type ChainCell } from "./ops";
import { GradientArithmetic } from "./gradient/arithmetic";
import { LayersStage, spokenLayers } from "./gradient/layers";
import { ChainStage, givenAt, type Side } from "./gradient/stage";
import { END, layerOf, numberAt, oneHot, readChain, readChoice, readScene, resized, setNumber, stepOf, TRAITS, type Measured, type Scene } from "./gradient/state";
import { hint, partName, place, spokenGradient } from "./gradient/words";
import type { Sequence } from "./shared/player";
import type { Get } from "./shared/model";

const inLayers = (get: Get): boolean => get("view") === "layers";

/** Gradients in the order in which they are worked out; of a network, the layers from the last to the first. */
const sequence: Sequence = {
  unit: "gradient",
  length: (get) => (inLayers(get) ? Number(get("depth")) : readScene(get).steps.length),
  index: (get) => (inLayers(get) ? Number(get("depth")) - 1 - layerOf(get) : stepOf(get, readScene(get))),
  at: (get, index) => (inLayers(get) ? { layer: Number(get("depth")) - 1 - index } : { step: index }),
};

class GradientView implements View {
  private readonly chain: ChainStage;
  private readonly layers: LayersStage;
  private readonly arithmetic: GradientArithmetic;
  private readonly hint = h("p", { class: "cnn-hint" });
  private readonly showControls: () => void;
  private scene: Scene;
  private pointer: ChainCell | null = null;
  private width = 700;

  constructor(private readonly frame: Frame) {
    const { binding } = frame;
    this.scene = readScene(binding.get);
    this.chain = new ChainStage({
      point: (cell) => this.point(cell),
      pick: (side, cell, element, typed) => this.pick(side, cell, element, typed),
      nudge: (side, cell, by) => this.nudge(side, cell, by),
      toggle: () => frame.player?.toggle(),
    });
    this.layers = new LayersStage((layer) => binding.set({ layer, playing: false }), (traits) => binding.set({ ...traits, playing: false }));
    this.arithmetic = new GradientArithmetic((epsilon) => binding.set({ epsilon }));
    this.showControls = controls(frame);
    frame.stage.append(this.hint, this.chain.element, this.layers.element);
    frame.detail.append(this.arithmetic.element);
  }

  update(): void {
    this.scene = readScene(this.frame.binding.get);
    this.draw();
  }

  resize(width: number): void {
    this.width = width;
    this.draw();
  }

  describe(): string {
    const { get } = this.frame.binding;
    if (inLayers(get)) return spokenLayers(this.measured, readChoice(get), layerOf(get));
    return spokenGradient(this.scene, this.focus);
  }

  python(): string {
    const { get } = this.frame.binding;
    return inLayers(get) ? layersSource(readChoice(get)) : chainSource(readChain(get));
  }

  private get measured(): Measured {
    return this.frame.binding.get("measured") as Measured;
  }

  /** The cell whose sum is written: the one pointed at, else the last that was worked out. */
  private get focus(): ChainCell {
    const { steps } = this.scene;
    return this.pointer ?? steps[stepOf(this.frame.binding.get, this.scene)]!;
  }

  private draw(): void {
    const { get } = this.frame.binding;
    const many = inLayers(get);
    this.showControls();
    this.chain.element.hidden = this.hint.hidden = this.arithmetic.element.hidden = many;
    this.layers.element.hidden = !many;
    if (many) {
      this.layers.draw(this.measured, readChoice(get), layerOf(get), get("playing") === true, this.width);
      return;
    }
    this.chain.draw(this.scene, stepOf(get, this.scene), this.focus, this.width);
    setText(this.hint, hint(this.scene));
    this.arithmetic.update(this.scene, this.focus, Number(get("epsilon")));
  }

  /** Look at a cell; a gradient that has not been worked out yet comes forward. */
  private point(cell: ChainCell | null): void {
    if (JSON.stringify(cell) === JSON.stringify(this.pointer)) return;
    this.pointer = cell;
    const { binding } = this.frame;
    const at = cell === null ? -1 : this.scene.steps.findIndex(({ part, row, col }) => part === cell.part && row === cell.row && col === cell.col);
    if (at > stepOf(binding.get, this.scene)) binding.set({ step: at, playing: false });
    binding.schedule();
  }

  private pick(side: Side, cell: ChainCell, element: HTMLElement, typed?: string): void {
    const { binding, editor } = this.frame;
    const { part, row, col } = cell;
    if (side === "value" && part === "output") {
      binding.set({ grad_output: oneHot(this.scene.chain.upstream.shape, row, col), step: END, playing: false });
      return;
    }
    const key = givenAt(side, part);
    if (key === null) return;
    const label = `${side === "gradient" ? "gradient of the " : ""}${partName(part, this.scene)} ${place(cell)}`;
    editor.open({ cell: element, label, value: numberAt(binding.get, key, row, col), typed, write: (value) => this.write(side, cell, value) });
    this.point(cell); // the focus has moved to the editor, the reader still looks at the cell
  }

  private nudge(side: Side, cell: ChainCell, by: number): void {
    const key = givenAt(side, cell.part);
    if (key === null) return;
    this.write(side, cell, nudged(numberAt(this.frame.binding.get, key, cell.row, cell.col), by));
  }

  private write(side: Side, { part, row, col }: ChainCell, value: number): void {
    const fits = setNumber(this.frame.binding, givenAt(side, part)!, row, col, value);
    this.frame.complain(fits ? null : "This number is too large: sums of products would overflow. Keep to numbers up to 1e100.");
  }
}

/** Build the controls of both views; the function returned shows the model's values. */
function controls({ binding, choices, more }: Frame): () => void {
  const { get } = binding;
  const set = (key: string) => (value: unknown) => binding.set({ [key]: value, playing: false });
  const view = segmented("View", [["output", "One output"], ["layers", "Many layers"]], set("view"));
  const pooling = segmented("Pooling", [["max", "max"], ["average", "average"]], (value) => binding.set({ pooling: value, step: END }));
  const relu = checkbox("ReLU", (on) => binding.set({ activation: on ? "relu" : "none", step: END }));
  const all = toggle("All outputs", (on) => {
    const { shape } = readChain(get).upstream;
    const ones = tensor(shape, new Float64Array(shape[0]! * shape[1]!).fill(1));
    binding.set({ grad_output: on ? toNested(ones) : oneHot(shape, 0, 0), step: END });
  });
  const depth = segmented("Depth", [["20", "20 layers"], ["56", "56 layers"]], (value) => set("depth")(Number(value)));
  const norm = checkbox("batch normalisation", set("norm"));
  const init = segmented("Initialisation", [["he", "He's weights"], ["small", "too small"]], set("initialisation"));
  const of = segmented("Gradient", [["weights", "of the weights"], ["outputs", "of the outputs"]], set("of"));
  const input = stepper("input", "input size", [5, 7], (value) => binding.set(resized(get, "input", value)));
  const kernel = stepper("kernel", "kernel size", [2, 3], (value) => binding.set(resized(get, "weight", value)));
  const one = [pooling.element, relu.element, all.element];
  const many = [depth.element, norm.element, init.element];
  choices.append(view.element, ...one, ...many);
  const sizes = h("div", { class: "cnn-fields" }, input.element, kernel.element);
  const which = h("div", { class: "cnn-fields" }, h("span", { class: "cnn-caption" }, "gradient"), of.element);
  more.append(sizes, which);
  return () => {
    const layers = inLayers(get);
    for (const element of one) element.hidden = layers;
    for (const element of many) element.hidden = !layers;
    sizes.hidden = layers;
    which.hidden = !layers;
    view.show(String(get("view")));
    all.show(readChain(get).upstream.data.every((value) => value === 1));
    pooling.show(String(get("pooling")));
    relu.show(get("activation") === "relu");
    depth.show(String(get("depth")));
    norm.show(get("norm") === true);
    init.show(String(get("initialisation")));
    of.show(String(get("of")));
    const sides = (key: string): number[] => [(get(key) as number[][]).length, (get(key) as number[][])[0]!.length];
    input.show(sides("input"));
    kernel.show(sides("weight"));
  };
}

export default defineExplorer({
  name: "GradientExplorer",
  title: "Gradient explorer",
  traits: TRAITS,
  sequence,
  build: (frame) => new GradientView(frame),
});

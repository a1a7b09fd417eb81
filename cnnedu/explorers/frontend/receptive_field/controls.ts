/** The controls of the ReceptiveFieldExplorer: stacks by name, and the editor of one layer. */

import { FIELD_KINDS, type FieldKind, type FieldLayer } from "../ops/receptive_field";
import type { Frame } from "../shared/base";
import { button, disable, segmented, select, stepper, type Options } from "../shared/controls";
import { h, setText } from "../shared/dom";
import { attempt, LARGEST, presetChange, presetName, readStack, type Change, type Preset, type State } from "./state";

const KINDS: Options = Object.entries(FIELD_KINDS);
const TOURS: Options = [
  ["units", "across"],
  ["layers", "upward"],
];
const AXES: Options = [
  ["2", "picture"],
  ["1", "signal"],
];
const ZOOMS: Options = [1, 2, 4, 8, 16, 32, 64].map((times) => [String(times), `×${times}`] as const);
const MOST = { kernel: 31, stride: 16, padding: 512, dilation: 512 } as const;
type Setting = keyof typeof MOST;

export class Controls {
  /** The editor of the chosen layer. */
  readonly editor: HTMLElement;
  /** The layer that is edited; 0 for the input. */
  chosen = 1;
  private readonly shows: ((state: State) => void)[] = [];
  private readonly title = h("strong", {});

  constructor(
    private readonly frame: Frame,
    /** A layer's name is to be focused once it is drawn. */
    private readonly focus: (layer: number) => void,
  ) {
    this.presets();
    const tour = segmented("Play moves", TOURS, (value) => frame.binding.set({ tour: value, playing: false }));
    frame.choices.append(h("div", { class: "cnn-field" }, h("span", { class: "cnn-caption" }, "play"), tour.element));
    const zoom = select("zoom", ZOOMS, (value) => frame.binding.set({ zoom: Number(value) }));
    this.editor = h("div", { class: "cnn-editing-layer", role: "group", "aria-label": "The chosen layer" }, this.title, this.layer(), this.input(), this.order());
    this.editor.append(zoom.element);
    this.shows.push((state) => {
      tour.show(state.tour);
      zoom.show(String(2 ** Math.round(Math.log2(state.zoom))));
      zoom.element.hidden = state.size < 40 && state.zoom === 1;
    });
  }

  show(state: State): void {
    this.chosen = Math.min(this.chosen, state.layers.length);
    setText(this.title, this.chosen === 0 ? `Input, ${state.size} ${state.axes === 2 ? "pixels a side" : "samples"}` : `Layer ${this.chosen}`);
    this.shows.forEach((show) => show(state));
  }

  choose(layer: number): void {
    this.chosen = layer;
    this.frame.complain(null);
    this.frame.binding.schedule();
  }

  /** Back to the layer that is edited first. */
  reset(): void {
    this.chosen = 1;
    this.frame.binding.schedule();
  }

  /** Move the chosen layer by one place, up for +1. */
  move(by: 1 | -1): void {
    const { layers } = readStack(this.frame.binding.get);
    const [from, to] = [this.chosen - 1, this.chosen - 1 + by];
    if (from < 0 || to < 0 || to >= layers.length) return;
    const moved = [...layers];
    [moved[from], moved[to]] = [layers[to]!, layers[from]!];
    if (!this.change({ layers: moved })) return;
    this.chosen += by;
    this.focus(this.chosen);
  }

  /** Put a copy of the chosen layer above it. */
  add(): void {
    const { layers } = readStack(this.frame.binding.get);
    const model = layers[this.chosen - 1] ?? { kernel: 3, stride: 1, padding: 1, after: 1, dilation: 1, kind: "conv" as const };
    if (this.change({ layers: [...layers.slice(0, this.chosen), model, ...layers.slice(this.chosen)] })) this.choose(this.chosen + 1);
  }

  remove(): void {
    if (this.chosen === 0) return;
    const { layers } = readStack(this.frame.binding.get);
    if (this.change({ layers: layers.filter((_, at) => at !== this.chosen - 1) })) this.choose(Math.max(1, this.chosen - 1));
  }

  private change(change: Change): boolean {
    const complaint = attempt(this.frame.binding, change);
    this.frame.complain(complaint);
    this.frame.player?.pause();
    this.frame.binding.schedule(); // a control whose change was refused goes back to what is true
    return complaint === null;
  }

  private presets(): void {
    const table = (this.frame.binding.get("presets") ?? {}) as Record<string, Preset>;
    const options: Options = [["", "your own"], ...Object.entries(table).map(([name, { title }]) => [name, title] as const)];
    const choice = select("Stack", options, (name) => {
      const preset = table[name];
      if (preset === undefined) return;
      if (this.change(presetChange(preset))) this.frame.binding.set({ zoom: 1 });
      this.chosen = 1;
    });
    this.frame.choices.append(choice.element);
    this.shows.push((state) => choice.show(presetName(state, table)));
  }

  /** Kind, kernel, stride, dilation, padding. */
  private layer(): HTMLElement {
    const kind = select("kind", KINDS, (value) => this.edit({ kind: value as FieldKind }));
    kind.element.classList.add("cnn-kind");
    const settings = (["kernel", "stride", "dilation", "padding"] as const).map((name) => {
      const least = name === "padding" ? 0 : 1;
      return [name, stepper(name, name, [least, MOST[name]], (value) => this.edit({ [name]: value }))] as const;
    });
    const element = h("div", { class: "cnn-fields" }, kind.element, ...settings.map(([, { element }]) => element));
    this.shows.push((state) => {
      const layer = state.layers[this.chosen - 1];
      element.hidden = layer === undefined;
      if (layer === undefined) return;
      kind.show(layer.kind);
      for (const [name, control] of settings) control.show([layer[name]]);
    });
    return element;
  }

  private edit(patch: Partial<Record<Setting, number>> & { kind?: FieldKind }): void {
    const { layers } = readStack(this.frame.binding.get);
    const before = layers[this.chosen - 1];
    if (before === undefined) return;
    if (before.kind === "causal" && patch.padding !== undefined) {
      this.frame.complain("A causal convolution is padded in front only, by (k−1)·d, so that no output sees what comes after it: there is nothing to choose.");
      this.frame.binding.schedule();
      return;
    }
    this.change({ layers: layers.map((layer, at) => (at === this.chosen - 1 ? fitted(before, { ...layer, ...patch }, patch.padding === undefined) : layer)) });
  }

  private input(): HTMLElement {
    const field = h("input", { type: "range", class: "cnn-slider", min: 1, step: 1, "aria-label": "Input size", oninput: () => void this.change({ size: field.valueAsNumber }) });
    const axes = segmented("The input is a", AXES, (value) => {
      const most = LARGEST[Number(value) as 1 | 2];
      void this.change({ axes: Number(value) as 1 | 2, size: Math.min(most, readStack(this.frame.binding.get).size) });
    });
    const element = h("div", { class: "cnn-fields" }, axes.element, field);
    this.shows.push((state) => {
      element.hidden = this.chosen !== 0;
      axes.show(String(state.axes));
      field.max = String(LARGEST[state.axes]);
      field.valueAsNumber = state.size;
    });
    return element;
  }

  private order(): HTMLElement {
    const up = button("Up", () => this.move(1));
    const down = button("Down", () => this.move(-1));
    const remove = button("Remove", () => this.remove());
    const add = button("Add above", () => this.add());
    this.shows.push(({ layers }) => {
      disable(up, this.chosen === 0 || this.chosen === layers.length);
      disable(down, this.chosen < 2);
      disable(remove, this.chosen === 0);
    });
    return h("div", { class: "cnn-fields" }, add, up, down, remove);
  }
}

/** Padding that kept the size goes on keeping it; a causal layer's follows; what is new to be causal loses its own. */
function fitted(before: FieldLayer, layer: FieldLayer, follow: boolean): FieldLayer {
  const half = ({ kernel, dilation }: FieldLayer): number => Math.floor(((kernel - 1) * dilation) / 2);
  const same = before.padding === half(before) && before.padding > 0;
  let padding = layer.padding;
  if (layer.kind === "causal") padding = (layer.kernel - 1) * layer.dilation;
  else if (follow && (same || before.kind === "causal")) padding = half(layer);
  const pooling = layer.kind === "max" || layer.kind === "avg";
  if (pooling && follow) padding = Math.min(padding, Math.floor(layer.kernel / 2));
  const dilation = layer.kind === "avg" && before.kind !== "avg" ? 1 : layer.dilation;
  return { ...layer, padding, after: layer.kind === "causal" ? 0 : padding, dilation };
}

/**
 * ArithmeticExplorer: every number of a convolution, plain or transposed, with the geometry to scale.
 *
 * What tests and other tools may hold on to (classes beginning with "cnn-" may change):
 *   [data-explorer="ArithmeticExplorer"][data-ready="true"]   the root, once drawn
 *   [data-setting="stride"] …   a parameter: a text field, "Increase stride", "Decrease stride"; the padding also a
 *       select "padding as"; aria-invalid="true" on a field whose value no layer may have
 *   [data-part="problem"] role=alert   why the layer is illegal; a button in it makes it legal
 *   [data-part="picture"]   data-legal="false" while the last legal layer is shown
 *   [role=application]      the picture: arrow keys, or pointing at either map, move the kernel
 *   sections "Output size", "Price", "Memory for one image", "The same output from other layers", "Who writes an output?"
 */

import { defineExplorer, type Frame, type View } from "./shared/base";
import { button } from "./shared/controls";
import { h, setText } from "./shared/dom";
import { differ, type Get } from "./shared/model";
import type { Sequence } from "./shared/player";
import { keyOf, kernelPlaces, layerNotes, layerProblems, layerSentence, layerSource, problemSource, problemText, type LayerSettings } from "./ops";
import { Cards } from "./arithmetic/cards";
import { buildControls } from "./arithmetic/controls";
import { Picture } from "./arithmetic/picture";
import { change, clampPlace, LAYER_TRAITS, readLayer, readPosition, TRAITS, USUAL } from "./arithmetic/state";

/** The places of the kernel in reading order; an illegal layer has one place and stays there. */
const places = (get: Get): readonly [number, number] => {
  const layer = readLayer(get);
  return problemText(layer) === null ? kernelPlaces(layer) : [1, 1];
};

const sequence: Sequence = {
  unit: "position",
  length: (get) => places(get)[0] * places(get)[1],
  index(get) {
    const [rows, cols] = places(get);
    const [row, col] = clampPlace(readPosition(get) as [number, number], [rows, cols]);
    return row * cols + col;
  },
  at(get, index) {
    if (problemText(readLayer(get)) !== null) return {};
    const cols = places(get)[1];
    return { position: [Math.floor(index / cols), index % cols] };
  },
};

class ArithmeticView implements View {
  private readonly controls: ReturnType<typeof buildControls>;
  private readonly cards: Cards;
  private readonly picture: Picture;
  private readonly problem = h("div", { class: "cnn-illegal", role: "alert", "data-part": "problem", hidden: true });
  private readonly figure: HTMLElement;
  private readonly key = h("div", { class: "cnn-key" });
  private readonly notes = h("p", { class: "cnn-notes" });
  private readonly traits: unknown[] = [];
  /** The last legal layer: it stays on the page, dimmed, while the one asked for is illegal. */
  private legal: LayerSettings = USUAL;
  private layer: LayerSettings = USUAL;
  private told = "";
  private width = 700;

  constructor(private readonly frame: Frame) {
    this.controls = buildControls(frame);
    this.cards = new Cards(frame);
    this.picture = new Picture({ move: (place) => frame.binding.set({ position: [...place], playing: false }) });
    this.figure = h("div", { class: "cnn-picture", "data-part": "picture" }, this.picture.element);
    frame.stage.append(this.controls.panel, this.problem, this.figure, this.key, this.notes);
    frame.detail.append(this.cards.element);
  }

  update(): void {
    const now = LAYER_TRAITS.map(this.frame.binding.get);
    if (differ(now, this.traits)) this.read(now);
    const problems = layerProblems(this.layer);
    this.controls.show(this.layer, problems);
    const place = clampPlace(readPosition(this.frame.binding.get), kernelPlaces(this.legal));
    this.picture.update(this.legal, place, this.width);
    this.cards.update(this.legal, problems.length === 0);
  }

  private read(now: unknown[]): void {
    this.traits.splice(0, Infinity, ...now);
    this.layer = readLayer(this.frame.binding.get);
    const problems = layerProblems(this.layer);
    if (problems.length === 0) this.legal = this.layer;
    this.explainKey();
    this.key.dataset["operation"] = this.legal.operation;
    this.figure.dataset["legal"] = String(problems.length === 0);
    const told = problems.map(({ sentence }) => sentence).join(" ");
    if (told !== this.told) {
      this.told = told;
      this.problem.hidden = problems.length === 0;
      const lines = problems.map(({ sentence, remedy }) =>
        h("p", {}, `${sentence} `, button(remedy.label, () => this.mend(remedy.change))),
      );
      this.problem.replaceChildren(...lines);
    }
    const preset = this.controls.note(this.layer);
    const notes = preset !== "" ? [preset] : problems.length === 0 ? layerNotes(this.layer) : [];
    if (problems.length > 0) notes.push("Dimmed: the last layer that was legal.");
    setText(this.notes, notes.join(" "));
  }

  /** What the marks in the picture mean: only those that are there. */
  private explainKey(): void {
    const entries = keyOf(this.legal);
    if (entries.map(([, text]) => text).join() === this.key.dataset["said"]) return;
    this.key.dataset["said"] = entries.map(([, text]) => text).join();
    this.key.replaceChildren(...entries.map(([name, text]) => h("span", { "data-key": name }, h("i", { "aria-hidden": "true" }), text)));
  }

  /** Take the change that was offered; the button goes with the problem, so the focus goes to what it changed. */
  private mend(patch: Partial<LayerSettings>): void {
    change(this.frame.binding, patch);
    const [name] = Object.keys(patch);
    this.controls.panel.querySelector<HTMLElement>(`[data-setting="${name}"] input`)?.focus();
  }

  resize(width: number): void {
    this.width = width;
    if (this.traits.length > 0) this.update();
  }

  describe(): string {
    return problemText(this.layer) ?? layerSentence(this.layer);
  }

  python(): string {
    return problemText(this.layer) === null ? layerSource(this.layer) : problemSource(this.layer, USUAL);
  }
}

export default defineExplorer({
  name: "ArithmeticExplorer",
  title: "Convolution calculator",
  traits: TRAITS,
  loose: ["padding"],
  sequence,
  build: (frame) => new ArithmeticView(frame),
});

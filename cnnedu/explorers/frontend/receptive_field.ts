/**
 * ReceptiveFieldExplorer: a stack of layers as rows of units; point at one and see what it sees and what it reaches.
 *
 * What tests and other tools may hold on to (classes beginning with "cnn-" may change):
 *   [data-explorer="ReceptiveFieldExplorer"][data-ready="true"]   the root, once drawn
 *   [role=application] (svg)   the drawing: arrow keys, Home, End, Page Up, Page Down
 *   g[data-layer] data-side ("seen", "unit", "reached") data-first data-last: the units lit up; text: paths
 *   tr[data-layer]   the arithmetic of each layer   buttons "Layer 0 input", "Layer 1 conv 3" …: choose what is edited
 *   selects "Stack", "kind", "Speed"; radios "count paths" …; buttons "Increase kernel" …, "Add above", "Up", "Down",
 *       "Remove"; select "zoom"
 *   figcaption: sizes of the theoretical and of the effective field
 */

import { fieldSource, hint, spoken } from "./receptive_field/words";
import { Cone } from "./receptive_field/cone";
import { Controls } from "./receptive_field/controls";
import { EffectiveField, type Effective } from "./receptive_field/effective";
import { Ledger } from "./receptive_field/ledger";
import { Panels } from "./receptive_field/panels";
import { readStack, readState, readUnit, TRAITS, unitIn, type State, type Unit } from "./receptive_field/state";
import { defineExplorer, type Frame, type View } from "./shared/base";
import { h, setText, uniqueId } from "./shared/dom";
import { differ } from "./shared/model";
import { PictureReader } from "./shared/picture";
import type { Sequence } from "./shared/player";

/** Along the units of the pointed layer, or up through the layers. */
const sequence: Sequence = {
  unit: "step",
  length(get) {
    const stack = readStack(get);
    return get("tour") === "layers" ? stack.layers.length + 1 : stack.sizes[readUnit(get, stack)[0]]!;
  },
  index(get) {
    const [layer, , col] = readUnit(get, readStack(get));
    return get("tour") === "layers" ? layer : col;
  },
  at(get, index) {
    const stack = readStack(get);
    const unit = readUnit(get, stack);
    return { unit: get("tour") === "layers" ? unitIn(stack, unit, index, stack.axes) : [unit[0], unit[1], index] };
  },
};

class ReceptiveFieldView implements View {
  private readonly cone: Cone;
  private readonly controls: Controls;
  private readonly panels: Panels;
  private readonly ledger: Ledger;
  private readonly hint = h("p", { class: "cnn-hint" });
  private readonly effective: EffectiveField;
  private readonly pictures: PictureReader;
  private state: State;
  private shown: Effective;
  private traits: unknown[] = [];
  private width = 700;
  private focused: number | null = null;

  constructor(private readonly frame: Frame) {
    const { binding } = frame;
    this.effective = new EffectiveField(() => binding.schedule());
    this.pictures = new PictureReader(() => binding.schedule());
    this.state = readState(binding.get);
    this.shown = this.effective.get(this.state);
    this.controls = new Controls(frame, (layer) => (this.focused = layer));
    this.cone = new Cone(
      {
        point: (layer, col) => this.point(layer, col),
        pick: (layer, col) => {
          this.cone.centre();
          this.point(layer, col);
          binding.schedule();
        },
        key: (event) => this.key(event.key, event.shiftKey ? 10 : 1),
        choose: (layer) => this.controls.choose(layer),
      },
      uniqueId("window"),
    );
    this.panels = new Panels(
      (row, col) => this.go([readUnit(binding.get, this.state)[0], row, col]),
      (weights) => binding.set({ weights }),
    );
    this.ledger = new Ledger((layer) => this.go(unitIn(this.state, this.state.unit, layer, this.state.axes)));
    this.cone.element.addEventListener("keydown", (event) => this.reorder(event));
    frame.stage.append(this.controls.editor, this.cone.element, this.hint);
    frame.detail.append(this.panels.element, this.ledger.element);
  }

  update(): void {
    const { get } = this.frame.binding;
    const traits = TRAITS.map(get);
    if (differ(traits, this.traits)) this.state = readState(get);
    this.traits = traits;
    this.draw();
  }

  resize(width: number): void {
    this.width = width;
    this.draw();
  }

  reset(): void {
    this.controls.reset();
  }

  describe(): string {
    return spoken(this.state, this.shown.held);
  }

  python(): string {
    return fieldSource(this.state);
  }

  dispose(): void {
    this.effective.dispose();
    this.panels.dispose();
  }

  private draw(): void {
    const { state } = this;
    this.shown = this.effective.get(state);
    this.controls.show(state);
    this.cone.update(state, this.shown, this.width, this.controls.chosen);
    this.panels.update(state, this.shown, this.pictures.get(this.frame.binding.get("picture") as string));
    this.ledger.update(state);
    setText(this.hint, hint(state));
    if (this.focused !== null) this.cone.focusName(this.focused);
    this.focused = null;
  }

  /** A unit of any layer; the row stays where it was. */
  private point(layer: number, col: number): void {
    const { get } = this.frame.binding;
    const stack = readStack(get);
    const [, row] = unitIn(stack, readUnit(get, stack), layer, stack.axes);
    this.go([layer, row, col]);
  }

  private go(unit: Unit): void {
    this.frame.binding.set({ unit, playing: false });
  }

  private key(key: string, by: number): boolean {
    const { get } = this.frame.binding;
    const stack = readStack(get);
    const unit = readUnit(get, stack);
    const [layer, row, col] = unit;
    const [top, last] = [stack.layers.length, stack.sizes[layer]! - 1];
    const across = (to: number): void => this.go([layer, row, Math.max(0, Math.min(last, to))]);
    const to = (target: number): void => this.go(unitIn(stack, unit, Math.max(0, Math.min(top, target)), stack.axes));
    const moves: Record<string, () => void> = {
      ArrowLeft: () => across(col - by),
      ArrowRight: () => across(col + by),
      Home: () => across(0),
      End: () => across(last),
      ArrowUp: () => to(layer + 1),
      ArrowDown: () => to(layer - 1),
      PageUp: () => to(top),
      PageDown: () => to(0),
      " ": () => this.frame.player?.toggle(),
      Enter: () => this.controls.choose(layer),
    };
    moves[key]?.();
    return key in moves;
  }

  /** On a layer's name: Alt with an arrow moves the layer, Delete removes it, + adds one above it. */
  private reorder(event: KeyboardEvent): void {
    const name = (event.target as Element).closest<HTMLElement>(".cnn-name");
    if (name === null || event.ctrlKey || event.metaKey) return;
    const arrow = event.altKey ? { ArrowUp: 1 as const, ArrowDown: -1 as const }[event.key] : undefined;
    if (arrow === undefined && event.key !== "Delete" && event.key !== "+") return;
    event.preventDefault();
    event.stopPropagation();
    if (this.focused === null) name.click(); // what has the focus is meant, and keys can come faster than frames
    if (arrow !== undefined) this.controls.move(arrow);
    else {
      if (event.key === "+") this.controls.add();
      else this.controls.remove();
      this.focused = this.controls.chosen;
    }
  }
}

export default defineExplorer({
  name: "ReceptiveFieldExplorer",
  title: "Receptive field explorer",
  traits: TRAITS,
  sequence,
  build: (frame) => new ReceptiveFieldView(frame),
});

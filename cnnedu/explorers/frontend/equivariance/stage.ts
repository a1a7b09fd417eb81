/** The picture: two ways from x to an output, one on each side, and below each other what must be equal. */

import type { Pair, Square } from "../ops";
import { h, setAttribute, setText } from "../shared/dom";
import { format } from "../shared/format";
import { Heat, type Ink } from "../shared/heat";
import { Legend } from "../shared/scale";
import { clampShift, FARTHEST, type Scene } from "./state";
import { amount, invarianceReason, outputSteps, reasons, steps, type Pointer } from "./words";

export interface StageEvents {
  shift(to: Pair): void;
  /** Where the picture stands now; not from the last frame, because keys can come faster than frames. */
  now(): Pair;
  point(pointer: Pointer | null): void;
  toggle(): void;
}

class Panel {
  readonly element: HTMLElement;
  readonly heat: Heat;
  readonly legend = new Legend();
  private readonly title = h("strong", {});
  private readonly word = h("span", {});

  constructor(part: string, title: string, point: ((pointer: Pointer | null) => void) | null) {
    this.heat = new Heat(title, point === null ? {} : { point: (row, col) => point({ row, col }), leave: () => point(null) });
    this.element = h("div", { class: "cnn-panel", "data-part": part }, h("div", { class: "cnn-head" }, this.title, this.word), this.heat.element, this.legend.element);
    setText(this.title, title);
  }

  paint({ size, data }: Square, ink: Ink, word: string, box: Pointer | null, aloud: string): void {
    this.heat.paint(data, size, size, ink);
    this.heat.name(aloud);
    this.heat.box(box === null || box.row >= size || box.col >= size ? null : { ...box, rows: 1, cols: 1 });
    setText(this.word, word);
    setAttribute(this.legend.element, "data-empty", ink.hue === "image" ? "" : null); // its place stays
    if (ink.hue === "image") return;
    let [low, high] = [0, 0];
    for (const value of data) [low, high] = [value < low ? value : low, value > high ? value : high];
    this.legend.show(ink.hue, ink.most, low < 0, Math.max(-low, high) > 1.001 * ink.most ? "and more" : "");
  }
}

/** What a claim comes to, and below the maps why. */
class Verdict {
  private readonly claim = h("p", { class: "cnn-claim" });
  private readonly amount = h("p", { class: "cnn-amount" });
  private readonly why = h("p", { class: "cnn-why" });
  readonly element: HTMLElement;

  constructor(part: string, private readonly other: string, question: string, note: HTMLElement | null) {
    const said = h("div", { class: "cnn-said" }, h("p", { class: "cnn-question" }, question), this.claim, this.amount);
    const beside = note === null ? said : h("div", { class: "cnn-beside" }, said, note);
    this.element = h("div", { class: "cnn-verdict", "data-part": part }, beside, this.why);
  }

  show(exact: boolean, told: string, why: readonly string[]): void {
    setAttribute(this.element, "data-holds", String(exact));
    setText(this.claim, `f(shift(x)) ${exact ? "=" : "≠"} ${this.other}`);
    setText(this.amount, told);
    setText(this.why, why.join(" "));
  }
}

export class Stage {
  readonly element: HTMLElement;
  private readonly drag: HTMLElement;
  private readonly picture: Panel;
  private readonly plain: Panel;
  private readonly found: Panel;
  private readonly expected: Panel;
  private readonly difference: Panel;
  private readonly change: Panel;
  private readonly again: readonly [Panel, Panel];
  private readonly equivariance: Verdict;
  private readonly invariance = new Verdict("invariance", "f(x)", "Invariant?", null);
  private readonly other: HTMLElement;
  private drawn: { scene: Scene; pointer: Pointer | null } | null = null;

  /** `hint` stands beside the pictures, under the verdict; `ask` below them. */
  constructor(private readonly events: StageEvents, ask: HTMLElement, hint: HTMLElement) {
    this.equivariance = new Verdict("equivariance", "shift(f(x))", "Equivariant?", hint);
    const point = (pointer: Pointer | null): void => events.point(pointer);
    this.picture = new Panel("shifted", "shift(x)", null);
    this.plain = new Panel("plain", "f(x)", null);
    this.found = new Panel("found", "f(shift(x))", point);
    this.expected = new Panel("expected", "shift(f(x))", point);
    this.difference = new Panel("difference", "difference", point);
    this.again = [new Panel("found-again", "f(shift(x))", point), new Panel("plain-again", "f(x)", point)];
    this.change = new Panel("change", "difference", point);
    this.drag = this.picture.heat.element;
    this.other = h("div", { class: "cnn-square cnn-other" }, this.again[0].element, this.again[1].element, this.change.element, this.invariance.element);
    const square = h(
      "div",
      { class: "cnn-square" },
      this.picture.element,
      this.plain.element,
      this.equivariance.element,
      this.found.element,
      this.expected.element,
      this.difference.element,
    );
    this.element = h("div", { class: "cnn-equivariance" }, square, ask, this.other);
    this.listen();
  }

  update(scene: Scene, pointer: Pointer | null): void {
    if (this.drawn?.scene === scene && this.drawn.pointer === pointer) return;
    this.drawn = { scene, pointer };
    const { state, scale, equivariance, invariance } = scene;
    const pooled = state.layer.kind.endsWith("pool");
    const ink: Ink = pooled ? { hue: "image", most: scale } : { hue: "activation", most: scale };
    const error: Ink = { hue: "activation", most: scale / 2 }; // pale differences should be seen, too
    const size = `${scene.found.size}×${scene.found.size}`;
    this.picture.paint(scene.shifted, { hue: "image", most: 1 }, state.shift.some(Boolean) ? `moved ${steps(state.shift)}: drag it` : "x itself: drag it", null, "");
    this.drag.setAttribute("aria-label", `Picture, moved ${steps(state.shift)}. Arrow keys move it, Home puts it back.`);
    this.plain.paint(scene.plain, ink, `of x unmoved, ${size}`, null, `f(x), ${size} outputs`);
    this.found.paint(scene.found, ink, "↑ f of shift(x)", pointer, `f(shift(x)), ${size} outputs`);
    const moved = steps(outputSteps(state));
    this.expected.paint(scene.expected, ink, `↑ f(x), moved ${moved}`, pointer, `shift(f(x)), moved ${moved}`);
    const worst = (comparison: typeof equivariance): Pointer | null => (comparison.max > 0 ? { row: comparison.at[0], col: comparison.at[1] } : null);
    const word = (comparison: typeof equivariance): string => (comparison.max === 0 ? "exactly 0" : `at most ${format(comparison.max)}, framed`);
    this.difference.paint({ size: equivariance.size, data: equivariance.map }, error, word(equivariance), pointer ?? worst(equivariance), `difference: ${amount(equivariance)}`);
    this.equivariance.show(equivariance.max === 0, amount(equivariance), reasons(scene));
    this.other.hidden = !state.invariance;
    if (!state.invariance) return;
    this.again[0].paint(scene.found, ink, "picture moved", pointer, "f(shift(x))");
    this.again[1].paint(scene.plain, ink, "picture as it was", pointer, "f(x)");
    this.change.paint({ size: invariance.size, data: invariance.map }, error, word(invariance), pointer ?? worst(invariance), `difference of f(shift(x)) and f(x): ${amount(invariance)}`);
    this.invariance.show(invariance.max === 0, amount(invariance), [invarianceReason(scene)]);
  }

  dispose(): void {
    for (const panel of [this.picture, this.plain, this.found, this.expected, this.difference, this.change, ...this.again]) panel.heat.dispose();
  }

  /** The picture is moved by dragging and by the arrow keys. */
  private listen(): void {
    const { drag, events } = this;
    for (const [name, value] of Object.entries({ role: "application", tabindex: "0", "aria-roledescription": "picture to drag" })) drag.setAttribute(name, value);
    drag.classList.add("cnn-drag");
    let from: { x: number; y: number; shift: Pair } | null = null;
    drag.addEventListener("pointerdown", (event) => {
      from = { x: event.clientX, y: event.clientY, shift: events.now() };
      drag.setPointerCapture(event.pointerId);
    });
    drag.addEventListener("pointermove", (event) => {
      if (from === null) return;
      const pixel = drag.clientWidth / this.picture.heat.cols;
      const by = (now: number, then: number): number => Math.round((now - then) / pixel);
      events.shift(clampShift([from.shift[0] + by(event.clientY, from.y), from.shift[1] + by(event.clientX, from.x)]));
    });
    for (const end of ["pointerup", "pointercancel"] as const) drag.addEventListener(end, () => (from = null));
    drag.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const [down, right] = events.now();
      const by = event.shiftKey ? FARTHEST / 4 : 1;
      const to: Record<string, Pair> = {
        ArrowUp: [down - by, right],
        ArrowDown: [down + by, right],
        ArrowLeft: [down, right - by],
        ArrowRight: [down, right + by],
        Home: [0, 0],
      };
      const next = to[event.key];
      if (next !== undefined) events.shift(clampShift(next));
      else if (event.key === " ") events.toggle();
      else return;
      event.preventDefault();
      event.stopPropagation(); // or the notebook takes the key for a command of its own
    });
  }
}

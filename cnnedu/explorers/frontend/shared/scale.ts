/**
 * Colour: zero is the page itself, and a value is the stronger the further it is from zero. Activations and weights
 * each have a hue per sign, inputs are grey; the number and its sign are always there too, so no colour stands alone.
 */

import { h, setText } from "./dom";
import { format, MINUS } from "./format";

export type Hue = "input" | "weight" | "activation";
export type Scaling = "unit" | "layer" | "global";

/** The largest magnitude among the values, 0 for none. */
export function reach(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i]!));
  return most;
}

/** How strong a value's colour is, from -1 to 1, when `most` is the strongest. */
export const strength = (value: number, most: number): number =>
  most > 0 ? Math.max(-1, Math.min(1, value / most)) : 0;

/** A colour bar with its end values, and a word on what shares the scale. */
export class Legend {
  readonly element: HTMLElement;
  private readonly low = h("span", {});
  private readonly high = h("span", {});
  private readonly bar = h("span", { class: "cnn-legend-bar" });
  private readonly note = h("span", { class: "cnn-legend-note" });

  constructor() {
    this.element = h("div", { class: "cnn-legend" }, this.low, this.bar, this.high, this.note);
  }

  /** `signed`: the scale has a negative half. `most` null: every map has a scale of its own. */
  show(hue: Hue, most: number | null, signed: boolean, note: string): void {
    this.bar.dataset["hue"] = hue;
    this.bar.dataset["signed"] = String(signed);
    const end = most === null ? "max" : format(most);
    setText(this.low, signed ? MINUS + end : "0");
    setText(this.high, end);
    setText(this.note, note);
  }
}

/** The controls of the drawing; those of the counted picture stand with the counts. */

import type { Frame } from "../shared/base";
import { checkbox, segmented, stepper, type Options } from "../shared/controls";
import { h } from "../shared/dom";
import { attempt, readState, resized, type State } from "./state";

const KINDS: Options = [
  ["dense", "Dense"],
  ["local", "Local"],
  ["convolutional", "Convolutional"],
];
const SHOWN: Options = [
  ["values", "values"],
  ["names", "which parameter"],
];

/** Fill the frame's containers; returns the function that shows a state in all controls. */
export function buildControls(frame: Frame): (state: State) => void {
  const change = (patch: Record<string, unknown>): void => {
    frame.complain(attempt(frame.binding, patch));
    frame.binding.schedule(); // a control whose change was refused goes back to what is true
  };
  const kind = segmented("Which layer", KINDS, (value) => change({ kind: value }));
  kind.element.classList.add("cnn-kinds");
  const shown = segmented("Write the weights as", SHOWN, (value) => change({ show: value }));
  const field = h("div", { class: "cnn-field" }, h("span", { class: "cnn-caption" }, "weights as"), shown.element);
  const shuffled = checkbox("shuffle the inputs", (on) => change({ shuffled: on }));
  frame.choices.append(kind.element, field, shuffled.element);
  const sizes = (inputs: (state: State) => number, taps: (state: State) => number): void => {
    const state = readState(frame.binding.get);
    change(resized(state, inputs(state), taps(state)));
  };
  const inputs = stepper("inputs", "inputs", [3, 10], (value) => sizes(() => value, (state) => state.kernel.length));
  const taps = stepper("kernel", "kernel weights", [1, 5], (value) => sizes((state) => state.input.length, () => value));
  const fields = h("div", { class: "cnn-fields" }, inputs.element, taps.element);
  frame.more.append(h("fieldset", { class: "cnn-section" }, h("legend", {}, "Drawing"), fields));
  return (state) => {
    kind.show(state.kind);
    shown.show(state.names ? "names" : "values");
    shuffled.show(state.shuffled);
    inputs.show([state.input.length]);
    taps.show([state.kernel.length]);
  };
}

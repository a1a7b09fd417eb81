/** The controls of the KernelExplorer. A change that is illegal is explained and not made. */

import type { Frame } from "../shared/base";
import { button, checkbox, fileButton, segmented, select, stepper, toggle, type Options } from "../shared/controls";
import { h, setText } from "../shared/dom";
import type { MapDisplay } from "../ops";
import type { Pen } from "./pen";
import type { Sources } from "./sources";
import { kernelOf, MIXES, readWeight, shipped, withDepth, withFilters, withKernel, withSize, type Mix, type State } from "./state";
import { DISPLAYS } from "./words";

type Show = (state: State, presets: Record<string, number[][]>) => void;
type Change = (patch: Record<string, unknown>) => void;

/** Where pictures come from, in the row on top. */
export function sourceControls(frame: Frame, sources: Sources, pen: () => Pen): (state: State) => void {
  const names = Object.keys(shipped(frame.binding.get));
  const options: Options = [...names.map((name) => [name, name] as const), ["", "your own"]];
  const choice = select("Picture", options, (name) => {
    frame.complain(null);
    if (name !== "") sources.choose(name);
    frame.binding.schedule();
  });
  const open = fileButton("Open…", "image/*", (file) => void sources.open(file));
  const draw = toggle("Draw", (on) => {
    pen().toggle(on);
    frame.binding.schedule();
  });
  const camera = toggle("Your camera", () => void sources.camera());
  frame.choices.append(choice.element, open, draw.element, camera.element);
  return ({ image }) => {
    choice.show(!sources.live && names.includes(image) ? image : "");
    draw.show(pen().on);
    camera.show(sources.live);
    setText(camera.element, sources.live ? "Stop camera" : "Your camera");
  };
}

const section = (title: string, ...fields: HTMLElement[]): HTMLElement =>
  h("fieldset", { class: "cnn-section" }, h("legend", {}, title), h("div", { class: "cnn-fields" }, ...fields));

/** What stands behind "More". */
export function moreControls(frame: Frame, change: Change, save: () => void): Show {
  const weight = (): ReturnType<typeof readWeight> => readWeight(frame.binding.get);
  const current = (): number => Math.min(weight().shape[0]! - 1, (frame.binding.get("position") as number[])[0]!);
  let table: Record<string, number[][]> = {};
  const filters = stepper("filters", "filters", [1, 4], (count) => change(withFilters(weight(), count, table)));
  const size = stepper("size", "kernel size", [1, 7], (k) => change(withSize(weight(), [k, k])));
  const flip = checkbox("flip the kernel (true convolution)", (on) => change({ flip: on }));
  const depth = segmented("Channels the filters read", [["1", "grey"], ["3", "red, green, blue"]], (value) => change(withDepth(weight(), Number(value))));
  const mixes: Options = [...Object.keys(MIXES).map((mix) => [mix, mix] as const), ["", "each its own"]];
  const mix = select("kernel on", mixes, (name) => {
    if (name in MIXES) change(withKernel(weight(), current(), kernelOf(weight(), current()).plane, name as Mix));
    else frame.binding.schedule();
  });
  const stride = stepper("stride", "stride", [1, 4], (value) => change({ stride: value }));
  const padding = segmented("Border", [["same", "zeros around"], ["valid", "no padding"]], (value) => change({ padding: value }));
  const scale = checkbox("one colour scale for all maps", (on) => change({ color_scale: on ? "layer" : "unit" }));
  const read = h("div", { class: "cnn-field" }, h("span", { class: "cnn-caption" }, "read"), depth.element);
  frame.more.append(
    section("Filters", filters.element, size.element, flip.element),
    section("Channels", read, mix.element),
    section("Geometry", stride.element, padding.element),
    section("Picture", scale.element, button("Save picture", save)),
    h("p", { class: "cnn-note" }, "A layer sums over its channels. Read in grey, a filter has k×k weights; reading red, green and blue it has k×k×3, and the kernel stands in each channel, times a third, so that grey pictures get the same answers. “red − green” finds what differs only in colour."),
  );
  return (state, presets) => {
    table = presets;
    const [count, channels, kh, kw] = state.weight.shape as [number, number, number, number];
    filters.show([count]);
    size.show([kh, kw]);
    flip.show(state.how.flip);
    depth.show(String(channels));
    mix.element.hidden = channels === 1;
    if (channels === 3) mix.show(kernelOf(state.weight, state.position[0]).mix ?? "");
    stride.show([state.how.stride]);
    padding.show(state.how.same ? "same" : "valid");
    scale.show(state.scaling === "layer");
  };
}

/** What of the answers is shown, with the sentence that explains it. */
export function displayControl(change: Change): { element: HTMLElement; show(display: MapDisplay): void } {
  const options = Object.entries(DISPLAYS).map(([name, [label]]) => [name, label] as const);
  const choice = segmented("Shown of each answer", options, (display) => change({ display }));
  const about = h("p", { class: "cnn-note" });
  return {
    element: h("div", { class: "cnn-display" }, h("span", { class: "cnn-caption" }, "show"), choice.element, about),
    show(display) {
      choice.show(display);
      setText(about, DISPLAYS[display][1]);
    },
  };
}

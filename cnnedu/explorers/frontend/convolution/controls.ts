/** The controls of the ConvolutionExplorer. Each asks for a change; one that is illegal is explained and not made. */

import type { Frame } from "../shared/base";
import { checkbox, segmented, select, stepper, type Options } from "../shared/controls";
import { h, setAttribute } from "../shared/dom";
import { valueAt, attempt, presetName, readState, sizesOf, withPreset, withSizes, type Sizes, type State } from "./state";

const SCALINGS: Options = [
  ["unit", "each map"],
  ["layer", "each block"],
  ["global", "whole picture"],
];
const PADDING_MODES: Options = [
  ["zeros", "zeros"],
  ["reflect", "reflect"],
  ["replicate", "replicate"],
  ["circular", "circular"],
];
const MODES: Options = [
  ["forward", "Forward"],
  ["backward", "Backward"],
];

/** "sobel_x" is read as "sobel x". */
const readable = (name: string): string => name.replaceAll("_", " ");

/** Fill the frame's containers; returns the function that shows a state in all controls. */
export function buildControls(frame: Frame): (state: State) => void {
  const shows = [presets(frame), modes(frame), geometry(frame), sizes(frame), reading(frame), filters(frame)];
  return (state) => shows.forEach((show) => show(state));
}

type Show = (state: State) => void;

function change(frame: Frame, patch: Record<string, unknown>): void {
  frame.complain(attempt(frame.binding, patch));
  frame.binding.schedule(); // a control whose change was refused goes back to what is true
}

function presets(frame: Frame): Show {
  const table = (frame.binding.get("presets") ?? {}) as Record<string, number[][]>;
  const options: Options = [["", "your own"], ...Object.keys(table).map((name) => [name, readable(name)] as const)];
  const choice = select("Kernel", options, (name) => {
    const kernel = table[name];
    change(frame, kernel === undefined ? {} : withPreset(readState(frame.binding.get), kernel));
  });
  frame.choices.append(choice.element);
  return (state) => choice.show(presetName(state, table));
}

function modes(frame: Frame): Show {
  const choice = segmented("Direction", MODES, (mode) => change(frame, { mode }));
  frame.choices.append(choice.element);
  return ({ mode }) => choice.show(mode);
}

const section = (title: string, ...fields: HTMLElement[]): HTMLElement =>
  h("fieldset", { class: "cnn-section" }, h("legend", {}, title), h("div", { class: "cnn-fields" }, ...fields));

function geometry(frame: Frame): Show {
  const both = (name: string) => (value: number) => change(frame, { [name]: [value, value] });
  const stride = stepper("stride", "stride", [1, 4], both("stride"));
  const padding = stepper("padding", "padding", [0, 6], both("padding"));
  const dilation = stepper("dilation", "dilation", [1, 4], both("dilation"));
  const mode = select("with", PADDING_MODES, (value) => change(frame, { padding_mode: value }));
  frame.more.append(section("Geometry", stride.element, padding.element, mode.element, dilation.element));
  return ({ opts }) => {
    stride.show(opts.stride);
    padding.show(opts.padding);
    dilation.show(opts.dilation);
    mode.show(opts.paddingMode);
  };
}

function sizes(frame: Frame): Show {
  const resize = (name: keyof Sizes, square: boolean) => (value: number) => {
    const state = readState(frame.binding.get);
    change(frame, withSizes(state, { ...sizesOf(state), [name]: square ? [value, value] : value }));
  };
  const input = stepper("input", "input size", [1, 16], resize("input", true));
  const kernel = stepper("kernel", "kernel size", [1, 7], resize("kernel", true));
  const channels = stepper("channels", "channels", [1, 4], resize("channels", false));
  const count = stepper("filters", "filters", [1, 4], resize("filters", false));
  frame.more.append(section("Sizes", input.element, kernel.element, channels.element, count.element));
  return (state) => {
    const now = sizesOf(state);
    input.show(now.input);
    kernel.show(now.kernel);
    channels.show([now.channels]);
    count.show([now.filters]);
  };
}

function reading(frame: Frame): Show {
  const flip = checkbox("flip the kernel (true convolution)", (on) => change(frame, { flip: on }));
  const scaling = segmented("Colour scale for", SCALINGS, (value) => change(frame, { color_scale: value }));
  const caption = h("span", { class: "cnn-caption" }, "one colour scale for");
  const field = h("div", { class: "cnn-field" }, caption, scaling.element);
  frame.more.append(section("Reading", flip.element, field));
  return ({ opts, scaling: now }) => {
    flip.show(opts.flip);
    scaling.show(now);
  };
}

/** One button per filter, each with the filter drawn small: a k×k square for every channel, one behind the other. */
function filters(frame: Frame): Show {
  const strip = h("div", { class: "cnn-filters", role: "group", "aria-label": "Filter shown" });
  frame.stage.append(strip);
  const choose = (filter: number) => (): void => {
    const [, i, j] = readState(frame.binding.get).position;
    change(frame, { position: [filter, i, j] });
  };
  let drawn: unknown = null;
  return ({ weight, position }) => {
    const [count] = weight.shape as [number];
    strip.hidden = count === 1;
    if (count > 1 && drawn !== weight) {
      drawn = weight;
      const focused = [...strip.children].indexOf(document.activeElement!);
      strip.replaceChildren(
        ...Array.from({ length: count }, (_, o) =>
          h("button", { type: "button", class: "cnn-filter", onclick: choose(o) }, thumbnail(weight, o), `filter ${o}`),
        ),
      );
      (strip.children[focused] as HTMLElement | undefined)?.focus();
    }
    [...strip.children].forEach((child, o) => setAttribute(child, "aria-pressed", String(o === position[0])));
  };
}

function thumbnail(weight: State["weight"], filter: number): HTMLElement {
  const [, channels, kh, kw] = weight.shape as [number, number, number, number];
  const most = Math.max(...weight.data.map(Math.abs)) || 1;
  const planes = Array.from({ length: channels }, (_, c) => {
    const cells = Array.from({ length: kh * kw }, (_, at) => {
      const value = valueAt(weight, [filter, c, Math.floor(at / kw), at % kw]);
      return h("i", { class: value < 0 ? "cnn-negative" : "", style: `--t: ${(Math.abs(value) / most).toFixed(3)}` });
    });
    return h("span", { class: "cnn-plane", style: `--cols: ${kw}; --depth: ${c}` }, ...cells);
  });
  return h("span", { class: "cnn-thumbnail", "aria-hidden": "true", "data-hue": "weight", style: `--depth: ${channels - 1}` }, ...planes.reverse());
}

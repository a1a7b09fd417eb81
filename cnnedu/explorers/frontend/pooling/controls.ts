/** The controls of the PoolingExplorer. Each asks for a change; one that is illegal is explained and not made. */

import type { Pair } from "../ops";
import type { Frame } from "../shared/base";
import { checkbox, segmented, select, stepper, type Options } from "../shared/controls";
import { h } from "../shared/dom";
import { attempt, readState, withSize, type State } from "./state";

type Show = (state: State) => void;
type Preset = Record<string, unknown>;

const MODES: Options = [
  ["forward", "Pool"],
  ["backward", "Gradient"],
  ["shift", "Shift by one"],
];
const WINDOWS: Options = [
  ["sliding", "sliding"],
  ["global", "whole map"],
];
const DIRECTIONS: Options = [
  ["0,1", "1 right"],
  ["0,-1", "1 left"],
  ["1,0", "1 down"],
  ["-1,0", "1 up"],
  ["1,1", "1 down, 1 right"],
  ["0,2", "2 right"],
  ["2,0", "2 down"],
  ["0,0", "not at all"],
];
const BOUNDARIES: Options = [
  ["circular", "what left on the other side"],
  ["zero", "zeros"],
];

/** "rows_left_over" is read as "rows left over". */
const readable = (name: string): string => name.replaceAll("_", " ");

export function buildControls(frame: Frame): Show {
  const change = (patch: Record<string, unknown>): void => {
    frame.complain(attempt(frame.binding, patch));
    frame.binding.schedule(); // a control whose change was refused goes back to what is true
  };
  const shows = [presets(frame, change), modes(frame, change), geometry(frame, change), reading(frame, change), shifts(frame, change)];
  return (state) => shows.forEach((show) => show(state));
}

type Change = (patch: Record<string, unknown>) => void;

function presets(frame: Frame, change: Change): Show {
  const table = (frame.binding.get("presets") ?? {}) as Record<string, Preset>;
  const options: Options = [["", "your own"], ...Object.keys(table).map((name) => [name, readable(name)] as const)];
  const choice = select("Example", options, (name) => change({ ...table[name], playing: false, ...(name !== "" && { position: [0, 0], grad_output: [[1]] }) }));
  frame.choices.append(choice.element);
  const written = new Map(Object.entries(table).map(([name, preset]) => [name, JSON.stringify([preset["input"], preset["window"], preset["kernel_size"]])]));
  return () => {
    const get = frame.binding.get;
    const now = JSON.stringify([get("input"), get("window"), get("kernel_size")]);
    choice.show([...written].find(([, text]) => text === now)?.[0] ?? "");
  };
}

function modes(frame: Frame, change: Change): Show {
  const choice = segmented("What to look at", MODES, (mode) => change({ mode }));
  frame.choices.append(choice.element);
  return ({ mode }) => choice.show(mode);
}

const section = (title: string, ...fields: HTMLElement[]): HTMLElement =>
  h("fieldset", { class: "cnn-section" }, h("legend", {}, title), h("div", { class: "cnn-fields" }, ...fields));

function geometry(frame: Frame, change: Change): Show {
  const both = (name: string) => (value: number) => change({ [name]: [value, value] });
  const which = segmented("Window", WINDOWS, (window) => change({ window }));
  const kernel = stepper("size", "window", [1, 6], both("kernel_size"));
  const stride = stepper("stride", "stride", [1, 6], both("stride"));
  const padding = stepper("padding", "padding", [0, 3], both("padding"));
  const map = stepper("size", "map size", [2, 12], (value) => change(withSize(readState(frame.binding.get).map, value)));
  frame.more.append(section("Window", which.element, kernel.element, stride.element, padding.element), section("Map", map.element));
  return ({ opts, map: values }) => {
    which.show(opts.global ? "global" : "sliding");
    kernel.show(opts.kernel);
    stride.show(opts.stride);
    padding.show(opts.padding);
    map.show(values.shape);
    for (const control of [kernel, stride, padding]) control.element.hidden = opts.global;
  };
}

function reading(frame: Frame, change: Change): Show {
  const ceil = checkbox("keep windows that overhang (ceil mode)", (on) => change({ ceil_mode: on }));
  const pad = checkbox("average counts the padding", (on) => change({ count_include_pad: on }));
  const row = section("Border", ceil.element, pad.element);
  frame.more.append(row);
  return ({ opts }) => {
    ceil.show(opts.ceil);
    pad.show(opts.countPad);
    row.hidden = opts.global;
  };
}

/** Only in sight where there is a shift. */
function shifts(frame: Frame, change: Change): Show {
  const by = select("Shift the map", DIRECTIONS, (value) => change({ shift: value.split(",").map(Number) }));
  const boundary = select("and let come in", BOUNDARIES, (value) => change({ boundary: value }));
  const row = h("div", { class: "cnn-fields cnn-shift" }, by.element, boundary.element);
  frame.stage.append(row);
  const field = by.element.querySelector("select")!;
  return ({ mode, shift, boundary: now }) => {
    row.hidden = mode !== "shift";
    const value = shift.join();
    if (![...field.options].some((option) => option.value === value)) {
      field.append(h("option", { value }, custom(shift))); // one that Python has set
    }
    by.show(value);
    boundary.show(now);
  };
}

const custom = ([down, right]: Pair): string => `${down} down, ${right} right`;

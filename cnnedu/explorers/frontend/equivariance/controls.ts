/** The controls of the EquivarianceExplorer. */

import { greySquare } from "../ops";
import type { Frame } from "../shared/base";
import { checkbox, fileButton, segmented, select, stepper, type Options } from "../shared/controls";
import { h, setAttribute } from "../shared/dom";
import { pictureUrl, readPicture } from "../shared/picture";
import { NAMES } from "./words";
import { SIZE, type State } from "./state";

type Show = (state: State) => void;

const BORDERS: Options = [
  ["zeros", "zeros"],
  ["circular", "circular"],
  ["none", "none"],
];
const BOUNDARIES: Options = [
  ["circular", "goes round the border"],
  ["zero", "lets zeros come in"],
];

const readable = (name: string): string => name.replaceAll("_", " ");
const section = (title: string, ...fields: HTMLElement[]): HTMLElement =>
  h("fieldset", { class: "cnn-section" }, h("legend", {}, title), h("div", { class: "cnn-fields" }, ...fields));

/** `choosing` hears that the reader is about to choose a function. */
export function buildControls(frame: Frame, choosing: () => void): { show: Show; ask: HTMLElement; load: (file: File) => void } {
  const set = (key: string) => (value: unknown) => {
    frame.complain(null);
    frame.binding.set({ [key]: value });
  };
  const kind = select("f", Object.entries(NAMES), set("function"));
  kind.element.addEventListener("focusin", choosing);
  const stride = stepper("stride", "stride", [1, 4], set("stride"));
  const padding = select("padding", BORDERS, set("padding"));
  frame.choices.append(kind.element, stride.element, padding.element);
  const kernel = select("kernel", Object.keys((frame.binding.get("kernels") ?? {}) as object).map((name) => [name, readable(name)] as const), set("kernel"));
  const boundary = segmented("The shift", BOUNDARIES, set("boundary"));
  const pictures = pictureChoice(frame);
  frame.more.append(
    section("Picture", pictures.element, fileButton("Your own …", "image/*", pictures.load)),
    section("Layer", kernel.element),
    section("Shift", boundary.element),
  );
  const ask = checkbox("Ask the other question, too: is f invariant, f(shift(x)) = f(x)?", set("invariance"));
  const show: Show = (state) => {
    const { layer } = state;
    kind.show(layer.kind);
    stride.show([layer.stride]);
    padding.show(layer.border);
    kernel.show(state.kernelName);
    boundary.show(state.boundary);
    ask.show(state.invariance);
    pictures.show(state.picture);
    for (const { element } of [stride, padding]) setAttribute(element, "data-empty", layer.kind === "dense" ? "" : null);
    kernel.element.hidden = layer.kind !== "convolution" && layer.kind !== "locally_connected";
  };
  return { show, ask: ask.element, load: pictures.load };
}

function pictureChoice(frame: Frame): { element: HTMLElement; show: (url: string) => void; load: (file: File) => void } {
  const samples = (frame.binding.get("samples") ?? {}) as Record<string, string>;
  const options: Options = [...Object.keys(samples).map((name) => [name, name] as const), ["", "your own"]];
  const choice = select("picture", options, (name) => {
    frame.complain(name === "" ? "Choose a file with “Your own …”, or drop a picture here." : null);
    if (name !== "") frame.binding.set({ picture: samples[name] });
    frame.binding.schedule();
  });
  const load = (file: File): void => {
    const url = URL.createObjectURL(file);
    readPicture(url)
      .then(({ data, width, height, channels }) => {
        frame.complain(null);
        const grey = greySquare(data, width, height, channels, SIZE);
        frame.binding.set({ picture: pictureUrl({ width: SIZE, height: SIZE, channels: 1, data: grey }) });
      })
      .catch((error: Error) => frame.complain(error.message))
      .finally(() => URL.revokeObjectURL(url));
  };
  const show = (url: string): void => choice.show(Object.keys(samples).find((name) => samples[name] === url) ?? "");
  return { element: choice.element, show, load };
}

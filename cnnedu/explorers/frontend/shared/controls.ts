/** The few controls every explorer is made of. Each returns its element and a way to show the model's value. */

import { h, icon, setText, uniqueId, type IconName } from "./dom";

export interface Control<T> {
  readonly element: HTMLElement;
  /** Show a value; never calls `onChange`. */
  show(value: T): void;
}

export function button(label: string, onClick: () => void, name?: IconName, quiet = false): HTMLButtonElement {
  const text = name === undefined ? label : icon(name);
  const attributes = { type: "button", class: `cnn-button${quiet ? " cnn-quiet" : ""}`, onclick: onClick };
  return h("button", name === undefined ? attributes : { ...attributes, "aria-label": label, title: label }, text);
}

/** A button that stays down: `aria-expanded` when it opens `target`, `aria-pressed` otherwise. */
export function toggle(label: string, onChange: (on: boolean) => void, target?: HTMLElement): Control<boolean> {
  const state = target === undefined ? "aria-pressed" : "aria-expanded";
  const element = button(label, () => onChange(element.getAttribute(state) !== "true"));
  element.setAttribute(state, "false");
  if (target !== undefined) {
    target.id ||= uniqueId("panel");
    element.setAttribute("aria-controls", target.id);
  }
  return { element, show: (on) => element.setAttribute(state, String(on)) };
}

export type Options = readonly (readonly [value: string, label: string])[];

const labelled = (label: string, field: HTMLElement): HTMLElement => {
  field.id ||= uniqueId("field");
  return h("div", { class: "cnn-field" }, h("label", { for: field.id }, label), field);
};

export function select(label: string, options: Options, onChange: (value: string) => void): Control<string> {
  const field = h("select", { class: "cnn-select", onchange: () => onChange(field.value) });
  for (const [value, text] of options) field.append(h("option", { value }, text));
  const show = (value: string): void => {
    if (field.value !== value) field.value = value;
  };
  return { element: labelled(label, field), show };
}

/** A small choice with every option in sight: a radio group whose options are moved through with the arrow keys. */
export function segmented(label: string, options: Options, onChange: (value: string) => void): Control<string> {
  const name = uniqueId("choice");
  const radios = options.map(([value]) =>
    h("input", { type: "radio", name, value, onchange: () => onChange(value) }),
  );
  const items = options.map(([, text], i) => h("label", {}, radios[i]!, h("span", {}, text)));
  const element = h("div", { class: "cnn-segmented", role: "radiogroup", "aria-label": label }, ...items);
  const show = (value: string): void => radios.forEach((radio) => (radio.checked = radio.value === value));
  return { element, show };
}

export function checkbox(label: string, onChange: (on: boolean) => void): Control<boolean> {
  const box = h("input", { type: "checkbox", onchange: () => onChange(box.checked) });
  const element = h("label", { class: "cnn-check" }, box, h("span", {}, label));
  return { element, show: (on) => void (box.checked = on) };
}

/** A whole number between two buttons. A pair of unequal numbers is shown as it is and moved together. */
export function stepper(
  label: string,
  name: string,
  [least, most]: readonly [number, number],
  onChange: (value: number) => void,
): Control<readonly number[]> {
  let value = least;
  let asked: number | null = null;
  // Clicks can come faster than frames: the next starts from what the last one asked for.
  const step = (by: number): void => {
    if (asked === null) requestAnimationFrame(() => (asked = null));
    asked = Math.max(least, Math.min(most, (asked ?? value) + by));
    onChange(asked);
  };
  const less = button(`Decrease ${name}`, () => step(-1), "minus");
  const more = button(`Increase ${name}`, () => step(1), "plus");
  const output = h("output", { class: "cnn-number" });
  const id = uniqueId("stepper");
  const caption = h("span", { id, class: "cnn-caption" }, label);
  const group = h("div", { class: "cnn-stepper", role: "group", "aria-labelledby": id }, less, output, more);
  const show = (values: readonly number[]): void => {
    value = values[0]!;
    const equal = values.every((other) => other === value);
    setText(output, equal ? String(value) : values.join("×"));
    disable(less, value <= least && equal);
    disable(more, value >= most && equal);
  };
  return { element: h("div", { class: "cnn-field" }, caption, group), show };
}

export interface Range {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** How the value is written beside the slider, and spoken. */
  readonly write?: (value: number) => string;
}

/** A number on a track, with its value beside it. The picture follows while one drags. */
export function slider(label: string, range: Range, onChange: (value: number) => void): Control<number> {
  const { min, max, step, write = String } = range;
  const field = h("input", { type: "range", class: "cnn-slider", min, max, step, oninput: () => onChange(field.valueAsNumber) });
  const output = h("output", { class: "cnn-value" });
  const show = (value: number): void => {
    if (field.valueAsNumber !== value) field.valueAsNumber = value;
    field.setAttribute("aria-valuetext", write(value));
    setText(output, write(value));
  };
  const element = labelled(label, field);
  element.append(output);
  return { element, show };
}

/** A button that opens the file dialog; the file stays in the page. */
export function fileButton(label: string, accept: string, onFile: (file: File) => void): HTMLElement {
  const field = h("input", { type: "file", accept, class: "cnn-file", tabindex: -1, "aria-hidden": "true" });
  field.addEventListener("change", () => {
    const file = field.files?.[0];
    field.value = ""; // so that the same file can be chosen again
    if (file !== undefined) onFile(file);
  });
  return h("span", { class: "cnn-filebox" }, button(label, () => field.click()), field);
}

/** `aria-disabled`, so that a button at its limit keeps the focus instead of dropping it. */
export const disable = (element: HTMLElement, off: boolean): void => element.setAttribute("aria-disabled", String(off));

/**
 * The parameters: a field per number that takes "3" or "3×5", between two buttons. Any whole number may be entered:
 * what no layer may have stays visible here and is explained below.
 */

import { paddingSides, pairText, type LayerProblem, type LayerSettings, type PaddingWord, type Pair } from "../ops";
import type { Frame } from "../shared/base";
import { button, checkbox, segmented, select, type Options } from "../shared/controls";
import { h, setAttribute, uniqueId } from "../shared/dom";
import { change, presetLayer, presetName, readLayer, readTyped, REACH, type Field, type Preset } from "./state";

const OPERATIONS: Options = [["convolution", "Convolution"], ["transposed", "Transposed"]];
const WORDS: readonly PaddingWord[] = ["valid", "same", "full"];
const PADDINGS: Options = [["number", "number"], ...WORDS.map((word) => [word, word] as const)];

type Show = (layer: LayerSettings, problems: readonly LayerProblem[]) => void;

/** Fill the toolbar and return the parameters' panel and the function that shows a layer in all of them. */
export function buildControls(frame: Frame): { panel: HTMLElement; show: Show; note: (layer: LayerSettings) => string } {
  const presets = (frame.binding.get("presets") ?? {}) as Record<string, Preset>;
  const options: Options = [["", "your own"], ...Object.keys(presets).map((name) => [name, presets[name]!.label] as const)];
  const preset = select("Example", options, (name) => {
    if (presets[name] !== undefined) change(frame.binding, { ...presetLayer(presets[name]), dtype: readLayer(frame.binding.get).dtype });
    frame.binding.schedule();
  });
  const operation = segmented("Operation", OPERATIONS, (value) =>
    change(frame.binding, { operation: value as LayerSettings["operation"] }),
  );
  frame.choices.append(preset.element, operation.element);

  const bias = checkbox("bias", (on) => change(frame.binding, { bias: on }));
  const entries: Entry[] = [
    new Entry(frame, "input_size", "input size"),
    new Entry(frame, "kernel_size", "kernel"),
    new Entry(frame, "stride", "stride"),
    new Entry(frame, "dilation", "dilation"),
    new Entry(frame, "output_padding", "output padding"),
    new Entry(frame, "padding", "padding"),
    new Entry(frame, "in_channels", "channels in"),
    new Entry(frame, "out_channels", "channels out"),
    new Entry(frame, "groups", "groups"),
  ];
  const panel = h(
    "div",
    { class: "cnn-parameters", role: "group", "aria-label": "Parameters" },
    ...entries.map(({ element }) => element),
    h("div", { class: "cnn-parameter cnn-bias" }, bias.element),
  );
  const show: Show = (layer, problems) => {
    preset.show(presetName(layer, presets));
    operation.show(layer.operation);
    bias.show(layer.bias);
    for (const entry of entries) entry.show(layer, problems);
  };
  return { panel, show, note: (layer) => presets[presetName(layer, presets)]?.note ?? "" };
}

const WHOLE = new Set<Field>(["in_channels", "out_channels", "groups"]);

class Entry {
  readonly element: HTMLElement;
  private readonly field = h("input", { type: "text", class: "cnn-entry", autocomplete: "off", spellcheck: "false" });
  private readonly words;

  constructor(
    private readonly frame: Frame,
    private readonly name: Field,
    private readonly label: string,
  ) {
    this.field.id = uniqueId("field");
    const hint = WHOLE.has(name) ? "a whole number" : "3, or 3×5 for height × width";
    setAttribute(this.field, "title", name === "padding" ? `${hint}, or valid, same, full` : hint);
    setAttribute(this.field, "inputmode", name === "padding" ? "text" : "numeric");
    const less = button(`Decrease ${label}`, () => this.step(-1), "minus");
    const more = button(`Increase ${label}`, () => this.step(1), "plus");
    this.words = name !== "padding" ? null : select("padding as", PADDINGS, (word) => this.choose(word));
    this.element = h(
      "div",
      { class: "cnn-parameter", "data-setting": name },
      h("label", { class: "cnn-caption", for: this.field.id }, label),
      h("div", { class: "cnn-stepper" }, less, this.field, more),
      this.words?.element,
    );
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("blur", () => this.left());
    this.field.addEventListener("keydown", (event) => this.keydown(event));
  }

  show(layer: LayerSettings, problems: readonly LayerProblem[]): void {
    const value = layer[this.name];
    this.element.hidden = this.name === "output_padding" && layer.operation !== "transposed";
    const text = typeof value === "number" ? pairText([value, value]) : typeof value === "string" ? value : pairText(value).replaceAll(" ", "");
    // While somebody types, "3×" and "03" stay as they are.
    const parsed = document.activeElement === this.field ? this.parse() : undefined;
    const typing = parsed === null || JSON.stringify(parsed) === JSON.stringify(typeof value === "number" ? [value, value] : value);
    if (!typing && this.field.value !== text) this.field.value = text;
    this.words?.show(typeof value === "string" ? value : "number");
    const blamed = problems.some(({ settings }) => settings[0] === this.name);
    setAttribute(this.field, "aria-invalid", blamed ? "true" : null);
  }

  private parse(): Pair | PaddingWord | null {
    const value = readTyped(this.field.value, this.name === "padding" ? WORDS : []);
    return WHOLE.has(this.name) && value !== null && value[0] !== value[1] ? null : value;
  }

  private typed(): void {
    const value = this.parse();
    setAttribute(this.field, "aria-invalid", value === null ? "true" : null);
    if (value !== null) this.write(value);
  }

  private left(): void {
    if (this.parse() === null && this.field.value.trim() !== "") {
      const pair = WHOLE.has(this.name) ? "" : ", or two of them: 3×5";
      this.frame.complain(`“${this.field.value}” is no ${this.label}: it must be a whole number${pair}.`);
    }
    this.frame.binding.schedule();
  }

  private write(value: Pair | PaddingWord): void {
    const most = REACH[this.name];
    if (typeof value !== "string" && Math.max(...value.map(Math.abs)) > most) {
      this.frame.complain(`The ${this.label} goes up to ${most.toLocaleString("en-US")} here.`);
      return;
    }
    this.frame.complain(null);
    change(this.frame.binding, { [this.name]: WHOLE.has(this.name) ? Number(value[0]) : value });
  }

  private step(by: number): void {
    const layer = readLayer(this.frame.binding.get);
    const value = this.name === "padding" ? ([paddingSides(layer, 0)[0], paddingSides(layer, 1)[0]] as const) : layer[this.name];
    const pair = typeof value === "number" ? ([value, value] as const) : (value as Pair);
    if (this.parse() === null) this.field.value = ""; // what cannot be read gives way
    this.write([pair[0] + by, pair[1] + by]);
  }

  private choose(word: string): void {
    const layer = readLayer(this.frame.binding.get);
    this.write(WORDS.find((known) => known === word) ?? [paddingSides(layer, 0)[0], paddingSides(layer, 1)[0]]);
  }

  private keydown(event: KeyboardEvent): void {
    event.stopPropagation(); // a notebook has commands on letters and Enter
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    this.step(event.key === "ArrowUp" ? 1 : -1);
  }
}

/** What is computed, written out: sizes per axis, the price, and the price of other kinds of layer. */

import {
  BYTES_OF, costComparison, grouped, kernelPlaces, convolutionPrice, layerSide, sizeFormula, sizeRule, tapsPerOutput, type Alternative, type LayerSettings,
} from "../ops";
import type { Frame } from "../shared/base";
import { segmented, type Options } from "../shared/controls";
import { h, setAttribute, setText } from "../shared/dom";
import { change } from "./state";

const TYPES: Options = [["float32", "float32"], ["float16", "float16"], ["int8", "int8"]];
const UNITS = [[1e9, "GB"], [1e6, "MB"], [1e3, "kB"]] as const;

/** "12,845,056 bytes, 12.8 MB". */
function bytesText(bytes: number): string {
  const unit = UNITS.find(([size]) => bytes >= size);
  const short = unit === undefined ? "" : ` = ${Number((bytes / unit[0]).toPrecision(3))} ${unit[1]}`;
  return `${grouped(bytes)} B${short}`;
}

interface Line {
  readonly element: HTMLElement;
  readonly formula: HTMLElement;
  readonly result: HTMLElement;
}

function line(title: string): Line {
  const [formula, result] = [h("span", { class: "cnn-formula" }), h("b", { class: "cnn-result" })];
  return { element: h("div", { class: "cnn-line" }, h("span", { class: "cnn-what" }, title), formula, result), formula, result };
}

export class Cards {
  readonly element: HTMLElement;
  private readonly rule = h("span", { class: "cnn-rule" });
  private readonly letters = h("p", { class: "cnn-letters" });
  private readonly sides = [line("height"), line("width")] as const;
  private readonly parameters = line("parameters");
  private readonly macs = line("multiply-adds");
  private readonly memory = [line("input"), line("output"), line("parameters")] as const;
  private readonly bars = this.memory.map(() => h("i", { class: "cnn-bar-fill" }));
  private readonly types;
  private readonly table = h("tbody", {});
  private readonly rows: Row[] = [];
  private readonly ratio = h("p", { class: "cnn-ratio" });
  private readonly comparison: HTMLElement;
  private readonly overlap: HTMLElement;
  private readonly pattern = h("p", { class: "cnn-ratio" });
  private last: LayerSettings | null = null;

  constructor(frame: Frame) {
    this.types = segmented("Numbers are stored as", TYPES, (dtype) => change(frame.binding, { dtype: dtype as LayerSettings["dtype"] }));
    const card = (title: string, extra: HTMLElement | null, ...children: HTMLElement[]): HTMLElement =>
      h("section", { class: "cnn-card", "aria-label": title }, h("div", { class: "cnn-card-head" }, h("h4", {}, title), extra), ...children);
    this.memory.forEach(({ formula }, i) => formula.append(h("span", {}), h("span", { class: "cnn-bar-track" }, this.bars[i]!)));
    const heads = ["", "weights", "parameters", "multiply-adds", "of the standard"];
    const table = h("table", { class: "cnn-compared" }, h("thead", {}, h("tr", {}, ...heads.map((text) => h(text === "" ? "td" : "th", text === "" ? {} : { scope: "col" }, text)))), this.table);
    this.comparison = card("The same output from other layers", null, table, this.ratio);
    this.overlap = card("Who writes an output?", null, this.pattern);
    this.element = h(
      "div",
      { class: "cnn-results" },
      card("Output size", this.rule, this.letters, ...this.sides.map(({ element }) => element)),
      card("Price", null, this.parameters.element, this.macs.element),
      card("Memory for one image", this.types.element, ...this.memory.map(({ element }) => element)),
      this.comparison,
      this.overlap,
    );
  }

  /** Show a legal layer; `legal` false dims it. */
  update(layer: LayerSettings, legal: boolean): void {
    this.element.classList.toggle("cnn-stale", !legal);
    if (this.last === layer) return;
    this.last = layer;
    const transposed = layer.operation === "transposed";
    setText(this.rule, sizeRule(layer));
    setText(this.letters, transposed ? "n input size, s stride, p padding, d dilation, k kernel size, o output padding" : "n input size, p padding, d dilation, k kernel size, s stride; ⌊ ⌋ rounds down");
    for (const axis of [0, 1] as const) {
      const text = sizeFormula(layer, axis);
      const result = String(layerSide(layer, axis));
      setText(this.sides[axis].formula, text);
      setText(this.sides[axis].result, result);
    }
    this.price(layer);
    this.comparison.hidden = transposed;
    this.overlap.hidden = !transposed;
    if (transposed) this.showOverlap(layer);
    else this.compare(layer);
  }

  private price(layer: LayerSettings): void {
    const { in_channels: c, out_channels: o, kernel_size: [kh, kw], groups, bias, input_size: n, dtype } = layer;
    const costs = convolutionPrice(layer);
    const share = groups === 1 ? String(c) : `(${c}/${groups})`;
    const product = `${o}·${share}·${kh}·${kw}`;
    write(this.parameters.formula, `C_out·(C_in/g)·k_h·k_w${bias ? " + C_out" : ""} = ${product}${bias ? ` + ${o}` : ""}`);
    setText(this.parameters.result, grouped(costs.parameters));
    const [rows, columns] = kernelPlaces(layer);
    const where = layer.operation === "transposed" ? "H·W of the input" : "H·W of the output";
    setText(this.macs.formula, `weights × ${where} = ${grouped(costs.weights)} × ${rows}·${columns}`);
    setText(this.macs.result, grouped(costs.macs));
    const size = BYTES_OF[dtype];
    const [height, width] = [layerSide(layer, 0), layerSide(layer, 1)];
    const sums = [[costs.input, `${c}·${n[0]}·${n[1]}·${size} bytes`], [costs.output, `${o}·${height}·${width}·${size} bytes`], [costs.stored, `${grouped(costs.parameters)}·${size} bytes`]] as const;
    const most = Math.max(...sums.map(([bytes]) => bytes));
    sums.forEach(([bytes, text], i) => {
      setText(this.memory[i]!.formula.firstChild!, text);
      setText(this.memory[i]!.result, bytesText(bytes));
      this.bars[i]!.style.width = `${((100 * bytes) / most).toFixed(2)}%`;
    });
    this.types.show(dtype);
  }

  private compare(layer: LayerSettings): void {
    const found = costComparison(layer);
    while (this.rows.length < found.length) this.rows.push(new Row());
    if (this.table.childElementCount !== found.length) {
      this.table.replaceChildren(...this.rows.slice(0, found.length).map(({ element }) => element));
    }
    found.forEach((alternative, i) => this.rows[i]!.show(alternative));
    const { out_channels: o, kernel_size: [kh, kw] } = layer;
    const taps = kh * kw;
    const ratio = 1 / o + 1 / taps;
    const limit = taps === 1 ? "A 1×1 kernel leaves nothing to separate." : `With ever more output channels it comes close to ${taps} times, never beyond.`;
    const times = ratio < 1 ? `${(1 / ratio).toFixed(1)} times cheaper` : `${ratio.toFixed(2)} times as expensive`;
    write(this.ratio, `Depthwise separable to standard: 1/C_out + 1/(k_h·k_w) = 1/${o} + 1/${taps} = ${Number(ratio.toPrecision(3))}, so ${times}. ${limit}`);
  }

  private showOverlap(layer: LayerSettings): void {
    const [down, across] = ([0, 1] as const).map((axis) => {
      const [k, s] = [layer.kernel_size[axis]!, layer.stride[axis]!];
      const [least, most] = tapsPerOutput(layer, axis);
      return least === most ? `${least} of the kernel's ${k} taps` : `${least} or ${most} of the kernel's ${k} taps (${k}/${s} on average)`;
    });
    const each = down === across ? `each row of the output is written by ${down}, and so is each column.` : `each row of the output is written by ${down}, each column by ${across}.`;
    setText(this.pattern, `Away from the border, ${each} An output cell gets the product of the two. The counts stand in the picture.`);
  }
}

/** Text in which "C_out" has a subscript. */
function write(element: HTMLElement, text: string): void {
  const parts = text.split(/_([a-z]+)/);
  element.replaceChildren(...parts.map((part, i) => (i % 2 === 1 ? h("sub", {}, part) : part)));
}

/** One kind of layer in the comparison. */
class Row {
  readonly element: HTMLElement;
  private readonly kind = h("span", {});
  private readonly tag = h("span", { class: "cnn-tag" }, "shown");
  private readonly cells = ["weights", "parameters", "multiply-adds"].map((head) => h("td", { "data-head": head }));
  private readonly bar = h("i", { class: "cnn-bar-fill" });
  private readonly share = h("span", {});

  constructor() {
    const bar = h("span", { class: "cnn-bar-track" }, this.bar);
    const share = h("td", {}, h("div", { class: "cnn-share" }, bar, this.share));
    this.element = h("tr", {}, h("th", { scope: "row" }, this.kind, this.tag), ...this.cells, share);
  }

  show({ kind, formula, parameters, macs, ratio, own }: Alternative): void {
    setText(this.kind, kind);
    this.tag.hidden = !own;
    [formula, grouped(parameters), grouped(macs)].forEach((text, i) => setText(this.cells[i]!, text));
    this.bar.style.width = `${Math.min(100, 100 * ratio).toFixed(2)}%`;
    setText(this.share, shareText(ratio));
    setAttribute(this.element, "class", own ? "cnn-own" : null);
  }
}

const shareText = (ratio: number): string => (ratio === 1 ? "1" : ratio >= 0.0995 ? ratio.toFixed(2) : String(Number(ratio.toPrecision(2))));

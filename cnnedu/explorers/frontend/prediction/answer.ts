/** Where the reader answers: options, a number, or a grid to fill in. Each holds a draft until it is compared. */

import { cellsRight, type Asked, type Guess, type Rows } from "../ops/prediction";
import type { Frame } from "../shared/base";
import { h, setAttribute, uniqueId } from "../shared/dom";
import { format, parseNumber } from "../shared/format";
import { Grid, type Look } from "../shared/grid";

export interface AnswerField {
  readonly element: HTMLElement;
  /** The draft, null while there is none. */
  read(): Guess;
  /** Show a draft; `open` false once the result is on the page. */
  show(asked: Asked, open: boolean): void;
  focus(): void;
  /** What is wrong with the draft, as a sentence; null when it can be compared. */
  lacks(): string | null;
}

export function answerField(asked: Asked, frame: Frame, submit: () => void): AnswerField {
  if (asked.kind === "choice") return new Choice(asked);
  return asked.kind === "grid" ? new Sketch(asked, frame) : new NumberAnswer(asked, submit);
}

class Choice implements AnswerField {
  readonly element: HTMLElement;
  private readonly radios: readonly HTMLInputElement[];
  private readonly labels: readonly HTMLElement[];

  constructor({ options, question }: Asked) {
    const name = uniqueId("choice");
    this.radios = options.map((value) => h("input", { type: "radio", name, value }));
    this.labels = options.map((text, i) => h("label", { class: "cnn-option" }, this.radios[i]!, h("span", {}, text)));
    this.element = h("div", { class: "cnn-options", role: "radiogroup", "aria-label": question }, ...this.labels);
    this.element.addEventListener("keydown", (event) => event.stopPropagation()); // arrows choose; a notebook would move on
  }

  read(): Guess {
    return this.radios.find((radio) => radio.checked)?.value ?? null;
  }

  show({ guess, answer }: Asked, open: boolean): void {
    this.radios.forEach((radio, i) => {
      radio.checked = radio.value === guess;
      radio.disabled = !open;
      const state = open || answer === null ? null : radio.value === answer ? "true" : radio.value === guess ? "wrong" : null;
      setAttribute(this.labels[i]!, "data-truth", state);
    });
  }

  focus(): void {
    (this.radios.find((radio) => radio.checked) ?? this.radios[0])?.focus();
  }

  lacks(): string | null {
    return this.read() === null ? "Choose one first, or say that you don't know." : null;
  }
}

class NumberAnswer implements AnswerField {
  readonly element: HTMLElement;
  private readonly field = h("input", { type: "text", class: "cnn-entry", inputmode: "decimal", autocomplete: "off", spellcheck: "false" });

  constructor({ unit, question }: Asked, submit: () => void) {
    this.field.setAttribute("aria-label", `Your answer${unit === "" ? "" : ` in ${unit}`}: ${question}`);
    this.field.addEventListener("keydown", (event) => {
      event.stopPropagation(); // a notebook has commands on Enter and letters
      if (event.key !== "Enter") return;
      event.preventDefault();
      submit();
    });
    this.field.addEventListener("input", () => setAttribute(this.field, "aria-invalid", null));
    this.element = h("span", { class: "cnn-number-answer" }, this.field, unit === "" ? null : h("span", {}, unit));
  }

  read(): Guess {
    return parseNumber(this.field.value);
  }

  show({ guess }: Asked, open: boolean): void {
    this.field.disabled = !open;
    this.field.value = typeof guess === "number" ? format(guess, 9) : "";
    setAttribute(this.field, "aria-invalid", null);
  }

  focus(): void {
    this.field.focus();
    this.field.select();
  }

  lacks(): string | null {
    if (this.read() !== null) return null;
    setAttribute(this.field, "aria-invalid", "true");
    const typed = this.field.value.trim();
    return typed === "" ? "Write a number first, or say that you don't know." : `“${typed}” is no number: write 3, −2, 0.5 or 1/9.`;
  }
}

class Sketch implements AnswerField {
  readonly element: HTMLElement;
  private readonly grid: Grid;
  private readonly truth: Grid;
  private readonly truthBlock: HTMLElement;
  private readonly hint = h("p", { class: "cnn-hint", id: uniqueId("hint") });
  private draft: (number | null)[][] = [];
  private asked: Asked;
  private open = true;

  constructor(asked: Asked, private readonly frame: Frame) {
    this.asked = asked;
    const [rows, cols] = asked.shape;
    this.grid = new Grid("activation", "your sketch", {
      point: () => {},
      leave: () => {},
      pick: (row, col, cell, typed) => this.pick(row, col, cell, typed),
      nudge: (row, col, by) => this.nudge(row, col, by),
      key: (event) => this.key(event),
    });
    this.truth = new Grid("activation", "the result", { point: () => {}, leave: () => {}, pick: () => {} });
    for (const grid of [this.grid, this.truth]) grid.resize(rows, cols);
    this.truthBlock = h("div", { class: "cnn-sketch" }, h("span", { class: "cnn-caption" }, "the result"), this.truth.element);
    const mine = h("div", { class: "cnn-sketch" }, h("span", { class: "cnn-caption" }, "your sketch"), this.grid.element);
    this.hint.textContent = asked.marks
      ? "Click each cell that you mean, or move with the arrow keys and press space."
      : "Click a cell and type its number, or move with the arrow keys and type.";
    this.grid.element.setAttribute("aria-describedby", this.hint.id);
    this.element = h("div", { class: "cnn-sketches" }, mine, this.truthBlock, this.hint);
    this.clear();
  }

  private clear(): void {
    const [rows, cols] = this.asked.shape;
    this.draft = Array.from({ length: rows }, () => new Array<number | null>(cols).fill(this.asked.marks ? 0 : null));
  }

  read(): Guess {
    return this.lacks() === null ? this.draft : null;
  }

  show(asked: Asked, open: boolean): void {
    this.asked = asked;
    this.open = open;
    if (Array.isArray(asked.guess)) this.draft = (asked.guess as Rows).map((row) => [...row]);
    else this.clear();
    this.paint();
  }

  private paint(): void {
    const { answer, marks, tolerance, looked } = this.asked;
    const truth = !this.open && Array.isArray(answer) ? (answer as Rows) : null;
    const most = Math.max(1e-9, ...this.draft.flat().map((v) => Math.abs(v ?? 0)), ...(truth?.flat().map((v) => Math.abs(v!)) ?? []));
    const right = truth !== null && looked && this.asked.guess !== null ? cellsRight(this.draft, truth, tolerance) : null;
    const look = (values: Rows, wrong: (r: number, c: number) => boolean) => (row: number, col: number): Look => {
      const value = values[row]![col]!;
      const shown = value === null ? "" : marks ? (value === 0 ? "" : "✕") : format(value);
      const said = marks ? (value ? "marked" : "not marked") : value === null ? "empty" : format(value);
      const off = wrong(row, col);
      return {
        value: value ?? 0,
        strength: (value ?? 0) / most,
        flags: off ? "cnn-off" : "",
        text: shown === "" && off ? " " : shown,
        label: () => `row ${row}, column ${col}: ${said}${off ? ", not as the result" : ""}`,
      };
    };
    this.grid.paint(look(this.draft, (r, c) => right !== null && !right[r]![c]));
    this.truthBlock.hidden = truth === null;
    this.hint.hidden = !this.open;
    if (truth !== null) this.truth.paint(look(truth, () => false));
  }

  private set(row: number, col: number, value: number | null): void {
    if (!this.open) return;
    this.draft[row]![col] = value;
    this.paint();
  }

  private pick(row: number, col: number, cell: HTMLElement, typed?: string): void {
    if (!this.open) return;
    const before = this.draft[row]![col]!;
    const value = before ?? 0;
    const [label, write] = [`sketch row ${row}, column ${col}`, (next: number | null): void => this.set(row, col, next)];
    if (this.asked.marks) write(value === 0 ? 1 : 0);
    else this.frame.editor.open({ cell, label, value, typed, write, cancel: () => write(before) });
  }

  private nudge(row: number, col: number, by: number): void {
    const value = (this.draft[row]![col] ?? 0) + by;
    this.set(row, col, this.asked.marks ? Math.max(0, Math.min(1, value)) : value);
  }

  /** Space marks; Delete and Backspace empty a cell. */
  private key(event: KeyboardEvent): boolean {
    const cell = event.target as HTMLElement;
    const [row, col] = [Number(cell.dataset["row"]), Number(cell.dataset["col"])];
    if (event.key === "Delete" || event.key === "Backspace") this.set(row, col, this.asked.marks ? 0 : null);
    else if (event.key === " ") this.pick(row, col, cell);
    else return false;
    return true;
  }

  focus(): void {
    this.grid.focus(0, 0);
  }

  lacks(): string | null {
    const empty = this.draft.flat().filter((value) => value === null).length;
    const all = this.draft.flat().length;
    return empty === all ? "Fill in at least one cell first, or say that you don't know." : null;
  }
}

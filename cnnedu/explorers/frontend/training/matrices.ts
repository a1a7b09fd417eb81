/** One moment of one run: what each class was taken for, and the first layer's filters. */

import { h, setAttribute, setText } from "../shared/dom";
import { format, plural } from "../shared/format";
import { Grid, type Look } from "../shared/grid";
import { Heat } from "../shared/heat";
import { confusionCounts, filterAt, filterSheet, filterValues, type PackedFilters, type TrainingFrame, type TrainingRun } from "../ops";

export class Matrices {
  readonly element: HTMLElement;
  private readonly title = h("p", { class: "cnn-title" });
  private readonly score = h("p", { class: "cnn-score" });
  private readonly grid: Grid;
  private readonly top = h("div", { class: "cnn-classes", "aria-hidden": "true" });
  private readonly side = h("div", { class: "cnn-classes", "aria-hidden": "true" });
  private readonly confusionNote = h("p", { class: "cnn-note" });
  private readonly confusion: HTMLElement;
  private readonly heat: Heat;
  private readonly filterNote = h("p", { class: "cnn-note" });
  private readonly filters: HTMLElement;
  private frame: TrainingFrame | null = null;
  private classes: readonly string[] = [];
  private across = 8;
  private painted: PackedFilters | null = null;

  constructor() {
    this.grid = new Grid("activation", "confusion matrix", {
      point: (row, col) => this.tell(row, col),
      leave: () => this.tell(null, 0),
      pick: (row, col) => this.tell(row, col),
    });
    this.grid.characters = 3;
    this.heat = new Heat("first-layer filters", { point: (row, col) => this.tellFilter(row, col), leave: () => this.tellFilter(null, 0) });
    const table = h("div", { class: "cnn-confusion" }, h("span", { class: "cnn-axis-top" }, "taken for"), this.top, h("span", { class: "cnn-axis-side" }, "is a"), this.side, this.grid.element);
    this.confusion = h("div", { class: "cnn-matrix", "data-part": "confusion" }, this.score, h("div", { class: "cnn-scroll" }, table), this.confusionNote);
    this.filters = h("div", { class: "cnn-matrix", "data-part": "filters" }, h("p", { class: "cnn-score" }, "First layer's filters"), this.heat.element, this.filterNote);
    this.element = h("div", { class: "cnn-moment" }, this.title, h("div", { class: "cnn-matrices" }, this.confusion, this.filters));
  }

  dispose(): void {
    this.heat.dispose();
  }

  draw(run: TrainingRun | undefined, at: number, classes: readonly string[], title: string, width: number): void {
    const frame = run?.frames[at] ?? null;
    this.element.hidden = frame === null;
    if (run === undefined || frame === null) return;
    setText(this.title, title);
    this.confusion.hidden = frame.confusion === undefined;
    this.filters.hidden = frame.filters === undefined;
    const same = frame === this.frame && classes === this.classes;
    this.frame = frame;
    this.classes = classes;
    if (frame.confusion !== undefined) this.fit(frame.confusion.length, width);
    if (same) return;
    if (frame.confusion !== undefined) this.paintConfusion(frame.confusion);
    if (frame.filters !== undefined) this.paintFilters(frame.filters);
    this.tell(null, 0);
    this.tellFilter(null, 0);
  }

  private fit(count: number, width: number): void {
    const room = width < 612 ? width : (width - 32) / 2; // beside the filters, or above them
    const cell = Math.max(22, Math.min(30, Math.floor((room - 46) / count)));
    const { style } = this.element;
    if (style.getPropertyValue("--cell") !== `${cell}px`) style.setProperty("--cell", `${cell}px`);
  }

  private nameOf(at: number): string {
    return this.classes[at] ?? String(at);
  }

  private paintConfusion(matrix: readonly (readonly number[])[]): void {
    const size = matrix.length;
    this.grid.resize(size, size);
    const names = Array.from({ length: size }, (_, at) => this.nameOf(at));
    for (const line of [this.top, this.side]) {
      if (line.textContent !== names.map((name) => name.slice(0, 3)).join("")) {
        line.replaceChildren(...names.map((name) => h("span", {}, name.slice(0, 3))));
      }
    }
    const totals = matrix.map((row) => Math.max(1, row.reduce((sum, count) => sum + count, 0)));
    this.grid.paint((row, col): Look => {
      const value = matrix[row]![col]!;
      const label = (): string => `${this.nameOf(row)} taken for ${this.nameOf(col)}: ${value}`;
      return { value, strength: value / totals[row]!, flags: `${row === col ? "right" : ""}${value === 0 ? " nothing" : ""}`, label };
    });
    const { right, total } = confusionCounts(matrix);
    setText(this.score, `${right} of ${total} right: ${format((100 * right) / Math.max(1, total), 1)} %`);
  }

  private tell(row: number | null, col: number): void {
    const matrix = this.frame?.confusion;
    if (matrix === undefined) return;
    const { worst } = confusionCounts(matrix);
    const [truth, taken] = row === null ? [worst?.truth, worst?.taken ?? 0] : [row, col];
    if (truth === undefined) return setText(this.confusionNote, "No mistake at all.");
    const total = matrix[truth]!.reduce((sum, count) => sum + count, 0);
    const lead = row === null ? "Most frequent mistake: of" : "Of";
    const count = matrix[truth]![taken]!;
    const what = truth === taken ? "recognised" : `taken for ${this.nameOf(taken)}`;
    setText(this.confusionNote, `${lead} ${total} that are ${this.nameOf(truth)}, ${count} ${count === 1 ? "was" : "were"} ${what}.`);
  }

  private paintFilters(filters: PackedFilters): void {
    if (filters === this.painted) return;
    this.painted = filters;
    const { shape: [count, channels], most } = filters;
    this.across = count > 16 ? 8 : Math.min(4, count);
    const { rows, cols, values } = filterSheet(filters, this.across);
    if (channels === 1) this.heat.paint(values, rows, cols, { hue: "weight", most });
    else this.heat.paintPicture(values.map((value) => 127.5 + (127.5 * value) / most), rows, cols, channels);
    setAttribute(this.heat.element, "style", `width: min(100%, ${Math.max(4, Math.min(14, Math.floor(280 / cols))) * cols}px)`);
    this.heat.name(`${plural(count, "first-layer filter")}`);
  }

  private tellFilter(row: number | null, col: number): void {
    const filters = this.frame?.filters;
    if (filters === undefined) return;
    const [count, channels, kh, kw] = filters.shape;
    const at = row === null ? null : filterAt(filters, this.across, row, col);
    if (at === null) {
      const scale = channels === 1 ? "in full colour; green above 0, purple below" : "at full strength; grey is 0";
      setText(this.filterNote, `${count} of ${kh}×${kw}. The strongest weight, ${format(filters.most)}, is ${scale}.`);
      return;
    }
    const values = filterValues(filters);
    const weights = Array.from({ length: channels }, (_, c) => format(values[((at.filter * channels + c) * kh + at.row) * kw + at.col]!, 3));
    setText(this.filterNote, `Filter ${at.filter}, row ${at.row}, column ${at.col}: ${weights.join(", ")}`);
  }
}

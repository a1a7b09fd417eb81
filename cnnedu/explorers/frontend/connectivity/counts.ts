/** The same three layers on a picture: parameters and multiply-accumulates, counted while the sizes move. */

import type { Frame } from "../shared/base";
import { slider } from "../shared/controls";
import { h, setText } from "../shared/dom";
import { plural, TIMES } from "../shared/format";
import { bytesText, countedSizes, grouped, wiringCosts, logShare, type Counted, type LayerCost } from "../ops";
import { moral } from "./words";
import type { Scene } from "./scene";
import { attempt } from "./state";

const STOPS: Readonly<Record<string, readonly number[]>> = {
  size: [3, 4, 5, 6, 7, 8, 9, 12, 16, 20, 24, 28, 32, 48, 64, 96, 128, 160, 192, 224, 256, 384, 512],
  channels: [1, 2, 3, 4, 8, 16, 32, 64],
  kernel_size: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  filters: [1, 2, 4, 6, 8, 16, 32, 64, 128, 256, 512],
  units: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 4096, 10000],
};

const SLIDERS: readonly (readonly [trait: string, label: string, write: (value: number) => string])[] = [
  ["size", "picture", (value) => `${value}${TIMES}${value}`],
  ["channels", "channels", String],
  ["kernel_size", "kernel", (value) => `${value}${TIMES}${value}`],
  ["filters", "filters", String],
  ["units", "dense units", grouped],
];

/** The longest bars stand for this much, and more where it is reached. */
const FULL = 1e9;

type Row = "dense" | "local" | "convolutional" | "same";
const ROWS: readonly (readonly [Row, string])[] = [
  ["dense", "Dense"],
  ["local", "Locally connected"],
  ["convolutional", "Convolutional"],
  ["same", "Dense, with as many outputs as the convolution"],
];

interface RowView {
  readonly numbers: readonly HTMLElement[];
  readonly bars: readonly HTMLElement[];
  readonly notes: readonly HTMLElement[];
}

export class Counts {
  readonly element: HTMLElement;
  private readonly heading = h("h4", {});
  private readonly moral = h("p", { class: "cnn-moral" });
  private readonly axis = h("p", { class: "cnn-axis-note" });
  private readonly rows = new Map<Row, RowView>();
  private readonly shows: ((counted: Record<string, number>) => void)[];

  /** What the numbers were written for. */
  private counted = "";

  constructor(frame: Frame) {
    const controls = SLIDERS.map(([trait, label, write]) => this.control(frame, trait, label, write));
    this.shows = controls.map(({ show }) => show);
    const head = ["", "parameters", "multiply-accumulates for one picture"].map((text) => h("div", { role: "columnheader" }, text));
    const table = h("div", { class: "cnn-table", role: "table", "aria-label": "Costs" }, h("div", { role: "row", class: "cnn-line cnn-first" }, ...head));
    table.append(...ROWS.map(([row, name]) => this.row(row, name)));
    this.element = h(
      "div",
      { class: "cnn-counts" },
      this.heading,
      h("div", { class: "cnn-sizes" }, ...controls.map(({ element }) => element)),
      table,
      this.axis,
      this.moral,
    );
  }

  update(scene: Scene): void {
    const { counted } = scene.state;
    for (const show of this.shows) show({ ...counted, kernel_size: counted.kernel }); // a refused slider goes back
    const key = Object.values(counted).join();
    if (key === this.counted) return;
    this.counted = key;
    const { size, channels } = counted;
    setText(this.heading, `Now a picture of ${size}${TIMES}${size}${TIMES}${channels} = ${grouped(size * size * channels)} values`);
    const costs = wiringCosts(counted);
    const most = Math.max(FULL, ...Object.values(costs).flatMap(({ weights, biases, macs }) => [weights + biases, macs]));
    for (const [row] of ROWS) this.show(row, costs[row], counted, most);
    setText(this.axis, "A multiply-accumulate is one product, added to a sum. Each tick of a bar is a thousand times the one before; parameters in float32 take 4 bytes each.");
    setText(this.moral, moral(scene));
  }

  private show(row: Row, cost: LayerCost, counted: Counted, most: number): void {
    const { numbers, bars, notes } = this.rows.get(row)!;
    const { weights, biases, macs } = cost;
    const { inputs, patch, outputs } = countedSizes(counted);
    [weights + biases, macs].forEach((value, at) => {
      setText(numbers[at]!, grouped(value));
      bars[at]!.style.width = `${(100 * logShare(value, most)).toFixed(2)}%`;
      bars[at]!.parentElement!.style.setProperty("--tick", `${(100 * logShare(1000, most)).toFixed(2)}%`);
    });
    const [n, p, o] = [grouped(inputs), grouped(patch), grouped(outputs)];
    const stored: Record<Row, string> = {
      dense: `${n} inputs ${TIMES} ${grouped(counted.units)} units = ${grouped(weights)} weights`,
      local: `${o} outputs ${TIMES} ${p} = ${grouped(weights)} weights`,
      convolutional: `${plural(counted.filters, "filter")} ${TIMES} ${p} = ${grouped(weights)} weights`,
      same: `${n} inputs ${TIMES} ${o} outputs`,
    };
    setText(notes[0]!, `${stored[row]} + ${grouped(biases)} ${biases === 1 ? "bias" : "biases"}; ${bytesText(4 * (weights + biases))}`);
    setText(notes[1]!, row === "dense" ? `every weight once` : row === "same" ? "every weight once" : `${o} outputs ${TIMES} ${p} inputs each`);
  }

  private row(row: Row, name: string): HTMLElement {
    const make = (): [HTMLElement, HTMLElement, HTMLElement] => [h("b", {}), h("i", {}), h("span", { class: "cnn-sum-note" })];
    const [stored, done] = [make(), make()];
    this.rows.set(row, { numbers: [stored[0], done[0]], bars: [stored[1], done[1]], notes: [stored[2], done[2]] });
    const cell = ([number, bar, note]: readonly HTMLElement[], what: string): HTMLElement =>
      h("div", { role: "cell", "data-what": what, "data-label": what === "macs" ? "multiply-accumulates" : what }, number!, h("span", { class: "cnn-bar-track", "aria-hidden": "true" }, bar!), note!);
    const title = h("div", { role: "rowheader" }, name);
    return h("div", { role: "row", class: "cnn-line", "data-row": row }, title, cell(stored, "parameters"), cell(done, "macs"));
  }

  private control(frame: Frame, trait: string, label: string, write: (value: number) => string): { element: HTMLElement; show: (counted: Record<string, number>) => void } {
    const stops = STOPS[trait]!;
    let now = stops[0]!;
    const nearest = (value: number): number => stops.reduce((best, stop, at) => (Math.abs(stop - value) < Math.abs(stops[best]! - value) ? at : best), 0);
    // A value that Python set may stand between two stops: it is written as it is.
    const text = (at: number): string => write(at === nearest(now) ? now : stops[at]!);
    const control = slider(label, { min: 0, max: stops.length - 1, step: 1, write: text }, (at) => {
      frame.complain(attempt(frame.binding, { [trait]: stops[at]! }));
      frame.binding.schedule();
    });
    return {
      element: control.element,
      show: (counted) => {
        now = counted[trait]!;
        control.show(nearest(now));
      },
    };
  }
}

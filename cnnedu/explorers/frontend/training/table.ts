/** The runs: which are drawn, which one's matrices are shown, and what each had logged at the cursor. */

import { h, setText, uniqueId } from "../shared/dom";
import { format } from "../shared/format";
import { s } from "../shared/svg";
import { loggedAt, type TrainingRun } from "../ops";
import type { Split, TrainingRecord } from "./state";

export interface TableEvents {
  show(name: string, on: boolean): void;
  focus(run: number): void;
}

interface Row {
  readonly element: HTMLElement;
  readonly shown: HTMLInputElement;
  readonly chosen: HTMLInputElement;
  readonly cells: readonly HTMLElement[];
}

const HEADS = ["loss", "accuracy", "rate", "‖grad‖"];

export class RunTable {
  readonly element: HTMLElement;
  private readonly caption = h("caption", {});
  private readonly body = h("tbody", {});
  private readonly group = uniqueId("run");
  private names = "";
  private rows: Row[] = [];

  constructor(private readonly events: TableEvents) {
    const heads = HEADS.map((text) => h("th", { scope: "col" }, text));
    const top = h("tr", {}, h("th", { scope: "col" }, "draw"), h("th", { scope: "col" }, "look into"), ...heads);
    this.element = h("div", { class: "cnn-scroll" }, h("table", { class: "cnn-runs" }, this.caption, h("thead", {}, top), this.body));
  }

  update(record: TrainingRecord, caption: string, focus: number, step: number, split: Split, hidden: readonly string[]): void {
    const names = JSON.stringify(record.runs.map(({ name }) => name));
    if (names !== this.names) this.build(record.runs);
    this.names = names;
    setText(this.caption, caption);
    record.runs.forEach((run, at) => {
      const { shown, chosen, cells } = this.rows[at]!;
      shown.checked = !hidden.includes(run.name);
      chosen.checked = at === focus;
      const text = (metric: string): string => valueText(loggedAt(run, metric, step));
      const pair = (name: string): string => {
        if (split === "both") return `${text(`train_${name}`)} / ${text(`validation_${name}`)}`;
        return text(`${split === "training" ? "train" : "validation"}_${name}`);
      };
      const told = [pair("loss"), pair("accuracy"), text("learning_rate"), text("gradient_norm")];
      told.forEach((value, column) => setText(cells[column]!, value));
    });
  }

  private build(runs: readonly TrainingRun[]): void {
    this.rows = runs.map(({ name }, at) => {
      const shown = h("input", { type: "checkbox", "aria-label": `draw ${name}`, onchange: () => this.events.show(name, shown.checked) });
      const chosen = h("input", { type: "radio", name: this.group, value: name, onchange: () => this.events.focus(at) });
      const cells = HEADS.map(() => h("td", {}));
      const draw = h("td", {}, h("label", { class: "cnn-check" }, shown, sample(at)));
      const element = h("tr", {}, draw, h("th", { scope: "row" }, h("label", { class: "cnn-check" }, chosen, h("span", {}, name))), ...cells);
      return { element, shown, chosen, cells };
    });
    this.body.replaceChildren(...this.rows.map(({ element }) => element));
  }
}

function sample(look: number): SVGElement {
  const path = s("g", { class: "cnn-curve", "data-look": look }, s("path", { d: "M1 6H33" }));
  return s("svg", { width: 34, height: 12, "aria-hidden": "true" }, path);
}

/** "–" before anything was logged. */
export const valueText = (value: number | null | undefined): string => (value === undefined ? "–" : value === null ? "NaN" : format(value, 3));

/** All registered models: accuracy as published against what it costs, and a table that says the same. */

import { countText } from "../ops";
import { Chart, type Mark, type Series } from "../shared/chart";
import { segmented } from "../shared/controls";
import { h, setText } from "../shared/dom";
import type { Architectures, Card, State } from "./state";

const FAMILIES = ["VGG", "ResNet", "DenseNet", "MobileNet", "EfficientNet"];
const ACROSS: Record<State["chart"], string> = { macs: "multiply-accumulates", parameters: "parameters", year: "year of the paper" };

export class Gallery {
  readonly element: HTMLElement;
  private readonly chart: Chart;
  private readonly axis;
  private readonly table = h("table", { class: "cnn-models" });
  private readonly note = h("p", { class: "cnn-note" });
  private names: string[][] = [];
  private mark: Mark | null = null;
  private built = false;

  constructor(private readonly open: (name: string) => void, choose: (axis: string) => void) {
    this.chart = new Chart("accuracy of all models against their cost", (mark) => (this.mark = mark));
    this.axis = segmented("Across", [["macs", "MACs"], ["parameters", "Parameters"], ["year", "Year"]], choose);
    const plot = this.chart.element;
    plot.addEventListener("click", () => this.pick());
    plot.addEventListener("keydown", (event) => event.key === "Enter" && this.pick());
    this.element = h("div", { class: "cnn-gallery" }, h("div", { class: "cnn-across" }, h("span", { class: "cnn-caption" }, "Across"), this.axis.element), plot, this.note, h("div", { class: "cnn-table", role: "region", "aria-label": "All models", tabindex: 0 }, this.table));
  }

  draw(architectures: Architectures, axis: State["chart"], width: number): void {
    const { cards } = architectures;
    this.axis.show(axis);
    const drawn = Object.entries(cards).filter(([, card]) => card.measured !== undefined && card.top1 != null);
    const place = ({ measured, year }: Card): number => (axis === "year" ? year : measured![axis === "macs" ? 1 : 0]);
    const groups = [...FAMILIES, "others"].map((family) => ({
      family,
      models: drawn.filter(([, card]) => (family === "others" ? !FAMILIES.includes(card.family) : card.family === family)).sort(([, a], [, b]) => place(a) - place(b) || a.top1! - b.top1!),
    }));
    this.names = groups.map(({ models }) => models.map(([name]) => name));
    const series = groups.map(({ family, models }, look): Series => ({
      name: family === "others" ? "" : family,
      look,
      points: models.map(([, card]) => [place(card), card.top1!] as const),
      names: models.map(([name]) => name),
      scatter: family === "others" || family === "VGG" || axis === "year",
    }));
    const across = { label: ACROSS[axis], log: axis !== "year", write: axis === "year" ? String : (count: number) => countText(count).replace(/\.0+ /, " ") };
    this.chart.draw(series.map((one) => (one.name === "" ? { ...one, name: "others" } : one)), across, { label: "top-1 accuracy, %", domain: [54, 86] }, { width, height: Math.max(280, Math.min(380, width * 0.55)) });
    if (!this.built) this.list(architectures);
    this.built = true;
  }

  private pick(): void {
    const name = this.mark === null ? undefined : this.names[this.mark.series]?.[this.mark.index];
    if (name !== undefined) this.open(name);
  }

  private list({ cards, notes }: Architectures): void {
    const row = ([name, card]: [string, Card]): HTMLElement => {
      const opens = h("button", { type: "button", class: "cnn-open-model", onclick: () => this.open(name) }, name);
      const [parameters, macs] = card.measured ?? card.counts;
      const accuracy = card.top1 == null ? "none" : `${card.top1.toFixed(1)}${card.dataset === "ImageNet" ? "" : ` (${card.dataset})`}`;
      return h("tr", {}, h("th", { scope: "row" }, opens), ...[String(card.year), countText(parameters), countText(macs), accuracy].map((text) => h("td", {}, text)));
    };
    const all = Object.entries(cards);
    const [seen, apart] = [all.filter(([, card]) => card.measured !== undefined), all.filter(([, card]) => card.measured === undefined)];
    const heading = (text: string): HTMLElement => h("tr", {}, h("th", { colspan: 5, scope: "rowgroup", class: "cnn-apart" }, text));
    const head = h("tr", {}, ...["Model", "Year", "Parameters", "MACs", "Top-1, %"].map((text) => h("th", { scope: "col" }, text)));
    this.table.replaceChildren(
      h("thead", {}, head),
      h("tbody", {}, heading("In the chart"), ...seen.sort(([, a], [, b]) => b.top1! - a.top1!).map(row)),
      h("tbody", {}, heading(notes.apart), ...apart.map(row)),
    );
    const sources = [...new Set(seen.map(([, card]) => card.source!.split(":")[0]!))];
    setText(this.note, notes.chart.replace("{}", sources.join("; ")));
  }
}

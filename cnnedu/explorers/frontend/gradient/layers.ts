/** Many layers: measured gradient norms, plain beside residual. */

import { Chart, type Axis, type Series } from "../shared/chart";
import { button } from "../shared/controls";
import { h, setAttribute, setText } from "../shared/dom";
import type { Traits } from "../shared/model";
import { chosenNets, magnitudeText, ratioSentence, type NetChoice } from "../ops";
import type { Measured } from "./state";
import { curveSentence, layersNote } from "./words";

/** Settings worth a look, from one press each. */
const STORIES: readonly (readonly [string, Traits])[] = [
  ["Exploding", { depth: 56, norm: true, initialisation: "he", of: "weights" }],
  ["Vanishing", { depth: 56, norm: false, initialisation: "small", of: "outputs" }],
  ["Shallow", { depth: 20, norm: true, initialisation: "he", of: "weights" }],
];

const bare = (value: number): string => magnitudeText(value).replace(/^1×/, "");

export class LayersStage {
  readonly element: HTMLElement;
  private readonly lines = [h("p", {}), h("p", {})];
  private readonly chart: Chart;
  /** Whose curve the reader looks at: 0 plain, 1 residual. */
  private looked = 0;
  private readonly note = h("p", { class: "cnn-note" });
  private readonly source = h("p", { class: "cnn-source" });
  private readonly stories: { element: HTMLButtonElement; traits: Traits }[];

  constructor(point: (layer: number) => void, choose: (traits: Traits) => void) {
    this.chart = new Chart("Norm of the gradient in each layer", (mark) => {
      if (mark === null) return;
      this.looked = mark.series < 2 ? mark.series : mark.series >> 2; // two faint curves each follow
      point(mark.index);
    });
    this.stories = STORIES.map(([label, traits]) => ({ element: button(label, () => choose(traits)), traits }));
    const buttons = h("div", { class: "cnn-stories", role: "group", "aria-label": "Try" }, h("span", { class: "cnn-caption" }, "Try"), ...this.stories.map(({ element }) => element));
    this.element = h("div", { class: "cnn-layers" }, buttons, h("div", { class: "cnn-findings" }, ...this.lines), this.chart.element, this.note, this.source);
  }

  draw(measured: Measured, choice: NetChoice, layer: number, playing: boolean, width: number): void {
    const { plain, residual } = chosenNets(measured.nets, choice);
    const pair = [plain, residual].map((net) => net[choice.of]);
    const from = playing ? layer : 0;
    const points = (values: readonly number[]): (readonly [number, number])[] => values.map((y, at) => [at + 1, at < from ? NaN : y] as const);
    const series: Series[] = pair.map((spread, look) => ({ name: look === 0 ? "plain" : "residual", look, points: points(spread.median) }));
    const spread = pair.flatMap(({ least, most }, look) => [least, most].map((values) => ({ name: "", look, points: points(values), faint: true })));
    const all = pair.flatMap(({ least, most }) => [...least, ...most]);
    const y: Axis = { label: `gradient norm of the ${choice.of}`, log: true, write: bare, domain: [Math.min(...all), Math.max(...all)] };
    const x: Axis = { label: "layer", domain: [1, choice.depth], write: (value) => String(value) };
    this.chart.draw([...series, ...spread], x, y, { width: Math.max(280, width), height: width < 500 ? 240 : 300 });
    this.chart.show({ series: this.looked, index: layer });
    pair.forEach(({ median }, at) => setText(this.lines[at]!, `${at === 0 ? "Plain" : "Residual"}: ${curveSentence(median)}`));
    setText(this.note, layersNote(choice, plain[choice.of].median));
    const { recorded, machine, versions, data, networks, seeds } = measured;
    setText(this.source, `Measured, not computed here: ${networks}, before training, on ${data}; the line is the median of ${seeds.length} seeds, faint their least and most. Recorded ${recorded}, ${machine}, torch ${versions["torch"]}.`);
    const now: Traits = { depth: choice.depth, norm: choice.norm, initialisation: choice.init, of: choice.of };
    for (const { element, traits } of this.stories) {
      setAttribute(element, "aria-pressed", String(Object.entries(traits).every(([key, value]) => now[key] === value)));
    }
  }
}

/** The spoken line. */
export function spokenLayers(measured: Measured, choice: NetChoice, layer: number): string {
  const { plain, residual } = chosenNets(measured.nets, choice);
  const [a, b] = [plain[choice.of].median, residual[choice.of].median];
  const at = `Layer ${layer + 1} of ${choice.depth}: plain ${magnitudeText(a[layer]!)}, residual ${magnitudeText(b[layer]!)}.`;
  return `${at} Plain: ${ratioSentence(a)}. Residual: ${ratioSentence(b)}.`;
}

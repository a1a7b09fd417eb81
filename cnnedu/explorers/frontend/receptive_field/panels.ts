/** On a picture: what the unit could see, what it does see, and the picture through its eyes. */

import { dimmed, nearestUnit, pathExtent, squareSample } from "../ops/receptive_field";
import { segmented, type Options } from "../shared/controls";
import { h, setText } from "../shared/dom";
import { Heat } from "../shared/heat";
import { TIMES } from "../shared/format";
import type { Picture } from "../shared/picture";
import { reach } from "../shared/scale";
import type { Effective } from "./effective";
import type { State, Weights } from "./state";
import { RANDOM_NETWORKS } from "../ops/random_networks";

const WEIGHTS: Options = [
  ["equal", "count paths"],
  ["random", "random weights"],
  ["relu", "random + ReLU"],
];

export class Panels {
  readonly element: HTMLElement;
  private readonly weights;
  private readonly could: Heat;
  private readonly does: Heat;
  private readonly eyes = new Heat("The picture, each pixel as bright as its share of the gradient");
  private readonly held = h("div", { class: "cnn-held-box" });
  private readonly captions = [h("figcaption", {}), h("figcaption", {}), h("figcaption", {}, "through its eyes")] as const;
  private readonly figures: HTMLElement;
  private readonly note = h("p", { class: "cnn-panel-note" });
  private state: State | null = null;
  private sample: { readonly picture: Picture; readonly n: number; readonly data: Uint8Array } | null = null;
  private drawn: Effective | null = null;

  constructor(point: (row: number, col: number) => void, choose: (weights: Weights) => void) {
    this.could = new Heat("What the unit could see: arrow keys move it over the picture", { point: (row, col) => this.point(row, col, point) });
    this.does = new Heat("Share of each pixel in the gradient");
    this.does.element.append(this.held);
    this.weights = segmented("Effective field", WEIGHTS, (value) => choose(value as Weights));
    const heats = [this.could, this.does, this.eyes];
    this.figures = h("div", { class: "cnn-panels" }, ...heats.map((heat, at) => h("figure", {}, heat.element, this.captions[at]!)));
    const head = h("div", { class: "cnn-panel-head" }, h("span", { class: "cnn-caption" }, "how much each pixel matters:"), this.weights.element);
    this.element = h("div", {}, head, this.figures, this.note);
  }

  update(state: State, effective: Effective, picture: Picture | null): void {
    this.state = state;
    this.weights.show(state.weights);
    this.figures.hidden = state.axes === 1;
    setText(this.note, note(state, effective));
    if (state.axes === 1 || picture === null) return;
    const n = state.size;
    if (this.sample?.picture !== picture || this.sample.n !== n) {
      const data = squareSample(picture.data, picture.width, picture.height, picture.channels, n);
      this.sample = { picture, n, data };
      this.could.paintPicture(data, n, n, picture.channels);
      this.drawn = null;
    }
    if (this.drawn === effective) return;
    this.drawn = effective;
    this.does.paint(effective.mass, n, n, { hue: "activation", most: reach(effective.mass) });
    this.eyes.paintPicture(dimmed(this.sample.data, picture.channels, effective.mass), n, n, picture.channels);
    this.boxes(state, effective);
  }

  dispose(): void {
    for (const heat of [this.could, this.does, this.eyes]) heat.dispose();
  }

  private boxes({ size: n, steps, unit: [layer, row, col] }: State, { held }: Effective): void {
    const { r, j, start } = steps[layer]!;
    const cut = (at: number, width: number): readonly [number, number] => {
      const first = Math.max(0, start + j * at + (r - width) / 2);
      return [first, Math.min(n, start + j * at + (r + width) / 2) - first];
    };
    /** What of it lies on the picture; null for a field that holds nothing but padding. */
    const box = (width: number): { row: number; col: number; rows: number; cols: number } | null => {
      const [[top, rows], [left, cols]] = [cut(row, width), cut(col, width)];
      return rows > 0 && cols > 0 ? { row: top, col: left, rows, cols } : null;
    };
    this.could.box(box(r));
    this.does.box(box(r));
    const inner = box(held);
    const part = (value: number): string => `${(100 * value) / n}%`;
    this.held.hidden = inner === null;
    if (inner !== null) this.held.style.cssText = `left:${part(inner.col)};top:${part(inner.row)};width:${part(inner.cols)};height:${part(inner.rows)}`;
    if (document.activeElement !== this.could.element) this.could.place(Math.floor(start + j * row + r / 2), Math.floor(start + j * col + r / 2));
    setText(this.captions[0], `receptive field, ${r}${TIMES}${r} of ${n}${TIMES}${n}`);
    setText(this.captions[1], `effective field: 95.45 % within ${held}${TIMES}${held} (dashed)`);
  }

  /** A point of the picture stands for the unit of the pointed layer that looks there. */
  private point(row: number, col: number, point: (row: number, col: number) => void): void {
    if (this.state === null) return;
    const { steps, sizes, unit: [layer] } = this.state;
    const unit = (at: number): number => nearestUnit(steps[layer]!, sizes[layer]!, at);
    point(unit(row), unit(col));
  }
}

function note(state: State, { networks, note: problem, held }: Effective): string {
  if (problem !== null) return problem;
  const layer = state.unit[0];
  if (layer === 0) return "A pixel of the input sees itself alone; point at a unit above it.";
  const { r } = state.steps[layer]!;
  if (networks === null) {
    const paths = state.down[0]!.filter((count) => count > 0);
    const [first, last] = pathExtent(state.down[0]!) ?? [0, 0];
    if (paths.length === 0) return "It sees nothing but padding.";
    if (paths.every((count) => count === paths[0])) return "Every pixel it sees lies on equally many paths: nothing fades towards the edge.";
    const gaps = paths.length < last - first + 1 ? `Only ${paths.length} of ${last - first + 1} columns lie on any path: the layers leave gaps. ` : "";
    const share = (100 * held ** state.axes) / r ** state.axes;
    const small = held < r ? `The middle ${share.toFixed(0)} % of the field holds 95.45 % of all paths, as much as two standard deviations of a bell. ` : "";
    return `${gaps}${small}Many paths lead through the middle, few to the edge. Stack more of the same, and the field grows like the depth, the bell in it only like its square root (Luo et al., 2016).`;
  }
  const so = networks < RANDOM_NETWORKS ? `${networks} of ${RANDOM_NETWORKS}` : String(networks);
  return `Mean absolute gradient of ${so} random networks. Of convolutions alone, its mean square is proportional to the number of paths (Luo et al., 2016): the magnitude shows the same bell, wider.`;
}

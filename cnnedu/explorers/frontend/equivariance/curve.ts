/** The largest error for each shift to the right: it comes back to 0 with the period of the stride. */

import { errorOf, type Boundary, type LayerSpec, type Pair, type Square } from "../ops";
import { h, setText } from "../shared/dom";
import { Chart, type Axis, type Point } from "../shared/chart";
import { format, plural } from "../shared/format";
import { outputsOf } from "./state";

/** Shifts from 0 to this. */
export const LAST_SHIFT = 8;
/** A dense layer takes a while: the curve waits until the reader has, and is worked out a few shifts at a time. */
const PATIENCE = 60;
const AT_ONCE = 5;

export class Curve {
  readonly element: HTMLElement;
  private readonly title = h("p", { class: "cnn-title" });
  private readonly chart: Chart;
  private key = "";
  private x: Square | null = null;
  private points: { max: Point[]; mean: Point[] } = { max: [], mean: [] };
  private shown: number | null = null;
  private width = 600;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(point: (right: number) => void) {
    this.chart = new Chart("Error for each shift to the right", (mark) => {
      if (mark !== null) point(mark.index);
    });
    this.element = h("div", { class: "cnn-curve-block" }, this.title, this.chart.element);
    setText(this.title, "The error for each shift, as a share of the largest output");
  }

  /** `right` is the shift to mark, null where the picture is not on the curve. */
  update(x: Square, layer: LayerSpec, boundary: Boundary, right: number | null, width: number): void {
    const key = JSON.stringify([layer, boundary]);
    const same = key === this.key && x === this.x;
    const resized = width !== this.width;
    [this.key, this.x, this.width, this.shown] = [key, x, width, right];
    if (same) {
      if (resized && this.points.max.length > LAST_SHIFT) this.draw();
      this.mark();
      return;
    }
    clearTimeout(this.timer);
    const made: Curve["points"] = { max: [], mean: [] };
    const next = (): void => {
      const first = made.max.length;
      const shifts = Array.from({ length: Math.min(AT_ONCE, LAST_SHIFT + 1 - first) }, (_, i): Pair => [0, first + i]);
      const [plain, ...moved] = outputsOf(x, layer, [[0, 0], ...shifts], boundary);
      shifts.forEach((shift, i) => {
        const { max, mean, scale } = errorOf(plain!, moved[i]!, layer, shift, boundary);
        const share = (error: number): number => (max > 0 && scale > 0 ? (100 * error) / scale : 0);
        made.max.push([shift[1], share(max)]);
        made.mean.push([shift[1], share(mean)]);
      });
      if (made.max.length <= LAST_SHIFT) {
        this.timer = setTimeout(next);
        return;
      }
      this.points = made;
      this.draw();
      this.mark();
    };
    this.timer = setTimeout(next, PATIENCE);
  }

  dispose(): void {
    clearTimeout(this.timer);
  }

  private mark(): void {
    this.chart.show(this.shown === null || this.points.max.length <= LAST_SHIFT ? null : { series: 0, index: this.shown });
  }

  private draw(): void {
    const x: Axis = { label: "pixels to the right", domain: [0, LAST_SHIFT], tell: (value) => `${plural(value, "pixel")} to the right` };
    const top = Math.max(1, ...this.points.max.map(([, error]) => error));
    const y: Axis = { label: "", domain: [0, top], write: (value) => `${format(value, value < 1 ? 1 : 0)} %` };
    const series = [
      { name: "largest error", look: 0, points: this.points.max },
      { name: "mean error", look: 1, points: this.points.mean },
    ];
    this.chart.draw(series, x, y, { width: Math.min(this.width, 840), height: 190 });
  }
}

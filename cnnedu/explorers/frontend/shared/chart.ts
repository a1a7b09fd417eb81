/**
 * Lines and points over two axes. Series differ by colour, by dash and by mark, so that no colour stands alone; the
 * value under the pointer, or under the cursor of the arrow keys, is written out beneath the chart.
 */

import { extentOf, placeOn } from "../ops/axis";
import { h, setAttribute, setText } from "./dom";
import { format } from "./format";
import { s } from "./svg";

export type Point = readonly [x: number, y: number];

export interface Series {
  readonly name: string;
  /** Which of the eight looks of series, 0 to 7; equal ones look alike. */
  readonly look: number;
  readonly points: readonly Point[];
  /** Points only, without the line between them. */
  readonly scatter?: boolean;
  /** What each point is called, in place of its x. */
  readonly names?: readonly string[];
  /** Drawn faintly, behind the others. */
  readonly faint?: boolean;
}

export interface Axis {
  readonly label: string;
  readonly log?: boolean;
  /** From and to; by default what the points need. */
  readonly domain?: readonly [number, number];
  readonly write?: (value: number) => string;
  /** Where a point is, in the line below the chart: "5 pixels to the right". By default the label and the value. */
  readonly tell?: (value: number) => string;
}

/** A point of a chart: which series, and which of its points. */
export interface Mark {
  readonly series: number;
  readonly index: number;
}

const LOOKS = 8;
const MARGIN = { top: 10, right: 14, bottom: 40, left: 52 };

/** From values to pixels. */
interface Scale {
  (value: number): number;
  readonly ticks: readonly number[];
}

function scaleOf({ log, domain }: Axis, values: readonly number[], from: number, to: number, count: number): Scale {
  const extent = extentOf(values, count, log, domain);
  return Object.assign((value: number): number => placeOn(extent, value, from, to), { ticks: extent.ticks });
}

export class Chart {
  readonly element: HTMLElement;
  private readonly plot = s("svg", { class: "cnn-plot", role: "application", tabindex: 0, "aria-roledescription": "chart" });
  private readonly readout = h("p", { class: "cnn-readout" });
  private readonly legend = h("div", { class: "cnn-series" });
  private series: readonly Series[] = [];
  private places: (readonly [number, number])[][] = [];
  private mark: Mark | null = null;
  private drawn: unknown = null;

  /** `point` hears which point the reader looks at; null for none. */
  constructor(label: string, private readonly point: (mark: Mark | null) => void = () => {}) {
    this.element = h("div", { class: "cnn-chart" }, this.plot, this.readout, this.legend);
    setAttribute(this.plot, "aria-label", label);
    this.plot.addEventListener("pointermove", (event) => this.look(this.nearest(event)));
    this.plot.addEventListener("pointerdown", (event) => this.look(this.nearest(event)));
    this.plot.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && this.look(null));
    this.plot.addEventListener("blur", () => this.look(null));
    this.plot.addEventListener("keydown", (event) => this.pressed(event));
  }

  draw(series: readonly Series[], x: Axis, y: Axis, size: { width: number; height: number }): void {
    const asked = [series, x, y, size];
    if (alike(asked, this.drawn)) return;
    this.drawn = asked;
    this.series = series;
    const { width, height } = size;
    const all = series.flatMap(({ points }) => points);
    const toX = scaleOf(x, all.map(([value]) => value), MARGIN.left, width - MARGIN.right, Math.max(2, width / 90));
    const toY = scaleOf(y, all.map(([, value]) => value), height - MARGIN.bottom, MARGIN.top, Math.max(2, height / 50));
    this.places = series.map(({ points }) => points.map(([a, b]) => [within(x, a) ? toX(a) : NaN, toY(b)] as const));
    for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) {
      this.plot.setAttribute(name, String(value));
    }
    this.write = (mark) => this.sentence(mark, x, y);
    this.plot.replaceChildren(
      this.axes(toX, toY, x, y, size),
      ...series.map((one, i) => this.curve(one, this.places[i]!)),
      s("g", { class: "cnn-cursor" }),
    );
    const named = series.filter(({ name }) => name !== "");
    this.legend.replaceChildren(...(named.length > 1 ? named.map(legendEntry) : []));
    this.show(this.mark);
  }

  /** Mark a point, as if the reader had pointed at it. */
  show(mark: Mark | null): void {
    const at = mark === null ? undefined : this.places[mark.series]?.[mark.index];
    this.mark = at === undefined ? null : mark;
    const cursor = this.plot.querySelector(".cnn-cursor");
    cursor?.replaceChildren(...(at === undefined || at.some(Number.isNaN) ? [] : [s("circle", { cx: at[0], cy: at[1], r: 7 })]));
    setText(this.readout, this.mark === null ? "" : this.write(this.mark));
  }

  private write: (mark: Mark) => string = () => "";

  private sentence({ series, index }: Mark, x: Axis, y: Axis): string {
    const { name, points, names } = this.series[series]!;
    const [a, b] = points[index]!;
    const text = (axis: Axis, value: number): string => (Number.isNaN(value) ? "–" : (axis.write ?? format)(value));
    const where = names?.[index] ?? x.tell?.(a) ?? `${x.label} ${text(x, a)}`;
    return `${name}${name === "" ? "" : ", "}${where}: ${names === undefined ? "" : `${x.label} ${text(x, a)}, `}${y.label} ${text(y, b)}`;
  }

  private axes(toX: Scale, toY: Scale, x: Axis, y: Axis, { width, height }: { width: number; height: number }): SVGGElement {
    const group = s("g", { class: "cnn-axes", "aria-hidden": "true" });
    const [bottom, right] = [height - MARGIN.bottom, width - MARGIN.right];
    for (const tick of toY.ticks) {
      group.append(s("path", { d: `M${MARGIN.left} ${toY(tick)}H${right}` }));
      group.append(s("text", { x: MARGIN.left - 6, y: toY(tick) + 4, "text-anchor": "end" }, (y.write ?? format)(tick)));
    }
    for (const tick of toX.ticks) {
      group.append(s("path", { d: `M${toX(tick)} ${bottom}v5` }));
      group.append(s("text", { x: toX(tick), y: bottom + 18, "text-anchor": "middle" }, (x.write ?? format)(tick)));
    }
    const middle = (bottom + MARGIN.top) / 2;
    group.append(
      s("path", { d: `M${MARGIN.left} ${bottom}H${right}`, class: "cnn-axis" }),
      s("text", { x: (MARGIN.left + right) / 2, y: height - 4, "text-anchor": "middle", class: "cnn-axis-label" }, x.label),
      s("text", { x: 12, y: middle, transform: `rotate(-90 12 ${middle})`, "text-anchor": "middle", class: "cnn-axis-label" }, y.label),
    );
    return group;
  }

  private curve({ look, scatter, faint }: Series, places: readonly (readonly [number, number])[]): SVGGElement {
    const seen = places.filter((at) => at.every(Number.isFinite));
    const group = s("g", { class: `cnn-curve${faint === true ? " cnn-faint" : ""}`, "data-look": look % LOOKS });
    if (scatter !== true && seen.length > 0) {
      group.append(s("path", { d: `M${seen.map(([a, b]) => `${a.toFixed(1)} ${b.toFixed(1)}`).join("L")}` }));
    }
    if (scatter === true || seen.length <= 24) group.append(...seen.map(([a, b]) => shape(look, a, b)));
    return group;
  }

  private nearest({ clientX, clientY }: PointerEvent): Mark | null {
    const { left, top } = this.plot.getBoundingClientRect();
    let best: Mark | null = null;
    let least = 60 ** 2;
    this.places.forEach((places, series) =>
      places.forEach(([a, b], index) => {
        const distance = (a - clientX + left) ** 2 + (b - clientY + top) ** 2;
        if (distance < least) [best, least] = [{ series, index }, distance];
      }),
    );
    return best;
  }

  private look(mark: Mark | null): void {
    if (mark?.series === this.mark?.series && mark?.index === this.mark?.index) return;
    this.show(mark);
    this.point(this.mark);
  }

  /** Left and right along a series, up and down between them. */
  private pressed(event: KeyboardEvent): void {
    const along = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key];
    const between = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if ((along === undefined && between === undefined) || this.series.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const { series, index } = this.mark ?? { series: 0, index: along === 1 ? -1 : 0 };
    const to = limit(series + (between ?? 0), this.series.length);
    this.look({ series: to, index: limit(index + (along ?? 0), this.series[to]!.points.length) });
  }
}

/** Whether two plain values are the same all the way down, whatever their functions. To compare is cheaper than to write out. */
function alike(a: unknown, b: unknown): boolean {
  if (Object.is(a, b) || (typeof a === "function" && typeof b === "function")) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [mine, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(mine);
  return keys.length === Object.keys(other).length && keys.every((key) => alike(mine[key], other[key]));
}

/** Whether a point stands on the axis: what lies beyond a given domain is not drawn. */
const within = ({ domain }: Axis, value: number): boolean =>
  domain === undefined || (value >= domain[0] - 1e-9 && value <= domain[1] + 1e-9);

const limit = (value: number, size: number): number => Math.max(0, Math.min(size - 1, value));

/** A mark of its own for each look: circle, square, triangle, diamond, each filled, then hollow. */
function shape(look: number, x: number, y: number): SVGElement {
  const outlines = ["M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z", "M-3.6-3.6h7.2v7.2h-7.2z", "M0-4.6 4.4 3.4h-8.8z", "M0-5 5 0 0 5-5 0z"];
  const hollow = look % LOOKS >= outlines.length;
  const d = outlines[look % outlines.length]!;
  return s("path", { d, transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`, class: hollow ? "cnn-mark cnn-hollow" : "cnn-mark" });
}

function legendEntry({ name, look, scatter }: Series): HTMLElement {
  const sample = s("svg", { width: 28, height: 12, "aria-hidden": "true" });
  const group = s("g", { class: "cnn-curve", "data-look": look % LOOKS });
  if (scatter !== true) group.append(s("path", { d: "M1 6H27" }));
  group.append(shape(look, 14, 6));
  sample.append(group);
  return h("span", { class: "cnn-series-entry" }, sample, name);
}

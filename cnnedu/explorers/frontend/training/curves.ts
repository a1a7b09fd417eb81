/** Four charts with one cursor. */

import { Chart, type Mark, type Point, type Series } from "../shared/chart";
import { h } from "../shared/dom";
import { format, MINUS } from "../shared/format";
import { lastBefore, smoothed, type LoggedNumbers, type TrainingRun } from "../ops";
import { lastStep, type Split, type TrainingRecord } from "./state";

interface Panel {
  readonly title: string;
  readonly metrics: (split: Split) => readonly string[];
  /** On a logarithm: always, where the reader asks for it, or never. */
  readonly log: boolean | "asked";
  readonly smooth: boolean;
  readonly domain?: readonly [number, number];
}

const bothOf = (name: string) => (split: Split): string[] =>
  split === "both" ? [`train_${name}`, `validation_${name}`] : [split === "training" ? `train_${name}` : `validation_${name}`];

const PANELS: readonly Panel[] = [
  { title: "loss", metrics: bothOf("loss"), log: "asked", smooth: true },
  { title: "accuracy", metrics: bothOf("accuracy"), log: false, smooth: false, domain: [0, 1] },
  { title: "learning rate", metrics: () => ["learning_rate"], log: false, smooth: false },
  { title: "gradient norm", metrics: () => ["gradient_norm"], log: true, smooth: true },
];

export interface CurveSettings {
  readonly split: Split;
  readonly smoothing: number;
  readonly log: boolean;
  readonly hidden: readonly string[];
  readonly width: number;
}

/** Where a series comes from. */
interface Origin {
  readonly run: number;
  readonly steps: readonly number[];
}

export class Curves {
  readonly element: HTMLElement;
  private readonly charts: readonly Chart[];
  private readonly origins: Origin[][] = PANELS.map(() => []);
  private drawnRecord: TrainingRecord | null = null;
  private drawn: string[] = [];

  /** `point` hears the run and the step that the reader looks at; null for none. */
  constructor(point: (at: { run: number; step: number } | null) => void) {
    this.charts = PANELS.map(({ title }, panel) => new Chart(title, (mark) => point(this.read(panel, mark))));
    const cells = this.charts.map(({ element }, at) => h("div", { class: "cnn-panel", "data-part": PANELS[at]!.title }, element));
    this.element = h("div", { class: "cnn-panels" }, ...cells);
  }

  draw(record: TrainingRecord, settings: CurveSettings): void {
    if (record !== this.drawnRecord) this.drawn = [];
    this.drawnRecord = record;
    PANELS.forEach((panel, at) => {
      const { smoothing, log, ...others } = settings;
      const key = JSON.stringify([others, panel.smooth && smoothing, panel.log === "asked" && log]);
      if (key !== this.drawn[at]) this.drawPanel(at, record, settings);
      this.drawn[at] = key;
    });
  }

  private drawPanel(at: number, record: TrainingRecord, settings: CurveSettings): void {
    const { width, hidden } = settings;
    const panel = PANELS[at]!;
    const runs = record.runs.map((run, look) => ({ run, look })).filter(({ run }) => !hidden.includes(run.name));
    const size = { width: width < 560 ? Math.max(280, width) : Math.floor((width - 20) / 2), height: width < 560 ? 170 : 190 };
    const label = runs.length > 0 && runs.every(({ run }) => run.unit === "epoch") ? "epoch" : "step";
    const x = { label, domain: [0, Math.max(1, lastStep(record))] as const, write: (value: number) => format(value, 0) };
    const made = runs.flatMap(({ run, look }) => seriesOf(run, look, panel, settings));
    const log = panel.log === "asked" ? settings.log : panel.log;
    const y = { label: panel.title, log, write: tickStyle(made.flatMap(({ values }) => values), log), ...(panel.domain !== undefined && { domain: panel.domain }) };
    this.charts[at]!.element.parentElement!.hidden = made.length === 0;
    this.charts[at]!.draw(made.map(({ series }) => series), x, y, size);
    this.origins[at] = made.map(({ origin }) => origin);
  }

  /** Mark a step in all charts, on the curves of one run. */
  mark(run: number, step: number): void {
    this.charts.forEach((chart, panel) => {
      const series = this.origins[panel]!.findIndex((origin) => origin.run === run);
      const index = series < 0 ? -1 : lastBefore(this.origins[panel]![series]!.steps, step);
      chart.show(index < 0 ? null : { series, index });
    });
  }

  private read(panel: number, mark: Mark | null): { run: number; step: number } | null {
    const origin = mark === null ? undefined : this.origins[panel]![mark.series];
    return origin === undefined ? null : { run: origin.run, step: origin.steps[mark!.index]! };
  }
}

const DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** 10⁻³, 2×10⁴. */
function powerText(value: number): string {
  if (value === 0) return "0";
  const [digits, exponent] = Math.abs(value).toExponential(1).split("e") as [string, string];
  const power = exponent.replace("+", "").replace("-", "⁻").replace(/\d/g, (digit) => DIGITS[Number(digit)]!);
  return `${value < 0 ? MINUS : ""}${`${digits.replace(".0", "")}×10${power}`.replace(/^1×/, "")}`;
}

/** How an axis writes its numbers: all as powers of ten where some would be long, else none. */
function tickStyle(values: readonly (number | null)[], log: boolean): (value: number) => string {
  let [least, most] = [Infinity, 0];
  for (const value of values) {
    if (value === null) continue;
    if (value > 0 && value < least) least = value;
    if (Math.abs(value) > most) most = Math.abs(value);
  }
  return most >= 1e5 || (log && least < 0.01) ? powerText : (value) => format(value, 3);
}

const points = new WeakMap<LoggedNumbers[1], Point[]>();

/** The points as they were logged, made once. */
function loggedPoints([steps, values]: LoggedNumbers): Point[] {
  const made = points.get(values) ?? values.map((y, at): Point => [steps[at]!, y ?? NaN]);
  points.set(values, made);
  return made;
}

interface Drawn {
  readonly series: Series;
  readonly origin: Origin;
  readonly values: readonly (number | null)[];
}

function seriesOf(run: TrainingRun, look: number, panel: Panel, { split, smoothing }: CurveSettings): Drawn[] {
  return panel.metrics(split).flatMap((metric, second) => {
    const numbers = run.numbers[metric];
    if (numbers === undefined || numbers[0].length === 0) return [];
    const [steps, values] = numbers;
    const origin = { run: look, steps };
    const soft = panel.smooth && smoothing > 0;
    const scatter = second === 1; // held out beside training: points beside a line
    const main: Series = { name: run.name, look, points: loggedPoints(soft ? [steps, smoothed(values, smoothing)] : numbers), scatter };
    const drawn = { series: main, origin, values };
    return soft && !scatter ? [drawn, { ...drawn, series: { name: "", look, points: loggedPoints(numbers), faint: true } }] : [drawn];
  });
}

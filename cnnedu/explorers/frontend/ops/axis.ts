/** Axes of charts: from values to places, and where the ticks stand. */

import { ticks } from "d3-array";

/** From where to where an axis goes, and its ticks. */
export interface Extent {
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
  readonly ticks: readonly number[];
}

/** The extent that shows all `values`, or `domain`, with about `count` ticks. On a logarithm only what is above 0 shows. */
export function extentOf(
  values: readonly number[],
  count: number,
  log = false,
  domain?: readonly [number, number] | null,
): Extent {
  const shown = values.filter((value) => Number.isFinite(value) && (!log || value > 0));
  let [low, high] = domain ?? shown.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [Infinity, -Infinity]);
  if (low > high) [low, high] = log ? [1, 10] : [0, 1];
  if (low === high) [low, high] = log ? [low / 2, low * 2] : [low - 0.5, high + 0.5];
  return { low, high, log, ticks: log ? powers(low, high, count) : ticks(low, high, count) };
}

/** Where a value falls between the pixels `from` and `to`; NaN for what a logarithm cannot show. */
export function placeOn({ low, high, log }: Extent, value: number, from: number, to: number): number {
  if (log && value <= 0) return NaN;
  const place = log ? Math.log10 : Number;
  return from + ((place(value) - place(low)) / (place(high) - place(low))) * (to - from);
}

/** 1, 10, 100 …; with 2 and 5 between them where there is room. */
function powers(low: number, high: number, count: number): number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const step = Math.max(1, Math.ceil((last - first) / count));
  const steps = last - first <= count / 3 ? [1, 2, 5] : [1];
  const made: number[] = [];
  for (let e = first; e <= last; e += step) made.push(...steps.map((m) => Number(`${m}e${e}`)));
  return made.filter((tick) => tick >= low * 0.999 && tick <= high * 1.001);
}

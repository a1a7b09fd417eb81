/** Axes of charts: from values to places, and where the ticks stand. */

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

/** Round numbers from `low` to `high`, about `count` of them: steps of 1, 2 or 5 times a power of ten. */
function ticks(low: number, high: number, count: number): number[] {
  const rough = (high - low) / count;
  const power = Math.floor(Math.log10(rough));
  const over = rough / 10 ** power;
  const factor = over >= Math.sqrt(50) ? 10 : over >= Math.sqrt(10) ? 5 : over >= Math.sqrt(2) ? 2 : 1;
  // Below 1 a step is the inverse of a whole number: dividing by that keeps 0.3 from being 0.30000000000000004.
  const inverse = power < 0 ? 10 ** -power / factor : 1;
  const step = power < 0 ? 1 : 10 ** power * factor;
  const value = (i: number): number => (i * step) / inverse;
  const [first, last] = [Math.round((low * inverse) / step), Math.round((high * inverse) / step)];
  const [from, to] = [value(first) < low ? first + 1 : first, value(last) > high ? last - 1 : last];
  if (to < from && count < 2) return ticks(low, high, 2 * count);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => value(from + i));
}

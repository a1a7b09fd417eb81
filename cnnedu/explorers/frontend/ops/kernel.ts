/**
 * What the kernel explorer shows of a filtered picture: one patch and its filter, what of the map is shown and in which
 * colours, kernels made from others and from patches, and the walk over the map. picture_filter.ts makes the maps.
 */

import { zerosBefore, type Filtering } from "./picture_filter";
import { tensor, type Tensor } from "./tensor";

/** What lies under a kernel of kh × kw at a place of the map, (channels, kh, kw); 0 in the padding. */
export function patchUnder(planes: readonly Float64Array[], rows: number, cols: number, [kh, kw]: readonly [number, number], how: Filtering, [i, j]: readonly [number, number]): Tensor {
  const made = tensor([planes.length, kh, kw]);
  const [top, left] = [i * how.stride - zerosBefore(kh, how.same), j * how.stride - zerosBefore(kw, how.same)];
  let at = 0;
  for (const plane of planes) {
    for (let m = top; m < top + kh; m++) {
      for (let n = left; n < left + kw; n++) made.data[at++] = m >= 0 && m < rows && n >= 0 && n < cols ? plane[m * cols + n]! : 0;
    }
  }
  return made;
}

/** Whether the patch at a place of the map reaches into the padding. */
export function overBorder([rows, cols]: readonly [number, number], [kh, kw]: readonly [number, number], { stride, same }: Filtering, [i, j]: readonly [number, number]): boolean {
  const over = (at: number, k: number, n: number): boolean => at - ((k - 1) >> 1) < 0 || at + (k >> 1) >= n;
  return same && (over(i * stride, kh, rows) || over(j * stride, kw, cols));
}

/** One filter of a weight as it meets the patch: (channels, k_h, k_w), rotated when it is flipped. */
export function filterUsed(weight: Tensor, filter: number, flip: boolean): Tensor {
  const [, channels, kh, kw] = weight.shape as [number, number, number, number];
  const size = channels * kh * kw;
  const made = tensor([channels, kh, kw], weight.data.slice(filter * size, (filter + 1) * size));
  if (flip) for (let c = 0; c < channels; c++) made.data.subarray(c * kh * kw, (c + 1) * kh * kw).reverse();
  return made;
}

export type MapDisplay = "signed" | "abs" | "clip" | "relu";

/** What of a map is shown, written into `into`. */
export function shownValues(map: ArrayLike<number>, display: MapDisplay, into: Float64Array): Float64Array {
  for (let i = 0; i < into.length; i++) {
    const value = map[i]!;
    into[i] = display === "signed" ? value : display === "abs" ? Math.abs(value) : value < 0 ? 0 : display === "clip" && value > 255 ? 255 : value;
  }
  return into;
}

const BINS = 512;

/**
 * The size that gets full colour, of two digits: at most one value in 40 is larger (and looks no stronger). The
 * largest alone would leave most maps pale. Of a large map every n-th value is looked at.
 */
export function fullColour(maps: readonly ArrayLike<number>[]): number {
  const step = Math.max(1, Math.floor(maps.reduce((sum, map) => sum + map.length, 0) / 20_000)) | 1; // odd: no column of 2ⁿ is left out
  let [largest, looked] = [0, 0];
  for (const map of maps) {
    for (let i = 0; i < map.length; i += step, looked++) {
      const size = Math.abs(map[i]!);
      if (size > largest) largest = size;
    }
  }
  if (largest === 0) return 0;
  const bins = new Uint32Array(BINS + 1);
  for (const map of maps) for (let i = 0; i < map.length; i += step) bins[Math.ceil((Math.abs(map[i]!) / largest) * BINS)]! += 1;
  let above = 0;
  for (let bin = BINS; bin > 0; bin--) {
    above += bins[bin]!;
    if (above > looked / 40) return twoDigits((bin * largest) / BINS);
  }
  return twoDigits(largest);
}

/** Rounded up to two digits, as a person would label a scale. */
function twoDigits(value: number): number {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Number((Math.ceil(value / unit - 1e-9) * unit).toPrecision(2));
}

/**
 * The cell with the largest value (sign 1) or the smallest (-1) among those whose patch lies inside the picture; of all
 * cells where there is none. At the border the zeros of the padding make edges that nobody photographed.
 */
export function extreme(map: Float64Array, sign: 1 | -1, cols: number, inside: (row: number, col: number) => boolean): [row: number, col: number] {
  let [best, at] = [-Infinity, -1];
  map.forEach((value, i) => {
    if (sign * value > best && inside(Math.floor(i / cols), i % cols)) [best, at] = [sign * value, i];
  });
  return at < 0 ? extreme(map, sign, cols, () => true) : [Math.floor(at / cols), at % cols];
}

/** The largest and the smallest answer that any picture of 0 to 255 could get from a filter. */
export function answerRange(filter: ArrayLike<number>): [least: number, most: number] {
  let [least, most] = [0, 0];
  for (let i = 0; i < filter.length; i++) {
    if (filter[i]! > 0) most += 255 * filter[i]!;
    else least += 255 * filter[i]!;
  }
  return [least, most];
}

/**
 * A filter whose answers stay in the range of the picture: weights that sum to 1, or, where they sum to 0, positive
 * ones that sum to 1. A filter of zeros stays as it is.
 */
export function normalisedFilter(filter: ArrayLike<number>): number[] {
  const values = Array.from(filter);
  const sum = values.reduce((a, b) => a + b, 0);
  const positive = values.reduce((a, b) => a + Math.max(0, b), 0);
  const size = values.reduce((a, b) => a + Math.abs(b), 0);
  const divisor = Math.abs(sum) > 1e-9 * size ? sum : positive;
  return divisor === 0 ? values : values.map((value) => value / divisor);
}

/** A plane of kh × kw numbers in a plane of another size, cut off or in a border of zeros, keeping its middle. */
export function recentred(plane: ArrayLike<number>, [kh, kw]: readonly [number, number], [rows, cols]: readonly [number, number]): number[] {
  const [down, right] = [((rows - 1) >> 1) - ((kh - 1) >> 1), ((cols - 1) >> 1) - ((kw - 1) >> 1)];
  return Array.from({ length: rows * cols }, (_, at) => {
    const [m, n] = [Math.floor(at / cols) - down, (at % cols) - right];
    return m >= 0 && m < kh && n >= 0 && n < kw ? plane[m * kw + n]! : 0;
  });
}

/**
 * A patch as a kernel that looks for it: brighter than its mean is positive, darker negative, in whole numbers from
 * -9 to 9 that sum to 0, so that a flat region gets no answer. All zeros for a flat patch.
 */
export function patternOf(patch: ArrayLike<number>): number[] {
  const mean = Array.from(patch).reduce((a, b) => a + b, 0) / patch.length;
  const differences = Array.from(patch, (value) => value - mean);
  const most = Math.max(...differences.map(Math.abs));
  if (most === 0) return differences.map(() => 0);
  const exact = differences.map((value) => (8 * value) / most);
  const whole = exact.map((value) => Math.round(value) || 0);
  for (let sum = whole.reduce((a, b) => a + b, 0); sum !== 0; sum -= Math.sign(sum)) {
    const error = (i: number): number => (whole[i]! - exact[i]!) * Math.sign(sum); // correct the one that rounding moved most
    let at = 0;
    for (let i = 1; i < whole.length; i++) if (error(i) > error(at)) at = i;
    whole[at]! -= Math.sign(sum);
  }
  return whole;
}

/** The stops of a walk over a map: about 16 along the longer side, in reading order. */
export interface Walk {
  /** Cells of the map from one stop to the next. */
  readonly step: number;
  readonly down: number;
  readonly along: number;
}

export function walkOver(rows: number, cols: number): Walk {
  const step = Math.max(1, Math.ceil(Math.max(rows, cols) / 16));
  return { step, down: Math.ceil(rows / step), along: Math.ceil(cols / step) };
}

/** The cell of the map at a stop, in the middle of the block it stands for; the last cell at the last stop. */
export function stopAt({ step, along, down }: Walk, index: number, rows: number, cols: number): [row: number, col: number] {
  if (index >= along * down - 1) return [rows - 1, cols - 1];
  const middle = (block: number, size: number): number => Math.min(size - 1, block * step + (step >> 1));
  return [middle(Math.floor(index / along), rows), middle(index % along, cols)];
}

/** The stop whose block holds a cell of the map. */
export const stopOf = ({ step, along }: Walk, row: number, col: number): number =>
  Math.floor(row / step) * along + Math.floor(col / step);

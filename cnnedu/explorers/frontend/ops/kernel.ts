/**
 * Filtering whole pictures, fast enough to follow the hand: planes of numbers in buffers that are used again, rows
 * added up seven products at a time, and kernels taken apart where that saves work. cnnedu.functional.conv2d is the
 * judge: results agree within a billionth of what the weights could add up to (tests/explorers/test_kernel.py).
 */

import { tensor, type Tensor } from "./tensor";

/** How a kernel meets the picture. `same`: zeros around it, so that the map keeps its size at stride 1. */
export interface Filtering {
  readonly stride: number;
  readonly same: boolean;
  readonly flip: boolean;
}

/** Zeros before the first pixel of an axis: the smaller half for an even kernel, as "same" means it. */
export const zerosBefore = (k: number, same: boolean): number => (same ? (k - 1) >> 1 : 0);

/** How many patches fit along an axis of n pixels; below 1 the kernel does not fit. */
export const patchesAlong = (n: number, k: number, { stride, same }: Filtering): number =>
  Math.floor((n - (same ? 1 : k)) / stride) + 1;

/** Grey of interleaved red, green and blue, in whole numbers as Pillow's convert("L") computes it. */
export function luminance(rgb: ArrayLike<number>): Uint8Array {
  const made = new Uint8Array(rgb.length / 3);
  for (let i = 0, at = 0; i < made.length; i++, at += 3) {
    made[i] = (rgb[at]! * 19595 + rgb[at + 1]! * 38470 + rgb[at + 2]! * 7471 + 0x8000) >> 16;
  }
  return made;
}

/** A picture's `channels` interleaved numbers per pixel as `depth` planes: grey for 1, red, green and blue for 3. */
export function picturePlanes(data: ArrayLike<number>, channels: number, depth: number): Float64Array[] {
  if (channels === 3 && depth === 1) return [Float64Array.from(luminance(data))];
  if (channels === 1) return Array.from({ length: depth }, () => Float64Array.from(data));
  return Array.from({ length: 3 }, (_, c) => Float64Array.from({ length: data.length / 3 }, (_, i) => data[3 * i + c]!));
}

/**
 * A matrix as a sum of few products of a column and a row, found by taking the largest element away until nothing is
 * left; null when it takes more than `most`. A kernel that is one such product is called separable.
 */
export function factorise(matrix: ArrayLike<number>, rows: number, cols: number, most: number): [column: number[], row: number[]][] | null {
  const rest = Float64Array.from(matrix);
  let largest = 0;
  for (const value of rest) largest = Math.max(largest, Math.abs(value));
  const found: [number[], number[]][] = [];
  for (;;) {
    let at = 0;
    for (let i = 1; i < rest.length; i++) if (Math.abs(rest[i]!) > Math.abs(rest[at]!)) at = i;
    const pivot = rest[at]!;
    if (Math.abs(pivot) <= 1e-13 * largest) return found;
    if (found.length === most) return null;
    const [r, c] = [Math.floor(at / cols), at % cols];
    const column = Array.from({ length: rows }, (_, i) => rest[i * cols + c]!);
    const row = Array.from({ length: cols }, (_, j) => rest[r * cols + j]! / pivot);
    for (let i = 0; i < rest.length; i++) rest[i]! -= column[Math.floor(i / cols)]! * row[i % cols]!;
    found.push([column, row]);
  }
}

/** Feature maps, one plane of rows × cols numbers per filter. */
export interface FeatureMaps {
  readonly rows: number;
  readonly cols: number;
  readonly maps: readonly Float64Array[];
}

/** The most taps of a row, and what a row may be read beyond its end. */
const TAPS = 7;

/** into[j] += Σ w[n] · from[j + n] over up to seven taps; each number is loaded once. */
function addRow(into: Float64Array, at: number, cols: number, from: Float64Array, start: number, w: ArrayLike<number>, first: number, taps: number): void {
  const [a, b, c] = [w[first]!, taps > 1 ? w[first + 1]! : 0, taps > 2 ? w[first + 2]! : 0];
  let [p, q] = [from[start]!, from[start + 1]!];
  if (taps <= 3) {
    for (let j = 0, i = start + 2; j < cols; j++, i++) {
      const r = from[i]!;
      into[at + j]! += a * p + b * q + c * r;
      p = q;
      q = r;
    }
    return;
  }
  const [d, e, f, g] = [w[first + 3]!, taps > 4 ? w[first + 4]! : 0, taps > 5 ? w[first + 5]! : 0, taps > 6 ? w[first + 6]! : 0];
  let [r, s, t, u] = [from[start + 2]!, from[start + 3]!, from[start + 4]!, from[start + 5]!];
  for (let j = 0, i = start + 6; j < cols; j++, i++) {
    const v = from[i]!;
    into[at + j]! += a * p + b * q + c * r + d * s + e * t + f * u + g * v;
    p = q;
    q = r;
    r = s;
    s = t;
    t = u;
    u = v;
  }
}

/** Filters one picture again and again, in buffers of its own. The maps it returns are overwritten by its next call. */
export class PictureFilter {
  private planes: readonly Float64Array[] = [];
  private rows = 0;
  private cols = 0;
  // The planes with their zeros around them, for kernels of this size.
  private padded: Float64Array[] = [];
  private paddedFor = "";
  private mixed = new Float64Array(0);
  private across = new Float64Array(0);
  private maps: Float64Array[] = [];

  setPicture(planes: readonly Float64Array[], rows: number, cols: number): void {
    [this.planes, this.rows, this.cols] = [planes, rows, cols];
    this.paddedFor = "";
  }

  // Correlate with every filter of weight, (filters, channels, k_h, k_w).
  apply(weight: Tensor, how: Filtering): FeatureMaps {
    const [filters, channels, kh, kw] = weight.shape as [number, number, number, number];
    if (channels !== this.planes.length) throw new RangeError(`filters of ${channels} channels cannot read ${this.planes.length}`);
    const rows = patchesAlong(this.rows, kh, how);
    const cols = patchesAlong(this.cols, kw, how);
    if (rows < 1 || cols < 1) throw new RangeError(`a kernel of ${kh}×${kw} does not fit into ${this.rows}×${this.cols}`);
    this.pad(kh, kw, how.same);
    if (this.maps.length !== filters || this.maps[0]?.length !== rows * cols) {
      this.maps = Array.from({ length: filters }, () => new Float64Array(rows * cols));
    }
    const size = channels * kh * kw;
    this.maps.forEach((map, f) => {
      const filter = weight.data.slice(f * size, (f + 1) * size);
      if (how.flip) for (let c = 0; c < channels; c++) filter.subarray(c * kh * kw, (c + 1) * kh * kw).reverse();
      map.fill(0);
      if (how.stride > 1) this.strided(map, rows, cols, filter, kh, kw, how.stride);
      else this.dense(map, rows, cols, filter, kh, kw);
    });
    return { rows, cols, maps: this.maps };
  }

  private get width(): number {
    return this.padded[0]!.length / (this.rows + TAPS);
  }

  private pad(kh: number, kw: number, same: boolean): void {
    const key = `${kh} ${kw} ${same}`;
    if (key === this.paddedFor) return;
    this.paddedFor = key;
    // Rows are as long as any kernel needs, and one more follows: reading seven taps never leaves the buffer.
    const [width, height] = [this.cols + TAPS, this.rows + TAPS];
    if (this.padded.length !== this.planes.length || this.padded[0]!.length !== width * height) {
      this.padded = this.planes.map(() => new Float64Array(width * height));
      this.mixed = new Float64Array(width * height);
      this.across = new Float64Array(width * height);
    }
    const [top, left] = [zerosBefore(kh, same), zerosBefore(kw, same)];
    this.planes.forEach((plane, c) => {
      const into = this.padded[c]!.fill(0);
      for (let i = 0; i < this.rows; i++) into.set(plane.subarray(i * this.cols, (i + 1) * this.cols), (i + top) * width + left);
    });
  }

  // Stride 1. Channels that see multiples of one kernel are mixed first, so that the kernel is applied once.
  private dense(map: Float64Array, rows: number, cols: number, filter: Float64Array, kh: number, kw: number): void {
    const channels = this.planes.length;
    const shared = channels > 1 ? factorise(filter, channels, kh * kw, 1) : null;
    if (shared === null) {
      for (let c = 0; c < channels; c++) this.plane(map, rows, cols, this.padded[c]!, filter.subarray(c * kh * kw), kh, kw);
    } else if (shared.length === 1) {
      const [[share, kernel]] = shared as [[number[], number[]]];
      const [r, g, b] = this.padded as [Float64Array, Float64Array, Float64Array];
      const [x, y, z] = share as [number, number, number];
      const { mixed } = this;
      for (let i = 0; i < mixed.length; i++) mixed[i] = x * r[i]! + y * g[i]! + z * b[i]!;
      this.plane(map, rows, cols, mixed, kernel, kh, kw);
    }
  }

  private plane(map: Float64Array, rows: number, cols: number, from: Float64Array, kernel: ArrayLike<number>, kh: number, kw: number): void {
    const { width, across } = this;
    const lines = Array.from({ length: kh }, (_, m) => m).filter((m) => {
      for (let n = 0; n < kw; n++) if (kernel[m * kw + n] !== 0) return true;
      return false;
    });
    const parts = lines.length > 2 ? factorise(Array.from({ length: kh * kw }, (_, i) => kernel[i]!), kh, kw, (lines.length - 1) >> 1) : null;
    if (parts === null) {
      for (let i = 0; i < rows; i++) {
        for (const m of lines) addRow(map, i * cols, cols, from, (i + m) * width, kernel, m * kw, kw);
      }
      return;
    }
    for (const [column, row] of parts) {
      across.fill(0, 0, (rows + kh - 1) * cols);
      for (let i = 0; i < rows + kh - 1; i++) addRow(across, i * cols, cols, from, i * width, row, 0, kw);
      const [a, b, c, d, e, f, g] = Array.from({ length: TAPS }, (_, m) => column[m] ?? 0) as [number, number, number, number, number, number, number];
      if (kh <= 3) {
        for (let i = 0, end = rows * cols; i < end; i++) map[i]! += a * across[i]! + b * across[i + cols]! + c * across[i + 2 * cols]!;
        continue;
      }
      // Rows beyond the last are multiplied by zero; the buffer is seven rows longer than the picture.
      const [c2, c3, c4, c5, c6] = [2 * cols, 3 * cols, 4 * cols, 5 * cols, 6 * cols];
      for (let i = 0, end = rows * cols; i < end; i++) {
        map[i]! += a * across[i]! + b * across[i + cols]! + c * across[i + c2]! + d * across[i + c3]! + e * across[i + c4]! + f * across[i + c5]! + g * across[i + c6]!;
      }
    }
  }

  private strided(map: Float64Array, rows: number, cols: number, filter: Float64Array, kh: number, kw: number, stride: number): void {
    const { width } = this;
    this.padded.forEach((from, c) => {
      for (let i = 0, at = 0; i < rows; i++) {
        for (let j = 0; j < cols; j++, at++) {
          let sum = 0;
          for (let m = 0, w = c * kh * kw; m < kh; m++) {
            const start = (i * stride + m) * width + j * stride;
            for (let n = 0; n < kw; n++, w++) sum += filter[w]! * from[start + n]!;
          }
          map[at]! += sum;
        }
      }
    });
  }
}

/** One picture, one set of filters: (filters, rows, cols). */
export function filterPicture(planes: Tensor, weight: Tensor, how: Filtering): Tensor {
  const [channels, height, width] = planes.shape as [number, number, number];
  const filter = new PictureFilter();
  const size = height * width;
  filter.setPicture(Array.from({ length: channels }, (_, c) => planes.data.subarray(c * size, (c + 1) * size)), height, width);
  const { rows, cols, maps } = filter.apply(weight, how);
  const made = tensor([maps.length, rows, cols]);
  maps.forEach((map, f) => made.data.set(map, f * map.length));
  return made;
}

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
  const step = Math.max(1, Math.floor(maps.reduce((sum, map) => sum + map.length, 0) / 40_000));
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

/** Index of the largest value, or of the smallest. */
export function extreme(map: ArrayLike<number>, sign: 1 | -1): number {
  let at = 0;
  for (let i = 1; i < map.length; i++) if (sign * map[i]! > sign * map[at]!) at = i;
  return at;
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

/**
 * Filtering whole pictures, fast enough to follow the hand: planes of numbers in buffers that are used again, rows
 * added up seven products at a time, and colours mixed before a kernel that they share. cnnedu.functional.conv2d is the
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

/**
 * A picture's `channels` interleaved numbers per pixel as `depth` planes: grey for 1, red, green and blue for 3. The
 * planes of a grey picture are one and the same.
 */
export function picturePlanes(data: ArrayLike<number>, channels: number, depth: number): Float64Array[] {
  if (channels === 1) return Array<Float64Array>(depth).fill(new Float64Array(data));
  if (depth === 1) return [new Float64Array(luminance(data))];
  return [0, 1, 2].map((c) => {
    const plane = new Float64Array(data.length / 3);
    for (let i = 0, at = c; i < plane.length; i++, at += 3) plane[i] = data[at]!;
    return plane;
  });
}

/**
 * The numbers by which a filter's channels differ from one kernel that they all share, and that kernel; null when each
 * has a kernel of its own.
 */
export function sharedKernel(filter: Float64Array, channels: number): [shares: number[], kernel: Float64Array] | null {
  const size = filter.length / channels;
  let at = 0;
  for (let i = 1; i < filter.length; i++) if (Math.abs(filter[i]!) > Math.abs(filter[at]!)) at = i;
  const start = Math.floor(at / size) * size;
  const kernel = filter.slice(start, start + size);
  const largest = filter[at]!;
  if (largest === 0) return [Array.from({ length: channels }, () => 0), kernel];
  const shares = Array.from({ length: channels }, (_, c) => filter[c * size + (at - start)]! / largest);
  const equal = filter.every((value, i) => Math.abs(value - shares[Math.floor(i / size)]! * kernel[i % size]!) <= 1e-14 * Math.abs(largest));
  return equal ? [shares, kernel] : null;
}

/** Feature maps, one plane of rows × cols numbers per filter. */
export interface FeatureMaps {
  readonly rows: number;
  readonly cols: number;
  readonly maps: readonly Float64Array[];
  /** For each map a number that is another one whenever the map's values have changed. */
  readonly turns: readonly number[];
}

/** The most taps of a row, and what a row may be read beyond its end. */
const TAPS = 7;

/**
 * into[j] += Σ w[n] · from[j + n] over seven taps; each number is loaded once. Shorter rows end in zeros: code that
 * serves every kernel is compiled once, and that costs more than the zeros do.
 */
function addRow(into: Float64Array, at: number, cols: number, from: Float64Array, start: number, w: Float64Array): void {
  const a = w[0]!;
  const b = w[1]!;
  const c = w[2]!;
  const d = w[3]!;
  const e = w[4]!;
  const f = w[5]!;
  const g = w[6]!;
  let p = from[start]!;
  let q = from[start + 1]!;
  let r = from[start + 2]!;
  let s = from[start + 3]!;
  let t = from[start + 4]!;
  let u = from[start + 5]!;
  for (let j = at, i = start + 6; j < at + cols; j++, i++) {
    const v = from[i]!;
    into[j]! += a * p + b * q + c * r + d * s + e * t + f * u + g * v;
    p = q;
    q = r;
    r = s;
    s = t;
    t = u;
    u = v;
  }
}

/** Red, green and blue mixed, a row at a time: what is called often is compiled soon. */
function mixRow(into: Float64Array, from: number, to: number, r: Float64Array, g: Float64Array, b: Float64Array, x: number, y: number, z: number): void {
  for (let i = from; i < to; i++) into[i] = x * r[i]! + y * g[i]! + z * b[i]!;
}

/** Filters one picture again and again, in buffers of its own. The maps it returns are overwritten by its next call. */
export class PictureFilter {
  private planes: readonly Float64Array[] = [];
  private rows = 0;
  private cols = 0;
  private width = 0; // Of a row with its zeros.
  private padded: Float64Array[] = []; // The planes with their zeros around them, for kernels of this size.
  private paddedFor = "";
  private mixed = new Float64Array(0);
  private maps: Float64Array[] = [];
  private turns: number[] = [];
  private turn = 0;
  private last: Float64Array[] = []; // The filters, as they were used, that the maps are answers to.
  private lastFor = "";

  setPicture(planes: readonly Float64Array[], rows: number, cols: number): void {
    // Where all channels are one plane, as of a grey picture, the sum of a filter's channels meets it once.
    const one = planes.every((plane) => plane === planes[0]);
    [this.planes, this.rows, this.cols] = [one ? planes.slice(0, 1) : planes, rows, cols];
    this.width = cols + TAPS;
    this.paddedFor = this.lastFor = "";
  }

  apply(weight: Tensor, how: Filtering): FeatureMaps {
    // Correlate with every filter of weight, (filters, channels, k_h, k_w).
    const [filters, , kh, kw] = weight.shape as [number, number, number, number];
    const rows = patchesAlong(this.rows, kh, how);
    const cols = patchesAlong(this.cols, kw, how);
    if (rows < 1 || cols < 1) throw new RangeError(`a kernel of ${kh}×${kw} does not fit into ${this.rows}×${this.cols}`);
    this.pad(kh, kw, how.same);
    const key = `${this.paddedFor} ${how.stride}`;
    this.last = key === this.lastFor ? this.last.slice(0, filters) : [];
    this.lastFor = key;
    this.maps = Array.from({ length: filters }, (_, f) => (this.maps[f]?.length === rows * cols ? this.maps[f] : new Float64Array(rows * cols)));
    const turns = this.maps.map((_, f) => this.turns[f] ?? 0);
    this.turns = turns;
    this.maps.forEach((map, f) => {
      const filter = this.filter(weight, f, how.flip);
      const last = this.last[f];
      if (last !== undefined && filter.every((value, at) => value === last[at])) return;
      turns[f] = ++this.turn;
      if (how.stride === 1 && this.edit(map, rows, cols, filter, last, kh, kw)) return;
      this.last[f] = filter;
      map.fill(0);
      if (how.stride > 1) this.strided(map, rows, cols, filter, kh, kw, how.stride);
      else this.dense(map, rows, cols, filter, kh, kw);
    });
    return { rows, cols, maps: this.maps, turns };
  }

  private filter({ shape, data }: Tensor, f: number, flip: boolean): Float64Array {
    // One filter as it meets the planes that are kept.
    const [, channels, kh, kw] = shape as [number, number, number, number];
    const [size, planes] = [kh * kw, this.planes.length];
    const filter = data.slice(f * channels * size, (f * channels + planes) * size);
    for (let at = planes * size; at < channels * size; at++) filter[at % size]! += data[f * channels * size + at]!;
    if (flip) for (let c = 0; c < planes; c++) filter.subarray(c * size, (c + 1) * size).reverse();
    return filter;
  }

  private pad(kh: number, kw: number, same: boolean): void {
    const key = `${kh} ${kw} ${same}`;
    if (key === this.paddedFor) return;
    this.paddedFor = key;
    // Rows are as long as any kernel needs, and one more follows: reading seven taps never leaves the buffer.
    const { width } = this;
    const height = this.rows + TAPS;
    if (this.padded.length !== this.planes.length || this.padded[0]!.length !== width * height) {
      this.padded = this.planes.map(() => new Float64Array(width * height));
      this.mixed = new Float64Array(width * height);
    }
    const [top, left] = [zerosBefore(kh, same), zerosBefore(kw, same)];
    this.planes.forEach((plane, c) => {
      const into = this.padded[c]!.fill(0);
      for (let i = 0; i < this.rows; i++) into.set(plane.subarray(i * this.cols, (i + 1) * this.cols), (i + top) * width + left);
    });
  }

  private edit(map: Float64Array, rows: number, cols: number, filter: Float64Array, last: Float64Array | undefined, kh: number, kw: number): boolean {
    // A map is linear in the weights: when only a few have changed, what they add is enough.
    if (last === undefined) return false;
    const changed = [...filter.keys()].filter((at) => filter[at] !== last[at]);
    const changes = changed.map((at) => filter[at]! - last[at]!);
    // Adding a huge weight and taking it away again would leave a trace of its rounding.
    if (changed.length > 2 || changes.some((change) => Math.abs(change) > 1000)) return false;
    changed.forEach((at, k) => {
      const [c, m, n] = [Math.floor(at / (kh * kw)), Math.floor(at / kw) % kh, at % kw];
      const taps = new Float64Array(TAPS).fill(changes[k]!, 0, 1);
      for (let i = 0; i < rows; i++) addRow(map, i * cols, cols, this.padded[c]!, (i + m) * this.width + n, taps);
    });
    last.set(filter);
    return true;
  }

  private dense(map: Float64Array, rows: number, cols: number, filter: Float64Array, kh: number, kw: number): void {
    // Stride 1. Channels that share a kernel are mixed first, so that it is applied once.
    const { padded, mixed } = this;
    const shared = padded.length > 1 ? sharedKernel(filter, padded.length) : null;
    if (shared === null) {
      for (const [c, plane] of padded.entries()) this.plane(map, rows, cols, plane, filter.subarray(c * kh * kw), kh, kw);
      return;
    }
    const [[x, y, z], kernel] = shared as [[number, number, number], Float64Array];
    const [r, g, b] = padded as [Float64Array, Float64Array, Float64Array];
    for (let at = 0; at < mixed.length; at += this.width) mixRow(mixed, at, at + this.width, r, g, b, x, y, z);
    this.plane(map, rows, cols, mixed, kernel, kh, kw);
  }

  private plane(map: Float64Array, rows: number, cols: number, from: Float64Array, kernel: Float64Array, kh: number, kw: number): void {
    // Rows of zeros cost nothing.
    for (let m = 0; m < kh; m++) {
      const taps = new Float64Array(TAPS);
      taps.set(kernel.subarray(m * kw, (m + 1) * kw));
      if (taps.every((weight) => weight === 0)) continue;
      for (let i = 0; i < rows; i++) addRow(map, i * cols, cols, from, (i + m) * this.width, taps);
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

/** One picture, one set of filters: (filters, rows, cols). Those applied to it earlier leave no trace. */
export function filterPicture(planes: Tensor, weight: Tensor, how: Filtering, earlier: readonly Tensor[] = []): Tensor {
  const [channels, height, width] = planes.shape as [number, number, number];
  if (weight.shape[1] !== channels) throw new RangeError(`filters of ${weight.shape[1]} channels cannot read ${channels}`);
  const filter = new PictureFilter();
  const size = height * width;
  filter.setPicture(Array.from({ length: channels }, (_, c) => planes.data.subarray(c * size, (c + 1) * size)), height, width);
  for (const before of earlier) filter.apply(before, how);
  const { rows, cols, maps } = filter.apply(weight, how);
  const made = tensor([maps.length, rows, cols]);
  maps.forEach((map, f) => made.data.set(map, f * map.length));
  return made;
}

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

/** A picture's `channels` interleaved numbers per pixel as `depth` planes: grey for 1, red, green and blue for 3. */
export function picturePlanes(data: ArrayLike<number>, channels: number, depth: number): Float64Array[] {
  if (channels === 3 && depth === 1) return [Float64Array.from(luminance(data))];
  // Plain loops: Float64Array.from asks an iterator for every pixel.
  return Array.from({ length: channels === 1 ? depth : 3 }, (_, c) => {
    const plane = new Float64Array(data.length / channels);
    for (let i = 0, at = channels === 1 ? 0 : c; i < plane.length; i++, at += channels) plane[i] = data[at]!;
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

/** Red, green and blue mixed, a row at a time: what is called often is compiled soon. */
function mixRow(into: Float64Array, from: number, to: number, r: Float64Array, g: Float64Array, b: Float64Array, x: number, y: number, z: number): void {
  for (let i = from; i < to; i++) into[i] = x * r[i]! + y * g[i]! + z * b[i]!;
}

/** Filters one picture again and again, in buffers of its own. The maps it returns are overwritten by its next call. */
export class PictureFilter {
  private planes: readonly Float64Array[] = [];
  private rows = 0;
  private cols = 0;
  private padded: Float64Array[] = []; // The planes with their zeros around them, for kernels of this size.
  private paddedFor = "";
  private mixed = new Float64Array(0);
  private maps: Float64Array[] = [];
  private last: Float64Array[] = []; // The filters, as they were used, that the maps are answers to.
  private lastFor = "";

  setPicture(planes: readonly Float64Array[], rows: number, cols: number): void {
    [this.planes, this.rows, this.cols] = [planes, rows, cols];
    this.paddedFor = this.lastFor = "";
  }

  apply(weight: Tensor, how: Filtering): FeatureMaps {
    // Correlate with every filter of weight, (filters, channels, k_h, k_w).
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
    const key = `${this.paddedFor} ${how.stride} ${filters}`;
    if (key !== this.lastFor) this.last = [];
    this.lastFor = key;
    this.maps.forEach((map, f) => {
      const filter = weight.data.slice(f * size, (f + 1) * size);
      if (how.flip) for (let c = 0; c < channels; c++) filter.subarray(c * kh * kw, (c + 1) * kh * kw).reverse();
      if (how.stride === 1 && this.edit(map, rows, cols, filter, this.last[f], kh, kw)) return;
      this.last[f] = filter;
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
      for (let i = 0; i < rows; i++) addRow(map, i * cols, cols, this.padded[c]!, (i + m) * this.width + n, changes, k, 1);
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
    // Of a row of the kernel only what lies between its first and its last weight: a border of zeros costs nothing.
    for (let m = 0; m < kh; m++) {
      let [first, last] = [0, kw - 1];
      while (first < kw && kernel[m * kw + first] === 0) first++;
      while (last > first && kernel[m * kw + last] === 0) last--;
      if (first === kw) continue;
      for (let i = 0; i < rows; i++) addRow(map, i * cols, cols, from, (i + m) * this.width + first, kernel, m * kw + first, last - first + 1);
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
  const filter = new PictureFilter();
  const size = height * width;
  filter.setPicture(Array.from({ length: channels }, (_, c) => planes.data.subarray(c * size, (c + 1) * size)), height, width);
  for (const before of earlier) filter.apply(before, how);
  const { rows, cols, maps } = filter.apply(weight, how);
  const made = tensor([maps.length, rows, cols]);
  maps.forEach((map, f) => made.data.set(map, f * map.length));
  return made;
}

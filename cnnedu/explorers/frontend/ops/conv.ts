/**
 * Convolution, forward and backward, and the products behind one output.
 * Layout: input (C, H, W), weight (O, C, kh, kw), output (O, Ho, Wo), all row-major.
 */

import { axisOptions, checkGeometry, outputSize, taps, type ConvOptions } from "./geometry";
import { tensor, type Tensor } from "./tensor";

/** One product of the sum behind an output cell. */
export interface Term {
  /** Channel, and row and column of the tap within the patch. */
  readonly c: number;
  readonly m: number;
  readonly n: number;
  /** Row and column of the weight that meets this tap: (m, n), or the opposite corner when flipped. */
  readonly km: number;
  readonly kn: number;
  /** Where the tap lies on the padded grid, in input coordinates: below 0, or beyond the input, in the padding. */
  readonly gridRow: number;
  readonly gridCol: number;
  /** Row and column of the input cell that is read; null where the tap falls on zero padding. */
  readonly row: number | null;
  readonly col: number | null;
  readonly x: number;
  readonly w: number;
  readonly product: number;
}

type Dims = { o: number; c: number; h: number; w: number; kh: number; kw: number };

/** Visit every (tap of the patch, input cell) pair of every output cell; the order is that of the loops. */
function* patches(dims: Dims, opts: ConvOptions): Generator<[i: number, j: number, tap: number, pixel: number]> {
  const { h, w, kh, kw } = dims;
  const rows = taps(h, kh, axisOptions(opts, 0));
  const cols = taps(w, kw, axisOptions(opts, 1));
  for (const [i, rowTaps] of rows.entries()) {
    for (const [j, colTaps] of cols.entries()) {
      for (const [m, row] of rowTaps.entries()) {
        for (const [n, col] of colTaps.entries()) {
          if (row === null || col === null) continue;
          // Rotating the kernel by 180° reads its taps in reverse order.
          const tap = opts.flip ? kh * kw - 1 - (m * kw + n) : m * kw + n;
          yield [i, j, tap, row * w + col];
        }
      }
    }
  }
}

function dimensions(input: Tensor, weight: Tensor, opts: ConvOptions): Dims & { ho: number; wo: number } {
  const complaint = checkGeometry(input.shape, weight.shape, opts);
  if (complaint !== null) throw new RangeError(complaint);
  const [c, h, w] = input.shape as [number, number, number];
  const [o, , kh, kw] = weight.shape as [number, number, number, number];
  const [ho, wo] = [outputSize(h, kh, axisOptions(opts, 0)), outputSize(w, kw, axisOptions(opts, 1))];
  return { o, c, h, w, kh, kw, ho, wo };
}

/** Cross-correlate (or, with `flip`, convolve) each filter with the input and add its bias: (O, Ho, Wo). */
export function conv2d(input: Tensor, weight: Tensor, bias: ArrayLike<number> | null, opts: ConvOptions): Tensor {
  const dims = dimensions(input, weight, opts);
  const { o, c, h, w, kh, kw, ho, wo } = dims;
  const output = tensor([o, ho, wo]);
  if (bias !== null) for (let f = 0; f < o; f++) output.data.fill(bias[f]!, f * ho * wo, (f + 1) * ho * wo);
  for (const [i, j, tap, pixel] of patches(dims, opts)) {
    for (let f = 0; f < o; f++) {
      let sum = 0;
      for (let ch = 0; ch < c; ch++) sum += input.data[ch * h * w + pixel]! * weight.data[(f * c + ch) * kh * kw + tap]!;
      output.data[(f * ho + i) * wo + j]! += sum;
    }
  }
  return output;
}

/** Gradients of sum(output * gradOutput) with respect to input, weight and bias. */
export function conv2dBackward(
  gradOutput: Tensor,
  input: Tensor,
  weight: Tensor,
  opts: ConvOptions,
): { input: Tensor; weight: Tensor; bias: Tensor } {
  const dims = dimensions(input, weight, opts);
  const { o, c, h, w, kh, kw, ho, wo } = dims;
  const grad = { input: tensor(input.shape), weight: tensor(weight.shape), bias: tensor([o]) };
  gradOutput.data.forEach((g, at) => (grad.bias.data[Math.floor(at / (ho * wo))]! += g));
  for (const [i, j, tap, pixel] of patches(dims, opts)) {
    for (let f = 0; f < o; f++) {
      const g = gradOutput.data[(f * ho + i) * wo + j]!;
      if (g === 0) continue;
      for (let ch = 0; ch < c; ch++) {
        const [x, k] = [ch * h * w + pixel, (f * c + ch) * kh * kw + tap];
        grad.input.data[x]! += g * weight.data[k]!;
        grad.weight.data[k]! += g * input.data[x]!;
      }
    }
  }
  return grad;
}

/**
 * Every product behind output cell [filter, row, column] in reading order of the patch, the sum of each channel,
 * the filter's bias, and the sum of everything.
 */
export function productsAt(
  input: Tensor,
  weight: Tensor,
  bias: ArrayLike<number> | null,
  opts: ConvOptions,
  [f, i, j]: readonly [number, number, number],
): { terms: Term[]; channelSums: number[]; bias: number; sum: number } {
  const { o, c, h, w, kh, kw, ho, wo } = dimensions(input, weight, opts);
  const rows = taps(h, kh, axisOptions(opts, 0))[i];
  const cols = taps(w, kw, axisOptions(opts, 1))[j];
  if (rows === undefined || cols === undefined || !Number.isInteger(f) || f < 0 || f >= o) {
    throw new RangeError(`position [${f}, ${i}, ${j}] is outside the output of shape (${o}, ${ho}, ${wo})`);
  }
  const terms: Term[] = [];
  const channelSums = new Array<number>(c).fill(0);
  for (let ch = 0; ch < c; ch++) {
    for (const [m, sourceRow] of rows.entries()) {
      for (const [n, sourceCol] of cols.entries()) {
        const inside = sourceRow !== null && sourceCol !== null;
        const [row, col] = inside ? [sourceRow, sourceCol] : [null, null];
        const [km, kn] = opts.flip ? [kh - 1 - m, kw - 1 - n] : [m, n];
        const gridRow = i * opts.stride[0] - opts.padding[0] + m * opts.dilation[0];
        const gridCol = j * opts.stride[1] - opts.padding[1] + n * opts.dilation[1];
        const x = inside ? input.data[(ch * h + sourceRow) * w + sourceCol]! : 0;
        const k = weight.data[((f * c + ch) * kh + km) * kw + kn]!;
        terms.push({ c: ch, m, n, km, kn, gridRow, gridCol, row, col, x, w: k, product: x * k });
        channelSums[ch]! += x * k;
      }
    }
  }
  const offset = bias === null ? 0 : bias[f]!;
  return { terms, channelSums, bias: offset, sum: channelSums.reduce((a, b) => a + b, offset) };
}

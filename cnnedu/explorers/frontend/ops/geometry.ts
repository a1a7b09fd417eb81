/** Where a kernel falls: sizes, padding, which input cell each tap reads, and what is illegal. */

export type PaddingMode = "zeros" | "reflect" | "replicate" | "circular";

/** A value for the vertical and one for the horizontal axis. */
export type Pair = readonly [number, number];

export interface ConvOptions {
  readonly stride: Pair;
  readonly padding: Pair;
  readonly dilation: Pair;
  readonly paddingMode: PaddingMode;
  /** false: cross-correlation (what networks compute); true: convolution, the kernel rotated by 180°. */
  readonly flip: boolean;
}

/** The geometry of one axis. `paddingMode` is "zeros" where it is left out. */
export interface AxisOptions {
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
  readonly paddingMode?: PaddingMode;
}

/** Number of outputs along one axis: floor((n + 2p - d(k-1) - 1) / s) + 1; below 1 the geometry is illegal. */
export function outputSize(n: number, k: number, { stride, padding, dilation }: AxisOptions): number {
  return Math.floor((n + 2 * padding - dilation * (k - 1) - 1) / stride) + 1;
}

/**
 * The input cell behind coordinate `i` of an axis of `n` cells, where -1 is the first cell of padding
 * before the input and `n` the first one after it; null stands for a zero of the padding.
 */
export function sourceIndex(i: number, n: number, mode: PaddingMode): number | null {
  if (i >= 0 && i < n) return i;
  if (mode === "zeros") return null;
  if (mode === "replicate") return i < 0 ? 0 : n - 1;
  if (mode === "circular") return ((i % n) + n) % n;
  if (n === 1) return 0;
  const period = 2 * (n - 1); // reflect: the border itself is not repeated
  const phase = ((i % period) + period) % period;
  return phase < n ? phase : period - phase;
}

/** The options of one axis: 0 is vertical (rows), 1 horizontal (columns). */
export function axisOptions(opts: ConvOptions, axis: 0 | 1): Required<AxisOptions> {
  const { stride, padding, dilation, paddingMode } = opts;
  return { stride: stride[axis], padding: padding[axis], dilation: dilation[axis], paddingMode };
}

/** `taps[i][m]`: the input coordinate that output `i` reads with kernel row (or column) `m`; null for a zero. */
export function taps(n: number, k: number, axis: AxisOptions): (number | null)[][] {
  const { stride, padding, dilation, paddingMode = "zeros" } = axis;
  const length = Math.max(0, outputSize(n, k, axis));
  return Array.from({ length }, (_, i) =>
    Array.from({ length: k }, (_, m) => sourceIndex(i * stride - padding + m * dilation, n, paddingMode)),
  );
}

/** How many taps read each of the `n` input coordinates of an axis, all outputs together. */
export function readCounts(n: number, k: number, axis: AxisOptions): number[] {
  const counts = new Array<number>(n).fill(0);
  for (const source of taps(n, k, axis).flat()) if (source !== null) counts[source]! += 1;
  return counts;
}

/** How many rows (or columns) at the end of the input no output reads: what the stride drops. */
export function droppedPixels(n: number, k: number, axis: AxisOptions): number {
  return n - 1 - readCounts(n, k, axis).findLastIndex((reads) => reads > 0);
}

/** The output cells [row, column] whose patch holds input cell (row, column); through the padding too. */
export function outputsReading(
  inputShape: readonly number[],
  weightShape: readonly number[],
  opts: ConvOptions,
  [row, col]: Pair,
): [number, number][] {
  const [, h, w] = inputShape as [number, number, number];
  const [, , kh, kw] = weightShape as [number, number, number, number];
  const readers = (n: number, k: number, axis: 0 | 1, at: number): number[] =>
    taps(n, k, axisOptions(opts, axis)).flatMap((sources, i) => (sources.includes(at) ? [i] : []));
  const columns = readers(w, kw, 1, col);
  return readers(h, kh, 0, row).flatMap((i) => columns.map((j): [number, number] => [i, j]));
}

/** A sentence saying why the geometry is illegal and what would be legal; null when it is legal. */
export function checkGeometry(
  inputShape: readonly number[],
  weightShape: readonly number[],
  opts: ConvOptions,
): string | null {
  const [c, ...sizes] = inputShape as [number, number, number];
  const [, wc, ...kernels] = weightShape as [number, number, number, number];
  if (wc !== c) return `Each filter has ${wc} channels but the input has ${c}: they must be equal.`;
  for (const axis of [0, 1] as const) {
    const complaint = checkAxis(sizes[axis]!, kernels[axis]!, axisOptions(opts, axis), axis ? "columns" : "rows");
    if (complaint !== null) return complaint;
  }
  return null;
}

function checkAxis(n: number, k: number, axis: Required<AxisOptions>, unit: string): string | null {
  const { stride, padding, dilation, paddingMode } = axis;
  const whole = (name: string, value: number, least: number): string | null =>
    Number.isInteger(value) && value >= least ? null : `${name} is ${value}: it must be a whole number, at least ${least}.`;
  const bad = whole("Stride", stride, 1) ?? whole("Padding", padding, 0) ?? whole("Dilation", dilation, 1);
  if (bad !== null) return bad;
  if (paddingMode === "reflect" && padding >= n) {
    return `Reflect padding of ${padding} needs more than ${padding} input ${unit}, but there are ${n}: use at most ${n - 1}.`;
  }
  if (paddingMode === "circular" && padding > n) {
    return `Circular padding of ${padding} would wrap around ${n} input ${unit} more than once: use at most ${n}.`;
  }
  const span = dilation * (k - 1) + 1;
  if (span <= n + 2 * padding) return null;
  const dilated = dilation > 1 ? ` with dilation ${dilation}` : "";
  const needed = Math.ceil((span - n) / 2);
  return (
    `The kernel spans ${span} ${unit}${dilated}, but the padded input has only ${n + 2 * padding}: ` +
    `use a smaller kernel or dilation, or padding of at least ${needed}.`
  );
}

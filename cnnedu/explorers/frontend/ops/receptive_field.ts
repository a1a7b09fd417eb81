/**
 * Receptive fields of a chain of layers: sizes, r and j, paths between units, and the gradient of a unit.
 * `cnnedu.analysis.receptive_field` and `cnnedu/explorers/_receptive_field_*.py` compute the same numbers.
 */

export type FieldKind = "conv" | "causal" | "max" | "avg";

/** A layer as the trait holds it. */
export type LayerTuple = readonly [kernel: number, stride: number, padding: number, dilation: number, kind: FieldKind];

export interface FieldLayer {
  readonly kernel: number;
  readonly stride: number;
  /** Zeros in front of the first unit, and behind the last. */
  readonly padding: number;
  readonly after: number;
  readonly dilation: number;
  readonly kind: FieldKind;
}

export const FIELD_KINDS: Record<FieldKind, string> = {
  conv: "conv",
  causal: "causal conv",
  max: "max pool",
  avg: "average pool",
};

/** A causal layer's padding follows from the rest. */
export function fieldLayer([kernel, stride, given, dilation, kind]: LayerTuple): FieldLayer {
  const padding = kind === "causal" ? (kernel - 1) * dilation : given;
  return { kernel, stride, padding, after: kind === "causal" ? 0 : padding, dilation, kind };
}

export const fieldLayerTuple = ({ kernel, stride, padding, dilation, kind }: FieldLayer): LayerTuple => [kernel, stride, padding, dilation, kind];

/** "conv 3, stride 2, dilation 4". */
export function fieldLayerName({ kernel, stride, dilation, kind }: FieldLayer): string {
  return `${FIELD_KINDS[kind]} ${kernel}${stride > 1 ? `, stride ${stride}` : ""}${dilation > 1 ? `, dilation ${dilation}` : ""}`;
}

const windowOf = ({ kernel, dilation }: FieldLayer): number => (kernel - 1) * dilation + 1;

/** Units of the input and of every layer; 0 or less where nothing fits. */
export function stackSizes(layers: readonly FieldLayer[], size: number): number[] {
  const sizes = [size];
  for (const layer of layers) {
    sizes.push(Math.floor((sizes.at(-1)! + layer.padding + layer.after - windowOf(layer)) / layer.stride) + 1);
  }
  return sizes;
}

/** Which layer does not fit, and what would; null when all do. */
export function stackProblem(layers: readonly FieldLayer[], size: number): string | null {
  const sizes = stackSizes(layers, size);
  for (const [at, layer] of layers.entries()) {
    const name = `Layer ${at + 1} (${fieldLayerName(layer)})`;
    if (layer.kind === "avg" && layer.dilation > 1) return `${name}: an average pooling has no dilation; make it 1.`;
    const half = Math.floor(layer.kernel / 2);
    if ((layer.kind === "max" || layer.kind === "avg") && layer.padding > half) {
      return `${name}: a pooling may be padded by at most half its kernel, ${half}.`;
    }
    const there = sizes[at]! + layer.padding + layer.after;
    if (windowOf(layer) > there) {
      const lacking = `its window spans ${windowOf(layer)} units, but only ${there} are there, padding included`;
      return `${name}: ${lacking}. A smaller kernel, dilation or earlier stride fits, or a larger input.`;
    }
  }
  return null;
}

/** What a layer sees: r pixels, j apart from unit to unit, the first of unit 0 at `start`. */
export interface FieldStep {
  readonly r: number;
  readonly j: number;
  readonly start: number;
  /** Where unit 0 is drawn, in pixels: over the middle of what it reads, or over the last of it if causal. */
  readonly place: number;
}

/** r ← r + (k−1)·d·j, start ← start − p·j, j ← j·s; the first entry is the input's. */
export function fieldSteps(layers: readonly FieldLayer[]): FieldStep[] {
  const steps: FieldStep[] = [{ r: 1, j: 1, start: 0, place: 0 }];
  for (const { kernel, stride, padding, dilation, kind } of layers) {
    const { r, j, start, place } = steps.at(-1)!;
    const span = (kernel - 1) * dilation;
    const share = kind === "causal" ? 1 : 0.5;
    steps.push({ r: r + span * j, j: j * stride, start: start - padding * j, place: place + j * (share * span - padding) });
  }
  return steps;
}

/** What unit `unit` of a layer reads of the row below; what is outside 0 … size − 1 is padding. */
export const readUnits = ({ kernel, stride, padding, dilation }: FieldLayer, unit: number): number[] =>
  Array.from({ length: kernel }, (_, m) => unit * stride - padding + m * dilation);

function oneHot(size: number, at: number): Float64Array {
  const made = new Float64Array(size);
  made[at] = 1;
  return made;
}

/** Along how many paths each unit of the input and of the layers up to `layer` reaches the unit. */
export function pathsDown(layers: readonly FieldLayer[], sizes: readonly number[], layer: number, unit: number): Float64Array[] {
  const found = [oneHot(sizes[layer]!, unit)];
  for (let number = layer; number > 0; number--) {
    const { kernel, stride, padding, dilation } = layers[number - 1]!;
    const [above, below] = [found.at(-1)!, new Float64Array(sizes[number - 1]!)];
    for (let o = 0; o < above.length; o++) {
      if (above[o] === 0) continue;
      for (let m = 0; m < kernel; m++) {
        const i = o * stride - padding + m * dilation;
        if (i >= 0 && i < below.length) below[i]! += above[o]!;
      }
    }
    found.push(below);
  }
  return found.reverse();
}

/** Along how many paths the unit reaches each unit of its layer and of those above. */
export function pathsUp(layers: readonly FieldLayer[], sizes: readonly number[], layer: number, unit: number): Float64Array[] {
  const found = [oneHot(sizes[layer]!, unit)];
  for (let number = layer + 1; number < sizes.length; number++) {
    const { kernel, stride, padding, dilation } = layers[number - 1]!;
    const [below, above] = [found.at(-1)!, new Float64Array(sizes[number]!)];
    for (let o = 0; o < above.length; o++) {
      for (let m = 0; m < kernel; m++) {
        const i = o * stride - padding + m * dilation;
        if (i >= 0 && i < below.length) above[o]! += below[i]!;
      }
    }
    found.push(above);
  }
  return found;
}

/** First and last unit that is not 0; null if all are. */
export function pathExtent(paths: ArrayLike<number>): readonly [number, number] | null {
  let [first, last] = [0, paths.length - 1];
  while (first <= last && paths[first] === 0) first++;
  while (last >= first && paths[last] === 0) last--;
  return first > last ? null : [first, last];
}

/** Of the mass, what a normal distribution has within two standard deviations. */
export const HELD_SHARE = 0.9545;

/**
 * 2r + 1 for the smallest r for which the values no further than r from the centre, along each axis, hold 95.45 %
 * of the mass, rows × cols.
 */
export function heldSize(mass: ArrayLike<number>, rows: number, cols: number, [y, x]: readonly [number, number]): number {
  // Distances are multiples of a half: count them in halves, and add up what lies at each.
  const at = new Float64Array(4 * (rows + cols) + 2 * Math.ceil(Math.abs(y) + Math.abs(x)) + 4);
  let total = 0;
  for (let i = 0, index = 0; i < rows; i++) {
    const down = Math.abs(2 * (i - y));
    for (let j = 0; j < cols; j++, index++) {
      at[Math.max(down, Math.abs(2 * (j - x)))]! += mass[index]!;
      total += mass[index]!;
    }
  }
  let held = 0;
  for (let halves = 0; halves < at.length; halves++) {
    held += at[halves]!;
    if (held >= HELD_SHARE * total * (1 - 1e-12)) return Math.trunc(halves) + 1;
  }
  return 1;
}

/** The gradient when every path counts the same: paths down times paths across, rows × cols, with sum 1. */
export function equalGradient(down: Float64Array, across: Float64Array): Float64Array {
  const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);
  const total = sum(down) * sum(across) || 1;
  const made = new Float64Array(down.length * across.length);
  down.forEach((paths, i) => {
    if (paths > 0) made.set(across.map((other) => (paths * other) / total), i * across.length);
  });
  return made;
}

/** The middle square of a picture as n × n pixels, each the mean of what it covers: what a network would be given. */
export function squareSample(data: ArrayLike<number>, width: number, height: number, channels: number, n: number): Uint8Array {
  const side = Math.min(width, height);
  const [left, top] = [Math.floor((width - side) / 2), Math.floor((height - side) / 2)];
  const edge = (i: number): number => Math.floor((i * side) / n);
  const made = new Uint8Array(n * n * channels);
  for (let i = 0, at = 0; i < n; i++) {
    const [y0, y1] = [edge(i), Math.max(edge(i + 1), edge(i) + 1)];
    for (let j = 0; j < n; j++) {
      const [x0, x1] = [edge(j), Math.max(edge(j + 1), edge(j) + 1)];
      for (let c = 0; c < channels; c++, at++) {
        let sum = 0;
        for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) sum += data[((top + y) * width + left + x) * channels + c]!;
        made[at] = Math.round(sum / ((y1 - y0) * (x1 - x0)));
      }
    }
  }
  return made;
}

/** A picture in which each pixel is as bright as its weight says, black for 0. */
export function dimmed(pixels: ArrayLike<number>, channels: number, weights: ArrayLike<number>): Uint8Array {
  let most = 0;
  for (let i = 0; i < weights.length; i++) most = Math.max(most, weights[i]!);
  const made = new Uint8Array(pixels.length);
  for (let i = 0; i < made.length; i++) made[i] = most > 0 ? (pixels[i]! * weights[Math.floor(i / channels)]!) / most : 0;
  return made;
}

/** The unit of a layer whose place is nearest, inside the layer. */
export function nearestUnit({ place, j }: FieldStep, size: number, at: number): number {
  return Math.max(0, Math.min(size - 1, Math.round((at - place) / j)));
}

/**
 * A small trained network, run in the page: layers one after the other, in float32 as torch computes them.
 * Python writes the layers (`cnnedu/explorers/_feature_map_network.py`), every size already worked out.
 */

/** Channels, rows, columns; a vector of n numbers is n × 1 × 1. */
export type Size = readonly [channels: number, rows: number, cols: number];

/** Numbers on their way to the page: base64 of little-endian float16 or float32. */
export interface Packed {
  readonly dtype: "float16" | "float32";
  readonly data: string;
}

interface Common {
  readonly name: string;
  /** Of what comes out. */
  readonly size: Size;
}
/**
 * Which rows and columns of the input each row and column of the output reads: stride, dilation and padding in one.
 * -1 stands for a zero of the padding.
 */
export interface Windows {
  readonly rows: readonly (readonly number[])[];
  readonly cols: readonly (readonly number[])[];
}
export interface ConvLayer extends Common, Windows {
  readonly kind: "conv";
  readonly groups: number;
  readonly weight: Packed;
  readonly bias: Packed | null;
}
export interface PoolLayer extends Common, Windows {
  readonly kind: "pool";
  readonly mode: "max" | "avg";
  /** A mean is the sum over the window times the shares of its row and of its column. */
  readonly shares: readonly [rows: readonly number[], cols: readonly number[]];
}
export interface LinearLayer extends Common {
  readonly kind: "linear";
  readonly weight: Packed;
  readonly bias: Packed | null;
}
export interface NormLayer extends Common {
  readonly kind: "norm";
  /** Per channel: the output is x × scale + shift. */
  readonly scale: Packed;
  readonly shift: Packed;
}
export interface ActLayer extends Common {
  readonly kind: "act";
  readonly f: string;
  readonly params: readonly number[];
}
export interface PlainLayer extends Common {
  readonly kind: "flatten" | "identity" | "softmax";
}
export type Layer = ConvLayer | PoolLayer | LinearLayer | NormLayer | ActLayer | PlainLayer;

export interface NetworkSpec {
  readonly input: Size;
  readonly layers: readonly Layer[];
}

const unpacked = new WeakMap<Packed, Float32Array>();

/** The numbers of a packed array, decoded once. */
export function unpack(packed: Packed): Float32Array {
  let made = unpacked.get(packed);
  if (made === undefined) {
    const bytes = Uint8Array.from(atob(packed.data), (letter) => letter.charCodeAt(0));
    const view = new DataView(bytes.buffer);
    const read = packed.dtype === "float16" ? (i: number) => half(view.getUint16(2 * i, true)) : (i: number) => view.getFloat32(4 * i, true);
    made = Float32Array.from({ length: bytes.length / (packed.dtype === "float16" ? 2 : 4) }, (_, i) => read(i));
    unpacked.set(packed, made);
  }
  return made;
}

/** A float16 from its bits: sign, five of exponent, ten of fraction. */
function half(bits: number): number {
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023];
  const size = exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
  return bits >> 15 ? -size : size;
}

export const volume = ([c, h, w]: Size): number => c * h * w;

/** What every layer makes of the input: the input itself first, then the output of each layer. */
export function activations({ input: size, layers }: NetworkSpec, input: ArrayLike<number>): Float32Array[] {
  const made: Float32Array[] = [Float32Array.from(input)];
  let [x, from] = [made[0]!, size];
  for (const layer of layers) {
    made.push((x = apply(layer, x, from)));
    from = layer.size;
  }
  return made;
}

function apply(layer: Layer, x: Float32Array, from: Size): Float32Array {
  switch (layer.kind) {
    case "conv":
      return convolve(layer, x, from);
    case "pool":
      return pool(layer, x, from);
    case "linear":
      return multiply(layer, x);
    case "norm": {
      const [scale, shift, each] = [unpack(layer.scale), unpack(layer.shift), from[1] * from[2]];
      return x.map((value, i) => value * scale[(i / each) | 0]! + shift[(i / each) | 0]!);
    }
    case "act": {
      const f = squash(layer.f, layer.params);
      return x.map(f);
    }
    case "softmax":
      return Float32Array.from(probabilities(x));
    default:
      return x; // the same numbers: a vector of them, or dropout, which is idle once a network is trained
  }
}

/** Each logit's share: e to the logit, divided by the sum of all of these. */
export function probabilities(logits: ArrayLike<number>): Float64Array {
  const all = Float64Array.from(logits);
  const top = all.reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = all.map((logit) => Math.exp(logit - top));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}

/**
 * The sum behind each output, two filters of a group at a time, which read the same numbers. Padding is read from a
 * column, or a row, of zeros beside the input.
 */
function convolve({ rows, cols, groups, size: [o, ho, wo], ...layer }: ConvLayer, x: Float32Array, [channels, h, w]: Size): Float32Array {
  const [weight, bias] = [unpack(layer.weight), layer.bias && unpack(layer.bias)];
  const [depth, kh, kw, wide] = [channels / groups, rows[0]!.length, cols[0]!.length, w + 1];
  const zeros = channels * h * wide;
  const cells = new Float32Array(zeros + wide);
  for (let row = 0; row < channels * h; row++) cells.set(x.subarray(row * w, (row + 1) * w), row * wide);
  const down = Int32Array.from(rows.flat());
  const across = Int32Array.from(cols.flat(), (col) => (col < 0 ? w : col));
  const made = new Float32Array(o * ho * wo);
  const [taps, area] = [depth * kh * kw, ho * wo];
  for (let f = 0, two = 1; f < o; f += two) {
    const first = Math.floor((f * groups) / o) * depth;
    two = f + 1 < o && Math.floor(((f + 1) * groups) / o) * depth === first ? 2 : 1;
    const other = f + two - 1; // the same filter again, where it is alone
    for (let i = 0, to = f * area; i < ho; i++) {
      for (let j = 0; j < wo; j++, to++) {
        let [a, b, at, also] = [bias ? bias[f]! : 0, bias ? bias[other]! : 0, f * taps, other * taps];
        for (let c = first; c < first + depth; c++) {
          for (let m = 0; m < kh; m++) {
            const row = down[i * kh + m]!;
            const start = row < 0 ? zeros : (c * h + row) * wide;
            for (let n = 0; n < kw; n++) {
              const x = cells[start + across[j * kw + n]!]!;
              a += weight[at++]! * x;
              b += weight[also++]! * x;
            }
          }
        }
        made[to + (two - 1) * area] = b;
        made[to] = a;
      }
    }
  }
  return made;
}

function multiply(layer: LinearLayer, x: Float32Array): Float32Array {
  const [weight, bias] = [unpack(layer.weight), layer.bias && unpack(layer.bias)];
  return Float32Array.from({ length: layer.size[0] }, (_, o) => {
    let sum = bias ? bias[o]! : 0;
    for (let i = 0; i < x.length; i++) sum += weight[o * x.length + i]! * x[i]!;
    return sum;
  });
}

function pool({ rows, cols, mode, shares, size: [c, ho, wo] }: PoolLayer, x: Float32Array, [, h, w]: Size): Float32Array {
  const made = new Float32Array(c * ho * wo);
  const max = mode === "max";
  for (let ch = 0, at = 0; ch < c; ch++) {
    for (let i = 0; i < ho; i++) {
      for (let j = 0; j < wo; j++) {
        let total = max ? -Infinity : 0;
        for (const row of rows[i]!) {
          for (const col of cols[j]!) {
            const value = x[(ch * h + row) * w + col]!;
            total = max ? Math.max(total, value) : total + value;
          }
        }
        made[at++] = max ? total : total * shares[0][i]! * shares[1][j]!;
      }
    }
  }
  return made;
}

/** The activation functions by torch's names. */
export function squash(name: string, p: readonly number[]): (x: number) => number {
  switch (name) {
    case "relu":
      return (x) => Math.max(0, x);
    case "leaky_relu":
      return (x) => (x > 0 ? x : x * p[0]!);
    case "elu":
      return (x) => (x > 0 ? x : p[0]! * Math.expm1(x));
    case "tanh":
      return Math.tanh;
    case "scaled_tanh":
      return (x) => p[0]! * Math.tanh(p[1]! * x);
    case "sigmoid":
      return (x) => 1 / (1 + Math.exp(-x));
    case "silu":
      return (x) => x / (1 + Math.exp(-x));
    case "gelu":
      return (x) => (x / 2) * (1 + erf(x / Math.SQRT2));
    case "gelu_tanh":
      return (x) => (x / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
    case "softplus":
      return (x) => (x * p[0]! > p[1]! ? x : Math.log1p(Math.exp(x * p[0]!)) / p[0]!);
    case "hardtanh":
      return (x) => Math.min(p[1]!, Math.max(p[0]!, x));
    case "hardswish":
      return (x) => (x * Math.min(6, Math.max(0, x + 3))) / 6;
    default:
      throw new RangeError(`no activation is called ${name}`);
  }
}

/** Abramowitz and Stegun, 7.1.26: wrong by 1.5e-7 at most. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.sign(x) * (1 - series * Math.exp(-x * x));
}

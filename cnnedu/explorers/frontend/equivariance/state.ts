/** The EquivarianceExplorer's traits as one typed state, and the pictures of one scene, worked out by ops. */

import {
  applyLayers,
  compareSquares,
  insideError,
  largestOutput,
  shiftOutput,
  shiftSquare,
  strideOf,
  type BorderMode,
  type Boundary,
  type Comparison,
  type LayerKind,
  type LayerSpec,
  type Pair,
  type Square,
} from "../ops";
import type { Get } from "../shared/model";
import type { Picture } from "../shared/picture";

export const TRAITS = ["function", "kernel", "padding", "stride", "shift", "boundary", "picture", "invariance"] as const;

/** Pixels a side. */
export const SIZE = 32;
/** A picture is shifted by at most this many pixels. */
export const FARTHEST = 16;

export interface State {
  readonly layer: LayerSpec;
  readonly kernelName: string;
  readonly shift: Pair;
  readonly boundary: Boundary;
  readonly picture: string;
  readonly invariance: boolean;
}

export function readState(get: Get): State {
  const kernelName = get("kernel") as string;
  const kernels = (get("kernels") ?? {}) as Record<string, number[][]>;
  return {
    layer: {
      kind: get("function") as LayerKind,
      kernel: kernels[kernelName] ?? [[1]],
      border: get("padding") as BorderMode,
      stride: get("stride") as number,
    },
    kernelName,
    shift: get("shift") as Pair,
    boundary: get("boundary") as Boundary,
    picture: get("picture") as string,
    invariance: get("invariance") === true,
  };
}

export const clampShift = ([down, right]: Pair): Pair => {
  const clamp = (by: number): number => Math.max(-FARTHEST, Math.min(FARTHEST, by)) + 0; // no minus zero
  return [clamp(down), clamp(right)];
};

/** Numbers from 0 to 1. */
export function squareOf({ width, channels, data }: Picture): Square {
  const grey = (at: number): number =>
    channels === 1 ? data[at]! : Math.round(0.299 * data[3 * at]! + 0.587 * data[3 * at + 1]! + 0.114 * data[3 * at + 2]!);
  return { size: width, data: Float64Array.from({ length: width * width }, (_, at) => grey(at) / 255) };
}

export interface Scene {
  readonly state: State;
  readonly x: Square;
  readonly shifted: Square;
  /** f(x), f(shift(x)), shift(f(x)). */
  readonly plain: Square;
  readonly found: Square;
  readonly expected: Square;
  readonly equivariance: Comparison;
  readonly invariance: Comparison;
  /** What has full colour. */
  readonly scale: number;
  /** The largest error away from the border; null where nothing is. */
  readonly inside: number | null;
}

/** Outputs of one picture, the oldest first: while it is dragged to and fro, and functions are compared, they come again. */
let known: { x: Square; outputs: Map<string, Square> } | null = null;
const MOST_KNOWN = 100;

/** f(shift(x)) for each of these shifts. */
export function outputsOf(x: Square, layer: LayerSpec, shifts: readonly Pair[], boundary: Boundary): Square[] {
  if (known?.x !== x) known = { x, outputs: new Map() };
  const { outputs } = known;
  const moves = shifts.map((shift) => ({ shift, key: JSON.stringify([layer, shift, shift.some((by) => by !== 0) && boundary]) }));
  const missing = moves.filter(({ key }, i) => !outputs.has(key) && moves.findIndex((move) => move.key === key) === i);
  const made = applyLayers(missing.map(({ shift }) => shiftSquare(x, shift, boundary)), layer);
  missing.forEach(({ key }, i) => outputs.set(key, made[i]!));
  const found = moves.map(({ key }) => outputs.get(key)!);
  for (const key of outputs.keys()) if (outputs.size > MOST_KNOWN) outputs.delete(key);
  return found;
}

/** How far from the border of the output the padding is still seen. */
export const marginOf = ({ kind, stride }: LayerSpec): number => (kind === "blur_pool" ? Math.ceil(2 / stride) : 1);

export function compose(state: State, x: Square): Scene {
  const { layer, shift, boundary } = state;
  const shifted = shiftSquare(x, shift, boundary);
  const [plain, found] = outputsOf(x, layer, [[0, 0], shift], boundary) as [Square, Square];
  const expected = shiftOutput(plain, shift, strideOf(layer), boundary);
  const scale = largestOutput(plain, found);
  const equivariance = compareSquares(found, expected, scale);
  const inside = insideError(equivariance, shift, strideOf(layer), marginOf(layer));
  return { state, x, shifted, plain, found, expected, equivariance, invariance: compareSquares(found, plain, scale), scale, inside };
}

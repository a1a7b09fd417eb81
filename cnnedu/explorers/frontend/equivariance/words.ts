/** What the picture says in words: whether a claim holds, and where and why it breaks. */

import { strideOf, type Comparison, type LayerKind, type Pair } from "../ops";
import { format, plural } from "../shared/format";
import { marginOf, SIZE, type Scene, type State } from "./state";

export const NAMES: Record<LayerKind, string> = {
  convolution: "convolution",
  locally_connected: "locally connected",
  dense: "dense",
  max_pool: "max pooling",
  avg_pool: "average pooling",
  blur_pool: "blur pooling",
};

export const place = (row: number, col: number): string => `row ${row}, column ${col}`;

/** "2 down, 6 right"; "not at all". */
export function steps([down, right]: Pair): string {
  const part = (by: number, plus: string, minus: string): string[] => (by === 0 ? [] : [`${format(Math.abs(by))} ${by > 0 ? plus : minus}`]);
  return [...part(down, "down", "up"), ...part(right, "right", "left")].join(", ") || "not at all";
}

/** By how many positions the output moves. */
export const outputSteps = ({ layer, shift: [down, right] }: State): Pair => [down / strideOf(layer), right / strideOf(layer)];

const still = ([down, right]: Pair): boolean => down === 0 && right === 0;

export const divides = ({ layer, shift }: State): boolean => shift.every((by) => by % strideOf(layer) === 0);

/** "Exactly 0 at all 1024 positions." or how much and where. */
export function amount({ max, at, size, differing, compared, scale }: Comparison): string {
  if (max === 0) return `Difference exactly 0 at all ${compared} positions${compared < size * size ? " compared" : ""}.`;
  const share = scale > 0 ? `, ${format((100 * max) / scale, 0)} % of the largest output` : "";
  return `${differing} of ${compared} positions differ. Largest difference ${format(max)}${share}, at ${place(...at)}.`;
}

/** Why f(shift(x)) is not shift(f(x)), or why it is. */
export function reasons(scene: Scene): string[] {
  const { state, equivariance, inside } = scene;
  const { layer, shift, boundary } = state;
  const stride = strideOf(layer);
  if (still(shift)) return ["Nothing has moved yet: drag the picture."];
  if (equivariance.max === 0) return [whyExact(state)];
  if (layer.kind === "dense") return ["Every pixel has a weight of its own to every output. Nothing ties what the layer does here to what it does there."];
  const found: string[] = [];
  if (layer.kind === "locally_connected") found.push("Every position has a kernel of its own: the weights are not shared, so a pattern that moves meets other weights.");
  if (!divides(state)) {
    const by = shift.find((one) => one % stride !== 0)!;
    const moved = `Stride ${stride} does not divide ${Math.abs(by)}: the output would have to move by ${format(Math.abs(by) / stride)} positions. Shown is what lies between two, interpolated.`;
    found.push(layer.kind === "blur_pool" ? `${moved} The blur keeps the error small; it does not remove it.` : moved);
  } else if (boundary === "circular" && SIZE % stride !== 0) {
    found.push(`Stride ${stride} does not divide the ${SIZE} pixels: once round the border, the outputs are out of step.`);
  }
  const atBorder = layer.border !== "circular" || boundary === "zero";
  if (atBorder && layer.kind !== "locally_connected" && (divides(state) || found.length === 0)) found.push(border(scene, inside));
  return found;
}

function border({ state, equivariance }: Scene, inside: number | null): string {
  const { layer, boundary } = state;
  const cause =
    layer.border === "none"
      ? "The border: no window reaches across it, so what the shift brings round it is seen only now."
      : layer.border === "circular"
        ? "The border: the padding goes round it, but the shift lets zeros come in."
        : boundary === "circular"
          ? "The border: the zeros beyond it do not move with the picture."
          : "The border: what has left the picture is replaced by the zeros beyond it.";
  if (inside === null || inside > 1e-12 * equivariance.scale) return cause;
  return `${cause} Further than ${plural(marginOf(layer), "position")} from the rim, before or after the shift, it is exactly 0.`;
}

function whyExact({ layer, boundary }: State): string {
  const stride = strideOf(layer);
  const multiple = stride > 1 ? [`the shift is a multiple of the stride, ${stride}`] : [];
  const weights = layer.kind === "convolution" || layer.kind === "blur_pool" ? "the same weights stand at every position" : "every window does the same";
  const rim =
    boundary === "zero" ? "what comes in is left out of the comparison" : layer.border === "circular" ? "the border goes round" : "nothing at the border differs in this picture";
  const parts = [weights, rim, ...multiple];
  return `Because ${parts.slice(0, -1).join(", ")} and ${parts.at(-1)!}.`;
}

/** Why f(shift(x)) is f(x), or is not. */
export function invarianceReason({ state, invariance, equivariance }: Scene): string {
  if (still(state.shift)) return "Nothing has moved yet.";
  if (invariance.max === 0) return "The output does not tell where the picture stands.";
  return equivariance.max === 0
    ? "The output moves with the picture, so it does not stay the same: equivariant is not invariant."
    : "The output changes when the picture moves.";
}

/** The spoken line. */
export function spoken(scene: Scene): string {
  const { state, equivariance, invariance } = scene;
  const verdict = equivariance.max === 0 ? "f(shift(x)) equals shift(f(x))" : "f(shift(x)) is not shift(f(x))";
  const more = state.invariance ? ` Invariance: ${invariance.max === 0 ? "f(shift(x)) equals f(x)." : `f(shift(x)) is not f(x). ${amount(invariance)}`}` : "";
  return `${NAMES[state.layer.kind]}, picture moved ${steps(state.shift)}. Equivariance: ${verdict}. ${amount(equivariance)} ${reasons(scene).join(" ")}${more}`;
}

export interface Pointer {
  readonly row: number;
  readonly col: number;
}

/** The line below the picture: one position written out, else what to do. */
export function hint({ found, expected, plain, equivariance, state }: Scene, pointer: Pointer | null): string {
  if (pointer === null || pointer.row >= found.size || pointer.col >= found.size) {
    return "Drag the picture, or move it with the arrow keys. Point at an output to read both numbers.";
  }
  const at = pointer.row * found.size + pointer.col;
  const [a, b] = [found.data[at]!, expected.data[at]!];
  if (Number.isNaN(b)) return `Output ${place(pointer.row, pointer.col)}: nothing to compare, the shift has uncovered it.`;
  const unmoved = state.invariance ? `; f(x) = ${format(plain.data[at]!)}` : "";
  return `Output ${place(pointer.row, pointer.col)}: f(shift(x)) = ${format(a)}, shift(f(x)) = ${format(b)}, difference ${format(equivariance.map[at]!)}${unmoved}.`;
}

/** What the drawing shows, computed once for every change of the traits. */

import { reach } from "../shared/scale";
import { standing, twinsOf, WIRINGS, wiringMatrix, wiringOutput, type Focus, type Wiring } from "../ops";
import type { State } from "./state";

export interface Layer {
  readonly values: { readonly matrix: readonly (readonly number[])[]; readonly output: readonly number[] };
  /** The strongest weight of all three: one colour scale. */
  readonly most: number;
}

export interface Scene {
  readonly state: State;
  /** The inputs as they stand. */
  readonly input: readonly number[];
  readonly layers: Readonly<Record<Wiring, Layer>>;
  /** Outputs that see the same patch as the one shown. */
  readonly twins: readonly number[];
  readonly pointer: Focus | null;
}

export function compose(state: State): Scene {
  const matrices = WIRINGS.map((wiring) => wiringMatrix(wiring, state));
  const most = reach(matrices.flat(2));
  const layer = (wiring: Wiring, at: number): Layer => ({ values: { matrix: matrices[at]!, output: wiringOutput(wiring, state) }, most });
  const layers = Object.fromEntries(WIRINGS.map((wiring, at) => [wiring, layer(wiring, at)])) as Record<Wiring, Layer>;
  const input = standing(state);
  return { state, input, layers, twins: twinsOf(input, state.kernel.length, state.position), pointer: null };
}

/** The effective field of the unit: at once where all paths count the same, little by little for random networks. */

import { addMagnitudes, asShares, networkCost, randomGradient, RANDOM_NETWORKS, type RandomNetworks } from "../ops/random_networks";
import { equalGradient, heldSize, pathsDown } from "../ops/receptive_field";
import type { State } from "./state";

export interface Effective {
  /** Share of each pixel, rows × cols. */
  readonly mass: Float64Array;
  readonly rows: number;
  readonly cols: number;
  /** The same for columns alone. */
  readonly profile: Float64Array;
  /** Side of the square that holds 95.45 %. */
  readonly held: number;
  /** Networks averaged so far; null where paths are counted. */
  readonly networks: number | null;
  /** Why no networks are drawn though they were asked for. */
  readonly note: string | null;
}

/** Multiplications per network that a page should be asked for. */
const DEAREST = 3e6;
/** Milliseconds without a change before networks are drawn, and for how long at a time. */
const PATIENCE = 160;
const SLICE = 6;

export class EffectiveField {
  private key = "";
  private shown: Effective | null = null;
  private total: Float64Array | null = null;
  private count = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly changed: () => void) {}

  get(state: State): Effective {
    const key = JSON.stringify([state.layers, state.size, state.axes, state.unit, state.weights]);
    if (key === this.key && this.shown !== null) return this.shown;
    clearTimeout(this.timer);
    this.key = key;
    this.total = null;
    this.count = 0;
    const equal = paths(state);
    const random = state.weights !== "equal" && state.unit[0] > 0;
    const networks: RandomNetworks = { ...state, relu: state.weights === "relu" };
    const dear = random && networkCost(networks) > DEAREST;
    const note = dear ? "This stack is too large to draw random networks of in a page: paths are counted instead. The Python call measures it." : null;
    this.shown = summed(state, equal, random && !dear ? 0 : null, note);
    if (random && !dear) this.timer = setTimeout(() => this.work(state, networks), PATIENCE);
    return this.shown;
  }

  dispose(): void {
    clearTimeout(this.timer);
  }

  private work(state: State, networks: RandomNetworks): void {
    const until = performance.now() + SLICE;
    do {
      const grad = randomGradient(networks, this.count++);
      this.total ??= new Float64Array(grad.length);
      addMagnitudes(this.total, grad);
    } while (this.count < RANDOM_NETWORKS && performance.now() < until);
    this.shown = summed(state, asShares(this.total), this.count, null);
    if (this.count < RANDOM_NETWORKS) this.timer = setTimeout(() => this.work(state, networks), 16);
    this.changed();
  }
}

function paths({ layers, sizes, axes, unit: [layer, row], down }: State): Float64Array {
  return equalGradient(axes === 2 ? pathsDown(layers, sizes, layer, row)[0]! : Float64Array.of(1), down[0]!);
}

function summed(state: State, mass: Float64Array, networks: number | null, note: string | null): Effective {
  const { axes, size: cols, steps, unit: [layer, row, col] } = state;
  const rows = axes === 2 ? cols : 1;
  const profile = new Float64Array(cols);
  for (let i = 0, at = 0; i < rows; i++) for (let j = 0; j < cols; j++, at++) profile[j]! += mass[at]!;
  const { r, j, start } = steps[layer]!;
  const middle = (at: number): number => start + j * at + (r - 1) / 2;
  const held = heldSize(mass, rows, cols, [axes === 2 ? middle(row) : 0, middle(col)]);
  return { mass, rows, cols, profile, held, networks, note };
}

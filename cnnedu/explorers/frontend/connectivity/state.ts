/** The ConnectivityExplorer's traits as one typed state, and the patches that change it. */

import { patched, type Binding, type Get, type Traits } from "../shared/model";
import { checkWiring, inputOrder, usualWeights, type Counted, type Wiring, type WiringState } from "../ops";

export const TRAITS = [
  "input",
  "dense_weight",
  "local_weight",
  "kernel",
  "kind",
  "position",
  "shuffled",
  "show",
  "size",
  "channels",
  "kernel_size",
  "filters",
  "units",
] as const;

export interface State extends WiringState {
  readonly kind: Wiring;
  readonly position: number;
  /** Whether cells say which parameter stands there, in place of its value. */
  readonly names: boolean;
  readonly counted: Counted;
  readonly outputs: number;
}

export function readState(get: Get): State {
  const [input, kernel] = [get("input") as number[], get("kernel") as number[]];
  const outputs = Math.max(1, input.length - kernel.length + 1);
  const whole = (name: string): number => Number(get(name));
  return {
    input,
    kernel,
    dense: get("dense_weight") as number[][],
    local: get("local_weight") as number[][],
    shuffled: get("shuffled") === true,
    kind: get("kind") as Wiring,
    position: Math.max(0, Math.min(outputs - 1, whole("position"))),
    names: get("show") === "names",
    counted: {
      size: whole("size"),
      channels: whole("channels"),
      kernel: whole("kernel_size"),
      filters: whole("filters"),
      units: whole("units"),
    },
    outputs,
  };
}

/** Write traits if they fit together; otherwise write nothing and return the sentence that says why. */
export function attempt(binding: Binding, patch: Traits): string | null {
  const get = patched(binding, patch);
  const [inputs, taps] = [(get("input") as number[]).length, (get("kernel") as number[]).length];
  const complaint = checkWiring(inputs, taps, readState(get).counted);
  if (complaint === null) binding.set(patch);
  return complaint;
}

/** The weights of a kernel that grows, from its sixth on the first again. */
const TAPS = [-1, 2, 1, -2, 3];

/** The traits after the drawing has been given this many inputs and taps: what there was stays. */
export function resized({ input, dense, local, kernel, position }: State, inputs: number, taps: number): Traits {
  const outputs = inputs - taps + 1;
  return {
    input: Array.from({ length: inputs }, (_, j) => input[j] ?? 0),
    kernel: Array.from({ length: taps }, (_, t) => kernel[t] ?? TAPS[t]!),
    ...(outputs > 0 && {
      dense_weight: usualWeights(outputs, inputs, dense),
      local_weight: usualWeights(outputs, taps, local),
      position: Math.min(position, outputs - 1),
    }),
  };
}

/** Where a weight is kept: the trait, and the row and column in it. */
function place({ input, shuffled }: State, wiring: Wiring, i: number, j: number): [string, number | null, number] {
  if (wiring === "dense") return ["dense_weight", i, inputOrder(input.length, shuffled)[j]!];
  return wiring === "local" ? ["local_weight", i, j - i] : ["kernel", null, j - i];
}

const replaced = <T>(list: readonly T[], at: number, value: T): T[] => list.map((old, i) => (i === at ? value : old));

/** The traits after the weight between output i and input j has been given a value. */
export function withWeight(state: State, wiring: Wiring, i: number, j: number, value: number): Traits {
  const [name, row, col] = place(state, wiring, i, j);
  if (row === null) return { [name]: replaced(state.kernel, col, value) };
  const rows = wiring === "dense" ? state.dense : state.local;
  return { [name]: replaced(rows, row, replaced(rows[row]!, col, value)) };
}

/** The traits after the input that stands at place j has been given a value. */
export const withInput = ({ input, shuffled }: State, j: number, value: number): Traits => ({
  input: replaced(input, inputOrder(input.length, shuffled)[j]!, value),
});

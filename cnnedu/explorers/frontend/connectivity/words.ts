/** What the drawing says in words. */

import { format, plural, TIMES } from "../shared/format";
import { countedSizes, drawnCosts, grouped, wiringCosts, parameterAt, sees, sight, WIRINGS, type Focus, type Wiring } from "../ops";
import type { Scene } from "./scene";

export const TITLES: Readonly<Record<Wiring, string>> = {
  dense: "Dense",
  local: "Locally connected",
  convolutional: "Convolutional",
};

export const WHAT: Readonly<Record<Wiring, string>> = {
  dense: "every output sees every input",
  local: "sees its neighbours only",
  convolutional: "neighbours, shared weights",
};

/** "1, 2 and 3". */
const listed = (items: readonly (number | string)[]): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;

const factor = (value: number): string => (value < 0 ? `(${format(value)})` : format(value));

/** The products behind the shown output: "0×(−1) + 2×2 + 1×1". */
export function products({ state, input, layers }: Scene, wiring: Wiring): string {
  const { first, seen } = sight(wiring, state.position, input.length, state.kernel.length);
  const row = layers[wiring].values.matrix[state.position]!;
  return input.slice(first, first + seen).map((x, t) => `${format(x)}${TIMES}${factor(row[first + t]!)}`).join(" + ");
}

/** What sharing means for this input: outputs that see the same patch. */
export function twinNote({ state, input, layers, twins }: Scene): string {
  if (twins.length === 0) return "No other output looks at the same patch: give two places of the input the same numbers, and compare what the three layers answer.";
  const all = [state.position, ...twins].sort((a, b) => a - b);
  const patch = input.slice(state.position, state.position + state.kernel.length).map((x) => format(x)).join(", ");
  const answers = (wiring: Wiring): string => listed(all.map((i) => format(layers[wiring].values.output[i]!)));
  return (
    `Outputs ${listed(all)} look at the same patch (${patch}). The convolution answers ${answers("convolutional")}, as it must. ` +
    `Locally connected: ${answers("local")}, dense: ${answers("dense")}. What those two learn in one place they do not know in another.`
  );
}

export const START =
  "Point at an output, an input, an edge or an entry of a matrix: what belongs to it lights up in all three. Click a weight or an input to change it.";

const SHUFFLED =
  "The inputs stand in another order. The dense layer’s columns were shuffled alike, and its outputs are exactly what they were: it never knew who its neighbours are. The other two now see other neighbours.";

/** The note below the drawing. */
export function hint(scene: Scene): string {
  const { pointer, state } = scene;
  if (pointer === null) return state.shuffled ? SHUFFLED : START;
  if (!("input" in pointer)) return outputHint(scene, pointer.output);
  return "output" in pointer ? weightHint(scene, pointer) : inputHint(scene, pointer.input);
}

function outputHint({ state }: Scene, i: number): string {
  const taps = state.kernel.length;
  const patch = Array.from({ length: taps }, (_, t) => i + t);
  return `Output ${i} sees all ${state.input.length} inputs of the dense layer, and only ${taps > 1 ? "inputs" : "input"} ${listed(patch)} in the other two.`;
}

function inputHint({ state }: Scene, j: number): string {
  const { outputs, kernel } = state;
  const reached = Array.from({ length: outputs }, (_, i) => i).filter((i) => sees("convolutional", i, j, kernel.length));
  return `Input ${j} reaches ${outputs > 1 ? `all ${outputs} outputs` : "the output"} of the dense layer, and only ${reached.length > 1 ? "outputs" : "output"} ${listed(reached)} in the other two.`;
}

function weightHint({ state }: Scene, { output: i, input: j }: Focus & { output: number; input: number }): string {
  const [inputs, taps] = [state.input.length, state.kernel.length];
  const costs = drawnCosts(inputs, taps);
  if (!sees("convolutional", i, j, taps)) {
    return `From input ${j} to output ${i} only the dense layer has a connection. In the other two this is not a weight that happens to be 0: there is none.`;
  }
  const shared = parameterAt("convolutional", i, j, inputs, taps)!;
  return (
    `From input ${j} to output ${i}. Dense: one of ${costs.dense.weights} weights, locally connected: one of ${costs.local.weights}; each used once. ` +
    `Convolutional: weight ${shared} of the kernel, the same on ${state.outputs > 1 ? `all ${state.outputs} edges of its diagonal` : "its one edge"}: change one and all change.`
  );
}

/** The spoken line. */
export function spoken(scene: Scene): string {
  const { state, layers, input } = scene;
  const { position: at, kind } = state;
  const answer = (wiring: Wiring): string => format(layers[wiring].values.output[at]!);
  const others = WIRINGS.filter((wiring) => wiring !== kind).map((wiring) => `${TITLES[wiring].toLowerCase()} ${answer(wiring)}`);
  const drawn = drawnCosts(input.length, state.kernel.length);
  const costs = wiringCosts(state.counted);
  const { size, channels } = state.counted;
  const list = (write: (wiring: Wiring) => string): string => WIRINGS.map((wiring) => `${TITLES[wiring].toLowerCase()} ${write(wiring)}`).join(", ");
  return (
    `Output ${at}, ${TITLES[kind].toLowerCase()}: ${products(scene, kind)} = ${answer(kind)}; ${others.join("; ")}. ` +
    `Weights drawn: ${list((wiring) => String(drawn[wiring].weights))}. ` +
    `Parameters on ${size}${TIMES}${size}${TIMES}${channels}: ${list((wiring) => grouped(costs[wiring].weights + costs[wiring].biases))}.`
  ).replaceAll(/\((\u2212[^)]*)\)/g, "$1"); // spoken, a bracket around a number is only in the way
}

/** What locality saves and what sharing saves, as factors. */
export function moral({ state }: Scene): string {
  const { inputs, patch, places } = countedSizes(state.counted);
  const { kernel, channels } = state.counted;
  const times = (value: number): string => (value >= 100 ? grouped(Math.round(value)) : format(value, 1));
  const shares = places > 1 ? ` Sharing one filter among its ${plural(places, "place").replace(String(places), grouped(places))} divides the weights by ${grouped(places)} once more, and saves not a single multiplication.` : "";
  return `Looking at ${kernel}${TIMES}${kernel}${TIMES}${channels} = ${grouped(patch)} inputs instead of all ${grouped(inputs)} divides weights and multiplications per output by ${times(inputs / patch)}.${shares}`;
}

/** What a layer does, in a sentence; what a unit is; the spoken line. */

import { costOf, mapSide, netSize, plainSize, shortCount, type CostName, type NetBox, type NetGraph, type NetNode } from "../ops";

export const COSTS: Record<CostName, string> = { macs: "MACs", parameters: "parameters", memory: "bytes" };

/** A cost with its unit: "1.81 G MACs", "97.1 MB". */
export const costText = (count: number, cost: CostName): string =>
  cost === "memory" ? `${shortCount(count)}${count >= 999.5 ? "" : " "}B` : shortCount(count);

const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^(Max|Adaptive ?max)Pool|max pool|^max$/i, "Keeps the largest value of each window and forgets where it stood."],
  [/Adaptive.*Av|adaptive average/i, "Averages each map down to a fixed size: at 1×1, one number per channel."],
  [/^mean$/, "Averages over positions: one number per channel."],
  [/Av(g|erage) ?Pool/i, "Averages each window."],
  [/Batch ?Norm/i, "Shifts and scales each channel; it uses the means it kept from training."],
  [/(Layer|Group|Instance) ?Norm/i, "Brings values to mean 0 and deviation 1, then scales and shifts them."],
  [/ResponseNorm/, "Damps a value where its neighbours in other channels are strong."],
  [/^Re ?LU6?$/i, "Sets what is negative to zero."],
  [/^(SiLU|Swish|GELU|Mish|Hardswish|silu|gelu|hardswish)$/, "A smooth relative of ReLU."],
  [/sigmoid$/i, "Squeezes each value between 0 and 1: a gate."],
  [/tanh$/i, "Squeezes each value between −1 and 1."],
  [/Dropout|StochasticDepth|DropPath/, "Drops values at random while training; in use, as here, it does nothing."],
  [/^Linear$|^linear$/, "Dense: every output is a weighted sum of all inputs."],
  [/^add$/, "Adds element by element: here the shortcut meets what the layers have made."],
  [/^concatenate$/, "Lays its inputs behind each other, channel upon channel; nothing is computed."],
  [/^multiply$/, "Multiplies element by element: one side is the gate of the other."],
  [/upsample/i, "Makes the map larger by interpolation."],
  [/^matrix product$/, "Every row with every column: in attention, every position with every other."],
  [/softmax/i, "Turns scores into shares that sum to 1."],
  [/^Embedding$|^embedding$/, "Looks up a vector for each token."],
  [/^pad$/, "Adds a border."],
  [/^Flatten$/, "Lays all maps out in one row; nothing is computed."],
  [/^Identity$/, "Hands on what it gets."],
  [/^Subsampling$/, "LeNet's pooling: an average with a weight and a bias per channel."],
  [/LocallyConnected/, "A convolution without sharing: other weights at every position."],
  [/BitmapDistance/, "Compares with a drawn picture of each digit."],
];

/** What one step does. */
export function does(node: NetNode, network: NetGraph): string {
  if (node.kind === "input") return "This comes in. Press play and follow it, shape after shape; point at a box for its numbers, click one to open it.";
  if (node.kind === "output") return "What the network answers.";
  if (/^ConvTranspose/.test(node.name) || node.name === "transposed convolution") return "A convolution turned around: every input value lays down a weighted kernel, and the map grows.";
  if (/^(Partial)?Conv|^convolution$/.test(node.name)) return convolution(node, plainSize(network.nodes[node.inputs[0] ?? 0]?.shape) ?? []);
  return SENTENCES.find(([pattern]) => pattern.test(node.name))?.[1] ?? "";
}

function convolution({ setting, shape }: NetNode, input: readonly number[]): string {
  const groups = Number(/groups (\d+)/.exec(setting)?.[1] ?? 1);
  const maps = plainSize(shape)?.[1] ?? 0;
  if (groups > 1 && groups === input[1]) return "Depthwise: one kernel per channel, which sees that channel alone.";
  if (/^1(×1)*(,|$)/.test(setting)) return `Mixes the ${input[1] ?? ""} channels at each position, and looks at no neighbour.`;
  const wide = setting.split(",")[0];
  return `Each of its ${maps} filters looks at ${wide} positions in ${groups > 1 ? `${(input[1] ?? 0) / groups} of the` : "all"} ${input[1] ?? ""} channels.`;
}

/** What a unit of several steps is. */
export function unitWords(network: NetGraph, { unit }: NetBox): string {
  if (unit === null || unit.children.length === 0) return "";
  const layers = network.nodes.slice(unit.start, unit.end).filter(({ kind }) => kind === "layer").length;
  if (unit.kind === "fold") return `${unit.times} like blocks in a row, ${layers} layers: same layers, same wires.`;
  const what = unit.kind === "stage" ? "A run of layers on maps of one size" : unit.kind;
  return `${what}: ${layers} layer${layers === 1 ? "" : "s"}.`;
}

/** What a box adds to a layer's name: its window, its stride. */
export function brief({ name, setting }: NetNode): string {
  const short = setting.replace(/stride (\d)/, "/$1").replace(/, groups (\d+)/, (_, n: string) => (Number(n) > 1 ? `, ${n} groups` : "")).replace(", /", " /");
  return short === "" ? (/^(Linear|Dropout|Embedding)$/.test(name) ? name.toLowerCase() : "") : short;
}

/** How large a receptive field is: "435×435 pixels". */
export function fieldText(node: NetNode, input: readonly number[]): string {
  if (node.field === null) return node.kind === "input" ? "" : "everything";
  const [size, jump] = node.field;
  const flat = typeof size === "number" && input.length > 3;
  const [unit, plain] = input.length === 2 ? ["tokens", "token"] : input.length === 3 ? ["steps", "step"] : ["pixels", "pixel"];
  return `${flat ? `${size}×${size}` : size} ${unit}, a new one every ${jump === 1 ? plain : `${jump} ${unit}`}`;
}

/** The spoken line. */
export function spoken(network: NetGraph, focus: string, step: number, cost: CostName): string {
  const unit = network.units.get(focus) ?? network.root;
  const node = network.nodes[step]!;
  const parts = Math.max(1, unit.children.length);
  const where = focus === "" ? network.name : `${network.name}, ${focus}`;
  const sum = costText(costOf(network, unit, cost), cost);
  return (
    `${where}: ${parts} part${parts === 1 ? "" : "s"} in sight, ${sum} ${cost === "memory" ? "of activations" : COSTS[cost]}. ` +
    `Step ${step + 1} of ${network.nodes.length}: ${node.name}, ${netSize(node.shape)}.`
  );
}

/** The label of a box for those who cannot see it. */
export function boxLabel(network: NetGraph, box: NetBox, cost: CostName): string {
  const { shape } = network.nodes[box.node]!;
  if (box.unit === null) return `${box.label}, ${netSize(shape)}`;
  const { unit } = box;
  const kind = unit.children.length > 0 ? (unit.times > 1 ? `${unit.times} like blocks` : unit.kind) : network.nodes[box.node]!.name;
  const sum = costOf(network, unit, cost);
  const priced = sum > 0 ? `, ${costText(sum, cost)} ${cost === "memory" ? "" : COSTS[cost]}` : "";
  return `${box.label}, ${kind === box.label ? "" : `${kind}, `}${netSize(shape)}${priced}${unit.children.length > 0 ? ", opens" : ""}`.trimEnd();
}

/** The largest side of any map of the network, against which slabs are drawn. */
export const largestSide = (network: NetGraph): number => network.nodes.reduce((most, { shape }) => Math.max(most, mapSide(shape)), 1);

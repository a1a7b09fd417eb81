/** What a layer does, in a sentence; what a unit is; the spoken line. */

import { costOf, mapSide, netSize, plainSize, countText, type CostName, type NetBox, type NetGraph, type NetNode } from "../ops";

export const COSTS: Record<CostName, string> = { macs: "MACs", parameters: "parameters", memory: "bytes" };

/** A cost with its unit: "1.81 G MACs", "97.1 MB". */
export const costText = (count: number, cost: CostName): string =>
  cost === "memory" ? `${countText(count)}${count >= 999.5 ? "" : " "}B` : countText(count);

export type Words = readonly (readonly [pattern: string, sentence: string])[];

/** What one step does; `words` are patterns of names with their sentences. */
export function does(node: NetNode, network: NetGraph, words: Words): string {
  if (/^(Partial)?Conv|^convolution$/.test(node.name)) return convolution(node, plainSize(network.nodes[node.inputs[0] ?? 0]?.shape) ?? []);
  return words.find(([pattern]) => new RegExp(pattern, "i").test(node.name))?.[1] ?? "";
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
export function brief({ name, setting }: NetNode, label: string): string {
  const short = setting.replace(/stride (\d)/, "/$1").replace(/, groups (\d+)/, (_, n: string) => (Number(n) > 1 ? `, ${n} groups` : "")).replace(", /", " /");
  if (short !== "") return short;
  return /^(Linear|Dropout|Embedding)$/.test(name) && name.toLowerCase() !== label ? name.toLowerCase() : "";
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

/** What is said of a box beyond what is written in it. */
export function alsoSaid(network: NetGraph, { unit, node }: NetBox, cost: CostName): string {
  if (unit === null) return "";
  const opens = unit.children.length > 0;
  return ` ${costOf(network, unit, cost) > 0 ? `${COSTS[cost]}, ` : ""}${opens ? unit.kind : network.nodes[node]!.name}${opens ? ", opens" : ""}`;
}

/** The largest side of any map of the network, against which slabs are drawn. */
export const largestSide = (network: NetGraph): number => network.nodes.reduce((most, { shape }) => Math.max(most, mapSide(shape)), 1);

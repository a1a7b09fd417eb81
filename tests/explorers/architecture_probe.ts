// What tests ask of the architecture explorer's arithmetic that takes an unpacked network; see test_architecture.py.
import { costOf, followFocus, levelOf, matchingNode, unpackNetwork, type NetUnit, type PackedNets } from "../../cnnedu/explorers/frontend/ops/architecture.ts";
import { architectureSource } from "../../cnnedu/explorers/frontend/ops/architecture_cost.ts";

export function unitsOf(packed: PackedNets, name: string): unknown[] {
  const walk = (unit: NetUnit): unknown[] => [[unit.key, unit.start, unit.end, unit.times, unit.kind], ...unit.children.flatMap(walk)];
  return walk(unpackNetwork(packed, name).root);
}

export function levelIn(packed: PackedNets, name: string, focus: string): unknown {
  const network = unpackNetwork(packed, name);
  const { boxes, wires } = levelOf(network, focus);
  const costs = boxes.flatMap(({ unit }) => (unit === null ? [] : [(["parameters", "macs", "memory"] as const).map((cost) => costOf(network, unit, cost))]));
  return { boxes: boxes.map(({ key, port, label, node }) => ({ key, port, label, node })), wires, costs };
}

export const follow = (packed: PackedNets, name: string, focus: string, node: number): string => followFocus(unpackNetwork(packed, name), focus, node);

export function matches(packed: PackedNets, name: string, other: string): number[] {
  const [one, two] = [unpackNetwork(packed, name), unpackNetwork(packed, other)];
  return one.nodes.map((_, at) => matchingNode(one, at, two));
}

export const source = (packed: PackedNets, names: string[], focus: string[], view: string): string =>
  architectureSource(view, names.map((name, at) => ({ network: unpackNetwork(packed, name), registered: true, focus: focus[at]! })));

/**
 * Networks as graphs: unpacking what `cnnedu/explorers/_architecture_pack.py` packs, and what is in sight where a unit
 * is open. Tests hold this to `cnnedu.analysis.model_graph`.
 */

/** [kind, name, setting, shape, parameters, macs, bytes, field, step, …]; see `_architecture_pack.py`. */
type Row = readonly [number, number, number, number, number, number, number, unknown, ...number[]];
type FormChild = number | readonly [number, number];
type Form = readonly [number, number, ...FormChild[]];

export interface PackedNets {
  readonly texts: readonly string[];
  readonly shapes: readonly unknown[];
  readonly rows: readonly Row[];
  readonly forms: readonly Form[];
  readonly graphs: Readonly<Record<string, PackedGraph>>;
}

interface PackedGraph {
  readonly model: string;
  readonly input: readonly (readonly number[])[];
  readonly totals: readonly [number, number, number];
  readonly order: readonly (number | readonly number[])[];
  readonly form: number;
}

export type FieldNumber = number | string;
export type CostName = "macs" | "parameters" | "memory";

export interface NetNode {
  readonly kind: string;
  readonly name: string;
  readonly setting: string;
  readonly shape: unknown;
  readonly parameters: number;
  readonly macs: number;
  readonly memory: number;
  /** Size and jump of the receptive field. */
  readonly field: readonly [FieldNumber, FieldNumber] | null;
  readonly inputs: readonly number[];
}

/** Nodes from `start` up to `end`, as one thing that can be opened; `kind` is "" for a single node. */
export interface NetUnit {
  readonly path: string;
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly times: number;
  readonly children: NetUnit[];
  readonly parent: NetUnit | null;
  key: string;
  label: string;
}

export interface NetGraph {
  readonly name: string;
  readonly model: string;
  readonly input: readonly (readonly number[])[];
  readonly totals: readonly [number, number, number];
  readonly nodes: readonly NetNode[];
  readonly root: NetUnit;
  readonly units: ReadonlyMap<string, NetUnit>;
}

const KINDS = ["input", "layer", "operation", "output"];

/** The sides of a plain size with its batch axis; null for several tensors, or none. */
export const plainSize = (shape: unknown): readonly number[] | null =>
  Array.isArray(shape) && shape.length > 0 && shape.every((side) => typeof side === "number") ? (shape as number[]) : null;

export const sizeProduct = (sides: readonly number[]): number => sides.reduce((a, b) => a * b, 1);

/** The nodes of a graph, in the order in which they run. */
export function unpackNodes(packed: PackedNets, name: string): NetNode[] {
  const order = packed.graphs[name]!.order.flatMap((item) =>
    typeof item === "number" ? [item] : Array.from({ length: item[0]! }, () => item.slice(1)).flat(),
  );
  const nodes: NetNode[] = [];
  order.forEach((number, index) => {
    const [kind, called, setting, sized, parameters, macs, held, growth, ...steps] = packed.rows[number]!;
    const shape = packed.shapes[sized];
    const size = sizeProduct(plainSize(shape) ?? [0]);
    const inputs = steps.map((step) => index - step);
    nodes.push({
      kind: KINDS[kind]!,
      name: packed.texts[called]!,
      setting: packed.texts[setting]!,
      shape,
      parameters,
      macs: macs > 0 ? macs * size : 0 - macs,
      memory: held > 0 ? held * 4 * size : 0 - held,
      field: grown(growth, inputs.length > 0 ? nodes[inputs[0]!]!.field : null),
      inputs,
    });
  });
  return nodes;
}

function grown(growth: unknown, before: NetNode["field"]): NetNode["field"] {
  if (growth === null) return null;
  if (growth === 0) return before;
  const [first, second, third] = growth as [FieldNumber, FieldNumber, FieldNumber];
  if (first === "=") return [second, third];
  return [(before![0] as number) + (first as number), (before![1] as number) * (second as number)];
}

/** The units of a graph, the whole model first; every key is unlike all others. */
export function unpackUnits(packed: PackedNets, name: string): NetUnit {
  const { form, input, model } = packed.graphs[name]!;
  const seen = new Map<string, number>();
  const joined = (label: string, around: string): string => (label.startsWith("/") ? label.slice(1) : around + label);
  const open = (path: string, number: number, around: string, start: number, parent: NetUnit | null): NetUnit => {
    const [kind, times, ...held] = packed.forms[number]!;
    const unit = { path, kind: packed.texts[kind]!, start, end: start, times, children: [] as NetUnit[], parent, key: "", label: "" };
    const gathers = unit.kind === "fold" || unit.kind === "stage";
    const inside = gathers ? around : path;
    for (const child of held) {
      const [label, inner] = typeof child === "number" ? [child, -1] : child;
      const below = joined(packed.texts[label]!, inside);
      const made: NetUnit =
        inner < 0
          ? { path: below, kind: "", start: unit.end, end: unit.end + 1, times: 1, children: [], parent: unit, key: "", label: "" }
          : open(below, inner, inside, unit.end, unit);
      unit.children.push(made);
      unit.end = made.end;
    }
    if (gathers) unit.path = `${unit.children[0]!.path}…${unit.children.at(-1)!.path}`;
    return unit;
  };
  const name_ = (unit: NetUnit, around: string): void => {
    const count = (seen.get(unit.path) ?? 0) + 1;
    seen.set(unit.path, count);
    unit.key = count === 1 ? unit.path : `${unit.path}#${count}`;
    const gathers = unit.kind === "fold" || unit.kind === "stage";
    unit.label = gathers ? spanned(unit.path, around) : shortened(unit.path, around);
    for (const child of unit.children) name_(child, gathers ? around : unit.path);
  };
  const root = open("", form, "", input.length, null);
  name_(root, "");
  root.label = model;
  return root;
}

/** What a row of units is called: "1 … 3", "features.0 … 4". */
function spanned(path: string, around: string): string {
  const [first, last] = path.split("…").map((part) => shortened(part, around)) as [string, string];
  return `${first} … ${last.slice(last.lastIndexOf(".") + 1)}`;
}

/** A path without the module around it: "conv1", and "add" for an operation. */
function shortened(path: string, around: string): string {
  if (path.includes(":")) return path.slice(path.lastIndexOf(":") + 1);
  return around !== "" && path.startsWith(`${around}.`) ? path.slice(around.length + 1) : path;
}

export function unpackNetwork(packed: PackedNets, name: string): NetGraph {
  const { model, input, totals } = packed.graphs[name]!;
  const root = unpackUnits(packed, name);
  const units = new Map<string, NetUnit>();
  const list = (unit: NetUnit): void => {
    units.set(unit.key, unit);
    unit.children.forEach(list);
  };
  list(root);
  return { name, model, input, totals, nodes: unpackNodes(packed, name), root, units };
}

/** The sum of a cost over the nodes of a unit. */
export function costOf(network: NetGraph, { start, end }: { start: number; end: number }, cost: CostName): number {
  let sum = 0;
  for (let at = start; at < end; at++) sum += network.nodes[at]![cost];
  return sum;
}

/** One box of the diagram: a unit, or a port through which something comes in ("in") or goes out ("out"). */
export interface NetBox {
  readonly key: string;
  readonly unit: NetUnit | null;
  readonly port: "in" | "out" | null;
  readonly label: string;
  /** The node whose output leaves the box. */
  readonly node: number;
}

export interface NetLevel {
  readonly boxes: readonly NetBox[];
  /** From box to box, each pair once. */
  readonly wires: readonly (readonly [number, number])[];
}

const MOST_PORTS = 4;

/** What is in sight where `key` is open. */
export function levelOf(network: NetGraph, key: string): NetLevel {
  const focus = network.units.get(key) ?? network.root;
  const { nodes } = network;
  const units = focus.children.length > 0 ? focus.children : [focus];
  const sources = new Set<number>();
  for (let at = focus.start; at < focus.end; at++) for (const i of nodes[at]!.inputs) if (i < focus.start) sources.add(i);
  const several = sources.size > MOST_PORTS;
  const ports = several ? [Math.max(...sources)] : [...sources].sort((a, b) => a - b);
  const boxes: NetBox[] = ports.map((node) => ({
    key: `in:${node}`,
    unit: null,
    port: "in",
    label: several ? `from ${sources.size} places` : nodes[node]!.kind === "input" ? "input" : `from ${outside(focus, node)}`,
    node,
  }));
  const place = new Map<number, number>();
  for (const source of sources) place.set(source, several ? 0 : ports.indexOf(source));
  units.forEach((unit) => {
    for (let at = unit.start; at < unit.end; at++) place.set(at, boxes.length);
    boxes.push({ key: unit.key, unit, port: null, label: unit.label, node: unit.end - 1 });
  });
  const wires = new Map<string, readonly [number, number]>();
  const wire = (from: number, to: number): void => void (from !== to && wires.set(`${from} ${to}`, [from, to]));
  for (let at = focus.start; at < focus.end; at++) {
    for (const i of nodes[at]!.inputs) if (place.has(i)) wire(place.get(i)!, place.get(at)!);
  }
  const leaving: [number, number][] = [];
  for (let at = focus.end; at < nodes.length; at++) {
    for (const i of nodes[at]!.inputs) if (i >= focus.start && i < focus.end) leaving.push([i, at]);
  }
  if (leaving.length > 0) {
    const [from, to] = leaving[0]!;
    const label = nodes[to]!.kind === "output" ? "output" : `to ${outside(focus, to)}`;
    boxes.push({ key: "out", unit: null, port: "out", label, node: nodes[to]!.kind === "output" ? to : from });
    for (const [source] of leaving) wire(place.get(source)!, boxes.length - 1);
  }
  return { boxes, wires: [...wires.values()] };
}

/** What a node outside a unit is called, seen from that unit: its nearest neighbour that holds the node. */
function outside(focus: NetUnit, node: number): string {
  for (let around = focus.parent; around !== null; around = around.parent) {
    const found = around.children.find(({ start, end }) => start <= node && node < end);
    if (found !== undefined) return found.path === "" ? found.label : found.path;
  }
  return "the input";
}

/** The unit to be open so that a node is in sight, as deep as before. */
export function followFocus(network: NetGraph, key: string, node: number): string {
  let focus = network.units.get(key) ?? network.root;
  if (node >= focus.start && node < focus.end) return focus.key;
  let depth = 0;
  for (; focus.parent !== null; focus = focus.parent) depth++;
  let unit = network.root;
  for (; depth > 0; depth--) {
    const next = unit.children.find(({ start, end }) => start <= node && node < end);
    if (next === undefined || next.children.length === 0) break;
    unit = next;
  }
  return unit.key;
}

/** The longer side of a node's map; 0 where it has none. */
export function mapSide(shape: unknown): number {
  const sides = plainSize(shape);
  return sides !== null && sides.length > 2 ? Math.max(...sides.slice(2)) : 0;
}

/** The node of `other` that stands where node `at` stands in `network`: on maps of the same size, as far along them. */
export function matchingNode(network: NetGraph, at: number, other: NetGraph): number {
  const run = (nodes: readonly NetNode[], side: number): [number, number] => {
    const same = nodes.flatMap(({ shape }, i) => (mapSide(shape) === side ? [i] : []));
    return [same[0]!, same.at(-1)!];
  };
  const side = mapSide(network.nodes[at]!.shape);
  const sides = [...new Set(other.nodes.map(({ shape }) => mapSide(shape)))];
  const far = (a: number): number => Math.abs(Math.log2(a + 0.1) - Math.log2(side + 0.1));
  const nearest = sides.reduce((best, one) => (far(one) < far(best) ? one : best));
  const [[from, to], [start, end]] = [run(network.nodes, side), run(other.nodes, nearest)];
  return start + Math.round((to > from ? (at - from) / (to - from) : 0) * (end - start));
}

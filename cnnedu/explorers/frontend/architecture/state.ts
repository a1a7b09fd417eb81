/** The traits of the architecture explorer as the page reads them; networks are unpacked once and kept. */

import type { Get } from "../shared/model";
import type { Words } from "./words";
import { unpackNetwork, type CostName, type NetGraph, type PackedNets } from "../ops";

export const TRAITS = ["model", "compare", "view", "cost", "focus", "compare_focus", "step", "chart", "architectures"] as const;

export interface Card {
  readonly family: string;
  readonly year: number;
  readonly paper: string;
  readonly new: string;
  readonly task: string;
  readonly counts: readonly [number, number];
  readonly top1?: number | null;
  readonly source?: string;
  readonly dataset?: string;
  readonly measured?: readonly [number, number];
}

export interface Architectures {
  readonly pack: PackedNets;
  readonly cards: Readonly<Record<string, Card>>;
  readonly words: Words;
  /** What stands under the chart, "{}" for the sources, and above the models that are not in it. */
  readonly notes: { readonly chart: string; readonly apart: string };
}

const KEPT = 6;
const kept = new Map<unknown, NetGraph>();

/** The network that a trait names or holds; null for none. */
export function networkOf(value: unknown, { pack }: Architectures): NetGraph | null {
  if (value === "" || value == null) return null;
  const found = kept.get(value);
  if (found !== undefined) return found;
  const held = typeof value === "string" ? pack : (value as PackedNets);
  const network = unpackNetwork(held, typeof value === "string" ? value : Object.keys(held.graphs)[0]!);
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value);
  kept.set(value, network);
  return network;
}

export const architecturesOf = (get: Get): Architectures => get("architectures") as Architectures;
export const modelOf = (get: Get): NetGraph => networkOf(get("model"), architecturesOf(get))!;

export interface State {
  readonly view: "one" | "two" | "all";
  readonly cost: CostName;
  readonly chart: "macs" | "parameters" | "year";
  readonly step: number;
  /** The networks in sight, with what is open in each. */
  readonly shown: readonly { network: NetGraph; focus: string; registered: boolean }[];
  readonly architectures: Architectures;
}

export function readState(get: Get): State {
  const architectures = architecturesOf(get);
  const one = (model: string, focus: string): State["shown"] => {
    const network = networkOf(get(model), architectures);
    if (network === null) return [];
    const open = String(get(focus) ?? "");
    return [{ network, focus: network.units.has(open) ? open : "", registered: typeof get(model) === "string" }];
  };
  const view = get("view") as State["view"];
  const shown = [...one("model", "focus"), ...(view === "two" ? one("compare", "compare_focus") : [])];
  const step = Math.min(Number(get("step")), shown[0]!.network.nodes.length - 1);
  return { view, cost: get("cost") as CostName, chart: get("chart") as State["chart"], step, shown, architectures };
}

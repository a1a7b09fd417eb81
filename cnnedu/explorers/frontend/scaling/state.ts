/** The ScalingExplorer's traits as one typed state, and all that follows from it. */

import { patched, type Binding, type Get, type Traits } from "../shared/model";
import { B0, checkExponents, countNetwork, scaledSize, workGrowth, type Exponents, type Growth, type NetworkSize, type ScaledNetwork } from "../ops";

export const TRAITS = ["phi", "alpha", "beta", "gamma", "grow", "network", "chart", "measured"] as const;

/** What the paper measured, as Python hands it over. */
export interface Measured {
  /** Name, width, depth, resolution, top-1 accuracy. */
  readonly family: readonly (readonly [string, number, number, number, number])[];
  readonly alone: readonly (readonly [string, number, number, number, number])[];
}

export interface State {
  readonly phi: number;
  readonly exponents: Exponents;
  readonly grow: Growth;
  readonly network: string;
  readonly chart: string;
  readonly measured: Measured;
  readonly work: number;
  readonly size: NetworkSize;
  readonly found: ScaledNetwork;
  readonly base: ScaledNetwork;
}

const BASE = countNetwork(B0);

export function readState(get: Get): State {
  const number = (name: string): number => Number(get(name));
  const [phi, grow, network] = [number("phi"), get("grow") as Growth, get("network") as string];
  const exponents = { alpha: number("alpha"), beta: number("beta"), gamma: number("gamma") };
  const measured = get("measured") as Measured;
  const published = measured.family.find(([name]) => name === network);
  const size = published === undefined ? scaledSize(phi, exponents, grow) : { width: published[1], depth: published[2], resolution: published[3] };
  return { phi, exponents, grow, network, chart: get("chart") as string, measured, work: workGrowth(exponents), size, found: countNetwork(size), base: BASE };
}

/** Write traits if the exponents allow it; otherwise write nothing and return the sentence that says why. */
export function attempt(binding: Binding, patch: Traits): string | null {
  const get = patched(binding, patch);
  const complaint = checkExponents(readState(get).exponents);
  if (complaint === null) binding.set(patch);
  return complaint;
}

/** Letters, as a reader says them. */
export const NAMES: Readonly<Record<Growth, string>> = {
  compound: "all three",
  depth: "depth alone",
  width: "width alone",
  resolution: "resolution alone",
};

/** φ or an exponent with at most four decimals. */
export const short = (value: number): string => String(Number(value.toFixed(4)));

/** What is drawn, in a few characters: "φ = 3" or "B4". */
export const shownName = ({ network, phi }: State): string => (network === "formula" ? `φ = ${short(phi)}` : network.toUpperCase());

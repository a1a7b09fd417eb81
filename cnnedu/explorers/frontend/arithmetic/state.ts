/** The traits of the ArithmeticExplorer, read and written. */

import { kernelPlaces, problemText, type LayerSettings, type PaddingWord } from "../ops";
import type { Pair } from "../ops";
import type { Binding, Get, Traits } from "../shared/model";

/** The settings that make a layer, with what Python has as their defaults, in its order. */
export const USUAL: LayerSettings = {
  operation: "convolution",
  input_size: [8, 8],
  in_channels: 16,
  out_channels: 32,
  kernel_size: [3, 3],
  stride: [2, 2],
  padding: [0, 0],
  dilation: [1, 1],
  groups: 1,
  bias: true,
  output_padding: [0, 0],
  dtype: "float32",
};

export const LAYER_TRAITS = Object.keys(USUAL) as (keyof LayerSettings)[];
export const TRAITS = [...LAYER_TRAITS, "position"];

/** How far each control goes; beyond it Python refuses too. */
export const REACH = {
  input_size: 1024,
  in_channels: 4096,
  out_channels: 4096,
  kernel_size: 128,
  stride: 64,
  padding: 128,
  dilation: 64,
  groups: 4096,
  output_padding: 64,
} as const;

export type Field = keyof typeof REACH;

export interface Preset {
  readonly label: string;
  readonly note: string;
  readonly settings: Record<string, unknown>;
}

export const readLayer = (get: Get): LayerSettings =>
  Object.fromEntries(LAYER_TRAITS.map((name) => [name, get(name)])) as unknown as LayerSettings;

export const readPosition = (get: Get): Pair => get("position") as Pair;

/** Inside the places where the kernel can lie. */
export function clampPlace([row, column]: Pair, [rows, columns]: Pair): Pair {
  const into = (value: number, size: number): number => Math.max(0, Math.min(size - 1, value));
  return [into(row, rows), into(column, columns)];
}

/** Write settings; a position that a legal layer leaves outside comes along. */
export function change(binding: Binding, patch: Partial<LayerSettings>): void {
  const layer = { ...readLayer(binding.get), ...patch };
  const legal = problemText(layer) === null;
  const position = readPosition(binding.get);
  binding.set({ ...patch, position: legal ? clampPlace(position, kernelPlaces(layer)) : position });
}

/** A preset's settings in full: one number stands for both axes, and what it does not name is as usual. */
export function presetLayer({ settings }: Preset): LayerSettings {
  const whole = Object.entries(settings).map(([name, value]) => {
    const pair = Array.isArray(USUAL[name as keyof LayerSettings]) && typeof value === "number";
    return [name, pair ? [value, value] : value];
  });
  return { ...USUAL, ...(Object.fromEntries(whole) as Traits) };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The name of the preset that is shown, "" for none. What a number takes in memory does not matter. */
export function presetName(layer: LayerSettings, presets: Record<string, Preset>): string {
  const matches = (preset: Preset): boolean => {
    const wanted = presetLayer(preset);
    return LAYER_TRAITS.every((name) => name === "dtype" || same(wanted[name], layer[name]));
  };
  return Object.keys(presets).find((name) => matches(presets[name]!)) ?? "";
}

/** What was typed: "3", "3×5", "(3, 5)", or for the padding a word; null when it is none of these. */
export function readTyped(text: string, words: readonly PaddingWord[]): Pair | PaddingWord | null {
  const tidy = text.trim().toLowerCase().replaceAll("−", "-").replace(/^[("]|[)"]$/g, "").trim();
  const word = words.find((known) => known === tidy);
  if (word !== undefined) return word;
  const match = /^(-?\d{1,5})(?:\s*[×x*, ]\s*(-?\d{1,5}))?$/.exec(tidy);
  if (match === null) return null;
  const first = Number(match[1]);
  return [first, match[2] === undefined ? first : Number(match[2])];
}

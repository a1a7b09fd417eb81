/** What the picture says in words: the spoken line, the notes beside the maps, the arithmetic. */

import { effectivePool, windowCells, winnerOf, type Pair } from "../ops";
import { format, MINUS, place, plural } from "../shared/format";
import type { Scene, State, Window } from "./state";

export const INFINITE = `${MINUS}∞`;

/** Numbers written out; more are summed up. */
const MOST_WRITTEN = 16;

export const number = (value: number): string => (value === -Infinity ? INFINITE : format(value));

/** "= 1.5", or "≈ 2.33" where digits are left out. */
export const equals = (value: number): string => (Math.abs(Number(value.toFixed(2)) - value) < 1e-9 || !Number.isFinite(value) ? "=" : "≈");

/** "max(1, 3, 2, 0)". */
export function maxTerms({ cells }: Window): string {
  const seen = cells.filter(({ kind }) => kind !== "beyond");
  if (seen.length > MOST_WRITTEN) return `the largest of ${seen.length} numbers`;
  return `max(${seen.map(({ kind, value }) => (kind === "map" ? format(value) : INFINITE)).join(", ")})`;
}

/** "(1 + 3 + 2 + 0) / 4". */
export function meanTerms({ cells, divisor, sum }: Window): string {
  const counted = cells.filter(({ kind }) => kind === "map").length;
  if (Math.max(counted, divisor) > MOST_WRITTEN) return `${format(sum)} / ${divisor}`;
  const seen = cells.filter(({ kind }) => kind === "map" || (kind === "padding" && divisor > counted));
  const terms = seen.map(({ value }, at) => (at > 0 && value < 0 ? `${MINUS} ${format(-value)}` : `${at > 0 ? "+ " : ""}${format(value)}`));
  return `(${terms.join(" ")}) / ${divisor}`;
}

export const maxLine = (window: Window): string => `${maxTerms(window)} = ${number(window.largest)}`;
export const meanLine = (window: Window): string => `${meanTerms(window)} ${equals(window.mean)} ${number(window.mean)}`;

export const windowName = ({ opts, position }: State): string => (opts.global ? "The whole map" : `Window at ${place(...position)}`);

/** "1 pixel right", "2 pixels up and 1 pixel left", "nowhere". */
export function direction([down, right]: Pair): string {
  const part = (by: number, plus: string, minus: string): string[] =>
    by === 0 ? [] : [`${plural(Math.abs(by), "pixel")} ${by > 0 ? plus : minus}`];
  return [...part(down, "down", "up"), ...part(right, "right", "left")].join(" and ") || "nowhere";
}

export const count = (flags: readonly boolean[]): number => flags.filter(Boolean).length;

/** "0 of 9 changed". */
export const changes = (flags: readonly boolean[]): string => {
  const changed = count(flags);
  return changed === 0 ? `none of ${flags.length} changed` : changed === flags.length ? `all ${changed} changed` : `${changed} of ${flags.length} changed`;
};

/** Where the gradient of the shown output goes. */
export function routeOfMax({ state, window }: Scene): string {
  const g = gradientHere(state);
  const { winner, equals: ties } = window;
  if (winner === null) return `${format(g)} goes nowhere: the window holds only padding`;
  const tie = ties > 1 ? `, the first in reading order of ${ties} that hold ${format(winner.value)}` : `, which won with ${format(winner.value)}`;
  return `all of ${format(g)} goes to ${place(winner.row, winner.col)}${tie}`;
}

export function routeOfAverage({ state, window }: Scene): string {
  const [g, inside] = [gradientHere(state), window.cells.filter(({ kind }) => kind === "map").length];
  const share = g / window.divisor;
  const lost = window.divisor - inside;
  const padding = lost > 0 ? `; the ${plural(lost, "zero")} of the padding ${lost === 1 ? "takes its" : "take their"} share, and it is lost` : "";
  return `${format(g)} / ${window.divisor} ${equals(share)} ${format(share)} goes to each of ${plural(inside, "cell")}${padding}`;
}

export const gradientHere = ({ gradOutput, position: [i, j] }: State): number => gradOutput.data[i * gradOutput.shape[1]! + j]!;

/** The spoken line. */
export function spoken(scene: Scene): string {
  const { state, window, after } = scene;
  const name = windowName(state);
  if (scene.grads !== null) return `${name}, gradient backward. Max: ${routeOfMax(scene)}. Average: ${routeOfAverage(scene)}.`;
  const sums = `${name}: ${maxLine(window)}; average ${meanLine(window)}.`;
  if (after === null) return sums;
  return `Map shifted ${direction(state.shift)}. Max: ${changes(after.changedMax)}. Average: ${changes(after.changedAverage)}. ${sums}`;
}

/** The note below the map: what is padding, what is never read. */
export function mapNote({ state, unread }: Scene): string {
  const { opts, map } = state;
  const notes: string[] = [];
  const { padding, ceil } = effectivePool(map.shape, opts);
  if (padding.some((p) => p > 0)) {
    const counted = opts.countPad ? "and divides by it too" : "but does not divide by it";
    notes.push(`Striped: padding. To max it is ${INFINITE} and never wins; the average adds it as 0, ${counted}.`);
  }
  const ends = (["row", "column"] as const).flatMap((unit, axis) => (unread[axis]!.size === 0 ? [] : [plural(unread[axis]!.size, unit)]));
  if (ends.length > 0) {
    const gaps = opts.stride.some((s, a) => s > opts.kernel[a]!);
    const why = gaps ? "the stride is longer than the window" : "the stride does not divide evenly";
    notes.push(`Struck out: no window reads ${ends.join(" and ")}; ${why}.${ceil || gaps ? "" : " Ceil mode would keep them."}`);
  }
  return notes.join(" ");
}

export interface Pointer {
  readonly row: number;
  readonly col: number;
}

/** The outputs whose windows hold a cell of the map, and whether it wins there. */
export function readersOf({ state, maximum }: Scene, { row, col }: Pointer): { i: number; j: number; wins: boolean; share: number }[] {
  const [rows, cols] = maximum.shape as [number, number];
  const { opts, map } = state;
  const found: { i: number; j: number; wins: boolean; share: number }[] = [];
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      const cells = windowCells(map, opts, [i, j]);
      if (!cells.some((cell) => cell.kind === "map" && cell.row === row && cell.col === col)) continue;
      const winner = winnerOf(cells);
      const divisor = cells.filter(({ kind }) => kind === "map" || (kind === "padding" && opts.countPad)).length;
      found.push({ i, j, wins: winner?.row === row && winner.col === col, share: 1 / divisor });
    }
  }
  return found;
}

/** The note below the picture: what is pointed at, else what to do. */
export function hint(scene: Scene, pointer: Pointer | null): string {
  const { state } = scene;
  if (pointer !== null) {
    const where = `Row ${pointer.row}, column ${pointer.col}`;
    const readers = readersOf(scene, pointer);
    if (readers.length === 0) return `${where} is in no window: neither max nor average ever sees it.`;
    const wins = readers.filter((reader) => reader.wins).length;
    if (scene.grads !== null) {
      const at = pointer.row * state.map.shape[1]! + pointer.col;
      const [max, average] = [scene.grads.max.data[at]!, scene.grads.average.data[at]!];
      const held = readers.length === 1 ? `${wins === 1 ? "wins" : "does not win"} the one window that holds it` : `wins ${wins === 0 ? "none" : wins} of the ${readers.length} windows that hold it`;
      return `${where} ${held}: through max it gets ${format(max)}, through average ${format(average)}.`;
    }
    const won = wins === 0 ? "wins in none of them, so max does not depend on it" : `is the largest in ${wins === readers.length && wins > 1 ? "all" : wins} of them`;
    return readers.length === 1
      ? `${where} is in one window. ${wins > 0 ? "It is the largest there: max hands it on." : "It is not the largest: max would not notice if it changed a little."}`
      : `${where} is in ${readers.length} windows and ${won}.`;
  }
  if (state.mode === "backward") return "Every output hands its gradient back: max all of it to the winner, average an equal share to every cell. Change a gradient and see where it goes.";
  if (state.mode === "shift") return "Pooling forgives a small shift only while every maximum stays in its window. Change the map, or choose another example.";
  return "Point at an output to see its window; point at a cell of the map to see who reads it. Click a cell of the map to change it.";
}

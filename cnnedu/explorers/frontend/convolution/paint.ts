/** How each cell of the picture looks: pure functions from the scene to cells. */

import { fit, format, place, TIMES, weightText } from "../shared/format";
import type { Box, Grid, Look } from "../shared/grid";
import { sourceIndex } from "../ops";
import { strength } from "../shared/scale";
import { usesOf, type Pointer, type Scene, type Stack } from "./scene";
import { valueAt } from "./state";

const flags = (names: Record<string, boolean>): string =>
  Object.keys(names)
    .filter((name) => names[name])
    .join(" ");

/** Rows and columns of the patch, as the padded grid counts them. */
function patch({ terms }: Scene): { taps: (row: number, col: number) => boolean; box: Box } {
  const [first, last] = [terms[0]!, terms[terms.length - 1]!];
  const [rows, cols] = [new Set(terms.map((t) => t.gridRow)), new Set(terms.map((t) => t.gridCol))];
  const box = {
    row: first.gridRow,
    col: first.gridCol,
    rows: last.gridRow - first.gridRow + 1,
    cols: last.gridCol - first.gridCol + 1,
  };
  return { taps: (row, col) => rows.has(row) && cols.has(col), box };
}

export function paintInput(grid: Grid, scene: Scene, pointer: Pointer | null, c: number): void {
  const { state, input: stack, unread, terms } = scene;
  const { input, opts, mode } = state;
  const [channels, height, width] = input.shape as [number, number, number];
  const { taps, box } = patch(scene);
  const backward = mode === "backward";
  const met = pointer?.block === "weight" && pointer.c === c && terms.find((t) => t.c === c && t.km === pointer.m && t.kn === pointer.n);
  grid.name(`${backward ? "gradient of the input" : "input"}${channels > 1 ? `, channel ${c}` : ""}`, stack.hue);
  grid.box(box);
  grid.paint((row, col): Look => {
    const inside = row >= 0 && row < height && col >= 0 && col < width;
    const [r, k] = [sourceIndex(row, height, opts.paddingMode), sourceIndex(col, width, opts.paddingMode)];
    const value = r === null || k === null || (backward && !inside) ? 0 : valueAt(stack.values, [c, r, k]);
    const lost = inside && (unread[0].has(row) || unread[1].has(col));
    const pointed = pointer?.block === "input" && pointer.c === c && pointer.row === row && pointer.col === col;
    const look = flags({
      pad: !inside,
      unread: lost,
      tap: taps(row, col),
      linked: met !== false && met !== undefined && met.gridRow === row && met.gridCol === col,
      pointed,
    });
    const label = (): string => `${place(row, col)}: ${format(value)}${inside ? "" : ", padding"}${lost ? ", never read" : ""}`;
    const shade = strength(value, stack.full[c]!);
    return { value, strength: shade, flags: look, label, ...(backward && !inside && { text: "" }) };
  });
}

export function paintWeight(grid: Grid, scene: Scene, pointer: Pointer | null, c: number): void {
  const { state, weight: stack, denominator } = scene;
  const [filter] = state.position;
  const [filters, channels] = state.weight.shape as [number, number];
  const backward = state.mode === "backward";
  const used = new Set(
    pointer?.block === "input" && pointer.c === c
      ? usesOf(scene, c, pointer.row, pointer.col).map(({ km, kn }) => `${km},${kn}`)
      : [],
  );
  const owner = filters > 1 ? ` of filter ${filter}` : "";
  grid.name(`${backward ? "gradient of the kernel" : "kernel"}${owner}${channels > 1 ? `, channel ${c}` : ""}`, stack.hue);
  grid.paint((m, n): Look => {
    const value = valueAt(stack.values, [filter, c, m, n]);
    const pointed = pointer?.block === "weight" && pointer.c === c && pointer.m === m && pointer.n === n;
    const label = (): string => `${place(m, n)}: ${backward ? format(value) : weightText(value, denominator)}`;
    const look = flags({ tap: true, linked: used.has(`${m},${n}`), pointed });
    return { value, strength: strength(value, stack.full[filter]!), flags: look, label, ...fraction(value, scene, grid.characters) };
  });
}

/** The text of a weight that is better written as a fraction. */
function fraction(value: number, { state, denominator }: Scene, room: number): { text?: string } {
  const text = weightText(value, denominator);
  return state.mode === "forward" && text.includes("/") && text.length <= room + 1 ? { text } : {};
}

/** The current filter's kernel rotated by 180°, in the order in which it meets the patch. */
export function paintRotated(grid: Grid, scene: Scene, c: number): void {
  const { state, terms, denominator } = scene;
  const full = scene.weight.full[state.position[0]]!;
  const channel = state.weight.shape[1]! > 1 ? `, channel ${c}` : "";
  grid.name(`kernel rotated by 180 degrees, as it meets the patch${channel}`, "weight");
  grid.paint((m, n): Look => {
    const { w } = terms.find((term) => term.c === c && term.m === m && term.n === n)!;
    return { value: w, strength: strength(w, full), flags: "tap", label: () => `${place(m, n)}: ${weightText(w, denominator)}`, ...fraction(w, scene, grid.characters) };
  });
}

export function paintOutput(grid: Grid, scene: Scene, pointer: Pointer | null, o: number): void {
  const { state, result: stack } = scene;
  const [filter, i, j] = state.position;
  const current = o === filter;
  const fed = feeds(scene, pointer, current, grid.characters);
  const filters = state.weight.shape[0]!;
  grid.name(`${state.mode === "backward" ? "gradient of the output" : "output"}${filters > 1 ? `, filter ${o}` : ""}`, stack.hue);
  grid.box(current ? { row: i, col: j, rows: 1, cols: 1 } : null);
  grid.paint((row, col): Look => {
    const value = valueAt(stack.values, [o, row, col]);
    const through = fed.size === 0 ? undefined : fed.get(`${row},${col}`);
    const here = current && row === i && col === j;
    const shade = dimmed(strength(value, stack.full[o]!), stack, current);
    return {
      value,
      strength: through === undefined ? shade : strength(through.w, scene.weight.full[filter]!),
      flags: flags({ tap: here, current: here, linked: through !== undefined, quiet: !current }),
      label: () => `${place(row, col)}: ${format(value)}${here ? ", shown" : ""}${through === undefined ? "" : `, read through ${through.text}`}`,
      ...(through !== undefined && { text: through.text }),
    };
  });
}

/** Maps of the other filters step back. */
const dimmed = (shade: number, stack: Stack, current: boolean): number => (current || stack.full.length === 1 ? shade : 0.45 * shade);

/** For each output of the current filter that reads the input cell pointed at: the weight it reads it through. */
function feeds(scene: Scene, pointer: Pointer | null, current: boolean, room: number): Map<string, { text: string; w: number }> {
  const fed = new Map<string, { text: string; w: number }>();
  if (pointer?.block !== "input" || !current || scene.state.mode === "backward") return fed;
  for (const { i, j, w } of usesOf(scene, pointer.c, pointer.row, pointer.col)) {
    const exact = weightText(w, scene.denominator);
    const text = TIMES + (exact.length < room ? exact : fit(w, room - 1));
    const before = fed.get(`${i},${j}`);
    // Through the padding one output can read a cell more than once.
    fed.set(`${i},${j}`, { w, text: before === undefined ? text : `${before.text}${text}` });
  }
  return fed;
}

/** How the three blocks share the width: in one row, in two, or one below the other. */

/** Columns of each block. */
export interface Columns {
  readonly input: number;
  readonly kernel: number;
  readonly output: number;
}

export interface Layout {
  readonly arrangement: "wide" | "pair" | "stack";
  /** Side of a cell in CSS pixels. */
  readonly cell: number;
}

/** Width of an operator sign with the space around it; the style sheet uses the same. */
const OPERATOR = 36;
/** The kernel's legend and bias need this much below it, however small the kernel. */
const KERNEL = 72;
/** A cell holds a number of 12 px and is a touch target: never smaller. Wider grids scroll in their own frame. */
const LEAST = 24;

/** Choose the arrangement with the largest cells that are still worth it; `most` bounds the cell size. */
export function arrange(width: number, { input, kernel, output }: Columns, most: number): Layout {
  // As many columns as there are share the room, or all but the kernel's share what its least width leaves.
  const cell = (room: number, others: number, kernels: number): number =>
    Math.min(most, Math.floor(room / (others + kernels)), Math.floor((room - (kernels > 0 ? KERNEL : 0)) / others));
  const wide = cell(width - 2 * OPERATOR, input + output, kernel);
  if (wide >= Math.min(most, 26)) return { arrangement: "wide", cell: wide };
  const pair = Math.min(cell(width - OPERATOR, input, kernel), cell(width, output + 1, 0));
  if (pair >= LEAST) return { arrangement: "pair", cell: pair };
  return { arrangement: "stack", cell: Math.max(LEAST, cell(width, Math.max(input, kernel, output), 0)) };
}

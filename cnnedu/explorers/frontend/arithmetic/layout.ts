/** Where the maps stand and how large a cell is: all maps have one scale. */

import { kernelPlaces, kernelSpan, layerSide, paddingSides, writtenSize, type LayerSettings, type Pair } from "../ops";

export interface Map {
  readonly x: number;
  readonly y: number;
  readonly rows: number;
  readonly cols: number;
}

export interface Layout {
  /** Pixels per cell. */
  readonly unit: number;
  readonly width: number;
  readonly height: number;
  /** The input with its padding; of a transposed convolution the bare input. */
  readonly source: Map;
  /** The output; of a transposed convolution all that is written, with what the padding takes away. */
  readonly target: Map;
  /** A close-up of the kernel, where cells are too small to see. */
  readonly loupe: { readonly x: number; readonly y: number; readonly size: number } | null;
  readonly places: Pair;
  /** The part of source and target that is the input and the output itself: its first cell. */
  readonly inset: Pair;
}

const [LARGEST_CELL, LEAST_CELL, TALLEST] = [26, 7, 300];
const [LEFT, TOP, GAP, BOTTOM] = [14, 46, 40, 8];

export function arrange(layer: LayerSettings, width: number): Layout {
  const transposed = layer.operation === "transposed";
  const size = (axis: 0 | 1): [number, number] => {
    const [before, after] = paddingSides(layer, axis);
    return transposed
      ? [layer.input_size[axis], writtenSize(layer, axis)]
      : [layer.input_size[axis] + before + after, layerSide(layer, axis)];
  };
  const [[sourceRows, targetRows], [sourceCols, targetCols]] = [size(0), size(1)];
  const fit = (free: number): number =>
    Math.min(LARGEST_CELL, free / (sourceCols + targetCols), TALLEST / Math.max(sourceRows, targetRows));
  let unit = fit(width - LEFT - GAP - 4);
  const close = unit < LEAST_CELL;
  const lens = width < 520 ? 96 : 168;
  if (close) unit = fit(width - LEFT - 2 * GAP - lens - 4);
  if (unit > 12) unit = Math.floor(unit);
  const [tall, wide] = [Math.max(sourceRows, targetRows) * unit, sourceCols * unit];
  // Beside a close-up the maps hang from one line, so that their captions stay clear of it.
  const middle = (rows: number): number => TOP + (close ? 0 : (tall - rows * unit) / 2);
  const between = close ? LEFT + wide + GAP : LEFT + wide;
  const used = LEFT + wide + GAP + (close ? lens + GAP : 0) + targetCols * unit;
  const shift = Math.max(0, Math.min((width - used) / 2, 120));
  return {
    unit,
    width,
    height: TOP + (close ? Math.max(tall, lens + 24) : tall) + BOTTOM,
    source: { x: LEFT + shift, y: middle(sourceRows), rows: sourceRows, cols: sourceCols },
    target: { x: between + shift + (close ? lens : 0) + GAP, y: middle(targetRows), rows: targetRows, cols: targetCols },
    loupe: close ? { x: between + shift, y: TOP + Math.max(0, tall - lens) / 2, size: lens } : null,
    places: kernelPlaces(layer),
    inset: [paddingSides(layer, 0)[0], paddingSides(layer, 1)[0]],
  };
}

/** What the close-up shows: the kernel here and the one a stride on, as [first row, first column, how many]. */
export function closeUp(layer: LayerSettings, start: Pair): [row: number, col: number, cells: number] {
  const reach = (axis: 0 | 1): number => kernelSpan(layer, axis) + layer.stride[axis];
  const cells = Math.max(reach(0), reach(1)) + 2;
  return [start[0] - 1, start[1] - 1, cells];
}

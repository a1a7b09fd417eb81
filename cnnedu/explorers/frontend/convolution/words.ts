/** What the picture says in words: the spoken line, the labels of cells, the notes beside the blocks. */

import { format, place, plural, TIMES, weightText } from "../shared/format";
import { axisOptions, droppedPixels, type AxisOptions, type Term } from "../ops";
import { usesOf, type Pointer, type Scene } from "./scene";

/** A product: 3×−1. */
export const product = (x: string, w: string): string => `${x}${TIMES}${w}`;

const MOST_SPOKEN = 9;

/** The spoken line: "output row 1, column 2: 1×0 + 2×3 + 0×1 + … = 29". */
export function spoken(scene: Scene): string {
  const { state, terms, sum, bias, channelSums } = scene;
  const [filters, channels] = state.weight.shape as [number, number];
  const [f, i, j] = state.position;
  const where = `${filters > 1 ? `filter ${f}, ` : ""}output ${place(i, j)}: `;
  const offset = bias === 0 ? "" : ` + ${format(bias)} (bias)`;
  if (state.mode === "backward") return where + spokenGradient(scene);
  if (channels > 1) {
    const parts = channelSums.map((part, c) => `${format(part)} (channel ${c})`);
    return `${where}${parts.join(" + ")}${offset} = ${format(sum)}`;
  }
  const write = ({ x, w }: Term): string => product(format(x), weightText(w, scene.denominator));
  const shown = terms.slice(0, MOST_SPOKEN).map(write).join(" + ");
  const rest = terms.length > MOST_SPOKEN ? ` + … (${terms.length} products)` : "";
  return `${where}${shown}${rest}${offset} = ${format(sum)}`;
}

function spokenGradient({ state, terms }: Scene): string {
  const read = terms.filter(({ row }) => row !== null).length;
  const reached = state.input.data.length;
  return (
    `gradient. With respect to the input it is the kernel${state.opts.flip ? " rotated by 180 degrees" : ""}, laid over ` +
    `the patch: ${plural(read, "tap")} of the kernel on ${plural(reached, "input cell")}, 0 elsewhere. ` +
    "With respect to the kernel it is the patch of the input. With respect to the bias it is 1."
  );
}

/** The pixels behind the last patch that the stride leaves over; not those in the gaps of a dilated kernel. */
function leftOver(n: number, k: number, axis: AxisOptions): number {
  const { stride, padding, dilation } = axis;
  const over = (n + 2 * padding - dilation * (k - 1) - 1) % stride;
  return over > padding ? droppedPixels(n, k, axis) : 0;
}

/** The note below the input: what is padding, what is never read. */
export function inputNote({ state, unread }: Scene): string {
  const { input, weight, opts } = state;
  const notes: string[] = [];
  const modes = { zeros: "zeros", reflect: "the input mirrored", replicate: "the border repeated", circular: "the other side" };
  if (opts.padding.some((p) => p > 0)) notes.push(`Striped: padding (${modes[opts.paddingMode]}).`);
  const left = ([0, 1] as const).map((a) => leftOver(input.shape[a + 1]!, weight.shape[a + 2]!, axisOptions(opts, a)));
  const ends = ["row", "column"].flatMap((unit, axis) => {
    const n = left[axis]!;
    return n === 0 ? [] : [n === 1 ? `the last ${unit}` : `the last ${n} ${unit}s`];
  });
  const others = unread[0].size + unread[1].size > left[0]! + left[1]!;
  const reasons = [
    ends.length > 0 && `the stride does not divide evenly, so no output reads ${ends.join(" and ")}`,
    others && `no patch lays a weight on ${ends.length > 0 ? "the others" : "these cells"}`,
  ].filter((reason) => reason !== false);
  if (reasons.length > 0) notes.push(`Struck out: ${reasons.join("; ")}.`);
  return notes.join(" ");
}

/** The note below the picture: what is pointed at, else what to do. */
export function hint(scene: Scene, pointer: Pointer | null): string {
  const { mode, opts } = scene.state;
  if (pointer?.block === "input") return inputHint(scene, pointer);
  if (pointer?.block === "weight") {
    const term = scene.terms.find((t) => t.c === pointer.c && t.km === pointer.m && t.kn === pointer.n);
    const meets = term?.row == null ? "a zero of the padding" : `input ${place(term.row, term.col!)}`;
    return `This weight meets ${meets} here, and is used again at every other position: it is shared.`;
  }
  if (mode === "backward") {
    const turned = opts.flip ? ", rotated," : "";
    return (
      `How much would the outlined output change? Per unit of an input cell: by the weight it meets, so the kernel${turned} ` +
      "appears where the patch was. Per unit of a weight: by the input it meets, so the patch appears in the kernel. Per unit of the bias: by 1."
    );
  }
  if (opts.flip) return "True convolution: the kernel is rotated by 180° before it meets the patch. Its weights are shown as they are stored, and below as they are used.";
  return "Point at an output cell to see where it comes from; point at an input cell to see where it goes. Click a cell of the input or the kernel to change it.";
}

function inputHint(scene: Scene, { c, row, col }: Pointer & { block: "input" }): string {
  const uses = usesOf(scene, c, row, col);
  const where = `Input ${place(row, col)}`;
  if (uses.length === 0) return `${where} feeds no output: no patch covers it.`;
  const outputs = new Set(uses.map(({ i, j }) => `${i},${j}`)).size;
  const weights = new Set(uses.map(({ km, kn }) => `${km},${kn}`)).size;
  const through = weights === 1 ? "through one weight" : `through ${weights} different weights`;
  return `${where} feeds ${plural(outputs, "output")}, ${through}: each marked output shows the weight it uses.`;
}

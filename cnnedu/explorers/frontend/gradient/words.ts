/** What the gradient explorer says. */

import { format, MINUS, TIMES } from "../shared/format";
import { FLOAT32_LEAST, gradientTerms, ratioSentence, ratioVerdict, windowWinner, type ChainCell, type ChainPart, type NetChoice, type Nudge, type Tensor } from "../ops";
import type { Scene } from "./state";

export const place = ({ row, col }: Pick<ChainCell, "row" | "col">): string => `row ${row}, column ${col}`;

/** What a map is called; without ReLU the map before pooling is the feature map itself. */
export function partName(part: ChainPart, { chain }: Scene): string {
  const names = { input: "input", kernel: "kernel", features: "feature map", active: chain.relu ? "ReLU" : "feature map", output: chain.pooling };
  return names[part];
}

const at = (map: Tensor, { row, col }: ChainCell): number => map.data[row * map.shape[1]! + col]!;

/** Which single output L is, if it is one. */
export function chosenOutput({ chain: { upstream } }: Scene): { row: number; col: number } | null {
  const set = [...upstream.data.entries()].filter(([, value]) => value !== 0);
  const [index, value] = set[0] ?? [0, 0];
  return set.length === 1 && value === 1 ? { row: Math.floor(index / upstream.shape[1]!), col: index % upstream.shape[1]! } : null;
}

/** "∂L/∂kernel row 0, column 1: 1×2 + 0×1 + … = 2". */
export function spokenGradient(scene: Scene, cell: ChainCell): string {
  const { terms, value } = gradientTerms(scene.chain, scene.done, cell);
  const counting = terms.filter(({ gradient }) => gradient !== 0);
  const products = counting.map(({ gradient, factor }) => `${format(gradient)}${TIMES}${format(factor)}`).join(" + ") || "nothing arrives";
  return `∂L/∂${partName(cell.part, scene)} ${place(cell)}: ${products} = ${format(value)}`;
}

/** Why the gradient at a cell is what it is. */
export function rule(scene: Scene, cell: ChainCell): string {
  const { chain, done } = scene;
  const value = at(done.values[cell.part], cell);
  switch (cell.part) {
    case "output":
      return chosenOutput(scene) === null
        ? "What arrives from above. L is the sum of all outputs, each times its number here: click one to change it."
        : at(chain.upstream, cell) === 1
          ? "L is this very output. When it grows by 1, L grows by 1: the gradient begins as 1."
          : "L is another output, so nothing begins here.";
    case "active":
      return poolRule(scene, cell);
    case "features":
      if (!chain.relu) return poolRule(scene, cell);
      if (value > 0) return `The value was ${format(value)}, above 0: ReLU let it pass, and lets its gradient pass.`;
      return `The value was ${format(value)}, not above 0: ReLU answered 0, and no gradient comes back through it.`;
    case "kernel":
      return "This weight was used at every position, each time on another input. Its gradient adds up over the positions: what arrives there × the input it met. That is a cross-correlation of the input with the arriving map.";
    case "input":
      return "Every position that read this cell sends its gradient back through the weight it read with. In order: the arriving map with zeros around it, under the kernel rotated by 180°. That is a full convolution.";
  }
}

function poolRule({ chain, done }: Scene, { row, col }: ChainCell): string {
  const [i, j] = [row >> 1, col >> 1];
  if (i >= chain.upstream.shape[0]! || j >= chain.upstream.shape[1]!) {
    return "No window of 2×2 is left for this row or column: pooling never read it, so nothing comes back.";
  }
  if (chain.pooling === "average") return "Each of the four cells makes a quarter of the mean, so each gets a quarter of the gradient.";
  const [r, c] = windowWinner(done.values.active, i, j);
  const won = r === row && c === col;
  return won
    ? "This cell won its window: only it reached the output, so all of the gradient comes back to it."
    : `Row ${r}, column ${c} won this window. Changing a loser a little changes nothing: its gradient is 0.`;
}

/** The line below the picture. */
export function hint(scene: Scene): string {
  const { done, chain } = scene;
  const arrives = chain.upstream.data.some((value) => value !== 0);
  const dead = arrives && done.grads.features.data.every((value) => value === 0);
  if (dead) return "Every gradient is 0: ReLU answered 0 to the whole window, so no small change of any weight or input is felt. From this window nothing can be learned.";
  const chosen = chosenOutput(scene);
  const l = chosen === null ? `L is the sum of all outputs, each times its number in ∂L/∂${chain.pooling}: ${format(done.loss)}` : `L is the output in ${place(chosen)}: ${format(done.loss)}`;
  return `${l}. Each ∂L/∂… says how fast L grows with each number. Point at one to see its sum; click another output, or change a number of the input, the kernel or ∂L/∂${chain.pooling}.`;
}

/** "Nudge it …": the finite difference, and whether it agrees. */
export function nudgeSentence(scene: Scene, cell: ChainCell, { from, to, before, after, slope }: Nudge, gradient: number): { told: string; verdict: string; agrees: boolean } {
  const digits = (value: number): string => String(Number(value.toPrecision(7))).replace("-", MINUS);
  const agrees = Math.abs(slope - gradient) <= 1e-5 * (1 + Math.abs(gradient));
  const told = `${partName(cell.part, scene)} ${place(cell)} from ${digits(from)} to ${digits(to)}: L goes from ${digits(before)} to ${digits(after)}, change / ε = ${digits(Number(slope.toFixed(6)))}`;
  if (agrees) return { told, verdict: "✓ the gradient", agrees };
  const why = scene.chain.relu ? "another cell won its window, or ReLU switched" : "another cell won its window";
  return { told, verdict: `≠ ${format(gradient)}: on the way ${why}. Take a smaller ε; exactly at a kink no ε agrees.`, agrees };
}

const VERDICTS = { explodes: "It explodes on its way back.", vanishes: "It vanishes on its way back.", holds: "It arrives." };

/** "Plain: the first layer's gradient is 2,450 times the last layer's, a factor of 1.15 for each layer." */
export function curveSentence(median: readonly number[]): string {
  const factor = (median[0]! / median[median.length - 1]!) ** (1 / (median.length - 1));
  const each = Math.abs(factor - 1) < 0.02 ? "" : `: each layer back multiplies it by ${Number(factor.toPrecision(3))}`;
  return `${ratioSentence(median)}${each}. ${VERDICTS[ratioVerdict(median)]}`;
}

/** What to make of the curves. */
export function layersNote({ norm, init, of }: NetChoice, plain: readonly number[]): string {
  const lost = Math.max(...plain) < FLOAT32_LEAST;
  if (!norm && init === "small") {
    return lost
      ? "Plain, without normalisation, every layer shrinks what passes, forward and back. All of its weights' gradients are smaller than the smallest number of float32, 1.4×10⁻⁴⁵: in an ordinary training they would be exactly 0."
      : "Plain, without normalisation, weights that are too small shrink what passes at every layer, forward and back. A shortcut carries the gradient around them.";
  }
  if (!norm) {
    return "He's weights keep sizes on average, where every kernel sees a whole patch. The last maps here are 2×2, so most of a patch is zeros of the padding, and the plain network fades after all. Without normalisation a residual sum also grows from block to block.";
  }
  if (init === "small") return "Batch normalisation undoes too small weights on the way forward. On the way back the gradient is divided by them: smaller weights, larger gradients.";
  return of === "weights"
    ? "No gradient vanishes here: with batch normalisation the plain network's explodes, before a single step of training. Shortcuts tame it. This is no proof of why deep plain networks train badly, but it is what they start from."
    : "The same, seen at the layers' outputs: the signal that travels back. Batch normalisation keeps sizes forward; it does not keep them backward.";
}

/** Below the input: how the gradient is shared among its columns, and the two sizes as brackets. */

import { setAttribute, setText } from "../shared/dom";
import { plural, TIMES } from "../shared/format";
import { s } from "../shared/svg";
import type { Effective } from "./effective";
import type { RowScale } from "./marks";
import type { State } from "./state";
import { outside, seenPixels } from "./words";

const HEIGHT = 40;

export class Profile {
  readonly element = s("g", { class: "cnn-profile" });
  readonly words = s("g", { class: "cnn-profile-words" });
  private readonly bars = s("path", { class: "cnn-share" });
  private readonly theory = s("path", { class: "cnn-theory" });
  private readonly held = s("path", { class: "cnn-held" });
  private readonly base = s("path", { class: "cnn-base" });
  private readonly could = s("text", { class: "cnn-could" });
  private readonly does = s("text", { class: "cnn-does" });

  constructor() {
    this.element.append(this.bars, this.base, this.theory, this.held);
    this.words.append(this.could, this.does);
  }

  update(state: State, { profile, held }: Effective, row: RowScale, area: readonly [number, number]): void {
    const top = row.y + row.side / 2 + 12;
    const base = top + HEIGHT;
    const most = profile.reduce((a, b) => Math.max(a, b), 0);
    const f = (value: number): string => value.toFixed(1);
    let d = "";
    const by = Math.max(1, Math.ceil(1 / row.step)); // of pixels finer than the screen's, the largest of a few
    const gap = row.step > 8 ? 1 : 0;
    for (let i = 0; i < profile.length; i += by) {
      const height = (HEIGHT * Math.max(...profile.subarray(i, i + by))) / most;
      const [left, width] = [row.x0 + (i - 0.5) * row.step + gap, by * row.step - 2 * gap];
      if (height > 0 && left + width > area[0] && left < area[1]) d += `M${f(left)} ${f(base)}v${f(-Math.max(1, height))}h${f(width)}V${f(base)}z`;
    }
    setAttribute(this.bars, "d", d);
    setAttribute(this.base, "d", `M${f(area[0])} ${f(base)}H${f(area[1])}`);
    const [first, last] = seenPixels(state);
    const middle = row.x0 + ((first + last) / 2) * row.step;
    const limits = [row.x0 - 0.5 * row.step, row.x0 + (state.size - 0.5) * row.step] as const;
    const bracket = (width: number, y: number): string => {
      const [left, right] = [Math.max(limits[0], middle - (width / 2) * row.step), Math.min(limits[1], middle + (width / 2) * row.step)];
      return `M${f(left)} ${f(y - 4)}v8M${f(left)} ${f(y)}H${f(right)}M${f(right)} ${f(y - 4)}v8`;
    };
    const width = last - first + 1;
    setAttribute(this.theory, "d", bracket(width, base + 8));
    setAttribute(this.held, "d", bracket(held, base + 18));
    const square = (n: number): string => (state.axes === 2 ? `${n}${TIMES}${n}` : String(n));
    const lost = outside(state);
    const beyond = lost > 0 && area[1] - area[0] > 300 ? `, ${plural(lost, state.axes === 2 ? "column" : "sample")} outside the input` : "";
    setText(this.could, `receptive field ${square(width)}${beyond}`);
    setText(this.does, `effective: 95.45 % within ${square(held)}`);
    const anchor = (text: SVGTextElement, y: number): void => {
      const half = (text.textContent?.length ?? 0) * 3.4;
      setAttribute(text, "x", f(Math.max(area[0] + half, Math.min(area[1] - half, middle))));
      setAttribute(text, "y", f(y));
    };
    anchor(this.could, base + 36);
    anchor(this.does, base + 52);
  }
}

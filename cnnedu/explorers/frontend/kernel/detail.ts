/** One answer, product by product: the patch, the kernel, their products, their sum, and what is shown of it. */

import { button } from "../shared/controls";
import { h, setAttribute, setText } from "../shared/dom";
import type { Editor } from "../shared/editor";
import { format, nudged, place, TIMES, weightText } from "../shared/format";
import { Grid, type GridEvents, type Look } from "../shared/grid";
import { reach, strength, type Hue } from "../shared/scale";
import { overBorder } from "../ops";
import type { Scene } from "./scene";
import { channelName, denominator, rangeWords, shownAs, sumWords, weightsWords } from "./words";

export interface DetailEvents {
  /** A weight of the current filter, where it is kept, has another value. */
  weight(channel: number, row: number, col: number, value: number): void;
  /** Move to the strongest answer (1) or the most negative (-1). */
  seek(sign: 1 | -1): void;
  /** Make the patch the kernel. */
  look(): void;
  normalise(): void;
}

type Place = readonly [channel: number, row: number, col: number];
const PARTS = ["patch", "kernel", "products"] as const;
type Part = (typeof PARTS)[number];
const HUES: Record<Part, Hue> = { patch: "input", kernel: "weight", products: "activation" };

/** From this size on a cell holds its digits with room to spare. */
const ROOMY = 34;
/** No cell is smaller: it could not hold three digits. */
const LEAST = 27;
/** Width of an operator sign; the style sheet uses the same. */
const OPERATOR = 20;

export class Detail {
  readonly element: HTMLElement;
  private readonly title = h("p", { class: "cnn-title" });
  private readonly rows = h("div", { class: "cnn-channels" });
  private readonly sum = h("span", {});
  private readonly result = h("b", { class: "cnn-result" });
  private readonly after = h("span", {});
  private readonly range = h("p", { class: "cnn-note" });
  private readonly grids: Record<Part, Grid>[] = [];
  private readonly captions: Record<Part, HTMLElement>[] = [];
  private pointed: Place | null = null;
  private scene: Scene | null = null;
  private width = 688;
  private arranged = "";

  constructor(private readonly editor: Editor, private readonly events: DetailEvents, private readonly again: () => void) {
    const actions = h(
      "div",
      { class: "cnn-actions", role: "group", "aria-label": "Kernel and map" },
      button("Strongest match", () => events.seek(1)),
      button("Strongest opposite", () => events.seek(-1)),
      button("Look for this patch", () => events.look()),
      button("Normalise", () => events.normalise()),
    );
    const sum = h("p", { class: "cnn-sum" }, this.sum, " = ", this.result, " ", this.after);
    this.element = h("div", { class: "cnn-arithmetic" }, this.title, this.rows, sum, this.range, actions);
  }

  resize(width: number): void {
    this.width = width;
  }

  update(scene: Scene): void {
    this.scene = scene;
    const { state, patch, used, sum } = scene;
    const [filter, i, j] = state.position;
    const [channels, kh, kw] = used.shape as [number, number, number];
    const several = state.weight.shape[0]! > 1;
    const border = overBorder([scene.picture.height, scene.picture.width], [kh, kw], state.how, [i, j]) ? " The patch reaches over the border, where zeros stand." : "";
    setText(this.title, `Output ${place(i, j)}${several ? ` of map ${filter}` : ""}: ${weightsWords(scene.state)}.${border}`);
    while (this.grids.length < channels) this.add();
    this.arrange(kw);
    const q = denominator(used.data);
    const texts = Array.from(used.data, (w) => weightText(w, q));
    // Where fractions are too long for a cell, the cells hold numerators, and the caption the denominator.
    const over = q > 1 && texts.some((text) => text.length > this.grids[0]!.kernel.characters);
    const weights = reach(used.data);
    const products = Float64Array.from(used.data, (w, at) => w * patch.data[at]!);
    const most = reach(products);
    this.grids.forEach((grids, c) => {
      const shown = c < channels;
      (this.rows.children[c] as HTMLElement).hidden = !shown;
      if (!shown) return;
      const at = (m: number, n: number): number => (c * kh + m) * kw + n;
      const suffix = channels > 1 ? `, ${channelName(c)}` : "";
      setText(this.captions[c]!.patch, `patch${suffix}`);
      setText(this.captions[c]!.kernel, `${state.how.flip ? "kernel, rotated" : "kernel"}${suffix}${over ? ` ÷ ${q}` : ""}`);
      setText(this.captions[c]!.products, `products${suffix}`);
      for (const part of PARTS) {
        grids[part].resize(kh, kw);
        grids[part].name(part + suffix, HUES[part]);
      }
      const flags = (m: number, n: number): string => (this.pointed !== null && this.pointed[0] === c && this.pointed[1] === m && this.pointed[2] === n ? "linked" : "");
      const look = (value: number, shade: number, m: number, n: number, extra = "", text?: string): Look => ({
        value,
        strength: shade,
        flags: `${flags(m, n)}${extra}`,
        label: () => `row ${m}, column ${n}: ${text ?? format(value)}${over && text !== undefined ? `/${q}` : ""}`,
        ...(text !== undefined && { text }),
      });
      grids.patch.paint((m, n) => {
        const value = patch.data[at(m, n)]!;
        return look(value, value / 255, m, n, value > 117 ? " bright" : " deep");
      });
      grids.kernel.paint((m, n) => {
        const value = used.data[at(m, n)]!;
        const text = over ? format(Math.round(value * q)) : texts[at(m, n)]!;
        return look(value, strength(value, weights), m, n, "", text.length <= grids.kernel.characters ? text : undefined);
      });
      grids.products.paint((m, n) => look(products[at(m, n)]!, strength(products[at(m, n)]!, most), m, n));
    });
    this.words(scene, sum);
  }

  private words({ state, patch, used }: Scene, sum: number): void {
    const [c, m, n] = this.pointed ?? [];
    const [channels, kh, kw] = used.shape as [number, number, number];
    const text = sumWords(patch, used, sum);
    setText(this.sum, `Sum: ${text.slice(0, text.lastIndexOf(" = "))}`);
    setText(this.result, format(sum));
    setText(this.after, shownAs(sum, state.display));
    if (c !== undefined && c < channels && m! < kh && n! < kw) {
      const at = (c * kh + m!) * kw + n!;
      const [x, w] = [patch.data[at]!, used.data[at]!];
      setText(this.range, `Row ${m}, column ${n}: pixel ${format(x)} ${TIMES} weight ${format(w, 4)} = ${format(x * w)}.`);
      return;
    }
    setText(this.range, rangeWords(used.data, sum));
  }

  private arrange(kw: number): void {
    // Three grids to a line. Where cells would become too small the kernel, which is edited, has a line of its own, and
    // where even two do not fit, each has one.
    const key = `${this.width} ${kw} ${this.grids.length}`;
    if (key === this.arranged) return;
    this.arranged = key;
    const across = (grids: number): number => Math.floor((this.width - (grids - 1) * OPERATOR - 6) / (grids * kw));
    const lines = across(3) >= LEAST ? 1 : across(2) >= LEAST ? 2 : 3;
    const small = Math.min(lines === 3 ? 38 : 44, across(4 - lines));
    const large = lines === 1 ? small : Math.min(44, across(1));
    setAttribute(this.element, "data-lines", String(lines));
    for (const [name, cell] of [["small", small], ["large", large]] as const) {
      this.element.style.setProperty(`--${name}`, `${cell}px`);
      this.element.style.setProperty(`--${name}-digits`, cell < ROOMY ? "12px" : "13px");
    }
    const room = (cell: number): number => Math.floor(cell / (cell < ROOMY ? 7.2 : 8));
    for (const grids of this.grids) {
      grids.patch.characters = grids.products.characters = room(small);
      grids.kernel.characters = room(large);
    }
  }

  private add(): void {
    const c = this.grids.length;
    const captions = { patch: caption(), kernel: caption(), products: caption() };
    const grids = Object.fromEntries(PARTS.map((part) => [part, new Grid(HUES[part], part, this.gridEvents(part, c))])) as Record<Part, Grid>;
    const block = (part: Part): HTMLElement => h("div", { class: "cnn-operand", "data-part": part }, captions[part], grids[part].element);
    const operator = (sign: string): HTMLElement => h("span", { class: "cnn-operator", "aria-hidden": "true" }, sign);
    this.rows.append(h("div", { class: "cnn-equation" }, block("patch"), operator(TIMES), block("kernel"), operator("="), block("products")));
    this.grids.push(grids);
    this.captions.push(captions);
  }

  private gridEvents(part: Part, c: number): GridEvents {
    const point = (to: Place | null): void => {
      if (String(to) === String(this.pointed)) return;
      this.pointed = to;
      this.again();
    };
    const events: GridEvents = { point: (m, n) => point([c, m, n]), leave: () => point(null), pick: () => {} };
    if (part !== "kernel") return events;
    return {
      ...events,
      pick: (m, n, cell, typed) => {
        const value = this.scene!.used.data[this.index(c, m, n)]!;
        this.editor.open({ cell, label: `kernel ${place(m, n)}`, value, typed, write: (to) => this.write(c, m, n, to) });
      },
      nudge: (m, n, by) => this.write(c, m, n, nudged(this.scene!.used.data[this.index(c, m, n)]!, by)),
    };
  }

  private index(c: number, m: number, n: number): number {
    const [, kh, kw] = this.scene!.used.shape as [number, number, number];
    return (c * kh + m) * kw + n;
  }

  private write(c: number, m: number, n: number, value: number): void {
    // Cells show the kernel as it meets the patch; it is kept as it was given.
    const { used, state } = this.scene!;
    const [, kh, kw] = used.shape as [number, number, number];
    if (m >= kh || n >= kw || Math.abs(value) > 1e6) return;
    if (state.how.flip) this.events.weight(c, kh - 1 - m, kw - 1 - n, value);
    else this.events.weight(c, m, n, value);
  }
}

const caption = (): HTMLElement => h("div", { class: "cnn-operand-caption" });

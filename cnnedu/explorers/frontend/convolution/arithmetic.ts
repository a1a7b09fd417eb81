/** The arithmetic of one output cell, written out: a card for each product, then the sum. */

import { h, setAttribute, setText } from "../shared/dom";
import { format, MINUS, place, TIMES, weightText } from "../shared/format";
import type { Term } from "../ops";
import { reach, strength } from "../shared/scale";
import type { Pointer, Scene } from "./scene";

interface Card {
  readonly element: HTMLElement;
  readonly factors: HTMLElement;
  readonly product: HTMLElement;
  term?: Term;
  shade?: number;
}

/** More products than this are summed by channel. */
const MOST_WRITTEN = 25;

export class Arithmetic {
  readonly element: HTMLElement;
  private readonly title = h("p", { class: "cnn-title" });
  private readonly channels = h("div", { class: "cnn-channels" });
  private readonly sum = h("p", { class: "cnn-sum" });
  private cards: Card[] = [];
  private totals: HTMLElement[] = [];
  private shape = "";
  private summed: readonly Term[] = [];

  constructor(private readonly point: (term: Term | null) => void) {
    this.element = h("div", { class: "cnn-arithmetic" }, this.title, this.channels, this.sum);
    this.channels.addEventListener("pointerover", (event) => {
      const card = (event.target as Element).closest(".cnn-card");
      this.point(this.cards.find(({ element }) => element === card)?.term ?? null);
    });
    this.channels.addEventListener("pointerleave", () => this.point(null));
  }

  update(scene: Scene, pointer: Pointer | null): void {
    const { state, terms, channelSums, denominator } = scene;
    const [filters, channels, kh, kw] = state.weight.shape as [number, number, number, number];
    this.build(channels, kh, kw);
    const [f, i, j] = state.position;
    const where = `${filters > 1 ? `Filter ${f}, output` : "Output"} ${place(i, j)}`;
    setText(this.title, state.mode === "backward" ? `${where}: the y whose gradient is shown` : where);
    const most = reach(terms.map(({ product }) => product));
    terms.forEach((term, at) => {
      const card = this.cards[at]!;
      card.term = term;
      setText(card.factors, `${format(term.x)} ${TIMES} ${weightText(term.w, denominator)}`);
      setText(card.product, weightText(term.product, denominator));
      const shade = strength(term.product, most);
      if (shade !== card.shade) card.element.style.setProperty("--t", Math.abs(shade).toFixed(3));
      card.shade = shade;
      setAttribute(card.element, "class", `cnn-card${shade < 0 ? " cnn-negative" : ""}${touches(pointer, term) ? " linked" : ""}`);
    });
    channelSums.forEach((sum, c) => setText(this.totals[c]!, format(sum)));
    if (scene.terms !== this.summed) this.writeSum(scene); // pointing at a factor leaves the sum as it is
    this.summed = scene.terms;
  }

  private build(channels: number, kh: number, kw: number): void {
    const shape = `${channels},${kh},${kw}`;
    if (shape === this.shape) return;
    this.shape = shape;
    const card = (): Card => {
      const [factors, product] = [h("span", { class: "cnn-factors" }), h("b", {})];
      return { element: h("div", { class: "cnn-card" }, factors, product), factors, product };
    };
    this.cards = Array.from({ length: channels * kh * kw }, card);
    this.totals = Array.from({ length: channels }, () => h("b", {}));
    const groups = this.totals.map((total, c) => {
      const cards = this.cards.slice(c * kh * kw, (c + 1) * kh * kw).map(({ element }) => element);
      const grid = h("div", { class: `cnn-cards${kw > 4 ? " cnn-dense" : ""}`, style: `--cols: ${kw}` }, ...cards);
      return h("div", { class: "cnn-channel" }, channels > 1 && h("div", { class: "cnn-map-caption" }, `channel ${c}: `, total), grid);
    });
    this.channels.replaceChildren(...groups);
  }

  /** The sum of the products, or with many of them of the channels; then the bias; then what it comes to. */
  private writeSum({ terms, channelSums, bias, sum, denominator }: Scene): void {
    const several = channelSums.length > 1;
    const products = terms.map(({ product }) => product);
    const parts = several ? channelSums : products.length <= MOST_WRITTEN ? products : [sum - bias];
    const what = several ? "sum over channels" : products.length <= MOST_WRITTEN ? "sum" : `sum of ${products.length} products`;
    const write = (value: number): string => weightText(value, denominator);
    const exact = write(sum);
    const result = h("b", { class: "cnn-result" }, format(sum));
    // Sixteenths add up to sixteenths: say so before the decimals.
    const fraction = exact === format(sum) ? "" : ` = ${exact}`;
    const equal = Number(sum.toFixed(2)) === sum ? " = " : " ≈ ";
    const label = h("span", { class: "cnn-muted" }, `${what}: `);
    this.sum.replaceChildren(label, series(parts, write), bias === 0 ? "" : `${signed(bias, write)} (bias)`, fraction, h("span", { class: "cnn-equals" }, equal, result));
  }
}

type Write = (value: number) => string;

/** "1 + 0 − 3": each sign stands between its numbers. */
const series = (values: readonly number[], write: Write): string =>
  values.map((value, at) => (at === 0 ? write(value) : signed(value, write))).join("");

const signed = (value: number, write: Write): string => `${value < 0 ? ` ${MINUS} ` : " + "}${write(Math.abs(value))}`;

/** Whether the pointer is on one of the two factors. */
function touches(pointer: Pointer | null, term: Term): boolean {
  if (pointer === null || pointer.c !== term.c) return false;
  return pointer.block === "input"
    ? pointer.row === term.row && pointer.col === term.col
    : pointer.m === term.km && pointer.n === term.kn;
}

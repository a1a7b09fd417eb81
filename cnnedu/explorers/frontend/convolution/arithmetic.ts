/** The arithmetic of one output cell, written out: a card for each product, then the sum. */

import { h, setAttribute, setText } from "../dom";
import { format, MINUS, TIMES } from "../format";
import type { Term } from "../ops";
import { reach, strength } from "../scale";
import type { Pointer, Scene } from "./scene";
import { place, weightText } from "./words";

interface Card {
  readonly element: HTMLElement;
  readonly factors: HTMLElement;
  readonly product: HTMLElement;
  term?: Term;
}

/** More products than this are summed by channel. */
const MOST_WRITTEN = 25;

export class Arithmetic {
  readonly element: HTMLElement;
  private readonly title = h("h4", { class: "cnn-title" });
  private readonly channels = h("div", { class: "cnn-channels" });
  private readonly sum = h("p", { class: "cnn-sum" });
  private cards: Card[] = [];
  private totals: HTMLElement[] = [];
  private shape = "";

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
    setText(this.title, `${filters > 1 ? `Filter ${f}, output` : "Output"} ${place(i, j)}`);
    const most = reach(terms.map(({ product }) => product));
    terms.forEach((term, at) => {
      const card = this.cards[at]!;
      card.term = term;
      setText(card.factors, `${format(term.x)} ${TIMES} ${weightText(term.w, denominator)}`);
      setText(card.product, format(term.product));
      const shade = strength(term.product, most);
      card.element.style.setProperty("--t", Math.abs(shade).toFixed(3));
      setAttribute(card.element, "class", `cnn-card${shade < 0 ? " cnn-negative" : ""}${touches(pointer, term) ? " linked" : ""}`);
    });
    channelSums.forEach((sum, c) => setText(this.totals[c]!, format(sum)));
    this.writeSum(scene);
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
  private writeSum({ terms, channelSums, bias, sum }: Scene): void {
    const several = channelSums.length > 1;
    const products = terms.map(({ product }) => product);
    const parts = several ? channelSums : products.length <= MOST_WRITTEN ? products : [sum - bias];
    const result = h("b", { class: "cnn-result" }, format(sum));
    const what = several ? "sum over channels" : products.length <= MOST_WRITTEN ? "sum" : `sum of ${products.length} products`;
    this.sum.replaceChildren(h("span", { class: "cnn-muted" }, `${what}: `), series(parts), biasText(bias), " = ", result);
  }
}

/** "1 + 0 − 3": each sign stands between its numbers. */
const series = (values: readonly number[]): string =>
  values.map((value, at) => (at === 0 ? format(value) : signed(value))).join("");

const signed = (value: number): string => `${value < 0 ? ` ${MINUS} ` : " + "}${format(Math.abs(value))}`;

const biasText = (bias: number): string => (bias === 0 ? "" : `${signed(bias)} (bias)`);

/** Whether the pointer is on one of the two factors. */
function touches(pointer: Pointer | null, term: Term): boolean {
  if (pointer === null || pointer.c !== term.c) return false;
  return pointer.block === "input"
    ? pointer.row === term.row && pointer.col === term.col
    : pointer.m === term.km && pointer.n === term.kn;
}

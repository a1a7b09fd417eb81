/** One gradient written out: its products, their sum, and the check by nudging. */

import { select } from "../shared/controls";
import { h, setAttribute, setText } from "../shared/dom";
import { format, MINUS, TIMES } from "../shared/format";
import { reach, strength } from "../shared/scale";
import { gradientTerms, nudgeCheck, type ChainCell, type GradientSum, type GradientTerm } from "../ops";
import type { Scene } from "./state";
import { chosenOutput, nudgeSentence, partName, place, rule } from "./words";

interface Card {
  readonly element: HTMLElement;
  readonly factors: HTMLElement;
  readonly product: HTMLElement;
}

export const EPSILONS = [1, 0.1, 0.01, 0.001];

export class GradientArithmetic {
  readonly element: HTMLElement;
  private readonly title = h("p", { class: "cnn-title" });
  private readonly rule = h("p", { class: "cnn-rule" });
  private readonly table = h("div", { class: "cnn-cards" });
  private readonly sum = h("p", { class: "cnn-sum" });
  private readonly told = h("span", {});
  private readonly verdict = h("b", {});
  private readonly epsilon;
  private cards: Card[] = [];

  constructor(choose: (epsilon: number) => void) {
    this.epsilon = select("ε", EPSILONS.map((value) => [String(value), String(value)] as const), (value) => choose(Number(value)));
    const check = h("p", { class: "cnn-check-line" }, h("span", { class: "cnn-muted" }, "Check by nudging: "), this.told, " ", this.verdict);
    this.element = h(
      "div",
      { class: "cnn-arithmetic" },
      h("div", { class: "cnn-words" }, this.title, this.rule, this.sum, h("div", { class: "cnn-check-row" }, check, this.epsilon.element)),
      this.table,
    );
  }

  update(scene: Scene, cell: ChainCell, epsilon: number): void {
    const { chain, done } = scene;
    const sum = gradientTerms(chain, done, cell);
    setText(this.title, `∂L/∂${partName(cell.part, scene)}, ${place(cell)}`);
    setText(this.rule, rule(scene, cell));
    this.element.classList.toggle("cnn-many", chosenOutput(scene) === null);
    this.drawCards(sum);
    this.writeSum(sum);
    const { told, verdict, agrees } = nudgeSentence(scene, cell, nudgeCheck(chain, done, cell, epsilon), sum.value);
    setText(this.told, told);
    setText(this.verdict, verdict);
    setAttribute(this.verdict, "class", agrees ? "cnn-agrees" : "cnn-differs");
    this.epsilon.show(String(epsilon));
  }

  private drawCards({ terms, columns }: GradientSum): void {
    while (this.cards.length < terms.length) this.cards.push(this.card());
    const most = reach(terms.map(({ product }) => product));
    terms.forEach((term, at) => this.paint(this.cards[at]!, term, strength(term.product, most)));
    this.cards.forEach(({ element }, at) => (element.hidden = at >= terms.length));
    const cols = String(columns);
    if (this.table.style.getPropertyValue("--cols") !== cols) this.table.style.setProperty("--cols", cols);
    this.table.classList.toggle("cnn-dense", columns > 4);
  }

  private card(): Card {
    const [factors, product] = [h("span", { class: "cnn-factors" }), h("b", {})];
    const element = h("div", { class: "cnn-card" }, factors, product);
    this.table.append(element);
    return { element, factors, product };
  }

  private paint({ element, factors, product }: Card, { gradient, factor, product: value }: GradientTerm, shade: number): void {
    setText(factors, `${format(gradient)} ${TIMES} ${format(factor)}`);
    setText(product, format(value));
    element.style.setProperty("--t", Math.abs(shade).toFixed(3));
    setAttribute(element, "class", `cnn-card${shade < 0 ? " cnn-negative" : ""}${gradient === 0 ? " cnn-idle" : ""}`);
  }

  /** Only what arrives is added: the rest is 0. */
  private writeSum({ terms, value }: GradientSum): void {
    const counting = terms.filter(({ gradient }) => gradient !== 0);
    const written = counting.map(({ product }, at) => (at === 0 ? format(product) : ` ${product < 0 ? MINUS : "+"} ${format(Math.abs(product))}`)).join("");
    const label = counting.length === 0 ? "nothing arrives: " : terms.length === 1 ? "what arrives × the slope here: " : counting.length === 1 ? "the one product that counts: " : `the ${counting.length} products that count: `;
    const only = counting.length === 1 ? `${format(counting[0]!.gradient)} ${TIMES} ${format(counting[0]!.factor)}` : written;
    this.sum.replaceChildren(h("span", { class: "cnn-muted" }, label), counting.length === 0 ? "" : `${only} = `, h("b", { class: "cnn-result" }, format(value)));
  }
}

/** The arithmetic: what φ multiplies depth, width and resolution by, the work that follows, and what was counted. */

import { h, setAttribute, setText } from "../shared/dom";
import { format, TIMES } from "../shared/format";
import { B0, B0_STAGES, impliedPhi, impliedPhis, countText } from "../ops";
import { short, shownName, type State } from "./state";

interface Card {
  readonly element: HTMLElement;
  readonly power: HTMLElement;
  readonly factor: HTMLElement;
  readonly change: HTMLElement;
  readonly work: HTMLElement;
}

/** What the table’s second column names. */
const MBCONV = `MBConv: 1${TIMES}1 convolutions make six times as many channels (not in stage 1), a larger one filters each channel by itself, 1${TIMES}1 ones bring their number down again.`;

const two = (value: number): string => (value >= 100 ? format(value, 0) : value.toFixed(2));

/** An exponent as it is written above the line. */
const power = (base: string, exponent: string): HTMLElement => h("span", {}, base, h("sup", {}, exponent));

export class Factors {
  readonly element: HTMLElement;
  private readonly cards: Readonly<Record<"depth" | "width" | "resolution", Card>>;
  private readonly rule = h("p", { class: "cnn-rule", "data-part": "rule" });
  private readonly counted = h("p", { "data-part": "counted" });
  private readonly rows: HTMLElement[][];
  private readonly lines: HTMLElement[];
  private written = "";

  constructor(look: (stage: number | null) => void) {
    const card = (name: string): Card => {
      const [powers, factor, change, work] = [h("span", {}), h("b", {}), h("span", { class: "cnn-change" }), h("span", { class: "cnn-work" })];
      const head = h("div", {}, h("strong", {}, name));
      return { element: h("div", { class: "cnn-factor", "data-factor": name.toLowerCase() }, head, h("div", {}, powers, factor), change, work), power: powers, factor, change, work };
    };
    this.cards = { depth: card("Depth"), width: card("Width"), resolution: card("Resolution") };
    const head = ["stage", "block", "blocks", "channels", "side of maps"].map((text) => h("th", { scope: "col" }, text));
    this.rows = B0_STAGES.map(([, kernel], at) => [h("th", { scope: "row" }, String(at + 1)), h("td", {}, `MBConv, ${kernel}${TIMES}${kernel}`), h("td", {}), h("td", {}), h("td", {})]);
    this.lines = this.rows.map((cells, at) => {
      const line = h("tr", { "data-stage": at }, ...cells);
      line.addEventListener("pointerenter", () => look(at));
      line.addEventListener("pointerleave", () => look(null));
      return line;
    });
    const table = h("table", { "aria-label": "Stages: B0, and the network shown" }, h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...this.lines));
    const cards = Object.values(this.cards).map(({ element }) => element);
    this.element = h("div", { class: "cnn-factors" }, h("div", { class: "cnn-cards" }, ...cards), this.rule, this.counted, h("div", { class: "cnn-scroll" }, table), h("p", { class: "cnn-note cnn-block" }, MBCONV));
  }

  update(state: State, stage: number | null): void {
    this.lines.forEach((line, at) => setAttribute(line, "class", at === stage ? "cnn-pointed" : null));
    const key = JSON.stringify([state.size, state.phi, state.exponents, state.grow, state.network]);
    if (key === this.written) return;
    this.written = key;
    const { size, found, base } = state;
    const sharper = size.resolution / B0.resolution;
    const total = (layers: readonly number[]): number => layers.reduce((sum, n) => sum + n, 0);
    this.card("depth", state, "α", size.depth, `${total(base.layers)} → ${total(found.layers)} blocks`, size.depth);
    this.card("width", state, "β", size.width, `widest: ${base.channels[6]} → ${found.channels[6]} channels`, size.width ** 2);
    this.card("resolution", state, "γ", sharper, `${B0.resolution} → ${size.resolution} pixels a side`, sharper ** 2);
    this.writeRule(state);
    found.layers.forEach((layers, at) => {
      const pairs = [[base.layers[at], layers], [base.channels[at], found.channels[at]], [base.sides[at], found.sides[at]]];
      pairs.forEach(([before, now], i) => setText(this.rows[at]![i + 2]!, before === now ? String(now) : `${before} → ${now}`));
    });
  }

  private card(name: "depth" | "width" | "resolution", state: State, letter: string, factor: number, change: string, work: number): void {
    const { exponents, phi, network, grow } = state;
    const card = this.cards[name];
    const base = { α: exponents.alpha, β: exponents.beta, γ: exponents.gamma }[letter]!;
    if (network === "formula" && grow === "compound") card.power.replaceChildren(power(letter, "φ"), " = ", power(short(base), short(phi)), " = ");
    else card.power.replaceChildren(TIMES);
    setText(card.factor, two(factor));
    setText(card.change, change);
    const ratio = name === "resolution" && factor !== 1 ? `(${state.size.resolution}/${B0.resolution})` : two(factor);
    setText(card.work, `work ${TIMES} ${name === "depth" || factor === 1 ? "" : `${ratio}² ≈ `}${two(work)}`);
    setAttribute(card.element, "data-still", String(factor === 1));
  }

  private writeRule(state: State): void {
    const { exponents, phi, work, network, found, base, size } = state;
    const { alpha, beta, gamma } = exponents;
    const grown = found.macs / base.macs;
    if (network !== "formula") {
      const implied = impliedPhis(size, exponents);
      const all = impliedPhi(found.macs, exponents);
      const word = (value: number): string => (Number.isFinite(value) ? value.toFixed(1) : "no φ");
      setText(this.rule, `${shownName(state)} was rounded by hand: by its depth it stands at φ = ${word(implied.depth)}, by its width at ${word(implied.width)}, by its resolution at ${word(implied.resolution)}, by its work at ${word(all)}.`);
      setText(this.counted, `Counted: ${countText(found.macs)} multiply-accumulates, ${two(grown)} times B0’s ${countText(base.macs)}.`);
      return;
    }
    const predicted = work ** phi;
    this.rule.replaceChildren(
      `α·β²·γ² = ${short(alpha)} ${TIMES} ${short(beta)}² ${TIMES} ${short(gamma)}² = `, h("b", {}, work.toFixed(2)), `${Math.abs(work - 2) <= 0.1 ? " ≈ 2" : ""}; `,
      "the work grows by ", power(work.toFixed(2), short(phi)), " = ", h("b", {}, two(predicted)), ".",
    );
    setText(this.counted, `By the rule ${countText(base.macs)} ${TIMES} ${two(predicted)} = ${countText(base.macs * predicted)}; counted ${countText(found.macs)} multiply-accumulates, ${two(grown)} times B0’s: numbers of channels are rounded to multiples of 8, numbers of blocks up.`);
  }
}

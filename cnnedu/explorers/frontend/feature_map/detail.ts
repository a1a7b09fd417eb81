/** The arithmetic of the unit that is shown: what it reads, times its weights, channel by channel, and the sum. */

import { h, setAttribute, setText } from "../shared/dom";
import { format, MINUS, TIMES } from "../shared/format";
import { reach, strength } from "../shared/scale";
import { mapped, sizeAt, unitAt, workingOf, type Factor, type Unit, type Working } from "../ops/unit";

import { Mosaic } from "./mosaic";
import type { Scene } from "./state";
import { percent, place, sight, valueOf } from "./words";

/** Products that are written out, and channels that are drawn. */
const [MOST_CARDS, MOST_CHANNELS] = [25, 16];

interface Group {
  readonly channel: number;
  readonly factors: readonly Factor[];
  readonly sum: number;
}

interface Card {
  readonly element: HTMLElement;
  readonly where: HTMLElement;
  readonly factors: HTMLElement;
  readonly product: HTMLElement;
}

export class Detail {
  readonly element: HTMLElement;
  private readonly title = h("p", { class: "cnn-title" });
  private readonly story = h("p", { class: "cnn-story" });
  private readonly strips: readonly Mosaic[];
  private readonly names = ["reads", `${TIMES} weights`, "= products"].map((name) => h("span", { class: "cnn-strip-name" }, name));
  private readonly strip = h("div", { class: "cnn-strip" });
  private readonly sums = h("div", { class: "cnn-sums", role: "group", "aria-label": "Sum of each channel" });
  private readonly cards = h("div", { class: "cnn-cards" });
  private readonly caption = h("p", { class: "cnn-cards-caption" });
  private readonly sum = h("p", { class: "cnn-sum" });
  private readonly soft = h("p", { class: "cnn-sum" });
  private made: Card[] = [];
  private buttons: HTMLButtonElement[] = [];
  private chosen: number | null = null;
  private stage = -1;
  private width = 0;
  private scene: Scene | null = null;

  constructor(private readonly go: (unit: Unit) => void) {
    this.strips = ["inputs", "weights", "products"].map((name) => new Mosaic(name));
    this.strips.forEach((mosaic, i) => this.strip.append(h("div", { class: "cnn-strip-row" }, this.names[i]!, mosaic.element)));
    const frame = h("div", { class: "cnn-strip-frame" }, this.strip, this.sums);
    this.element = h("div", { class: "cnn-working" }, this.title, this.story, frame, this.caption, this.cards, this.sum, this.soft);
  }

  resize(width: number): void {
    this.width = width;
  }

  update(scene: Scene): void {
    this.scene = scene;
    const { at, stages, unit, net, all } = scene;
    if (at !== this.stage) this.chosen = null;
    this.stage = at;
    const stage = stages[at]!;
    setText(this.title, `${at === 0 ? "Pixel" : stage.name}, ${place(scene)} = ${format(valueOf(scene))}`);
    this.element.dataset["kind"] = at === 0 ? "pixel" : "unit";
    setText(this.story, `${stage.story} ${sight(scene)}`);
    if (at === 0) return;
    const working = workingOf(net, all, [stage.main, unit[1], unit[2], unit[3]]);
    const groups = this.group(working);
    const best = groups.reduce((a, b) => (Math.abs(b.sum) > Math.abs(a.sum) ? b : a), groups[0]!);
    const chosen = groups.find(({ channel }) => channel === this.chosen) ?? best;
    this.draw(working, groups, chosen);
    this.write(working, chosen, groups.length);
    this.add(working, groups);
    this.softmax();
  }

  dispose(): void {
    for (const strip of this.strips) strip.dispose();
  }

  /** Factors by channel of the layer below; those of a vector are one group. */
  private group({ factors, patch, first, kind }: Working): Group[] {
    const { stages, at } = this.scene!;
    const below = stages[at - 1]!;
    const whole = kind === "sum" && this.layer().kind === "linear";
    const size = whole ? (below.vector ? factors.length : below.size[1] * below.size[2]) : patch[0] * patch[1];
    return Array.from({ length: Math.max(1, Math.round(factors.length / size)) }, (_, i) => {
      const mine = factors.slice(i * size, (i + 1) * size);
      return { channel: first + i, factors: mine, sum: mine.reduce((sum, { product }) => sum + product, 0) };
    });
  }

  private layer(): Scene["net"]["layers"][number] {
    const { net, stages, at } = this.scene!;
    return net.layers[stages[at]!.main - 1]!;
  }

  private draw(working: Working, groups: readonly Group[], chosen: Group): void {
    const { stages, at } = this.scene!;
    const below = stages[at - 1]!;
    const layer = this.layer();
    const weighted = working.kind === "sum";
    const linear = layer.kind === "linear";
    const flat = linear && below.vector;
    // What matters most is drawn where not all can be.
    const shown = groups.length <= MOST_CHANNELS ? groups : [...groups].sort((a, b) => Math.abs(b.sum) - Math.abs(a.sum)).slice(0, MOST_CHANNELS);
    const perRow = flat ? Math.min(groups[0]!.factors.length, 30) : Math.ceil(shown.length / Math.ceil(shown.length / (this.width < 560 ? 6 : MOST_CHANNELS)));
    const [rows, cols] = flat ? [1, 1] : linear ? [below.size[1], below.size[2]] : working.patch;
    const count = flat ? groups[0]!.factors.length : shown.length;
    const all = shown.flatMap(({ factors }) => factors);
    const single = count === 1;
    this.strip.dataset["single"] = String(single || flat);
    const side = flat ? 16 : single ? 92 : Math.min(this.width < 900 ? 76 : 56, Math.max(30, Math.floor((this.width - 110) / perRow) - 4));
    const [inputs, weights, products] = Array.from({ length: 3 }, () => new Float32Array(all.length)) as [Float32Array, Float32Array, Float32Array];
    all.forEach(({ x, w, product }, i) => ([inputs[i], weights[i], products[i]] = [x, w, product]));
    [inputs, weights, products].forEach((values, i) => {
      const strip = this.strips[i]!;
      strip.arrange([count, rows, cols], perRow);
      strip.heat.element.style.width = `${Math.min(perRow, count) * side}px`;
      strip.element.parentElement!.hidden = i > 0 && !weighted;
      strip.paint(values, i === 1 ? "weight" : at === 1 && i === 0 ? "input" : "activation", reach(values));
      const among = shown.indexOf(chosen);
      const block = { channels: [among, among + 1], rows: [0, rows], cols: [0, cols] } as const;
      strip.show(single || flat || among < 0 ? null : block, false, true);
    });
    this.sums.hidden = single || flat || !weighted;
    this.listSums(this.sums.hidden ? [] : shown, chosen, perRow, side);
  }

  private listSums(groups: readonly Group[], chosen: Group, perRow: number, side: number): void {
    if (this.buttons.length !== groups.length) {
      this.buttons = groups.map((_, i) => h("button", { type: "button", class: "cnn-channel-sum", onclick: () => this.choose(i) }));
      this.sums.replaceChildren(...this.buttons);
    }
    this.sums.style.setProperty("--columns", String(perRow));
    this.sums.style.setProperty("--side", `${side}px`);
    groups.forEach(({ channel, sum }, i) => {
      const button = this.buttons[i]!;
      button.dataset["channel"] = String(channel);
      setText(button, short(sum));
      setAttribute(button, "aria-label", `map ${channel}: products sum to ${short(sum)}`);
      setAttribute(button, "aria-pressed", String(channel === chosen.channel));
    });
  }

  private choose(i: number): void {
    this.chosen = Number(this.buttons[i]!.dataset["channel"]);
    this.update(this.scene!);
  }

  /** A card for each product; of many, for those that weigh most. */
  private write({ kind, patch }: Working, { factors, channel }: Group, groups: number): void {
    const { net, stages, at } = this.scene!;
    const { main, name } = stages[at]!;
    const below = stages[at - 1]!;
    const size = sizeAt(net, main - 1);
    const spatial = factors.length === patch[0] * patch[1] && factors.length <= MOST_CARDS;
    const shown = spatial ? factors : [...factors].sort((a, b) => Math.abs(b.product) - Math.abs(a.product)).slice(0, 12);
    const rest = factors.length - shown.length;
    this.caption.hidden = kind === "map";
    const which = groups > 1 ? `Map ${channel} of ${below.name}: ` : "";
    const left = factors.reduce((sum, { product }) => sum + product, 0) - shown.reduce((sum, { product }) => sum + product, 0);
    const what = rest > 0 ? `the ${shown.length} products that weigh most; the other ${rest} add ${short(left)}` : kind === "sum" ? "number times weight" : `what ${name} reads`;
    const told = which + what;
    setText(this.caption, `${told[0]!.toUpperCase()}${told.slice(1)}. Click one to follow it down.`);
    this.build(kind === "map" ? 0 : shown.length);
    this.cards.style.setProperty("--columns", String(spatial ? patch[1] : 4));
    this.cards.dataset["spatial"] = String(spatial);
    const most = reach(shown.map(({ product }) => product));
    shown.forEach((factor, i) => {
      const card = this.made[i]!;
      const [, c, row, col] = unitAt(main - 1, below.vector ? [size[0], 1, 1] : below.size, Math.max(0, factor.at));
      const padding = factor.at < 0;
      setText(card.where, padding ? "padding" : spatial ? "" : below.vector ? `unit ${c}` : `${c}: ${row}, ${col}`);
      setText(card.factors, kind === "sum" ? `${short(factor.x)} ${TIMES} ${short(factor.w)}` : "");
      setText(card.product, short(kind === "sum" ? factor.product : factor.x));
      const shade = kind === "max" ? (factor.w === 1 ? strength(factor.x, most || 1) : 0) : strength(factor.product, most);
      card.element.style.setProperty("--cnn-shade", Math.abs(shade).toFixed(3));
      setAttribute(card.element, "class", `cnn-card${shade < 0 ? " cnn-negative" : ""}${kind === "max" && factor.w === 1 ? " cnn-winner" : ""}`);
      card.element.dataset["at"] = String(factor.at);
    });
  }

  private build(count: number): void {
    if (this.made.length === count) return;
    this.made = Array.from({ length: count }, () => {
      const [where, factors, product] = [h("span", { class: "cnn-where" }), h("span", { class: "cnn-factors" }), h("b", {})];
      const element = h("div", { class: "cnn-card", onclick: () => this.follow(element) }, where, factors, product);
      return { element, where, factors, product };
    });
    this.cards.replaceChildren(...this.made.map(({ element }) => element));
  }

  private follow(card: HTMLElement): void {
    const { stages, at } = this.scene!;
    const { size, last } = stages[at - 1]!;
    const index = Number(card.dataset["at"]);
    if (index >= 0) this.go(unitAt(last, size, index));
  }

  /** 0.31 + 0.12 − 0.08 + 0.02 (bias) = 0.37, then what the activation makes of it. */
  private add({ kind, factors, bias, value }: Working, groups: readonly Group[]): void {
    const { stages, at, net, unit } = this.scene!;
    const stage = stages[at]!;
    const several = groups.length > 1;
    let text = "";
    if (kind === "max") text = `max(${factors.map(({ x }) => format(x)).join(", ")}) = `;
    else if (kind === "mean") text = `(${series(factors.map(({ x }) => x))}) / ${Math.round(1 / factors[0]!.w)} = `;
    else if (kind === "sum") {
      const parts = several ? (groups.length <= MOST_CHANNELS ? groups.map(({ sum }) => sum) : [groups.reduce((s, g) => s + g.sum, 0)]) : [groups[0]!.sum];
      const what = several ? (groups.length <= MOST_CHANNELS ? "channels: " : `${groups.length} channels: `) : `${factors.length} products: `;
      text = `${what}${series(parts)}${bias === 0 ? "" : `${signed(bias)} (bias)`} = `;
    } else text = `${this.layer().title}(${format(factors[0]!.x)}) = `;
    let x = value;
    const steps: string[] = [];
    for (let i = stage.main + 1; i <= stage.last; i++) {
      const layer = net.layers[i - 1]!;
      if (layer.kind !== "act" && layer.kind !== "norm") continue;
      const y = mapped(layer, unit[1], x);
      steps.push(`; ${layer.title}(${format(x)}) = `, format(y));
      x = y;
    }
    const final = steps.length === 0 ? format(value) : steps.pop()!;
    const middle = steps.length === 0 ? "" : `${format(value)}${steps.join("")}`;
    this.sum.replaceChildren(text, middle, h("b", { class: "cnn-result" }, final));
  }

  /** A class: how its score becomes a probability. */
  private softmax(): void {
    const { stages, at, net, all, unit, shares } = this.scene!;
    const scores = all[all.length - 1]!;
    this.soft.hidden = at !== stages.length - 1 || shares === null || net.layers.at(-1)!.kind === "softmax";
    if (this.soft.hidden) return;
    const power = (z: number): string => `e^${format(z, 1)}`;
    const others = Array.from(scores).filter((_, i) => i !== unit[1]).sort((a, b) => b - a);
    const named = others.slice(0, 2).map(power).join(" + ");
    const rest = others.length > 2 ? ` + … (${others.length - 2} more)` : "";
    const own = power(scores[unit[1]]!);
    const share = h("b", { class: "cnn-result" }, percent(shares![unit[1]]!));
    this.soft.replaceChildren(`softmax: ${own} / (${own} + ${named}${rest}) = `, share);
  }
}

/** Two decimals, as a card has room for; 0.00 is a number too small to show. */
const short = (value: number): string => (value !== 0 && Math.abs(value) < 0.005 ? "0.00" : format(value));

const signed = (value: number): string => `${value < 0 ? ` ${MINUS} ` : " + "}${short(Math.abs(value))}`;
const series = (values: readonly number[]): string => values.map((value, i) => (i === 0 ? short(value) : signed(value))).join("");

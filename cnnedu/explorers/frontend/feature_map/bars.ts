/** The shares of the classes, as labelled bars; each is a button that shows the class at work. */

import { h, setAttribute, setText } from "../shared/dom";
import { percent } from "./words";
import type { Scene } from "./state";

const MOST = 10;

interface Bar {
  readonly element: HTMLButtonElement;
  readonly label: HTMLElement;
  readonly fill: HTMLElement;
  readonly text: HTMLElement;
  at: number;
}

export class Bars {
  readonly element: HTMLElement;
  private readonly title = h("p", { class: "cnn-read" });
  private readonly list = h("div", { class: "cnn-bars", role: "group", "aria-label": "Probability of each class" });
  private bars: Bar[] = [];
  private drawn: Scene["shares"] = null;
  private shown = -1;

  constructor(private readonly show: (channel: number) => void) {
    this.element = h("div", { class: "cnn-answer" }, this.title, this.list);
  }

  update({ shares, net, at, stages, unit, answer }: Scene): void {
    this.element.hidden = shares === null;
    const shown = at === stages.length - 1 ? unit[1] : -1;
    if (shares === null || (shares === this.drawn && shown === this.shown)) return;
    [this.drawn, this.shown] = [shares, shown];
    const count = Math.min(MOST, shares.length);
    if (this.bars.length !== count) this.build(count);
    const order = shares.length > MOST ? Array.from(shares.keys()).sort((a, b) => shares[b]! - shares[a]!) : null;
    const label = net.labels[answer]!;
    this.title.replaceChildren("Read as ", h("b", {}, label), `, ${percent(shares[answer]!)}`);
    this.bars.forEach((bar, i) => {
      bar.at = order === null ? i : order[i]!;
      const share = shares[bar.at]!;
      setText(bar.label, net.labels[bar.at]!);
      setText(bar.text, percent(share));
      bar.fill.style.setProperty("--share", share.toFixed(4));
      setAttribute(bar.element, "data-best", bar.at === answer ? "" : null);
      setAttribute(bar.element, "aria-pressed", String(bar.at === shown));
    });
  }

  private build(count: number): void {
    this.bars = Array.from({ length: count }, () => {
      const [label, fill, text] = [h("span", { class: "cnn-class" }), h("i", {}), h("span", { class: "cnn-share" })];
      const track = h("span", { class: "cnn-track", "aria-hidden": "true" }, fill);
      const element = h("button", { type: "button", class: "cnn-bar-row", onclick: () => this.show(bar.at) }, label, track, text);
      const bar: Bar = { element, label, fill, text, at: 0 };
      return bar;
    });
    this.list.replaceChildren(...this.bars.map(({ element }) => element));
  }
}

/** The arithmetic of the shown window: max beside average, before and after the shift, or what becomes of a gradient. */

import { h, setAttribute, setText } from "../shared/dom";
import { plural } from "../shared/format";
import type { Scene } from "./state";
import { equals, maxTerms, meanTerms, number, routeOfAverage, routeOfMax, windowName } from "./words";

/** What global pooling is for, in the numbers of VGG's last maps. */
const SAVED =
  " Global pooling leaves one number per map. A classifier of 1000 classes on 512 maps of 7×7 needs 25,088,000 weights; behind global average pooling, 512,000.";

class Line {
  private readonly name = h("span", { class: "cnn-line-name" });
  private readonly terms = h("span", { class: "cnn-terms" });
  private readonly result = h("b", { class: "cnn-result" });
  readonly element = h("p", { class: "cnn-line" }, this.name, this.terms, this.result);

  show(name: string, terms: string, result: string | null): void {
    this.element.hidden = name === "";
    setText(this.name, name);
    setText(this.terms, terms);
    this.result.hidden = result === null;
    setText(this.result, result ?? "");
  }
}

export class Arithmetic {
  private readonly title = h("p", { class: "cnn-title" });
  private readonly lines = Array.from({ length: 4 }, () => new Line());
  private readonly weights = h("p", { class: "cnn-weights" });
  readonly element = h("div", { class: "cnn-arithmetic" }, this.title, ...this.lines.map(({ element }) => element), this.weights);

  update(scene: Scene): void {
    const { state, window, after, maximum } = scene;
    setText(this.title, windowName(state));
    setAttribute(this.element, "data-mode", state.mode);
    const [first, second, third, fourth] = this.lines as [Line, Line, Line, Line];
    if (scene.grads !== null) {
      first.show("max", `${routeOfMax(scene)}.`, null);
      second.show("average", `${routeOfAverage(scene)}.`, null);
      const ties = window.equals > 1;
      third.show("ties", ties ? "the first in reading order wins, as in torch; the others get nothing." : "none in this window.", null);
      fourth.show("", "", null);
    } else {
      first.show("max", `${maxTerms(window)} =`, number(window.largest));
      const mean = after === null ? second : third;
      mean.show("average", `${meanTerms(window)} ${equals(window.mean)}`, number(window.mean));
      if (after === null) third.show("", "", null);
      else second.show("shifted", `${maxTerms(after.window)} =`, number(after.window.largest));
      if (after === null) fourth.show("", "", null);
      else fourth.show("shifted", `${meanTerms(after.window)} ${equals(after.window.mean)}`, number(after.window.mean));
    }
    const saved = state.opts.global ? SAVED : "";
    setText(this.weights, `${plural(scene.map.data.length, "number")} in, ${maximum.data.length} out, 0 weights: pooling has nothing to learn.${saved}`);
  }
}

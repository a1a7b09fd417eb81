/** The faint bands that lead from the patch through the kernel to the output cell. */

import { h } from "../shared/dom";

/** A vertical edge: its x, and where it begins and ends. */
export interface Edge {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

export class Beams {
  readonly element = h("div", { class: "cnn-beams", "aria-hidden": "true" });

  /** Draw one band from each first edge to its second; coordinates in CSS pixels from the element's corner. */
  draw(pairs: readonly (readonly [Edge, Edge])[]): void {
    while (this.element.childElementCount > pairs.length) this.element.lastElementChild!.remove();
    while (this.element.childElementCount < pairs.length) this.element.append(h("div"));
    pairs.forEach(([from, to], at) => {
      const corners = [
        [from.x, from.top],
        [to.x, to.top],
        [to.x, to.bottom],
        [from.x, from.bottom],
      ];
      const path = corners.map(([x, y]) => `${x!.toFixed(1)}px ${y!.toFixed(1)}px`).join(",");
      (this.element.children[at] as HTMLElement).style.clipPath = `polygon(${path})`;
    });
  }
}

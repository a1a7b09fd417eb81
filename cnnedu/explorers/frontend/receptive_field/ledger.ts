/** The arithmetic of every layer, written out with its numbers. */

import { fieldLayerName } from "../ops/receptive_field";
import { h, setText } from "../shared/dom";
import { MINUS } from "../shared/format";
import type { State } from "./state";
import { placement, whole } from "./words";

const HEAD = ["layer", `r ← r + (k${MINUS}1)·d·j`, "j ← j·s", `start ← start ${MINUS} p·j`, "units"];

export class Ledger {
  readonly element: HTMLElement;
  private readonly body = h("tbody", {});
  private readonly where = h("p", { class: "cnn-where" });
  private shown = "";
  private marked: Element | null = null;

  constructor(private readonly pick: (layer: number) => void) {
    const head = h("thead", {}, h("tr", {}, ...HEAD.map((text) => h("th", { scope: "col" }, text))));
    const table = h("table", { class: "cnn-ledger" }, h("caption", {}, "r: pixels that a unit sees along a side, its receptive field. j: the jump, pixels from one unit to the next. start: the first pixel that unit 0 sees. k kernel, s stride, d dilation, p padding"), head, this.body);
    this.element = h("div", {}, this.where, h("div", { class: "cnn-scroll", role: "region", tabindex: 0, "aria-label": "Arithmetic of the layers" }, table));
    this.body.addEventListener("click", (event) => {
      const row = (event.target as Element).closest("tr");
      if (row !== null) this.pick([...this.body.children].indexOf(row));
    });
  }

  update(state: State): void {
    setText(this.where, placement(state));
    const shown = JSON.stringify([state.layers, state.size]);
    if (shown !== this.shown) {
      this.shown = shown;
      this.body.replaceChildren(...state.steps.map((_, layer) => this.row(state, layer)));
      this.marked = null;
    }
    const now = this.body.children[state.unit[0]] ?? null;
    if (now === this.marked) return;
    this.marked?.classList.remove("cnn-now");
    now?.classList.add("cnn-now");
    this.marked = now;
  }

  private row({ layers, steps, sizes }: State, layer: number): HTMLElement {
    const { r, j, start } = steps[layer]!;
    const each = layers[layer - 1];
    const before = steps[layer - 1];
    const cell = (working: string, result: number): HTMLElement => h("td", {}, each === undefined ? "" : `${working} = `, h("b", {}, whole(result)));
    return h(
      "tr",
      { "data-layer": layer },
      h("th", { scope: "row" }, `${layer} ${each === undefined ? "input" : fieldLayerName(each).replace("causal conv", "causal")}`),
      cell(`${before?.r} + (${each?.kernel}${MINUS}1)·${each?.dilation}·${before?.j}`, r),
      cell(`${before?.j}·${each?.stride}`, j),
      cell(`${whole(before?.start ?? 0)} ${MINUS} ${each?.padding}·${before?.j}`, start),
      h("td", {}, String(sizes[layer])),
    );
  }
}

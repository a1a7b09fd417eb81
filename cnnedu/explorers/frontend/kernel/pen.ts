/** Drawing on the picture: with the mouse, a finger or a pen, and with the keys. */

import { button, checkbox, segmented } from "../shared/controls";
import { h } from "../shared/dom";
import type { Heat } from "../shared/heat";
import type { Picture } from "../shared/picture";
import type { Sources } from "./sources";

const BLANK = 128;

export class Pen {
  readonly element: HTMLElement; // The tools; hidden while nobody draws.
  on = false;
  private ink = 255;
  private down = false; // Whether moving with the keys draws.
  private held = false;
  private last: readonly [number, number] | null = null;
  private drawn: Picture | null = null;
  private readonly keys = checkbox("pen down for the arrow keys", (on) => (this.down = on));

  constructor(private readonly sources: Sources, private readonly heat: Heat) {
    const colour = segmented("Colour of the pen", [["255", "white"], ["0", "black"]], (value) => (this.ink = Number(value)));
    colour.show("255");
    const blank = button("Blank page", () => this.sources.keep({ width: BLANK, height: BLANK, channels: 1, data: new Uint8Array(BLANK * BLANK) }));
    this.element = h(
      "div",
      { class: "cnn-pen", role: "group", "aria-label": "Pen", hidden: true },
      colour.element,
      blank,
      this.keys.element,
      h("p", { class: "cnn-note" }, "Draw on the picture with the mouse or a finger. With the keys: the arrows move, the space bar puts the pen down and lifts it."),
    );
    const { element } = heat;
    element.addEventListener("pointerdown", (event) => {
      if (!this.on || event.button !== 0) return;
      element.setPointerCapture(event.pointerId);
      this.held = true;
      this.last = null;
      this.stroke(...heat.at(event));
    });
    element.addEventListener("pointermove", (event) => {
      if (this.held) this.stroke(...heat.at(event));
    });
    for (const end of ["pointerup", "pointercancel"]) {
      element.addEventListener(end, () => {
        this.held = false;
        this.finish();
      });
    }
    element.addEventListener("blur", () => this.finish());
  }

  toggle(on: boolean): void {
    this.on = on;
    this.element.hidden = !on;
    this.heat.element.classList.toggle("cnn-drawing", on);
    this.press(false);
    if (!on) this.finish();
  }

  press(down = !this.down): void {
    // The space bar.
    this.down = down;
    this.last = null;
    this.keys.show(down);
    if (!down) this.finish();
  }

  moved(row: number, col: number): void {
    // The cursor of the keyboard has moved; with the pen down it leaves a line.
    if (this.on && this.down && !this.held) this.stroke(row, col);
  }

  private stroke(row: number, col: number): void {
    const from = this.drawn ?? this.sources.picture;
    if (from === null) return;
    this.drawn ??= { ...from, data: from.data.slice() };
    const { width, height, channels, data } = this.drawn;
    const radius = Math.max(1, Math.max(width, height) / 64);
    const [startRow, startCol] = this.last ?? [row, col];
    const steps = Math.max(1, Math.ceil(Math.hypot(row - startRow, col - startCol)));
    for (let step = 0; step <= steps; step++) {
      const y = startRow + ((row - startRow) * step) / steps;
      const x = startCol + ((col - startCol) * step) / steps;
      for (let i = Math.max(0, Math.ceil(y - radius)); i <= Math.min(height - 1, y + radius); i++) {
        for (let j = Math.max(0, Math.ceil(x - radius)); j <= Math.min(width - 1, x + radius); j++) {
          if (Math.hypot(i - y, j - x) <= radius) data.fill(this.ink, (i * width + j) * channels, (i * width + j + 1) * channels);
        }
      }
    }
    this.last = [row, col];
    this.sources.show({ ...this.drawn }); // a new object: the picture has changed
  }

  private finish(): void {
    // The line is done: what was drawn becomes the picture.
    const { drawn } = this;
    this.drawn = null;
    this.last = null;
    if (drawn !== null) this.sources.keep(drawn);
  }
}

/** The kernels known by name, each drawn small: green adds, purple takes away. One radio group, so one tab stop. */

import { h, uniqueId } from "../shared/dom";
import { themeColour } from "../shared/theme";
import { readable } from "./words";

export class Gallery {
  readonly element: HTMLElement;
  private readonly radios = new Map<string, HTMLInputElement>();
  private readonly canvases = new Map<string, HTMLCanvasElement>();
  private painted = false;

  constructor(private readonly presets: Record<string, number[][]>, choose: (name: string) => void) {
    const group = uniqueId("kernels");
    const items = Object.keys(presets).map((name) => {
      const [rows, cols] = [presets[name]!.length, presets[name]![0]!.length];
      const canvas = h("canvas", { width: cols, height: rows, "aria-hidden": "true" });
      const radio = h("input", { type: "radio", name: group, value: name, "aria-label": readable(name), onchange: () => choose(name) });
      this.radios.set(name, radio);
      this.canvases.set(name, canvas);
      return h("label", { class: "cnn-preset", title: readable(name) }, radio, canvas, h("span", {}, readable(name)));
    });
    this.element = h("div", { class: "cnn-gallery", role: "radiogroup", "aria-label": "Kernel" }, ...items);
  }

  show(name: string): void {
    // "" for a kernel that is none of these.
    const first = !this.painted;
    if (first) this.paint();
    for (const [own, radio] of this.radios) radio.checked = own === name;
    if (first) this.reveal();
  }

  reveal(): void {
    // Bring the chosen kernel into sight, where the gallery is scrolled.
    const { element } = this;
    const label = [...this.radios.values()].find((radio) => radio.checked)?.parentElement;
    if (label == null || element.scrollWidth <= element.clientWidth) return;
    element.scrollLeft = label.offsetLeft - element.offsetLeft - (element.clientWidth - label.offsetWidth) / 2;
  }

  paint(): void {
    // Also after the theme has changed.
    if (!this.element.isConnected) return;
    this.painted = true;
    const ground = themeColour(this.element, "--cnn-ground");
    const ends = [themeColour(this.element, "--cnn-weight-minus"), themeColour(this.element, "--cnn-weight-plus")] as const;
    for (const [name, canvas] of this.canvases) {
      const values = this.presets[name]!.flat();
      const most = Math.max(...values.map(Math.abs));
      const context = canvas.getContext("2d")!;
      const image = context.createImageData(canvas.width, canvas.height);
      values.forEach((value, i) => {
        const [end, t] = [ends[value < 0 ? 0 : 1], Math.abs(value) / most];
        for (let c = 0; c < 3; c++) image.data[4 * i + c] = ground[c]! + (end[c]! - ground[c]!) * t;
        image.data[4 * i + 3] = 255;
      });
      context.putImageData(image, 0, 0);
    }
  }
}

/** The picture that one draws on: pen, eraser, patch, by mouse, finger and keyboard. */

import { h, setAttribute, setText } from "../shared/dom";
import { Heat } from "../shared/heat";
import { fieldsOf } from "../ops/unit";
import { stroke } from "../ops/digit";
import type { Patch, Scene } from "./state";

export interface PadEvents {
  draw(picture: Float64Array): void;
  cover(patch: Patch): void;
  /** Whether the bare drawing is shown has changed. */
  redraw(): void;
  /** As the model has it: a pointer can be faster than frames. */
  scene(): Scene;
}

type Point = readonly [row: number, col: number];

const TOLD = {
  draw: "Draw: it is read at once",
  erase: "Rub out, and see who loses",
  cover: "Move it, and see what it hides",
};
const [PEN, ERASER] = [1.15, 1.9];
/** After this many milliseconds without a finger, the picture is shown as the network reads it. */
const REST = 900;

export class Pad {
  readonly element: HTMLElement;
  private readonly heat: Heat;
  private readonly cover = h("div", { class: "cnn-cover", hidden: true });
  private readonly caption = h("p", { class: "cnn-pad-caption" });
  private scene: Scene | null = null;
  /** The picture while a stroke is being drawn: faster than the model answers. */
  private wet: Float64Array | null = null;
  private from: Point | null = null;
  private byPointer = false;
  private editing = false;
  private penDown = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private painted: unknown = null;
  /** Where the keyboard is. */
  private cursor: Point | null = null;

  constructor(private readonly events: PadEvents) {
    this.heat = new Heat("picture", { point: (row, col) => this.keyed(row, col), pick: (row, col) => this.pressed(row, col) });
    this.heat.element.append(this.cover);
    this.element = h("div", { class: "cnn-pad" }, this.heat.element, this.caption);
    this.listen(this.heat.element);
  }

  update(scene: Scene): void {
    this.scene = scene;
    const { net, raw, seen, patch, tool, centre } = scene;
    const [c, rows, cols] = net.input;
    const bare = this.bare();
    const values = bare ? this.wet ?? raw : seen;
    if (values !== this.painted) this.paint(values, c, rows, cols);
    this.painted = values;
    this.cover.hidden = patch[2] === 0 || bare;
    const part = (value: number, whole: number): string => `${(100 * value) / whole}%`;
    const [top, left, side] = patch;
    Object.assign(this.cover.style, {
      top: part(top, rows),
      left: part(left, cols),
      width: part(Math.min(side, cols - left), cols),
      height: part(Math.min(side, rows - top), rows),
    });
    const { rows: [a, b], cols: [l, r] } = fieldsOf(net, scene.unit)[0]!;
    const whole = b - a === rows && r - l === cols;
    const field = bare || whole || tool === "cover" ? null : { row: a, col: l, rows: b - a, cols: r - l };
    this.heat.box(this.cursor === null ? field : { row: this.cursor[0], col: this.cursor[1], rows: 1, cols: 1 });
    setText(this.caption, bare ? "Your drawing" : centre ? "Centred: as the network reads it" : TOLD[tool]);
    const keys = tool === "cover" ? "arrow keys move the patch" : "arrow keys move, space puts the pen down or lifts it";
    this.heat.name(`picture, ${rows} by ${cols}: ${keys}`);
    setAttribute(this.heat.element, "data-tool", tool);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.heat.dispose();
  }

  /** A drawing that is centred afterwards is shown as drawn while one works on it. */
  private bare(): boolean {
    return this.editing && this.scene!.centre && this.scene!.tool !== "cover";
  }

  private paint(values: ArrayLike<number>, c: number, rows: number, cols: number): void {
    const { paper, ink } = this.scene!.net;
    const level = (value: number): number => (255 * (value - paper)) / (ink - paper || 1);
    if (c === 3) {
      const mixed = Array.from({ length: 3 * rows * cols }, (_, i) => level(values[(i % 3) * rows * cols + Math.floor(i / 3)]!));
      this.heat.paintPicture(mixed, rows, cols, 3);
      return;
    }
    const mean = Float32Array.from({ length: rows * cols }, (_, i) => {
      let sum = 0;
      for (let ch = 0; ch < c; ch++) sum += level(values[ch * rows * cols + i]!);
      return sum / c;
    });
    this.heat.paint(mean, rows, cols, { hue: "input", most: 255 });
  }

  private listen(element: HTMLElement): void {
    element.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      element.setPointerCapture(event.pointerId);
      this.edit(true);
      if (this.events.scene().tool === "cover") return this.lay(this.at(event));
      this.from = this.at(event);
      this.ink(this.from, this.from);
    });
    element.addEventListener("pointermove", (event) => {
      if (this.events.scene().tool === "cover") return this.lay(this.at(event));
      if (this.from === null) return;
      for (const moved of event.getCoalescedEvents?.() ?? [event]) {
        const to = this.at(moved);
        this.ink(this.from, to);
        this.from = to;
      }
    });
    const lift = (event: PointerEvent): void => {
      this.from = this.wet = null;
      if (event.pointerType === "touch") this.edit(false, REST);
    };
    element.addEventListener("pointerup", lift);
    element.addEventListener("pointercancel", lift);
    for (const name of ["pointerover", "pointerdown"]) element.addEventListener(name, () => (this.byPointer = true), { capture: true });
    element.addEventListener("pointerenter", (event) => event.pointerType !== "touch" && this.edit(true));
    element.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && this.edit(false, 150));
    element.addEventListener("keydown", () => (this.byPointer = false), { capture: true });
    element.addEventListener("focus", () => element.matches(":focus-visible") && this.edit(true));
    element.addEventListener("blur", () => {
      this.penDown = false;
      this.cursor = this.wet = null;
      this.edit(false);
      this.events.redraw();
    });
  }

  private edit(on: boolean, wait = 0): void {
    clearTimeout(this.timer);
    if (on === this.editing) return;
    this.timer = setTimeout(() => {
      this.editing = on;
      this.events.redraw();
    }, wait);
    if (on) this.editing = true;
  }

  /** Where a pointer is, in pixels of the drawing, between them too. */
  private at({ clientX, clientY }: { clientX: number; clientY: number }): Point {
    const { left, top, width, height } = this.heat.canvas.getBoundingClientRect();
    const [, rows, cols] = this.scene!.net.input;
    return [((clientY - top) / height) * rows, ((clientX - left) / width) * cols];
  }

  private ink(from: Point, to: Point): void {
    const { net, raw, tool, shift, centre } = this.events.scene();
    // The picture is shown shifted, unless the bare drawing is.
    const [down, right] = centre ? [0, 0] : shift;
    const back = ([row, col]: Point): Point => [row - down, col - right];
    const [radius, value] = tool === "erase" ? [ERASER, net.paper] : [PEN, net.ink];
    this.wet = stroke(this.wet ?? raw, net.input, [back(from), back(to)], radius, value);
    this.events.draw(this.wet);
  }

  private lay([row, col]: Point): void {
    const { net: { input: [, rows, cols] }, patch } = this.events.scene();
    const side = patch[2] || 8;
    const start = (at: number, n: number): number => Math.max(0, Math.min(n - side, Math.round(at - side / 2)));
    this.events.cover([start(row, rows), start(col, cols), side]);
  }

  /** The cursor of the keyboard has moved; the pointer is followed more finely, above. */
  private keyed(row: number, col: number): void {
    if (this.byPointer || this.scene === null) return;
    const to: Point = [row + 0.5, col + 0.5];
    if (this.events.scene().tool === "cover") return this.lay(to);
    if (this.penDown) this.ink(this.from ?? to, to);
    this.from = this.penDown ? to : null;
    this.cursor = [row, col];
    this.events.redraw();
  }

  private pressed(row: number, col: number): void {
    if (this.byPointer) return;
    this.penDown = !this.penDown;
    this.from = this.wet = null;
    if (this.penDown) this.keyed(row, col);
  }
}

/**
 * A map of many numbers, or a picture, on a canvas of one pixel per value: for what is too large for a `Grid`.
 * With events it can be pointed at, by mouse, finger and arrow keys.
 */

import { h, setAttribute } from "./dom";
import type { Box } from "./grid";
import type { Hue } from "./scale";
import { onTheme, themeColour } from "./theme";

export interface HeatEvents {
  /** The pointer, a finger, or the cursor of the keyboard is on a value. */
  point?(row: number, col: number): void;
  leave?(): void;
  /** A click, Enter or the space bar. */
  pick?(row: number, col: number): void;
  /** Any key that does not move the cursor; true when it was used. */
  key?(event: KeyboardEvent, row: number, col: number): boolean;
}

/** What full colour stands for, and in which hue; "image" is black at 0 and white at `most`, in every theme. */
export interface Ink {
  readonly hue: Hue | "image";
  readonly most: number;
}

type Painter = (pixels: Uint8ClampedArray) => void;

const STEPS = 255;
const MOVES: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export class Heat {
  readonly element: HTMLElement;
  readonly canvas = h("canvas", { class: "cnn-heat-canvas", width: 1, height: 1 });
  private readonly outline = h("div", { class: "cnn-heat-outline", hidden: true });
  private readonly stop: () => void;
  private tables = new Map<Hue, Uint32Array>();
  private paintAgain: (() => void) | null = null;
  /** Kept, because a large map painted at every frame would be a lot of garbage. */
  private image: ImageData | null = null;
  private cursor: [row: number, col: number] = [0, 0];

  /** `label` names the picture for those who cannot see it. Its width is for the style sheet or the caller to set. */
  constructor(label: string, private readonly events: HeatEvents = {}) {
    const active = Object.keys(events).length > 0;
    const attributes = active ? { role: "application", tabindex: 0, "aria-roledescription": "map" } : { role: "img" };
    this.element = h("div", { class: "cnn-heat", "aria-label": label, ...attributes }, this.canvas, this.outline);
    this.stop = onTheme(() => {
      this.tables.clear();
      this.paintAgain?.();
    });
    if (active) this.listen();
  }

  get rows(): number {
    return this.canvas.height;
  }

  get cols(): number {
    return this.canvas.width;
  }

  name(label: string): void {
    setAttribute(this.element, "aria-label", label);
  }

  /** Paint rows × cols values, row by row. What is not a number stays transparent. */
  paint(values: ArrayLike<number>, rows: number, cols: number, { hue, most }: Ink): void {
    this.draw(rows, cols, (pixels) => {
      const words = new Uint32Array(pixels.buffer);
      const scale = most > 0 ? STEPS / most : 0;
      if (hue === "image") {
        for (let i = 0; i < words.length; i++) words[i] = grey(values[i]! * scale);
        return;
      }
      const table = this.table(hue);
      for (let i = 0; i < words.length; i++) {
        const at = values[i]! * scale + STEPS;
        words[i] = at !== at ? 0 : table[at < 0 ? 0 : at > 2 * STEPS ? 2 * STEPS : (at + 0.5) | 0]!;
      }
    });
  }

  /** Paint a picture of 1 (grey) or 3 (red, green, blue) numbers per pixel, 0 to 255. */
  paintPicture(data: ArrayLike<number>, rows: number, cols: number, channels: number): void {
    const last = channels - 1;
    this.draw(rows, cols, (pixels) => {
      for (let i = 0, at = 0; i < rows * cols; i++, at += channels) {
        pixels[4 * i] = data[at]!;
        pixels[4 * i + 1] = data[at + Math.min(1, last)]!;
        pixels[4 * i + 2] = data[at + last]!;
        pixels[4 * i + 3] = 255;
      }
    });
  }

  /** Outline a rectangle of values in the accent, or none. */
  box(box: Box | null): void {
    this.outline.hidden = box === null;
    if (box === null) return;
    const part = (value: number, whole: number): string => `${(100 * value) / whole}%`;
    const { style } = this.outline;
    style.left = part(box.col, this.cols);
    style.top = part(box.row, this.rows);
    style.width = part(box.cols, this.cols);
    style.height = part(box.rows, this.rows);
  }

  /** Put the cursor of the keyboard on a value, without a word to anybody: where the arrow keys start from. */
  place(row: number, col: number): void {
    this.cursor = [limit(row, this.rows), limit(col, this.cols)];
  }

  /** The value under a pointer, even when the pointer has been dragged outside. */
  at({ clientX, clientY }: { clientX: number; clientY: number }): [row: number, col: number] {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    return [
      limit(Math.floor(((clientY - top) / height) * this.rows), this.rows),
      limit(Math.floor(((clientX - left) / width) * this.cols), this.cols),
    ];
  }

  dispose(): void {
    this.stop();
  }

  private draw(rows: number, cols: number, painter: Painter): void {
    if (this.canvas.width !== cols) this.canvas.width = cols;
    if (this.canvas.height !== rows) this.canvas.height = rows;
    this.paintAgain = () => {
      const context = this.canvas.getContext("2d")!;
      if (this.image?.width !== cols || this.image.height !== rows) this.image = context.createImageData(cols, rows);
      const { image } = this;
      painter(image.data);
      context.putImageData(image, 0, 0);
    };
    // Colours are known only where the style sheet reaches; the first frame after mounting paints again.
    if (this.element.isConnected) this.paintAgain();
    else requestAnimationFrame(() => this.paintAgain?.());
  }

  /** Colours from -STEPS to STEPS, as the 32-bit words of a canvas. */
  private table(hue: Hue): Uint32Array {
    const known = this.tables.get(hue);
    if (known !== undefined) return known;
    const ground = themeColour(this.element, "--cnn-ground");
    const plus = themeColour(this.element, `--cnn-${hue}-plus`);
    const minus = hue === "input" ? plus : themeColour(this.element, `--cnn-${hue}-minus`);
    const made = Uint32Array.from({ length: 2 * STEPS + 1 }, (_, i) => {
      const [end, t] = [i < STEPS ? minus : plus, Math.abs(i - STEPS) / STEPS];
      const [r, g, b] = ground.map((from, channel) => Math.round(from + (end[channel]! - from) * t));
      return word(r!, g!, b!);
    });
    this.tables.set(hue, made);
    return made;
  }

  private listen(): void {
    const { element, events } = this;
    const point = (event: PointerEvent): void => this.move(...this.at(event));
    element.addEventListener("pointermove", point);
    element.addEventListener("pointerdown", point);
    element.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch") events.leave?.(); // a finger leaves at once; what it pointed at should stay
    });
    element.addEventListener("click", (event) => events.pick?.(...this.at(event)));
    element.addEventListener("focus", () => {
      if (element.matches(":focus-visible")) this.move(...this.cursor);
    });
    element.addEventListener("blur", () => events.leave?.());
    element.addEventListener("keydown", (event) => {
      if (!this.pressed(event)) return;
      event.preventDefault();
      event.stopPropagation(); // or the notebook takes the key for a command of its own
    });
  }

  /** Arrow keys move by one value, with Shift by ten. */
  private pressed(event: KeyboardEvent): boolean {
    const [row, col] = this.cursor;
    if (event.altKey || event.ctrlKey || event.metaKey) return false;
    const move = MOVES[event.key];
    const by = event.shiftKey ? 10 : 1;
    if (move !== undefined) this.move(limit(row + by * move[0], this.rows), limit(col + by * move[1], this.cols));
    else if (this.events.pick !== undefined && (event.key === "Enter" || event.key === " ")) this.events.pick(row, col);
    else return this.events.key?.(event, row, col) ?? false;
    return true;
  }

  private move(row: number, col: number): void {
    this.cursor = [limit(row, this.rows), limit(col, this.cols)];
    this.events.point?.(...this.cursor);
  }
}

const limit = (value: number, size: number): number => Math.max(0, Math.min(size - 1, value));

const word = (r: number, g: number, b: number): number => ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;

function grey(value: number): number {
  if (value !== value) return 0;
  const level = value < 0 ? 0 : value > 255 ? 255 : (value + 0.5) | 0;
  return word(level, level, level);
}

/** How the answer's probability changes with the patch at each place: computed a little at a time. */

import { h, setText } from "../shared/dom";
import { format } from "../shared/format";
import { Heat } from "../shared/heat";
import { Legend, reach } from "../shared/scale";
import { coverPicture } from "../ops/digit";
import { prepare, runOn, type Patch, type Scene } from "./state";
import { percent } from "./words";

/** Milliseconds of work between two pauses, and in all; and of rest, after a change and between two pieces of work. */
const [SLICE, MOST, WAIT, REST] = [4, 2500, 120, 12];

export class Occlusion {
  readonly element: HTMLElement;
  private readonly heat: Heat;
  private readonly title = h("p", { class: "cnn-read" });
  private readonly note = h("p", { class: "cnn-pad-caption" });
  private readonly legend = new Legend();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private values = new Float32Array(0);
  private step = 2;
  private side = 8;
  private key: unknown[] = [];

  constructor(private readonly lay: (patch: Patch) => void) {
    const put = (row: number, col: number): void => this.lay(this.patchAt(row, col));
    this.heat = new Heat("occlusion map", { point: put, pick: put });
    this.element = h("div", { class: "cnn-occlusion" }, this.title, this.heat.element, this.legend.element, this.note);
  }

  update(scene: Scene): void {
    const shown = scene.occlusion && scene.shares !== null;
    this.element.hidden = !shown;
    if (!shown) {
      clearTimeout(this.timer);
      this.key = [];
      return;
    }
    const { net, raw, centre, shift, patch } = scene;
    this.side = patch[2] || 8;
    const key = [net, raw, centre, ...shift, this.side];
    if (key.every((part, i) => part === this.key[i])) return;
    this.key = key;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.begin(scene), WAIT);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.heat.dispose();
  }

  private patchAt(row: number, col: number): Patch {
    return [Math.max(0, row * this.step - (this.side >> 1)), Math.max(0, col * this.step - (this.side >> 1)), this.side];
  }

  private begin({ net, raw, centre, shift }: Scene): void {
    const [, rows, cols] = net.input;
    const clean = prepare(net, raw, centre, shift, [0, 0, 0]);
    const start = performance.now();
    const { shares, answer } = runOn(net, clean);
    const each = performance.now() - start;
    this.step = Math.max(rows > 16 ? 2 : 1, Math.ceil(Math.sqrt((rows * cols * each) / MOST)));
    const [high, wide] = [Math.ceil(rows / this.step), Math.ceil(cols / this.step)];
    this.values = new Float32Array(high * wide).fill(NaN);
    const label = net.labels[answer]!;
    this.title.replaceChildren("What the ", h("b", {}, label), " needs");
    this.heat.name(`how the probability of ${label} changes with the patch at each place; arrow keys move the patch`);
    // Every fourth row first, then those between: the whole map soon, and then finer.
    const order = [0, 2, 1, 3].flatMap((first) => Array.from({ length: Math.ceil((high - first) / 4) }, (_, i) => first + 4 * i));
    let at = 0;
    const work = (): void => {
      const until = performance.now() + SLICE;
      while (at < high * wide && performance.now() < until) {
        const [row, col] = [order[Math.floor(at / wide)]!, at % wide];
        const [top, left] = [row * this.step - (this.side >> 1), col * this.step - (this.side >> 1)];
        const inside: Patch = [Math.max(0, top), Math.max(0, left), this.side];
        const covered = coverPicture(clean, net.input, [inside[0], inside[1], this.side], net.paper);
        this.values[row * wide + col] = runOn(net, covered).shares![answer]! - shares![answer]!;
        at++;
      }
      this.paint(high, wide, shares![answer]!, at === high * wide);
      if (at < high * wide) this.timer = setTimeout(work, REST);
    };
    work();
  }

  private paint(rows: number, cols: number, now: number, done: boolean): void {
    const known = this.values.filter((value) => value === value);
    // A change of less than a twentieth is no more than a tint.
    const most = Math.max(0.05, reach(known));
    this.heat.paint(this.values, rows, cols, { hue: "activation", most });
    this.legend.show("activation", most, true, "change");
    const worst = known.reduce((a, b) => Math.min(a, b), 0);
    setText(this.note, done ? `Uncovered ${percent(now)}; at worst ${percent(Math.max(0, now + worst))}. Point: the patch follows.` : `${format((100 * known.length) / (rows * cols), 0)} % done`);
  }
}

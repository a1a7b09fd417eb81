/**
 * FeatureMapExplorer: draw a digit, and watch a small network read it; every unit shows its sum.
 *
 * What tests and other tools may hold on to:
 *   [data-explorer="FeatureMapExplorer"][data-ready="true"]   the root, once drawn
 *   .cnn-pad [role=application]   the picture one draws on      [data-stage="c1"] [role=application]   maps of a layer
 *   buttons "Draw", "Erase", "Cover" (radios), "Clear", "0" … "9" ("a real 7"), "Shift left" …, "Occlusion map";
 *   checkbox "centre it as MNIST does"; one button per class in [aria-label="Probability of each class"]
 *   [aria-live=polite] (the first one)   the spoken line     [role=alert]   why something was refused
 */

import { defineExplorer, type Frame, type View } from "./shared/base";
import { button, checkbox, segmented, slider, toggle, type Control } from "./shared/controls";
import { h, setText } from "./shared/dom";
import type { Sequence } from "./shared/player";
import { Legend } from "./shared/scale";
import { toNested, tensor, type Nested } from "./ops";
import { unpackDigits } from "./ops/digit";
import type { Unit } from "./ops/unit";
import { Bars } from "./feature_map/bars";
import { Detail } from "./feature_map/detail";
import { Flow } from "./feature_map/flow";
import { Occlusion } from "./feature_map/occlusion";
import { Pad } from "./feature_map/pad";
import { descend, readScene, stageOf, top, TRAITS, type Patch, type Scene, type Tool } from "./feature_map/state";
import { describe, pythonSource, type Samples } from "./feature_map/words";

/** From the answer back to the pixels, each time to what weighs most. */
const sequence: Sequence = {
  unit: "layer",
  length: (get) => readScene(get).stages.length,
  index(get) {
    const { stages, unit } = readScene(get);
    return stages.length - 1 - stageOf(stages, unit[0]);
  },
  at(get, index) {
    const scene = readScene(get);
    const to = scene.stages.length - 1 - index;
    const start = to < scene.at ? scene.unit : top(scene);
    return { unit: [...descend(scene, start, to)] };
  },
};

const HINT =
  "Point at any unit to see what it reads and its sum; click to hold it. " +
  "Play walks from the answer back to the pixels, each time to what weighs most.";
const ARROWS: readonly (readonly [key: string, sign: string, label: string, down: number, right: number])[] = [
  ["ArrowLeft", "←", "Shift left", 0, -1],
  ["ArrowUp", "↑", "Shift up", -1, 0],
  ["ArrowDown", "↓", "Shift down", 1, 0],
  ["ArrowRight", "→", "Shift right", 0, 1],
];
const LONGEST = 8;

class FeatureMapView implements View {
  private readonly pad: Pad;
  private readonly bars: Bars;
  private readonly flow: Flow;
  private readonly detail: Detail;
  private readonly occlusion: Occlusion;
  private readonly legend = new Legend();
  private readonly hint = h("p", { class: "cnn-hint" });
  private readonly moved = h("output", { class: "cnn-moved" });
  private readonly digits: Uint8Array[];
  private readonly samples: Samples;
  private readonly shows: ((scene: Scene) => void)[] = [];
  private readonly real = h("div", { class: "cnn-real", role: "group", "aria-label": "Real digits" });
  private readonly truth = h("span", { class: "cnn-truth", role: "status" });
  private held = false;
  private over = false;
  private seen = new Map<number, number>();

  constructor(private readonly frame: Frame) {
    const { binding } = frame;
    this.samples = binding.get("samples") as Samples;
    this.digits = unpackDigits(this.samples.packed, 784);
    const point = (unit: Unit): void => {
      this.over = true;
      if (!this.held) this.go(unit);
    };
    this.pad = new Pad({
      draw: (picture) => this.write(picture),
      cover: (patch) => binding.set({ patch: [...patch], playing: false }),
      redraw: () => binding.schedule(),
      scene: () => this.scene(),
    });
    this.bars = new Bars((channel) => this.go([this.scene().stages.at(-1)!.last, channel, 0, 0]));
    this.flow = new Flow({
      point,
      move: (unit) => {
        this.over = true;
        this.go(unit);
      },
      pick: (unit) => {
        const same = JSON.stringify(unit) === JSON.stringify(binding.get("unit"));
        this.held = !(this.held && same);
        this.go(unit);
        binding.schedule();
      },
      unit: () => binding.get("unit") as unknown as Unit,
      release: () => {
        this.held = this.over = false;
        binding.schedule();
      },
      leave: () => {
        this.over = false;
        binding.schedule();
      },
    });
    this.occlusion = new Occlusion((patch) => binding.set({ patch: [...patch], tool: "cover", playing: false }));
    this.detail = new Detail((unit) => {
      this.held = true;
      this.go(unit);
    });
    this.controls();
    const left = h("div", { class: "cnn-left" }, this.pad.element, this.under());
    const upper = h("div", { class: "cnn-upper" }, left, this.occlusion.element, this.bars.element);
    frame.stage.append(this.real, upper, this.flow.element, h("div", { class: "cnn-foot" }, this.legend.element, this.hint));
    frame.detail.append(this.detail.element);
  }

  update(): void {
    const scene = this.scene();
    for (const show of this.shows) show(scene);
    this.pad.update(scene);
    this.bars.update(scene);
    this.occlusion.update(scene);
    this.flow.update(scene, this.held || this.over || this.frame.binding.get("playing") === true);
    this.detail.update(scene);
    const words = { unit: "each map by itself", layer: "each layer by itself", global: "one for all layers" };
    this.legend.show("activation", null, true, words[scene.scaling]);
    setText(this.hint, this.held ? "Held: click the same unit again, or press Escape, to let go." : HINT);
  }

  resize(width: number): void {
    this.flow.resize(width);
    this.detail.resize(width);
    this.frame.binding.schedule();
  }

  describe(): string {
    return describe(this.scene());
  }

  python(): string {
    return pythonSource(this.scene(), this.samples, this.digits);
  }

  dispose(): void {
    for (const part of [this.pad, this.flow, this.detail, this.occlusion]) part.dispose();
  }

  private scene(): Scene {
    return readScene(this.frame.binding.get);
  }

  private go(unit: Unit): void {
    this.frame.binding.set({ unit: [...unit], playing: false });
  }

  private write(picture: ArrayLike<number>): void {
    setText(this.truth, "");
    this.frame.binding.set({ input: toNested(tensor(this.scene().net.input, picture)) as Nested[], playing: false });
  }

  private add<T>(parent: HTMLElement, control: Control<T>, value: (scene: Scene) => T): void {
    parent.append(control.element);
    this.shows.push((scene) => control.show(value(scene)));
  }

  private controls(): void {
    const { choices, more, binding } = this.frame;
    const { net } = this.scene();
    const tools = [["draw", "Draw"], ["erase", "Erase"], ["cover", "Cover"]] as const;
    this.add(choices, segmented("Tool", tools, (tool) => this.take(tool as Tool)), ({ tool }) => tool);
    choices.append(button("Clear", () => this.clear()));
    if (net.labels.length > 0) {
      const map = toggle("Occlusion map", (on) => binding.set({ occlusion: on }));
      this.add(choices, map, ({ occlusion }) => occlusion);
    }
    const scales = [["layer", "layer"], ["unit", "map"], ["global", "network"]] as const;
    const field = h("div", { class: "cnn-fields" }, h("span", { class: "cnn-caption" }, "One colour scale for each"));
    this.add(field, segmented("One colour scale for each", scales, (scale) => binding.set({ color_scale: scale })), ({ scaling }) => scaling);
    const side = slider("Patch", { min: 2, max: 16, step: 1, write: (n) => `${n}×${n}` }, (n) => this.widen(n));
    this.add(field, side, ({ patch }) => patch[2] || 8);
    more.append(field);
    this.offerDigits();
  }

  /** Buttons that fetch the next real digit of a class, and the next that the network mistakes. */
  private offerDigits(): void {
    const { net } = this.scene();
    const [, rows, cols] = net.input;
    this.real.hidden = rows !== cols || (rows !== 28 && rows !== 32);
    if (this.real.hidden) return;
    const digits = Array.from({ length: 10 }, (_, digit) => {
      const made = button(String(digit), () => this.bring(digit));
      made.setAttribute("aria-label", `A real ${digit}`);
      return made;
    });
    const hard = net.origin === "lenet5" && button("one it gets wrong", () => this.bring(-1));
    this.real.append(h("span", { class: "cnn-caption" }, "A real digit"), h("div", { class: "cnn-ten" }, ...digits));
    if (hard !== false) this.real.append(hard);
    this.real.append(this.truth);
  }

  private bring(digit: number): void {
    const { labels, hard } = this.samples;
    const mine = labels.flatMap((label, i) => ((digit < 0 ? i >= hard : i < hard && label === digit) ? [i] : []));
    const next = ((this.seen.get(digit) ?? -1) + 1) % mine.length;
    this.seen.set(digit, next);
    const [c, rows, cols] = this.scene().net.input;
    const border = (rows - 28) / 2;
    const picture = new Float64Array(c * rows * cols);
    this.digits[mine[next]!]!.forEach((value, i) => {
      for (let ch = 0; ch < c; ch++) picture[(ch * rows + border + Math.floor(i / 28)) * cols + border + (i % 28)] = value / 255;
    });
    this.write(picture);
    this.frame.binding.set({ centre: false, shift: [0, 0] });
    setText(this.truth, digit < 0 ? `Its label says ${labels[mine[next]!]}.` : "");
  }

  private take(tool: Tool): void {
    const { patch, net: { input: [, rows, cols] } } = this.scene();
    const side = patch[2] || 8;
    const middle = [(rows - side) >> 1, (cols - side) >> 1].map((at) => Math.max(0, at));
    const laid = patch[2] > 0 ? [...patch] : [...middle, side];
    this.frame.binding.set({ tool, patch: tool === "cover" ? laid : [0, 0, 0] });
  }

  private widen(side: number): void {
    const { patch: [row, col], net: { input: [, rows, cols] } } = this.scene();
    const patch: Patch = [Math.max(0, Math.min(row, rows - side)), Math.max(0, Math.min(col, cols - side)), side];
    this.frame.binding.set({ patch: [...patch], tool: "cover" });
  }

  private clear(): void {
    const { net } = this.scene();
    this.write(new Float64Array(net.input.reduce((a, b) => a * b, 1)).fill(net.paper));
    this.frame.binding.set({ centre: net.input[0] === 1, shift: [0, 0], tool: "draw", patch: [0, 0, 0] });
  }

  /** Below the picture: shift it, centre it. */
  private under(): HTMLElement {
    const { binding } = this.frame;
    const move = (down: number, right: number): void => {
      const [y, x] = this.scene().shift;
      const limit = (by: number): number => Math.max(-LONGEST, Math.min(LONGEST, by));
      binding.set({ shift: [limit(y + down), limit(x + right)] });
    };
    const buttons = ARROWS.map(([, sign, label, down, right]) => {
      const made = button(sign, () => move(down, right));
      made.setAttribute("aria-label", label);
      return made;
    });
    const pressed = (event: KeyboardEvent): void => {
      const arrow = ARROWS.find(([key]) => key === event.key);
      if (arrow === undefined) return;
      move(arrow[3], arrow[4]);
      event.preventDefault();
      event.stopPropagation();
    };
    const shift = h("div", { class: "cnn-shift", role: "group", "aria-label": "Shift the picture", onkeydown: pressed });
    shift.append(h("span", { class: "cnn-caption" }, "Shift"), ...buttons, this.moved);
    this.shows.push(({ shift: [down, right] }) => setText(this.moved, down === 0 && right === 0 ? "" : `${down} down, ${right} right`));
    const made = h("div", { class: "cnn-under" }, shift);
    this.add(made, checkbox("centre it as MNIST does", (on) => binding.set({ centre: on })), ({ centre }) => centre);
    return made;
  }
}

export default defineExplorer({
  name: "FeatureMapExplorer",
  title: "Feature map explorer",
  traits: TRAITS,
  sequence,
  build: (frame) => new FeatureMapView(frame),
});

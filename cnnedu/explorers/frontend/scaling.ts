/**
 * ScalingExplorer: drag φ, and EfficientNet's depth, width and resolution grow together.
 *
 * What tests and other tools may hold on to (classes beginning with "cnn-" may change):
 *   slider "φ"; radios "all three", "depth", "width", "resolution"; select "draw"; under "More" the sliders "α, depth",
 *       "β, width", "γ, resolution"; radios "cost", "factors", "accuracy" above the chart
 *   [data-part="networks"] svg: a [data-stage] group per stage of each network, B0 first
 *   [data-factor="depth" | "width" | "resolution"] b   the factor; [data-part="rule"], [data-part="counted"]
 *   table "Stages: B0, and the network shown"
 */

import { defineExplorer, type Frame, type View } from "./shared/base";
import { button, segmented, select, slider, type Options } from "./shared/controls";
import { h, setAttribute, setText } from "./shared/dom";
import type { Sequence } from "./shared/player";
import { scalingPython, countText, type Growth } from "./ops";
import { Charts } from "./scaling/charts";
import { Factors } from "./scaling/factors";
import { Stage } from "./scaling/stage";
import { attempt, NAMES, readState, short, shownName, TRAITS, type State } from "./scaling/state";

const STEPS = 4;
const sequence: Sequence = {
  unit: "step",
  length: () => 7 * STEPS + 1,
  index: (get) => Math.round(Number(get("phi")) * STEPS),
  at: (_, index) => ({ phi: index / STEPS, network: "formula" }),
};

/** What the work of a step is spent on. */
const SPENT: Readonly<Record<Growth, string>> = {
  compound: "spent on more blocks, more channels and sharper pictures at once",
  depth: "all of it spent on more blocks",
  width: "all of it spent on more channels",
  resolution: "all of it spent on sharper pictures",
};

/** What one looks at, for who has not met φ. */
function lead({ work, grow, network }: State): string {
  const step = Math.abs(work - 2) <= 0.1 ? "about doubles the work" : `multiplies the work by ${work.toFixed(2)}`;
  return `EfficientNet is one network in many sizes. φ says how much larger than B0: each step ${step}, ${SPENT[network === "formula" ? grow : "compound"]}.`;
}

const GROWTHS: Options = [
  ["compound", "all three"],
  ["depth", "depth"],
  ["width", "width"],
  ["resolution", "resolution"],
];
const CHARTS: Options = [
  ["cost", "cost"],
  ["factors", "factors"],
  ["accuracy", "accuracy"],
];

class ScalingView implements View {
  private readonly stage: Stage;
  private readonly factors: Factors;
  private readonly charts = new Charts();
  private readonly shows: ((state: State) => void)[] = [];
  private readonly phi: HTMLElement;
  private readonly lead = h("p", { class: "cnn-note" });
  private state: State;
  private pointed: number | null = null;
  private width = 700;

  constructor(private readonly frame: Frame) {
    this.state = readState(frame.binding.get);
    const look = (stage: number | null): void => {
      if (stage === this.pointed) return;
      this.pointed = stage;
      frame.binding.schedule();
    };
    this.stage = new Stage(look);
    this.factors = new Factors(look);
    this.phi = this.controls();
    const networks = h("div", { "data-part": "networks" }, this.stage.element);
    frame.stage.append(this.phi, this.lead, networks);
    const chart = segmented("Chart", CHARTS, (value) => this.change({ chart: value }));
    this.shows.push((state) => chart.show(state.chart));
    const choice = h("div", { class: "cnn-field" }, h("span", { class: "cnn-caption" }, "chart of"), chart.element);
    frame.detail.append(this.factors.element, choice, this.charts.element);
  }

  update(): void {
    this.state = readState(this.frame.binding.get);
    this.draw();
  }

  resize(width: number): void {
    this.width = width;
    this.draw();
  }

  describe(): string {
    const { size, found, base, network, grow } = this.state;
    const what = network === "formula" ? `${shownName(this.state)}, ${NAMES[grow]} grown` : `EfficientNet-${shownName(this.state)} as published`;
    const blocks = found.layers.reduce((sum, n) => sum + n, 0);
    return (
      `${what}: depth ×${size.depth.toFixed(2)} (${blocks} blocks), width ×${size.width.toFixed(2)} (${found.channels[6]} channels in the last stage), ` +
      `images of ${size.resolution}×${size.resolution}. ${countText(found.parameters)} parameters; ${countText(found.macs)} multiply-accumulates, ` +
      `${(found.macs / base.macs).toFixed(2)} times B0’s.`
    );
  }

  python(): string {
    const { phi, exponents, grow, network } = this.state;
    return scalingPython(phi, exponents, grow, network);
  }

  private draw(): void {
    const { state, width } = this;
    for (const show of this.shows) show(state);
    setText(this.lead, lead(state));
    setAttribute(this.phi, "data-formula", String(state.network === "formula"));
    this.stage.update(state, this.pointed, width);
    this.factors.update(state, this.pointed);
    this.charts.update(state, width);
  }

  private change(patch: Record<string, unknown>): void {
    this.frame.complain(attempt(this.frame.binding, patch));
    this.frame.binding.schedule(); // a control whose change was refused goes back to what is true
  }

  /** Fill the bar and what "More" opens; returns the slider of φ, which stands with the drawing. */
  private controls(): HTMLElement {
    const { frame } = this;
    const grow = segmented("What grows", GROWTHS, (value) => this.change({ grow: value, network: "formula" }));
    const family: Options = this.state.measured.family.map(([name]) => [name, `${name.toUpperCase()}, published`] as const);
    const network = select("draw", [["formula", "the rule"], ...family], (value) => this.change({ network: value, playing: false }));
    const field = h("div", { class: "cnn-field" }, h("span", { class: "cnn-caption" }, "grow"), grow.element);
    frame.choices.append(field);
    const exponent = (trait: "alpha" | "beta" | "gamma", label: string, max: number) => {
      const made = slider(label, { min: 1, max, step: 0.01, write: (value) => (short(value).length > 4 ? short(value) : value.toFixed(2)) }, (value) => this.change({ [trait]: value, network: "formula" }));
      this.shows.push(({ exponents }) => made.show(exponents[trait]));
      return made.element;
    };
    const usual = button("As in the paper", () => this.change({ alpha: 1.2, beta: 1.1, gamma: 1.15, network: "formula" }));
    const sliders = [exponent("alpha", "α, depth", 2), exponent("beta", "β, width", 1.5), exponent("gamma", "γ, resolution", 1.5)];
    frame.more.append(h("fieldset", { class: "cnn-section" }, h("legend", {}, "Exponents"), h("div", { class: "cnn-fields" }, ...sliders, usual)));
    const phi = slider("φ", { min: 0, max: 7, step: 0.05, write: short }, (value) => {
      this.change({ phi: Number(value.toFixed(2)), network: "formula", playing: false });
    });
    phi.element.classList.add("cnn-phi");
    this.shows.push((state) => {
      phi.show(state.phi);
      grow.show(state.grow);
      network.show(state.network);
    });
    return h("div", { class: "cnn-size" }, phi.element, network.element);
  }
}

export default defineExplorer({
  name: "ScalingExplorer",
  title: "Scaling explorer",
  traits: TRAITS,
  sequence,
  build: (frame) => new ScalingView(frame),
});

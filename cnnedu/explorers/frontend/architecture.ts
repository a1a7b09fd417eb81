/**
 * ArchitectureExplorer: a network as a diagram, from stages to layers, with what flows where and what each part costs.
 *
 * What tests and other tools may hold on to (classes beginning with "cnn-" may change):
 *   [data-explorer="ArchitectureExplorer"][data-ready="true"]   the root, once drawn
 *   select "Network", in the comparison also "beside"; radios "One", "Two", "All"; "MACs", "Parameters",
 *       "Memory"; in the chart "MACs", "Parameters", "Year"
 *   section.cnn-net                      a network; [role=group] "diagram of NAME" its diagram
 *   [role=button][data-key]              a box; its key is that of `ArchitectureExplorer.units` in Python, "in:NODE" or
 *       "out" for ports; data-kind: unit (opens), layer, operation, merge, port; class current: where the walk stands
 *   nav "Open parts"                     from the whole network down to what is open
 *   .cnn-panel                           what is pointed at, with its numbers
 */

import { alignRows, architectureSource, followFocus, matchingNode, rowStep, type NetBox } from "./ops";
import { Column } from "./architecture/column";
import { buildControls } from "./architecture/controls";
import { Gallery } from "./architecture/gallery";
import { Panel } from "./architecture/panel";
import { modelOf, readState, TRAITS, type State } from "./architecture/state";
import { spoken } from "./architecture/words";
import { defineExplorer, type Frame, type View } from "./shared/base";
import { h, setAttribute } from "./shared/dom";
import type { Sequence } from "./shared/player";

/** The steps of the first network, in the order in which they run; what is open follows. */
const sequence: Sequence = {
  unit: "step",
  length: (get) => modelOf(get).nodes.length,
  index: (get) => Math.min(Number(get("step")), modelOf(get).nodes.length - 1),
  at: (get, index) => ({ step: index, focus: followFocus(modelOf(get), String(get("focus")), index) }),
};

/** From this width on the panel stands beside a single diagram. */
const BESIDE = 600;
const PANEL = 262;
const GAP = 16;

class ArchitectureView implements View {
  private readonly columns: readonly [Column, Column];
  private readonly panel = new Panel();
  private readonly gallery: Gallery;
  private readonly nets: HTMLElement;
  private readonly showControls: (state: State) => void;
  private width = 688;
  private pointed: { column: number; box: NetBox } | null = null;

  constructor(private readonly frame: Frame) {
    const { binding } = frame;
    this.showControls = buildControls(frame);
    const events = (column: 0 | 1) => ({
      point: (box: NetBox | null) => this.point(column, box),
      open: (key: string) => this.open(column, key),
      go: (step: number) => this.go(column, step),
    });
    this.columns = [new Column(events(0)), new Column(events(1))];
    this.gallery = new Gallery(
      (name) => binding.set({ model: name, view: "one", focus: "", step: 0, playing: false }),
      (chart) => binding.set({ chart }),
    );
    this.nets = h("div", { class: "cnn-nets" }, this.columns[0].element, this.columns[1].element, this.panel.element);
    frame.stage.append(this.nets, this.gallery.element);
  }

  update(): void {
    const state = readState(this.frame.binding.get);
    const all = state.view === "all";
    this.showControls(state);
    this.nets.hidden = all;
    this.gallery.element.hidden = !all;
    if (this.frame.player !== null) this.frame.player.element.hidden = all;
    if (all) this.gallery.draw(state.architectures, state.chart, this.width);
    else this.draw(state);
  }

  resize(width: number): void {
    if (Math.abs(width - this.width) < 1) return;
    this.width = width;
    this.update();
  }

  describe(): string {
    const { view, shown, step, cost, chart, architectures } = readState(this.frame.binding.get);
    if (view === "all") {
      const count = Object.values(architectures.cards).filter(({ measured }) => measured !== undefined).length;
      return `All models: ${count} with a published accuracy on ImageNet, across ${chart}.`;
    }
    const [one, two] = shown;
    const beside = two === undefined ? "" : ` Beside it ${spoken(two.network, two.focus, matchingNode(one!.network, step, two.network), cost)}`;
    return spoken(one!.network, one!.focus, step, cost) + beside;
  }

  python(): string {
    const { view, shown } = readState(this.frame.binding.get);
    return architectureSource(view, shown);
  }

  private draw({ shown, cost, step, architectures }: State): void {
    const two = shown.length > 1;
    this.columns[1].element.hidden = !two;
    shown.forEach(({ network, focus }, at) => this.columns[at]!.compose(network, focus));
    const lanes = Math.max(...shown.map((_, at) => this.columns[at]!.diagram.placed.laneCount));
    const beside = !two && this.width >= BESIDE && lanes < 3;
    const width = two ? Math.floor((this.width - GAP) / 2) : beside ? this.width - PANEL - GAP : this.width;
    setAttribute(this.nets, "data-layout", two ? "two" : beside ? "beside" : "below");
    const narrow = rowStep(true);
    const tops = two ? alignRows([this.columns[0].diagram.sides(), this.columns[1].diagram.sides()], narrow) : undefined;
    const steps = shown.map(({ network }, at) => (at === 0 ? step : matchingNode(shown[0]!.network, step, network)));
    const scale = {
      box: Math.max(...shown.map((_, at) => this.columns[at]!.diagram.most(cost))),
      step: shown.reduce((most, { network }) => network.nodes.reduce((high, node) => Math.max(high, node[cost]), most), 1),
    };
    shown.forEach(({ network, registered }, at) => {
      const card = registered ? architectures.cards[network.name] : undefined;
      this.columns[at]!.draw(card, cost, scale, steps[at]!, { strip: two ? width : this.width, diagram: width }, tops?.[at]);
    });
    const column = this.pointed !== null && this.pointed.column < shown.length && this.columns[this.pointed.column]!.pointed !== null ? this.pointed.column : 0;
    this.panel.draw(shown[column]!.network, this.columns[column]!.pointed, steps[column]!, shown[column]!.focus, architectures.words);
    shown.forEach((_, at) => this.columns[at]!.diagram.reveal());
  }

  private point(column: 0 | 1, box: NetBox | null): void {
    this.pointed = box === null ? null : { column, box };
    if (box !== null) this.frame.player?.pause();
    this.frame.binding.schedule();
  }

  /** Open a unit; in the network beside it too, where that has one of the same name. The walk goes to its beginning. */
  private open(column: 0 | 1, key: string): void {
    const { shown, step } = readState(this.frame.binding.get);
    const names = ["focus", "compare_focus"];
    const both = shown.flatMap(({ network, focus }, at) => (at === column || (network.units.has(key) && focus !== key) ? [[names[at]!, key] as const] : []));
    const unit = shown[0]!.network.units.get(key);
    const inside = column === 1 || unit === undefined || (step >= unit.start && step < unit.end) || key === "";
    this.frame.binding.set({ ...Object.fromEntries(both), ...(!inside && { step: unit.start }), playing: false });
  }

  private go(column: 0 | 1, at: number): void {
    const { shown } = readState(this.frame.binding.get);
    const step = column === 0 ? at : matchingNode(shown[1]!.network, at, shown[0]!.network);
    this.frame.binding.set({ ...sequence.at(this.frame.binding.get, step), playing: false });
  }
}

export default defineExplorer({
  name: "ArchitectureExplorer",
  title: "Architecture explorer",
  traits: TRAITS,
  loose: ["model", "compare"],
  sequence,
  build: (frame) => new ArchitectureView(frame),
});

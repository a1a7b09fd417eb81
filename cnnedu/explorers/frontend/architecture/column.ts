/** One network from top to bottom: who it is, the strip of its costs, what is open, the diagram. */

import { costOf, countText, type CostName, type NetBox, type NetGraph, type NetUnit } from "../ops";
import { button } from "../shared/controls";
import { h, setText } from "../shared/dom";
import { Diagram } from "./diagram";
import type { Card } from "./state";
import { Strip } from "./strip";
import { costText } from "./words";

export interface ColumnEvents {
  point(box: NetBox | null): void;
  open(key: string): void;
  go(step: number): void;
}

/** The cost of a box that has the full colour, and of a step that has the full height. */
export interface Scale {
  readonly box: number;
  readonly step: number;
}

export class Column {
  readonly element: HTMLElement;
  readonly diagram: Diagram;
  pointed: NetBox | null = null;
  private readonly title = h("h4", { class: "cnn-net-title" });
  private readonly paper = h("p", { class: "cnn-paper" });
  private readonly totals = h("p", { class: "cnn-totals" });
  private readonly crumbs = h("nav", { class: "cnn-crumbs", "aria-label": "Open parts" });
  private readonly strip: Strip;
  private network: NetGraph | null = null;
  private crumbed = "";
  private focus = "";
  private wanted: string | null = null;

  constructor(private readonly events: ColumnEvents) {
    this.diagram = new Diagram({
      point: (box) => {
        this.pointed = box;
        events.point(box);
      },
      pick: (box) => this.pick(box),
      up: () => this.up(),
    });
    this.strip = new Strip((step) => events.go(step));
    this.element = h("section", { class: "cnn-net" }, this.title, this.paper, this.totals, this.strip.element, this.crumbs, this.diagram.element);
  }

  compose(network: NetGraph, focus: string): void {
    if (network !== this.network || focus !== this.focus) this.pointed = null;
    [this.network, this.focus] = [network, focus];
    this.diagram.compose(network, focus);
  }

  draw(card: Card | undefined, cost: CostName, scale: Scale, step: number, widths: { strip: number; diagram: number }, tops?: readonly number[]): void {
    const network = this.network!;
    const unit = network.units.get(this.focus)!;
    setText(this.title, network.name === network.model || card !== undefined ? network.name : `${network.name} (${network.model})`);
    setText(this.paper, card === undefined ? `A model of your own, on ${network.input.map((size) => size.join("×")).join(" and ")}.` : `${card.paper} ${card.new}`);
    setText(this.totals, this.sums(network, card));
    this.strip.draw(network, unit, this.pointed?.unit ?? null, step, cost, scale.step, widths.strip);
    this.trail(unit, cost);
    this.diagram.draw(widths.diagram, cost, scale.box, step, tops);
    if (this.wanted !== null) this.diagram.enter(this.wanted);
    this.wanted = null;
  }

  private sums({ totals: [parameters, macs, memory], nodes }: NetGraph, card: Card | undefined): string {
    const used = nodes.reduce((sum, node) => sum + node.parameters, 0);
    const idle = parameters - used;
    const told = [`${countText(parameters)} parameters${idle > 0 ? ` (${countText(idle)} of them in parts that only training uses)` : ""}`];
    told.push(`${countText(macs)} MACs`, `${costText(memory, "memory")} of activations`, `${nodes.length} steps`);
    if (card?.top1 != null) told.push(`top-1 ${card.top1.toFixed(1)} % (${card.source})`);
    return told.join(" · ");
  }

  private trail(unit: NetUnit, cost: CostName): void {
    const key = `${this.network!.name} ${unit.key} ${cost}`;
    if (key === this.crumbed) return;
    this.crumbed = key;
    const path: NetUnit[] = [];
    for (let at: NetUnit | null = unit; at !== null; at = at.parent) path.unshift(at);
    const parts = path.map((one, at) => {
      const name = at === 0 ? "whole network" : one.times > 1 ? `${one.label} ×${one.times}` : one.label;
      return at === path.length - 1 ? h("span", { "aria-current": "true" }, name) : button(name, () => this.close(one), undefined, true);
    });
    const sum = costOf(this.network!, unit, cost);
    const whole = costOf(this.network!, this.network!.root, cost) || 1;
    const share = unit.parent === null ? "" : `${costText(sum, cost)}, ${((100 * sum) / whole).toFixed(0)} %`;
    this.crumbs.replaceChildren(...parts.flatMap((part, at) => (at === 0 ? [part] : [h("span", { "aria-hidden": "true" }, "›"), part])), h("span", { class: "cnn-crumb-sum" }, share));
  }

  private pick(box: NetBox): void {
    const { unit, port, node } = box;
    if (port === "in" && this.focus !== "") this.up();
    else if (port === "out" && this.focus !== "") this.up();
    else if (unit === null) this.events.go(node);
    else if (unit.children.length === 0) this.events.go(unit.start);
    else {
      this.wanted = this.diagram.element.contains(document.activeElement) ? unit.children[0]!.key : null;
      this.events.open(unit.key);
    }
  }

  private up(): void {
    const parent = this.network!.units.get(this.focus)?.parent;
    if (parent != null) this.close(parent);
  }

  private close(unit: NetUnit): void {
    let below = this.network!.units.get(this.focus)!;
    while (below.parent !== null && below.parent !== unit) below = below.parent;
    this.wanted = this.element.contains(document.activeElement) ? below.key : null;
    this.events.open(unit.key);
  }
}

/** What stands beside the diagram: the box pointed at, or the step of the walk, with every number written out. */

import { costOf, grouped, layerBill, netSize, type NetBox, type NetGraph } from "../ops";
import { h, setText } from "../shared/dom";
import { costText, does, fieldText, unitWords, type Words } from "./words";

const ROWS = ["In", "Out", "Parameters", "MACs", "Activations", "Sees"] as const;

export class Panel {
  readonly element: HTMLElement;
  private readonly title = h("strong", { class: "cnn-panel-title" });
  private readonly text = h("p", { class: "cnn-panel-text" });
  private readonly values = ROWS.map(() => h("dd", {}));
  private readonly terms = ROWS.map((name, at) => [h("dt", {}, name), this.values[at]!] as const);
  private shown = "";

  constructor() {
    const list = h("dl", {}, ...this.terms.flat());
    this.element = h("div", { class: "cnn-panel" }, this.title, this.text, list);
  }

  draw(network: NetGraph, pointed: NetBox | null, step: number, focus: string, words: Words): void {
    const open = network.units.get(focus) ?? network.root;
    const outside = open !== network.root && (step < open.start || step >= open.end);
    const box = pointed ?? (outside ? { key: focus, unit: open, port: null, label: open.path, node: open.end - 1 } : null);
    const key = `${network.name} ${box?.key ?? `#${step}`} ${box === pointed}`;
    if (key === this.shown) return;
    this.shown = key;
    if (box?.unit != null && box.unit.children.length > 0) this.unit(network, box, box === pointed);
    else this.node(network, box?.unit?.start ?? box?.node ?? step, box, words);
  }

  private unit(network: NetGraph, box: NetBox, closed: boolean): void {
    const { start, end } = box.unit!;
    const sum = (cost: "parameters" | "macs" | "memory"): string => this.share(network, costOf(network, { start, end }, cost), cost);
    const inputs = new Set<number>();
    for (let at = start; at < end; at++) for (const i of network.nodes[at]!.inputs) if (i < start) inputs.add(i);
    const last = network.nodes[end - 1]!;
    setText(this.title, box.label);
    setText(this.text, `${unitWords(network, box)}${closed ? " Click or press Enter to open it." : ""}`);
    this.write([...inputs].map((i) => netSize(network.nodes[i]!.shape)), netSize(last.shape), sum("parameters"), sum("macs"), sum("memory"), fieldText(last, network.input[0]!));
  }

  private node(network: NetGraph, at: number, box: NetBox | null, words: Words): void {
    const node = network.nodes[at]!;
    const bill = layerBill(node, network.nodes[node.inputs[0] ?? 0]!.shape);
    const setting = node.setting === "" ? "" : ` ${node.setting}`;
    setText(this.title, `${pathOf(network, at)}${box === null ? `, step ${at + 1} of ${network.nodes.length}` : ""}`);
    const path = node.kind === "layer" || node.kind === "operation" ? `${node.name}${setting}. ` : "";
    setText(this.text, `${path}${does(node, network, words)}`);
    if (node.kind === "input" || node.kind === "output") {
      this.write(node.inputs.map((i) => netSize(network.nodes[i]!.shape)), netSize(node.shape), "", "", "", "");
      return;
    }
    this.write(
      node.inputs.map((i) => netSize(network.nodes[i]!.shape)),
      netSize(node.shape),
      bill.parameters ?? this.share(network, node.parameters, "parameters"),
      bill.macs ?? this.share(network, node.macs, "macs"),
      this.share(network, node.memory, "memory"),
      fieldText(node, network.input[0]!),
    );
  }

  private share(network: NetGraph, count: number, cost: "parameters" | "macs" | "memory"): string {
    if (count === 0) return "none";
    const percent = (100 * count) / Math.max(1, costOf(network, network.root, cost));
    const shown = percent >= 0.95 ? percent.toFixed(0) : percent >= 0.01 ? percent.toPrecision(1) : "< 0.01";
    return cost === "memory" ? `${costText(count, cost)} (${shown} %)` : `${grouped(count)} (${shown} %)`;
  }

  private write(inputs: readonly string[], ...rest: readonly string[]): void {
    const several = inputs.length > 3 ? `${inputs.slice(0, 3).join(" and ")} and ${inputs.length - 3} more` : inputs.join(" and ");
    [several, ...rest].forEach((text, at) => {
      const empty = text === "";
      setText(this.values[at]!, text);
      for (const part of this.terms[at]!) part.hidden = empty;
    });
  }
}

/** The path of a node: its name in the model; of an operation, that of the module that carries it out. */
export function pathOf(network: NetGraph, at: number): string {
  const node = network.nodes[at]!;
  if (node.kind === "input" || node.kind === "output") return node.kind === "input" ? "The input" : "The output";
  let unit = network.root;
  while (unit.children.length > 0) unit = unit.children.find(({ start, end }) => start <= at && at < end)!;
  const [module, operation] = unit.path.split(":") as [string, string | undefined];
  return operation === undefined ? module : module === "" ? operation : `${operation} in ${module}`;
}

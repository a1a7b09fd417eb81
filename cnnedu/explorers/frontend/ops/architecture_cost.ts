/** What a layer costs, written out, and the Python calls that price it; held to `cnnedu.analysis` by tests. */

import { plainSize, sizeProduct, type NetGraph, type NetNode } from "./architecture";
import { grouped } from "./digits";

/** The size of an output without its batch axis: 64×112×112; of several, how many. */
export function netSize(shape: unknown): string {
  const sides = plainSize(shape);
  if (sides !== null) return sides.slice(1).join("×") || "1";
  if (shape !== null && typeof shape === "object") return `${Object.keys(shape).length} outputs`;
  return "no tensor";
}

export interface LayerBill {
  /** How the number comes about: "3·3·64·64 = 36,864"; null where no simple product gives it. */
  readonly parameters: string | null;
  readonly macs: string | null;
}

const NONE: LayerBill = { parameters: null, macs: null };

/** The products behind a layer's parameters and multiply-accumulates: shown only where they give the very number. */
export function layerBill(node: NetNode, input: unknown): LayerBill {
  const [given, made] = [plainSize(input), plainSize(node.shape)];
  if (given === null || made === null) return NONE;
  if (/^Conv\dd$/.test(node.name)) return convolutionBill(node, given, made);
  if (node.name === "Linear") {
    const [from, to] = [made.length === 2 ? sizeProduct(given.slice(1)) : given.at(-1)!, made.at(-1)!];
    return written(node, [from, to], to, [...made.slice(0, -1).filter((n) => n > 1), from, to]);
  }
  if (/^BatchNorm/.test(node.name) && node.parameters === 2 * made[1]!) {
    return { parameters: `2·${made[1]} = ${grouped(node.parameters)} (a scale and a shift per channel)`, macs: null };
  }
  return NONE;
}

function convolutionBill(node: NetNode, given: readonly number[], made: readonly number[]): LayerBill {
  const kernel = node.setting.split(",")[0]!.split("×").map(Number);
  const groups = Number(/groups (\d+)/.exec(node.setting)?.[1] ?? 1);
  const weight = [...kernel, given[1]! / groups, made[1]!];
  return written(node, weight, made[1]!, [...weight, ...made.slice(2), ...(made[0] === 1 ? [] : [made[0]!])]);
}

function written(node: NetNode, weight: readonly number[], outputs: number, macs: readonly number[]): LayerBill {
  const weights = sizeProduct(weight);
  const biases = node.parameters - weights;
  const fits = biases === 0 || biases === outputs;
  const plus = biases === 0 ? "" : ` + ${grouped(biases)} biases`;
  return {
    parameters: fits ? `${weight.join("·")}${plus} = ${grouped(node.parameters)}` : null,
    macs: sizeProduct(macs) === node.macs ? `${macs.join("·")} = ${grouped(node.macs)}` : null,
  };
}

export interface ShownNet {
  readonly network: NetGraph;
  readonly registered: boolean;
  readonly focus: string;
}

/** The calls that follow and price what is in sight; `_architecture_text.py` writes the same text. */
export function architectureSource(view: string, shown: readonly ShownNet[]): string {
  if (view === "all") return "from cnnedu.models import compare, list_models\n\nprint(compare(list_models()))\n";
  const lines = ["from cnnedu.analysis import model_graph"];
  if (shown.some(({ registered }) => registered)) lines.push("from cnnedu.models import create_model");
  for (const { network, registered, focus } of shown) {
    const sizes = network.input.map((part) => `(${part.join(", ")}${part.length === 1 ? "," : ""})`);
    const size = sizes.length === 1 ? sizes[0]! : `[${sizes.join(", ")}]`;
    const dtype = registered && network.input[0]!.length === 2 ? ', input_dtype="int64"' : "";
    const unit = network.units.get(focus) ?? network.root;
    lines.push(
      "",
      registered ? `model = create_model("${network.name}")` : `# model is your ${network.model}`,
      `graph = model_graph(model, ${size}${dtype})`,
      "print(graph.summary)",
      `for node in ${focus === "" ? "graph.nodes" : `graph.nodes[${unit.start}:${unit.end}]`}:`,
      "    print(node.path, node.name, node.output_shape, node.parameters, node.macs, node.inputs)",
    );
  }
  return `${lines.join("\n")}\n`;
}

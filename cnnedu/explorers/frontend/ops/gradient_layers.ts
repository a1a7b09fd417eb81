/** The measured gradients of whole networks: which curves, how far apart their ends are, and the Python that measures again. */

import { grouped } from "./digits";

/** One recorded network: for each layer from the first to the last, over the seeds. */
export interface MeasuredNet {
  readonly depth: number;
  readonly shortcuts: boolean;
  readonly norm: boolean;
  readonly init: "he" | "small";
  readonly weights: Spread;
  readonly outputs: Spread;
}

export interface Spread {
  readonly median: readonly number[];
  readonly least: readonly number[];
  readonly most: readonly number[];
}

export interface NetChoice {
  readonly depth: number;
  readonly norm: boolean;
  readonly init: "he" | "small";
  readonly of: "weights" | "outputs";
}

/** The plain network and the residual one of a choice. */
export function chosenNets(nets: readonly MeasuredNet[], { depth, norm, init }: NetChoice): { plain: MeasuredNet; residual: MeasuredNet } {
  const find = (shortcuts: boolean): MeasuredNet =>
    nets.find((net) => net.depth === depth && net.norm === norm && net.init === init && net.shortcuts === shortcuts)!;
  return { plain: find(false), residual: find(true) };
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A positive number as a person says it: 2,450; 0.014; 3.2×10⁻⁵⁶. */
export function magnitudeText(value: number): string {
  if (value === 0) return "0";
  if (value >= 0.01 && value < 1e6) {
    const rounded = Number(value.toPrecision(value >= 100 ? 3 : 2));
    return Number.isInteger(rounded) ? grouped(rounded) : String(rounded);
  }
  const [digits, exponent] = value.toExponential(1).split("e") as [string, string];
  const power = [...exponent.replace("+", "")].map((sign) => (sign === "-" ? "⁻" : SUPERSCRIPTS[Number(sign)]!)).join("");
  return `${digits.replace(".0", "")}×10${power}`;
}

/** First layer's gradient against the last one's, in words. */
export function ratioSentence(median: readonly number[]): string {
  const ratio = median[0]! / median[median.length - 1]!;
  if (ratio >= 1.25) return `the first layer's gradient is ${magnitudeText(ratio)} times the last layer's`;
  if (ratio > 0.8) return "the first layer's gradient is about as large as the last layer's";
  return `the first layer's gradient is ${magnitudeText(1 / ratio)} times smaller than the last layer's`;
}

/** What the ratio between the two ends means for one step of learning. */
export function ratioVerdict(median: readonly number[]): "vanishes" | "explodes" | "holds" {
  const ratio = median[0]! / median[median.length - 1]!;
  return ratio > 100 ? "explodes" : ratio < 0.01 ? "vanishes" : "holds";
}

/** The smallest positive number that float32 can hold. */
export const FLOAT32_LEAST = 1.4e-45;

/** Python source that measures the plain and the residual network again, with torch, on the recorded digits. */
export function layersSource({ depth, norm, init, of }: NetChoice): string {
  return [
    "import torch",
    "from cnnedu.explorers import GradientExplorer",
    "from cnnedu.models.cifar_resnet import CifarResNet",
    "",
    "images, labels = map(torch.tensor, GradientExplorer.digits())  # the 64 real digits of the recording",
    "for shortcuts in (False, True):",
    "    torch.manual_seed(0)",
    `    model = CifarResNet(${depth}, shortcuts, in_channels=1)`,
    ...(norm ? [] : [
      "    for block in list(model.modules()):  # take batch normalisation out",
      "        for name, layer in list(block.named_children()):",
      "            if isinstance(layer, torch.nn.BatchNorm2d):",
      "                setattr(block, name, torch.nn.Identity())",
    ]),
    "    layers = [layer for layer in model.modules() if isinstance(layer, (torch.nn.Conv2d, torch.nn.Linear))]",
    ...(init === "he" ? [] : [
      "    for layer in layers[:-1]:  # too small: the convolutions' weights are a hundredth",
      "        torch.nn.init.normal_(layer.weight, std=0.01)",
    ]),
    "    model.double()",
    ...(of === "weights" ? [] : [
      "    outputs = []",
      "    for layer in layers:",
      "        layer.register_forward_hook(lambda layer, inputs, output: (output.retain_grad(), outputs.append(output))[1])",
    ]),
    "    torch.nn.functional.cross_entropy(model(images), labels).backward()",
    of === "weights" ? "    norms = [float(layer.weight.grad.norm()) for layer in layers]" : "    norms = [float(output.grad.norm()) for output in outputs]",
    `    print("residual" if shortcuts else "plain", f"first layer {norms[0]:.3g}, last layer {norms[-1]:.3g}")`,
    "",
  ].join("\n");
}

/** Which networks, how they are seen, and what colours them. */

import { segmented } from "../shared/controls";
import { h, uniqueId } from "../shared/dom";
import type { Frame } from "../shared/base";
import { architecturesOf, networkOf, type State } from "./state";
import type { Traits } from "../shared/model";

/** Build the controls; the function returned shows a state. */
export function buildControls({ binding, choices, stage }: Frame): (state: State) => void {
  const set = (traits: Traits): void => binding.set({ ...traits, playing: false });
  const model = picker("Network", binding.get, "model", (value) => set({ model: value, focus: "", step: 0 }));
  const beside = picker("beside", binding.get, "compare", (value) => set({ compare: value, compare_focus: "" }));
  const view = segmented("View", [["one", "One"], ["two", "Two"], ["all", "All"]], (value) => {
    const needs = value === "two" && binding.get("compare") === "";
    set({ view: value, ...(needs && { compare: binding.get("model") === "vgg16" ? "resnet18" : "vgg16", compare_focus: "" }) });
  });
  const cost = segmented("Cost", [["macs", "MACs"], ["parameters", "Parameters"], ["memory", "Memory"]], (value) => binding.set({ cost: value }));
  const colour = h("div", { class: "cnn-colour" }, h("span", { class: "cnn-caption" }, "Bars and colours show"), cost.element);
  choices.append(model.element, beside.element, view.element);
  stage.append(colour);
  return (state) => {
    model.show();
    beside.show();
    model.element.hidden = colour.hidden = state.view === "all";
    beside.element.hidden = state.view !== "two";
    view.show(state.view);
    cost.show(state.cost);
  };
}

/** All registered models by family; before them, the reader's own, which the explorer began with. */
function picker(label: string, get: (key: string) => unknown, trait: "model" | "compare", change: (value: unknown) => void): { element: HTMLElement; show(): void } {
  const architectures = architecturesOf(get);
  const own = [get(trait), (get("_initial") as Traits | null)?.[trait]].find((value) => value !== null && typeof value === "object");
  const id = uniqueId("network");
  const field = h("select", { class: "cnn-select", id, onchange: () => change(field.value === "own" ? own : field.value) });
  if (own !== undefined) field.append(h("optgroup", { label: "yours" }, h("option", { value: "own" }, networkOf(own, architectures)!.name)));
  const families = new Map<string, string[]>();
  for (const [name, { family }] of Object.entries(architectures.cards)) families.set(family, [...(families.get(family) ?? []), name]);
  for (const [family, names] of families) field.append(h("optgroup", { label: family }, ...names.map((name) => h("option", { value: name }, name))));
  const show = (): void => {
    const value = get(trait);
    const text = typeof value === "string" ? value : "own";
    if (field.value !== text) field.value = text;
  };
  return { element: h("div", { class: "cnn-field" }, h("label", { for: id }, label), field), show };
}

/** Three charts of the family: what it costs, how its factors follow φ, and what it achieves. */

import { Chart, type Axis, type Point, type Series } from "../shared/chart";
import { h, setText } from "../shared/dom";
import { format } from "../shared/format";
import { countNetwork, impliedPhi, scaledSize, countText, type Exponents, type Growth } from "../ops";
import { NAMES, shownName, type State } from "./state";

/** φ from 0 to 7 in steps of a quarter. */
const PHIS = Array.from({ length: 29 }, (_, i) => i / 4);
const GROWTHS: readonly Growth[] = ["compound", "depth", "width", "resolution"];
const LOOKS: Readonly<Record<string, number>> = { compound: 0, depth: 1, width: 2, resolution: 3 };
const PUBLISHED = 5;
const SHOWN = 4;

const NOTES: Readonly<Record<string, string>> = {
  cost: "The same work, spent in four ways. Resolution costs no parameter at all. Published networks lie near the rule, not on it: they were rounded by hand, and their φ is no whole number.",
  factors: "Lines: the rule. Points: B0 to B7 as published, each at the φ at which the rule spends its work. Were they made by the rule, all would lie on the lines.",
  accuracy: "Measured by the paper’s authors on ImageNet (Tables 2 and 7), not here. For about the same work, growing all three helps more than growing one.",
};

const counts = (value: number): string => countText(value).replace(/\.0+ /, " ").replace(/(\.\d)0 /, "$1 ");

export class Charts {
  readonly element: HTMLElement;
  private readonly chart = new Chart("Chart of the family");
  private readonly note = h("p", { class: "cnn-note" });
  private curves: { key: string; series: Series[] } = { key: "", series: [] };

  constructor() {
    this.element = h("div", { class: "cnn-charts" }, this.chart.element, this.note);
  }

  update(state: State, width: number): void {
    const size = { width, height: Math.round(Math.min(320, Math.max(240, width * 0.5))) };
    const work: Axis = { label: "multiply-accumulates", log: true, write: counts };
    if (state.chart === "factors") {
      this.chart.draw(this.factors(state), { label: "φ", domain: [0, 7] }, { label: "times B0’s", log: true, write: (value) => format(value) }, size);
    } else if (state.chart === "accuracy") {
      this.chart.draw(accuracy(state), work, { label: "top-1 accuracy in %" }, size);
    } else {
      this.chart.draw(this.cost(state), work, { label: "parameters in millions", log: true, write: (value) => String(Number(value.toPrecision(3))) }, size);
    }
    setText(this.note, NOTES[state.chart] ?? "");
  }

  /** The curves follow from the exponents alone, so that dragging φ counts one network and not a hundred. */
  private lines(kind: string, { exponents }: State, make: (exponents: Exponents) => Series[]): Series[] {
    const key = JSON.stringify([kind, exponents]);
    if (key !== this.curves.key) this.curves = { key, series: make(exponents) };
    return this.curves.series;
  }

  private cost(state: State): Series[] {
    const lines = this.lines("cost", state, (exponents) =>
      GROWTHS.map((grow) => {
        const found = PHIS.map((phi) => countNetwork(scaledSize(phi, exponents, grow)));
        const points = found.map(({ macs, parameters }): Point => [macs, parameters / 1e6]);
        return { name: NAMES[grow], look: LOOKS[grow]!, points, names: PHIS.map((phi) => `φ = ${phi}`) };
      }),
    );
    const family = state.measured.family.map(([name, width, depth, resolution]) => ({ name, ...countNetwork({ width, depth, resolution }) }));
    const published: Series = {
      name: "published",
      look: PUBLISHED,
      scatter: true,
      points: family.map(({ macs, parameters }) => [macs, parameters / 1e6]),
      names: family.map(({ name }) => name.toUpperCase()),
    };
    return [...lines, published, shown(state, [[state.found.macs, state.found.parameters / 1e6]])];
  }

  private factors(state: State): Series[] {
    const lines = this.lines("factors", state, ({ alpha, beta, gamma }) => {
      const line = (name: string, look: number, base: number): Series => ({ name, look, points: PHIS.map((phi): Point => [phi, base ** phi]) });
      return [line("depth, αᵠ", LOOKS["depth"]!, alpha), line("width, βᵠ", LOOKS["width"]!, beta), line("resolution, γᵠ", LOOKS["resolution"]!, gamma)];
    });
    if (state.work <= 1) return [...lines];
    const at = state.measured.family.map(([name, width, depth, resolution]) => {
      const { macs } = countNetwork({ width, depth, resolution });
      return { name: name.toUpperCase(), phi: impliedPhi(macs, state.exponents), depth, width, sharper: resolution / 224 };
    });
    const points = (name: string, look: number, value: (one: (typeof at)[number]) => number): Series => ({
      name: `${name} as published`,
      look,
      scatter: true,
      points: at.map((one): Point => [one.phi, value(one)]),
      names: at.map((one) => one.name),
    });
    return [
      ...lines,
      points("depth", LOOKS["depth"]!, (one) => one.depth),
      points("width", LOOKS["width"]!, (one) => one.width),
      points("resolution", LOOKS["resolution"]!, (one) => one.sharper),
    ];
  }
}

/** The network drawn above, as one point. */
const shown = (state: State, points: readonly Point[]): Series => ({
  name: `shown: ${state.network === "formula" ? `${shownName(state)}, ${NAMES[state.grow]}` : shownName(state)}`,
  look: SHOWN,
  scatter: true,
  points,
  names: [shownName(state)],
});

function accuracy({ measured }: State): Series[] {
  const point = ([, width, depth, resolution, top1]: Measured1): Point => [countNetwork({ width, depth, resolution }).macs, top1];
  const family: Series = {
    name: "published, B0 to B7",
    look: PUBLISHED,
    points: measured.family.map(point),
    names: measured.family.map(([name]) => name.toUpperCase()),
  };
  const alone = measured.alone
    .filter(([name]) => name !== "B0")
    .map((one): Series => ({ name: `B0 with ${NAMES[one[0] as Growth]} grown`, look: LOOKS[one[0]]!, scatter: true, points: [point(one)], names: [""] }));
  return [family, ...alone];
}

type Measured1 = State["measured"]["family"][number];

/** B0 above the network shown, to one scale: the picture each sees, and a bar for every block. */

import { h, setText } from "../shared/dom";
import { s } from "../shared/svg";
import { TIMES } from "../shared/format";
import { B0, roundedCount, type NetworkSize, type ScaledNetwork } from "../ops";
import { shownName, type State } from "./state";

/** Of a drawing this wide: pixels per pixel of the picture, per root of the channels, per root of a map's side. */
const FULL = 668;
const PICTURE = 0.235;
const THICK = 0.52;
const HIGH = 5.6;
/** The final map has a position for so many pixels of the picture. */
const STRIDE = 32;
/** Room for a line of text. */
const LINE = 18;
/** Bars thinner than this, gap included, run together. */
const THINNEST = 1.2;

export class Stage {
  readonly element: HTMLElement;
  private readonly svg = s("svg", { class: "cnn-networks", role: "img" });
  private readonly note = h("p", { class: "cnn-note" });
  private drawn = "";

  /** `look` hears which stage the pointer is on; null for none. */
  constructor(private readonly look: (stage: number | null) => void) {
    this.element = h("div", { class: "cnn-drawing" }, this.svg, this.note);
    this.svg.addEventListener("pointermove", (event) => this.look(this.at(event)));
    this.svg.addEventListener("pointerdown", (event) => this.look(this.at(event)));
    this.svg.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && this.look(null));
  }

  update(state: State, stage: number | null, width: number): void {
    const key = JSON.stringify([state.size, shownName(state), width]);
    if (key !== this.drawn) this.draw(state, width);
    this.drawn = key;
    for (const group of this.svg.querySelectorAll("[data-stage]")) {
      group.classList.toggle("cnn-pointed", group.getAttribute("data-stage") === String(stage));
    }
  }

  private draw(state: State, width: number): void {
    const { size, found, base } = state;
    const scale = Math.min(1.3, width / FULL);
    const room = width - 8;
    // The scale fits φ = 7 of the paper's rule; what is larger is drawn smaller, and says so.
    const wanted = Math.max(extent(found, size, scale), 1);
    const tall = Math.max(size.resolution * PICTURE, HIGH * Math.sqrt(found.sides[0]!)) * scale;
    const shrink = Math.min(1, room / wanted, 230 / tall);
    const by = scale * shrink;
    const first = this.network("B0", B0, base, base, LINE, by, room);
    const second = this.network(shownName(state), size, found, base, first.bottom + LINE + 6, by, room);
    this.svg.replaceChildren(first.group, second.group);
    const height = Math.ceil(second.bottom + 4);
    for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) this.svg.setAttribute(name, String(value));
    this.svg.setAttribute("aria-label", `${shownName(state)}: ${found.layers.join(", ")} blocks in seven stages; B0: ${base.layers.join(", ")}`);
    const small = shrink < 0.995 ? ` To fit, both are drawn at ${Math.max(1, Math.round(100 * shrink))} % of the usual scale.` : "";
    setText(this.note, `A bar is a block: as high as its maps, as thick as it has channels (roots of both). Orange, outlined: blocks that B0 does not have. A square of the picture is ${STRIDE}${TIMES}${STRIDE} pixels, one position of the last map.${small}`);
  }

  private network(name: string, size: NetworkSize, found: ScaledNetwork, base: ScaledNetwork, top: number, by: number, room: number): { group: SVGGElement; bottom: number } {
    const side = size.resolution * PICTURE * by;
    const tall = Math.max(side, HIGH * Math.sqrt(found.sides[0]!) * by);
    const middle = top + 6 + tall / 2;
    const group = s("g", {});
    const title = s("text", { x: 0, y: top - 2, class: "cnn-name" }, s("tspan", { class: "cnn-strong" }, name));
    title.append(s("tspan", { dx: 10 }, `${roundedCount(found.parameters)} parameters, ${roundedCount(found.macs)} multiply-accumulates`));
    group.append(title, picture(size.resolution, side, middle));
    let x = side + 14 * by + 4;
    found.layers.forEach((layers, at) => {
      const [thick, high] = [THICK * Math.sqrt(found.channels[at]!) * by, HIGH * Math.sqrt(found.sides[at]!) * by];
      const pitch = Math.max(thick + gap(by), 0);
      const bars = (from: number, to: number): string => {
        if (to <= from) return "";
        if (pitch < THINNEST) return `M${(x + from * pitch).toFixed(1)} ${(middle - high / 2).toFixed(1)}h${((to - from) * pitch).toFixed(1)}v${high.toFixed(1)}h${(-(to - from) * pitch).toFixed(1)}z`;
        return Array.from({ length: to - from }, (_, i) => `M${(x + (from + i) * pitch).toFixed(1)} ${(middle - high / 2).toFixed(1)}h${thick.toFixed(2)}v${high.toFixed(1)}h${(-thick).toFixed(2)}z`).join("");
      };
      const old = Math.min(layers, base.layers[at]!);
      const end = Math.min(x + layers * pitch, room + 8);
      group.append(
        s("g", { "data-stage": at },
          s("rect", { class: "cnn-area", x: x - 1, y: middle - tall / 2, width: Math.max(1, end - x + 1), height: tall }),
          s("path", { class: "cnn-old", d: bars(0, old) }),
          s("path", { class: "cnn-new", d: bars(old, layers) }),
        ),
      );
      x = x + layers * pitch + 2 * gap(by);
    });
    return { group, bottom: middle + tall / 2 };
  }

  private at(event: PointerEvent): number | null {
    const group = (event.target as Element).closest("[data-stage]");
    return group === null ? null : Number(group.getAttribute("data-stage"));
  }
}

const gap = (by: number): number => 1.6 * by;

/** How wide a network is drawn, with its picture. */
function extent({ layers, channels }: ScaledNetwork, { resolution }: NetworkSize, by: number): number {
  const bars = layers.reduce((sum, n, at) => sum + n * (THICK * Math.sqrt(channels[at]!) * by + gap(by)) + 2 * gap(by), 0);
  return resolution * PICTURE * by + 14 * by + 4 + bars;
}

/** The picture as a square with its grid of final positions. */
function picture(resolution: number, side: number, middle: number): SVGGElement {
  const step = (side * STRIDE) / resolution;
  const top = middle - side / 2;
  let lines = "";
  for (let at = step; step > 2 && at < side - 0.01; at += step) lines += `M${at.toFixed(2)} ${top.toFixed(1)}v${side.toFixed(1)}M0 ${(top + at).toFixed(2)}h${side.toFixed(1)}`;
  return s("g", { class: "cnn-picture" }, s("rect", { x: 0.5, y: top, width: side, height: side }), s("path", { d: lines }));
}

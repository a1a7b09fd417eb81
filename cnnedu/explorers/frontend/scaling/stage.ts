/** B0 above the network shown, to one scale: the picture each sees, and a bar for every block. */

import { h, setText } from "../shared/dom";
import { s } from "../shared/svg";
import { TIMES } from "../shared/format";
import { B0, countText, scaledSize, type NetworkSize, type ScaledNetwork } from "../ops";
import { shownName, type State } from "./state";

/** Of a drawing this wide: pixels per pixel of the picture, per root of the channels, per root of a map's side. */
const FULL = 668;
const PICTURE = 0.235;
const THICK = 0.52;
const HIGH = 5.6;
/** The final map has a position for so many pixels of the picture. */
const STRIDE = 32;
const GAP = 1.6;
/** A network is never drawn taller. */
const TALLEST = 230;
/** Room for a line of text. */
const LINE = 18;
/** Bars thinner than this, gap included, run together. */
const THINNEST = 1.2;
/** Where φ ends. */
const LAST = 7;

interface Scale {
  /** Of pictures and heights, and of thicknesses. */
  readonly by: number;
  readonly across: number;
  /** What is counted, as long as there is room for it. */
  readonly words: readonly [string, string];
}

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
    const usual = Math.min(1.3, width / FULL);
    const drawnTall = ({ resolution }: NetworkSize): number => Math.min(TALLEST, Math.max(resolution * PICTURE, HIGH * Math.sqrt(Math.ceil(resolution / 2))) * usual);
    // The scale fits φ = 7 of the paper's rule; what is larger is drawn smaller, and says so.
    const tall = Math.max(size.resolution * PICTURE, HIGH * Math.sqrt(found.sides[0]!)) * usual;
    const by = usual * Math.min(1, TALLEST / tall);
    const room = width - 10 - size.resolution * PICTURE * by - 14 * by;
    const across = by * Math.min(1, room / (by * bars(found)));
    const scale: Scale = { by, across, words: width < 440 ? ["parameters", "MACs"] : ["parameters", "multiply-accumulates"] };
    const first = this.network(width < 440 ? "B0" : "EfficientNet-B0", B0, base, base, LINE, scale);
    const second = this.network(shownName(state), size, found, base, first.bottom + LINE + 6, scale);
    this.svg.replaceChildren(first.group, second.group);
    // Room for the largest that φ leads to, so that what stands below keeps its place while it moves.
    const last = state.network === "formula" ? scaledSize(LAST, state.exponents, state.grow) : size;
    const height = Math.ceil(Math.max(second.bottom, 2 * LINE + 18 + drawnTall(B0) + drawnTall(last)) + 4);
    for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) this.svg.setAttribute(name, String(value));
    this.svg.setAttribute("aria-label", `${shownName(state)}: ${found.layers.join(", ")} blocks in seven stages; B0: ${base.layers.join(", ")}`);
    const percent = (share: number): string => `${share < 0.01 ? "less than 1" : Math.round(100 * share)} %`;
    const small =
      by < 0.995 * usual
        ? ` To fit, both are drawn at ${percent(by / usual)} of the usual scale${across < 0.995 * by ? `, bars at ${percent(across / usual)} of their thickness` : ""}.`
        : across < 0.995 * by
          ? ` To fit, bars are drawn at ${percent(across / by)} of their thickness.`
          : "";
    setText(this.note, `A bar is a block: as high as its maps, as thick as it has channels (roots of both). Orange, outlined: blocks that B0 does not have. A square of the picture is ${STRIDE}${TIMES}${STRIDE} pixels, one position of the last map.${small}`);
  }

  private network(name: string, size: NetworkSize, found: ScaledNetwork, base: ScaledNetwork, top: number, scale: Scale): { group: SVGGElement; bottom: number } {
    const { by, across, words } = scale;
    const side = size.resolution * PICTURE * by;
    const tall = Math.max(side, HIGH * Math.sqrt(found.sides[0]!) * by);
    const middle = top + 6 + tall / 2;
    const group = s("g", {});
    const title = s("text", { x: 0, y: top - 2, class: "cnn-name" }, s("tspan", { class: "cnn-strong" }, name));
    title.append(s("tspan", { dx: 10 }, `${countText(found.parameters)} ${words[0]}, ${countText(found.macs)} ${words[1]}`));
    group.append(title, picture(size.resolution, side, middle));
    let x = side + 14 * by + 4;
    found.layers.forEach((layers, at) => {
      const [thick, high] = [THICK * Math.sqrt(found.channels[at]!) * across, HIGH * Math.sqrt(found.sides[at]!) * by];
      const pitch = thick + GAP * across;
      const path = (from: number, to: number): string => {
        const bar = (place: number, wide: number): string => `M${place.toFixed(1)} ${(middle - high / 2).toFixed(1)}h${wide.toFixed(2)}v${high.toFixed(1)}h${(-wide).toFixed(2)}z`;
        if (to <= from) return "";
        if (pitch < THINNEST) return bar(x + from * pitch, (to - from) * pitch);
        return Array.from({ length: to - from }, (_, i) => bar(x + (from + i) * pitch, thick)).join("");
      };
      const old = Math.min(layers, base.layers[at]!);
      const area = { x: x - 1, y: middle - tall / 2, width: Math.max(1, layers * pitch + 1), height: tall };
      group.append(
        s("g", { "data-stage": at },
          s("rect", { class: "cnn-area", ...area }),
          s("path", { class: "cnn-old", d: path(0, old) }),
          s("path", { class: thick > 3 ? "cnn-new" : "cnn-new cnn-thin", d: path(old, layers) }),
        ),
      );
      x += layers * pitch + 2 * GAP * across;
    });
    return { group, bottom: middle + tall / 2 };
  }

  private at(event: PointerEvent): number | null {
    const group = (event.target as Element).closest("[data-stage]");
    return group === null ? null : Number(group.getAttribute("data-stage"));
  }
}

/** How wide the bars of a network are at full scale, with the gaps between them. */
const bars = ({ layers, channels }: ScaledNetwork): number =>
  layers.reduce((sum, n, at) => sum + n * (THICK * Math.sqrt(channels[at]!) + GAP) + 2 * GAP, 0);

/** The picture as a square with its grid of final positions. */
function picture(resolution: number, side: number, middle: number): SVGGElement {
  const step = (side * STRIDE) / resolution;
  const top = middle - side / 2;
  let lines = "";
  for (let at = step; step > 2 && at < side - 0.01; at += step) lines += `M${at.toFixed(2)} ${top.toFixed(1)}v${side.toFixed(1)}M0 ${(top + at).toFixed(2)}h${side.toFixed(1)}`;
  return s("g", { class: "cnn-picture" }, s("rect", { x: 0.5, y: top, width: side, height: side }), s("path", { d: lines }));
}

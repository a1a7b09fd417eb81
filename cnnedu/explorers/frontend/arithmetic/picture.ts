/**
 * The geometry to scale: input with padding, the kernel where it lies first, now and last, what no tap reads, and the
 * output. Elements are made once; each drawing only writes their paths.
 */

import { axisWrites, kernelSpan, layerSide, type LayerSettings, type Pair } from "../ops";
import { h, setAttribute, setText, uniqueId } from "../shared/dom";
import { s } from "../shared/svg";
import { arrange, closeUp, type Layout, type Map } from "./layout";
import { beam, Pen, round, Sheet, stops, taps, TONES, unread } from "./paths";

export interface PictureEvents {
  /** The reader points the kernel at a place. */
  move(place: Pair): void;
}

interface Part {
  readonly row: number;
  readonly col: number;
  readonly rows: number;
  readonly cols: number;
}

/** Rows and columns of a close-up whose cells are shaded one by one. */
const MOST_SHADED = 40;

export class Picture {
  readonly element: HTMLElement;
  private readonly svg = s("svg", { class: "cnn-geometry", "aria-hidden": "true" });
  private readonly beams = s("path", { class: "cnn-beam" });
  private readonly sheets: Record<"source" | "target" | "loupe", Sheet>;
  private readonly counts = { target: s("g", { class: "cnn-count-texts" }), loupe: s("g", { class: "cnn-count-texts" }) };
  private writes: readonly [number[], number[]] | null = null;
  private readonly texts: Record<"source" | "padding" | "target" | "more" | "loupe", SVGTextElement>;
  private readonly clip = s("rect", {});
  private readonly hits: Record<"source" | "target", SVGRectElement>;
  private readonly loupeGroup: SVGGElement;
  private layout: Layout | null = null;
  private layer: LayerSettings | null = null;
  private place: Pair = [0, 0];
  private drawn = "";

  constructor(private readonly events: PictureEvents) {
    const id = uniqueId("pattern");
    const stripe = (kind: string, d: string): SVGPatternElement =>
      s("pattern", { id: `${id}-${kind}`, width: 6, height: 6, patternUnits: "userSpaceOnUse", class: `cnn-pattern-${kind}` },
        s("rect", { width: 6, height: 6 }), s("path", { d }));
    const pattern = (kind: string): string => `url(#${id}-${kind})`;
    const made = (): Sheet => new Sheet(pattern);
    this.sheets = { source: made(), target: made(), loupe: made() };
    const text = (kind = ""): SVGTextElement => s("text", { class: `cnn-map-text ${kind}` });
    this.texts = { source: text("cnn-strong"), padding: text(), target: text("cnn-strong"), more: text(), loupe: text() };
    this.hits = { source: s("rect", { class: "cnn-hit" }), target: s("rect", { class: "cnn-hit" }) };
    this.loupeGroup = s("g", { "clip-path": `url(#${id}-clip)` }, this.sheets.loupe.element, this.counts.loupe);
    this.svg.append(
      s("defs", {}, stripe("pad", "M-1 7 7 -1M-1 1 1 -1M5 7 7 5"), stripe("unread", "M-1 -1 7 7M5 -1 7 1M-1 5 1 7"),
        s("clipPath", { id: `${id}-clip` }, this.clip)),
      this.beams, this.sheets.source.element, this.sheets.target.element, this.loupeGroup, this.counts.target,
      ...Object.values(this.texts), ...Object.values(this.hits),
    );
    this.element = h("div", { class: "cnn-figure", role: "application", tabindex: 0, "aria-roledescription": "map" }, this.svg);
    this.element.addEventListener("keydown", (event) => this.keydown(event));
    for (const side of ["source", "target"] as const) this.follow(side);
  }

  update(layer: LayerSettings, place: Pair, width: number): void {
    // Channels and what they cost stand in the cards; the picture is of one channel.
    const { in_channels, out_channels, groups, bias, dtype, ...geometry } = layer;
    const key = JSON.stringify([geometry, width]);
    this.layer = layer;
    this.place = place;
    if (key !== this.drawn) {
      this.drawn = key;
      this.layout = arrange(layer, width);
      this.still(layer, this.layout);
    }
    this.moving(layer, this.layout!, place);
  }

  /** What does not change while the kernel moves. */
  private still(layer: LayerSettings, layout: Layout): void {
    const { unit, source, target, inset, places } = layout;
    const transposed = layer.operation === "transposed";
    setAttribute(this.svg, "viewBox", `0 0 ${round(layout.width)} ${round(layout.height)}`);
    setAttribute(this.svg, "width", String(round(layout.width)));
    setAttribute(this.svg, "height", String(round(layout.height)));
    const pens = { source: new Pen(source, unit), target: new Pen(target, unit) };
    for (const side of ["source", "target"] as const) {
      const [sheet, map, pen] = [this.sheets[side], layout[side], pens[side]];
      const padded = (side === "source") !== transposed;
      const [top, left] = padded ? inset : [0, 0];
      const [rows, cols] = side === "source" ? layer.input_size : [layerSide(layer, 0), layerSide(layer, 1)];
      sheet.draw("ground", pen.rect(0, 0, map.rows, map.cols, 3));
      sheet.draw("inner", pen.rect(top, left, rows, cols, 3));
      setAttribute(sheet.element, "class", `cnn-sheet cnn-${side}${transposed ? " cnn-transposed" : ""}`);
      sheet.draw("lines", pen.lines());
      const [hit, slack] = [this.hits[side], 4];
      const box = { x: map.x - slack, y: map.y - slack, width: map.cols * unit + 2 * slack, height: map.rows * unit + 2 * slack };
      for (const [name, value] of Object.entries(box)) setAttribute(hit, name, String(round(value)));
    }
    this.windows(layer, layout, pens[transposed ? "target" : "source"]);
    this.sheets.source.draw("marks", transposed ? "" : stops(layer, layout, places));
    this.sheets.source.draw("unread", transposed ? "" : unread(layer, pens.source, source));
    this.tones(layer, layout, pens.target);
    this.captions(layer, layout);
  }

  /** The kernel where it lies first and last. */
  private windows(layer: LayerSettings, { places }: Layout, pen: Pen): void {
    const transposed = layer.operation === "transposed";
    const [on, off] = transposed ? [this.sheets.target, this.sheets.source] : [this.sheets.source, this.sheets.target];
    const span = [kernelSpan(layer, 0), kernelSpan(layer, 1)] as const;
    const last = [(places[0] - 1) * layer.stride[0], (places[1] - 1) * layer.stride[1]] as const;
    on.draw("first", pen.rect(0, 0, span[0], span[1], 3));
    on.draw("last", pen.rect(last[0], last[1], span[0], span[1], 3));
    for (const name of ["first", "last", "taps"] as const) off.draw(name, "");
  }

  /** How many taps write each output of a transposed convolution, in shades and numbers. */
  private tones(layer: LayerSettings, { unit, target, inset }: Layout, pen: Pen): void {
    this.writes = layer.operation === "transposed" ? [axisWrites(layer, 0), axisWrites(layer, 1)] : null;
    const all = this.writes !== null && unit >= 5 ? { row: 0, col: 0, rows: target.rows, cols: target.cols } : null;
    this.shade(this.sheets.target, this.counts.target, all, inset, pen, unit);
  }

  /** Shade a part of the output by how many taps write it. */
  private shade(sheet: Sheet, texts: SVGGElement, part: Part | null, [top, left]: Pair, pen: Pen, unit: number): void {
    const paths = Array.from({ length: TONES + 1 }, () => "");
    const numbers: SVGTextElement[] = [];
    if (part !== null && this.writes !== null) {
      const [rows, cols] = this.writes;
      const most = Math.max(...rows) * Math.max(...cols) || 1;
      for (let i = Math.max(0, part.row - top); i < Math.min(rows.length, part.row + part.rows - top); i++) {
        for (let j = Math.max(0, part.col - left); j < Math.min(cols.length, part.col + part.cols - left); j++) {
          const count = rows[i]! * cols[j]!;
          paths[Math.round((TONES * count) / most)] += pen.rect(top + i, left + j, 1, 1);
          if (unit < 15) continue;
          const [x, y] = pen.middle(top + i, left + j);
          numbers.push(s("text", { x, y: y + 4.5 }, String(count)));
        }
      }
    }
    paths.forEach((d, tone) => sheet.draw(`tone${tone}`, d));
    texts.replaceChildren(...numbers);
  }

  /** Each map's size above it, and what is special about it. */
  private captions(layer: LayerSettings, layout: Layout): void {
    const { source, target, loupe, unit, width } = layout;
    const transposed = layer.operation === "transposed";
    const output = [layerSide(layer, 0), layerSide(layer, 1)] as const;
    const differs = ({ rows, cols }: Map, size: Pair): boolean => rows !== size[0] || cols !== size[1];
    const padded = !transposed && differs(source, layer.input_size) ? `padded ${source.rows} × ${source.cols}` : "";
    const cut = transposed && differs(target, output) ? `of ${target.rows} × ${target.cols} written` : "";
    const put = (name: keyof Picture["texts"], x: number, y: number, words: string): void => {
      const text = this.texts[name];
      const over = x + 9 * words.length > width; // too near the edge: let it end there
      setText(text, words);
      setAttribute(text, "text-anchor", over ? "end" : "start");
      setAttribute(text, "x", String(round(over ? width : x)));
      setAttribute(text, "y", String(round(y)));
    };
    const pair = (first: keyof Picture["texts"], second: keyof Picture["texts"], x: number, y: number, size: string, more: string): void => {
      put(first, x, more === "" ? y : y - 17, size);
      put(second, x, y, more);
    };
    pair("source", "padding", source.x, source.y - (transposed ? 8 : 15), `Input ${layer.input_size.join(" × ")}`, padded);
    const taps = transposed && unit >= 15 ? "taps per cell" : "";
    pair("target", "more", target.x, target.y - 8, `Output ${output.join(" × ")}`, cut || taps);
    const words = loupe !== null && loupe.size > 120 ? "close-up, next stop dashed" : "close-up";
    put("loupe", loupe?.x ?? 0, loupe === null ? 0 : loupe.y + loupe.size + 16, loupe === null ? "" : words);
  }

  /** What changes with the place. */
  private moving(layer: LayerSettings, layout: Layout, place: Pair): void {
    const { unit, source, target, loupe } = layout;
    const transposed = layer.operation === "transposed";
    const [wide, narrow] = transposed ? [target, source] : [source, target];
    const [on, off] = transposed ? [this.sheets.target, this.sheets.source] : [this.sheets.source, this.sheets.target];
    const [big, small] = [new Pen(wide, unit), new Pen(narrow, unit)];
    const start: Pair = [place[0] * layer.stride[0], place[1] * layer.stride[1]];
    const span: Pair = [kernelSpan(layer, 0), kernelSpan(layer, 1)];
    on.draw("taps", unit >= 3 ? taps(layer, start, big) : "");
    on.draw("current", big.rect(start[0], start[1], span[0], span[1], 5));
    off.draw("current", small.rect(place[0], place[1], 1, 1, 5));
    const from = { x: wide.x + start[1] * unit, y: wide.y + start[0] * unit, w: span[1] * unit, h: span[0] * unit };
    const to = { x: narrow.x + place[1] * unit, y: narrow.y + place[0] * unit, w: unit, h: unit };
    const lens = loupe && { x: loupe.x, y: loupe.y, w: loupe.size, h: loupe.size };
    const [left, right] = transposed ? [to, from] : [from, to];
    setAttribute(this.beams, "d", lens === null ? beam(left, right) : beam(left, lens) + beam(lens, right));
    setAttribute(this.loupeGroup, "display", loupe === null ? "none" : null);
    if (loupe !== null) this.magnify(layer, layout, start, span);
    const [rows, cols] = layout.places;
    const what = transposed ? "Input cell" : "Output cell";
    setAttribute(this.element, "aria-label", `${what} row ${place[0]}, column ${place[1]} of ${rows} × ${cols}; arrow keys move the kernel`);
  }

  private magnify(layer: LayerSettings, layout: Layout, start: Pair, span: Pair): void {
    const { x, y, size } = layout.loupe!;
    const transposed = layer.operation === "transposed";
    const map = transposed ? layout.target : layout.source;
    const [row, col, cells] = closeUp(layer, start);
    const unit = size / cells;
    for (const [name, value] of Object.entries({ x: x - 1, y: y - 1, width: size + 2, height: size + 2 })) setAttribute(this.clip, name, String(value));
    const [top, left] = [Math.max(0, row), Math.max(0, col)];
    const [rows, cols] = [Math.min(map.rows, row + cells) - top, Math.min(map.cols, col + cells) - left];
    // A map whose cell (0, 0) is the close-up's first.
    const pen = new Pen({ x: x - col * unit, y: y - row * unit, rows: map.rows, cols: map.cols }, unit);
    const lines = new Pen({ x: x + (left - col) * unit, y: y + (top - row) * unit, rows, cols }, unit);
    const sheet = this.sheets.loupe;
    const inner = transposed ? [layerSide(layer, 0), layerSide(layer, 1)] as const : layer.input_size;
    sheet.draw("ground", pen.rect(top, left, rows, cols));
    const [r0, c0] = [Math.max(top, layout.inset[0]), Math.max(left, layout.inset[1])];
    const [r1, c1] = [Math.min(top + rows, layout.inset[0] + inner[0]), Math.min(left + cols, layout.inset[1] + inner[1])];
    sheet.draw("inner", r1 > r0 && c1 > c0 ? pen.rect(r0, c0, r1 - r0, c1 - c0) : "");
    setAttribute(sheet.element, "class", `cnn-sheet cnn-source cnn-lens${transposed ? " cnn-target cnn-transposed" : ""}`);
    sheet.draw("lines", lines.lines());
    this.shade(sheet, this.counts.loupe, cells <= MOST_SHADED ? { row: top, col: left, rows, cols } : null, layout.inset, pen, unit);
    sheet.draw("taps", unit >= 1 ? taps(layer, start, pen) : "");
    sheet.draw("last", pen.rect(start[0], start[1] + layer.stride[1], span[0], span[1]));
    sheet.draw("current", pen.rect(start[0], start[1], span[0], span[1]));
  }

  private follow(side: "source" | "target"): void {
    const hit = this.hits[side];
    const to = (event: PointerEvent): void => {
      const { layout, layer } = this;
      if (layout === null || layer === null) return;
      const box = hit.getBoundingClientRect();
      const [map, transposed] = [layout[side], layer.operation === "transposed"];
      const at = [(event.clientY - box.top - 4) / layout.unit, (event.clientX - box.left - 4) / layout.unit] as const;
      const wide = (side === "target") === transposed; // the map that the kernel lies on
      const place = ([0, 1] as const).map((axis) => {
        const cell = Math.min(at[axis], (axis === 0 ? map.rows : map.cols) - 1e-6);
        const index = wide ? Math.round((cell - kernelSpan(layer, axis) / 2) / layer.stride[axis]) : Math.floor(cell);
        return Math.max(0, Math.min(layout.places[axis] - 1, index));
      });
      this.events.move([place[0]!, place[1]!]);
    };
    hit.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      hit.setPointerCapture(event.pointerId);
      to(event);
    });
    // Browsers heed `touch-action` of a whole svg only: a finger on a map drags the kernel, beside it the page.
    hit.addEventListener("touchmove", (event) => event.preventDefault(), { passive: false });
    hit.addEventListener("pointermove", (event) => {
      if (hit.hasPointerCapture(event.pointerId)) to(event);
    });
  }

  private keydown(event: KeyboardEvent): void {
    const moves: Record<string, Pair> = {
      ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
      Home: [0, -Infinity], End: [0, Infinity], PageUp: [-Infinity, 0], PageDown: [Infinity, 0],
    };
    const move = moves[event.key];
    if (move === undefined || this.layout === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation(); // or the notebook takes the key for a command of its own
    const into = (axis: 0 | 1): number => Math.max(0, Math.min(this.layout!.places[axis] - 1, this.place[axis] + move[axis]));
    this.events.move([into(0), into(1)]);
  }
}

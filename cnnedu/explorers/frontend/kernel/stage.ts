/** The picture beside its feature maps, with the patch and the cell it leads to outlined in both. */

import { h, setAttribute, setText } from "../shared/dom";
import { Heat } from "../shared/heat";
import { differ } from "../shared/model";
import { Legend } from "../shared/scale";
import { stopOf, walkOver, zerosBefore } from "../ops";
import type { Scene } from "./scene";

export interface StageEvents {
  /** The reader points at a pixel of the picture; null when the pointer has left. */
  pixel(row: number, col: number): void;
  /** The space bar or a click on the picture. */
  press(): void;
  cell(filter: number, row: number, col: number): void;
}

/** CSS pixels that a picture may be high. */
const HIGHEST = 440;

class MapBlock {
  readonly element: HTMLElement;
  readonly heat: Heat;
  private readonly title = h("strong", {});
  private readonly size = h("span", {});
  private readonly legend = new Legend();
  private readonly below = h("div", { class: "cnn-veil" });
  private readonly beside = h("div", { class: "cnn-veil" });
  private painted: readonly unknown[] = [];

  constructor(filter: number, events: StageEvents) {
    const point = (row: number, col: number): void => events.cell(filter, row, col);
    this.heat = new Heat("feature map", { point, pick: point });
    this.heat.element.append(this.beside, this.below);
    const head = h("div", { class: "cnn-head" }, this.title, " ", this.size);
    this.element = h("div", { class: "cnn-mapblock" }, head, this.heat.element, this.legend.element);
  }

  update(scene: Scene, filter: number, name: string): void {
    const { maps, state, shown, most } = scene;
    const { rows, cols } = maps;
    const several = maps.maps.length > 1;
    setText(this.title, several ? `Map ${filter}` : "Feature map");
    setText(this.size, several && name !== "" ? name : `${rows}×${cols}`);
    this.heat.name(`feature map${several ? ` ${filter}` : ""}${name === "" ? "" : `, ${name}`}, ${rows} by ${cols}`);
    setAttribute(this.element, "data-current", String(several && filter === state.position[0]));
    const grey = state.display === "clip";
    const full = most[filter]!;
    const seen = [shown[filter], maps.turns[filter], cols, state.display, full, several];
    if (differ(seen, this.painted)) {
      this.painted = seen;
      fitted(this.heat, rows, cols);
      this.heat.paint(shown[filter]!, rows, cols, { hue: grey ? "image" : "activation", most: full });
      setAttribute(this.legend.element, "data-grey", String(grey));
      this.legend.show(grey ? "input" : "activation", full, state.display === "signed", grey ? "black to white" : several ? "" : "and beyond");
    }
    const [, row, col] = state.position;
    this.heat.place(row, col);
    this.heat.box({ row, col, rows: 1, cols: 1 });
    this.veil(scene);
  }

  private veil({ maps: { rows, cols }, state: { slide, position } }: Scene): void {
    // Hide what the walking kernel has not yet reached: the rest of its band, and all below.
    const walk = walkOver(rows, cols);
    const stop = stopOf(walk, position[1], position[2]);
    const off = !slide || stop >= walk.down * walk.along - 1;
    this.below.hidden = this.beside.hidden = off;
    if (off) return;
    const band = Math.floor(stop / walk.along);
    const top = Math.min(rows, (band + 1) * walk.step);
    const left = Math.min(cols, ((stop % walk.along) + 1) * walk.step);
    lay(this.below, [top / rows, 0, 1, 1]);
    lay(this.beside, [(band * walk.step) / rows, left / cols, top / rows, 1]);
  }
}

function lay({ style }: HTMLElement, [top, left, bottom, right]: readonly [number, number, number, number]): void {
  style.inset = `${100 * top}% ${100 * (1 - right)}% ${100 * (1 - bottom)}% ${100 * left}%`;
}

/** Fill the column, but be no higher than the screen; large pixels keep their edges. */
function fitted(heat: Heat, rows: number, cols: number): void {
  heat.element.style.width = `min(100%, ${Math.round((HIGHEST * cols) / rows)}px)`;
  setAttribute(heat.element, "data-coarse", String(Math.max(rows, cols) <= 100));
}

export class Stage {
  readonly element: HTMLElement;
  readonly heat: Heat;
  private readonly size = h("span", {});
  private readonly read = h("p", { class: "cnn-note" });
  private readonly maps = h("div", { class: "cnn-maps", "data-part": "maps" });
  private readonly blocks: MapBlock[] = [];
  private turn = -1;
  private painted: unknown = null;

  constructor(private readonly events: StageEvents) {
    this.heat = new Heat("picture", { point: (row, col) => events.pixel(row, col), key: (event) => this.key(event) });
    const head = h("div", { class: "cnn-head" }, h("strong", {}, "Picture"), " ", this.size);
    const picture = h("div", { class: "cnn-picture", "data-part": "picture" }, head, this.heat.element, this.read);
    this.element = h("div", { class: "cnn-pictures" }, picture, this.maps);
  }

  update(scene: Scene, names: readonly string[], read: readonly Float64Array[]): void {
    const { picture, state, maps } = scene;
    const { rows, cols } = { rows: picture.height, cols: picture.width };
    const [, depth, kh, kw] = state.weight.shape as [number, number, number, number];
    if (this.turn !== scene.pictureTurn) {
      this.turn = scene.pictureTurn;
      fitted(this.heat, rows, cols);
      const grey = depth === 1 || picture.channels === 1;
      const seen = grey ? read[0]! : picture;
      if (seen !== this.painted && grey) this.heat.paint(read[0]!, rows, cols, { hue: "image", most: 255 });
      else if (seen !== this.painted) this.heat.paintPicture(picture.data, rows, cols, 3);
      this.painted = seen;
      setText(this.size, `${rows}×${cols}${depth === 3 ? "×3" : ""}`);
      this.heat.name(`picture, ${rows} by ${cols}, ${depth === 3 ? "red, green and blue" : "grey"}`);
      setText(this.read, depth === 1 && picture.channels === 3 ? "Read in grey: 0.30 red + 0.59 green + 0.11 blue. “More” lets filters read all three colours." : "");
    }
    const [, i, j] = state.position;
    const { stride, same } = state.how;
    const corner = { row: i * stride - zerosBefore(kh, same), col: j * stride - zerosBefore(kw, same) };
    this.heat.place(corner.row + ((kh - 1) >> 1), corner.col + ((kw - 1) >> 1));
    this.heat.box({ ...corner, rows: kh, cols: kw });
    while (this.blocks.length < maps.maps.length) {
      const block = new MapBlock(this.blocks.length, this.events);
      this.blocks.push(block);
      this.maps.append(block.element);
    }
    this.blocks.forEach((block, f) => {
      block.element.hidden = f >= maps.maps.length;
      if (!block.element.hidden) block.update(scene, f, names[f]!);
    });
    setAttribute(this.element, "data-count", String(maps.maps.length));
  }

  dispose(): void {
    this.heat.dispose();
    this.blocks.forEach((block) => block.heat.dispose());
  }

  private key(event: KeyboardEvent): boolean {
    if (event.key !== " " && event.key !== "Enter") return false;
    this.events.press();
    return true;
  }
}

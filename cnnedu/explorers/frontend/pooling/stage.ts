/** The picture: the map, max and average side by side; below them the same after a shift, or the gradients. */

import type { Tensor } from "../ops";
import { h, setText } from "../shared/dom";
import { place } from "../shared/format";
import { Grid, type GridEvents, type Look } from "../shared/grid";
import { Legend, reach, strength, type Hue } from "../shared/scale";
import { effectivePool } from "../ops";
import { valueAt, type Pooled, type Scene } from "./state";
import { changes, count, direction, mapNote, number, readersOf, type Pointer } from "./words";

export type Part = "input" | "max" | "average" | "shifted" | "max-after" | "average-after" | "arriving" | "grad-max" | "grad-average";

export interface StageEvents {
  point(part: Part, row: number, col: number): void;
  leave(): void;
  pick(part: Part, row: number, col: number, cell: HTMLElement, typed?: string): void;
  nudge(part: Part, row: number, col: number, by: number): void;
  toggle(): void;
}

const EDITABLE: readonly Part[] = ["input", "arriving"];

class Block {
  readonly element: HTMLElement;
  readonly grid: Grid;
  readonly legend = new Legend();
  private readonly title = h("strong", {});
  private readonly shape = h("span", {});
  private readonly note = h("p", { class: "cnn-note", hidden: true });

  constructor(readonly part: Part, events: StageEvents) {
    this.grid = new Grid("activation", part, gridEvents(part, events));
    const head = h("div", { class: "cnn-head" }, this.title, this.shape);
    const scroll = h("div", { class: "cnn-scroll" }, this.grid.element);
    this.element = h("div", { class: "cnn-block", "data-part": part }, head, scroll, this.legend.element, this.note);
  }

  /** `name` is what the grid is called aloud, `title` stands above it, with a word behind. */
  head(name: string, hue: Hue, title: string, word: string): void {
    this.grid.name(name, hue);
    setText(this.title, title);
    setText(this.shape, word);
  }

  say(text: string, strong = false): void {
    this.note.hidden = text === "";
    this.note.classList.toggle("cnn-strong", strong);
    setText(this.note, text);
  }
}

const gridEvents = (part: Part, events: StageEvents): GridEvents => ({
  point: (row, col) => events.point(part, row, col),
  leave: () => events.leave(),
  pick: (row, col, cell, typed) => events.pick(part, row, col, cell, typed),
  ...(EDITABLE.includes(part) && { nudge: (row, col, by) => events.nudge(part, row, col, by) }),
  key(event) {
    if (event.key === " ") events.toggle();
    else if (event.key === "Escape") events.leave();
    else return false;
    return true;
  },
});

const ROWS: Record<"first" | "shift" | "backward", readonly [Part, Part, Part]> = {
  first: ["input", "max", "average"],
  shift: ["shifted", "max-after", "average-after"],
  backward: ["arriving", "grad-max", "grad-average"],
};

/** Space between the columns; as in the style sheet. */
const GAP = { wide: 36, pair: 16 };
/** A cell holds a number of 12 px and is a touch target: never smaller. Wider grids scroll in their own frame. */
const LEAST = 24;
/** A block's title needs this much, however small its map. */
const NARROWEST = 88;
/** "global average" needs more. */
const GLOBAL_TITLE = 128;
/** Milliseconds. */
const QUIET = 400;
/** The picture is kept about this tall. */
const TALLEST = 520;

const flags = (names: Record<string, boolean>): string =>
  Object.keys(names)
    .filter((name) => names[name])
    .join(" ");

export class Stage {
  readonly element = h("div", { class: "cnn-pools" });
  private readonly blocks: Record<Part, Block>;
  private layout = "";
  private scene: Scene | null = null;

  constructor(events: StageEvents) {
    const parts = Object.values(ROWS).flat();
    this.blocks = Object.fromEntries(parts.map((part) => [part, new Block(part, events)])) as Record<Part, Block>;
    this.element.append(...parts.map((part) => this.blocks[part].element));
  }

  update(scene: Scene, pointer: Pointer | null, width: number): void {
    const { mode } = scene.state;
    // The grids of the other two views are made once all is quiet: then they are there when they are asked for.
    if (this.scene === null) setTimeout(() => this.size(this.scene!, true), QUIET);
    this.scene = scene;
    for (const row of ["shift", "backward"] as const) {
      for (const part of ROWS[row]) this.blocks[part].element.hidden = mode !== row;
    }
    this.size(scene);
    this.fit(scene, width);
    const top = { map: reach(finite(scene.map)), out: Math.max(reach(finite(scene.maximum)), reach(scene.average.data)) };
    if (scene.after !== null) top.out = Math.max(top.out, reach(finite(scene.after.maximum)), reach(scene.after.average.data));
    this.paintMap("input", scene, scene, pointer, top.map);
    this.paintOutput("max", scene, scene.maximum, pointer, top.out, null);
    this.paintOutput("average", scene, scene.average, pointer, top.out, null);
    this.paintShift(scene, top);
    this.paintGradients(scene, pointer);
    const [i, j] = scene.state.position;
    for (const part of ["max", "average", "max-after", "average-after", "arriving"] as const) this.blocks[part].grid.setStop(i, j);
  }

  /** Give every grid in sight its rows and columns; `all`: the others, too. */
  private size({ state, maximum }: Scene, all = false): void {
    const [h, w] = state.map.shape as [number, number];
    const [rows, cols] = maximum.shape as [number, number];
    const [top, left, height, width] = this.padded(state.map, maximum, state);
    const word = `${rows}×${cols}`;
    const global = state.opts.global ? "global " : "";
    const { input, max, average, arriving, shifted, ...others } = this.blocks;
    input.grid.resize(height, width, [-top, -left]);
    input.head("map", "input", "map", `${h}×${w}`);
    for (const { grid } of [max, average]) grid.resize(rows, cols);
    max.head("max", "activation", `${global}max`, word);
    average.head("average", "activation", `${global}average`, word);
    if (all || state.mode === "shift") {
      shifted.grid.resize(height, width, [-top, -left]);
      shifted.head("shifted map", "input", "shifted map", direction(state.shift));
      for (const part of ["max-after", "average-after"] as const) others[part].grid.resize(rows, cols);
      others["max-after"].head("max of the shifted map", "activation", "max", "of the shifted map");
      others["average-after"].head("average of the shifted map", "activation", "average", "of the shifted map");
    }
    if (all || state.mode === "backward") {
      arriving.grid.resize(rows, cols);
      arriving.head("gradient arriving", "activation", "gradient", "that arrives");
      for (const part of ["grad-max", "grad-average"] as const) others[part].grid.resize(h, w);
      others["grad-max"].head("gradient through max", "activation", "through max", "to the winner");
      others["grad-average"].head("gradient through average", "activation", "through average", "to all alike");
    }
  }

  /** Rows and columns of padding before the map, and of the whole with what windows of ceil mode reach. */
  private padded(map: Tensor, output: Tensor, { opts }: Scene["state"]): [number, number, number, number] {
    const { kernel, stride, padding } = effectivePool(map.shape, opts);
    const span = (axis: 0 | 1): number =>
      Math.max(map.shape[axis]! + 2 * padding[axis], (output.shape[axis]! - 1) * stride[axis] + kernel[axis]);
    return [padding[0], padding[1], span(0), span(1)];
  }

  /** Choose the arrangement and the size of a cell. */
  private fit(scene: Scene, width: number): void {
    const { state, maximum } = scene;
    const [, , height, columns] = this.padded(state.map, maximum, state);
    const out = maximum.shape[1]!;
    const right = state.mode === "backward" ? Math.max(state.map.shape[1]!, out) : out;
    const tall = height + (state.mode === "shift" ? height : state.mode === "backward" ? state.map.shape[0]! : 0);
    const most = Math.max(30, Math.min(42, Math.floor(TALLEST / tall)));
    const title = state.opts.global ? GLOBAL_TITLE : NARROWEST;
    const narrow = right * most < title ? title : 0;
    const room = (space: number, cells: number, others: number): number => Math.floor((space - others) / cells);
    const wide = room(width - 2 * GAP.wide, columns + (narrow ? 0 : 2 * right), 2 * narrow);
    const pair = Math.min(room(width, columns, 0), narrow ? Infinity : room(width - GAP.pair, 2 * right, 0));
    const arrangement = wide >= LEAST + 2 ? "wide" : pair >= LEAST ? "pair" : "stack";
    const cell = Math.max(LEAST, Math.min(most, arrangement === "wide" ? wide : arrangement === "pair" ? pair : room(width, Math.max(columns, right), 0)));
    const key = `${arrangement},${cell}`;
    if (key === this.layout) return;
    this.layout = key;
    this.element.dataset["arrangement"] = arrangement;
    this.element.style.setProperty("--cell", `${cell}px`);
    this.element.style.setProperty("--digits", `${cell >= 34 ? 15 : cell >= 29 ? 13 : 12}px`);
    const characters = Math.floor((cell - 3) / (cell >= 34 ? 8.4 : cell >= 29 ? 7.3 : 6.7));
    for (const { grid } of Object.values(this.blocks)) grid.characters = characters;
  }

  private paintMap(part: "input" | "shifted", scene: Scene, { map, window }: Pooled, pointer: Pointer | null, most: number): void {
    const { state, unread } = scene;
    const [h, w] = map.shape as [number, number];
    const { padding } = effectivePool(map.shape, state.opts);
    const { grid, legend } = this.blocks[part];
    const inWindow = new Set(window.cells.map(({ row, col }) => `${row},${col}`));
    const { winner } = window;
    grid.box(boxOf(window.cells));
    grid.paint((row, col): Look => {
      const inside = row >= 0 && row < h && col >= 0 && col < w;
      const beyond = row >= h + padding[0] || col >= w + padding[1];
      const value = inside ? valueAt(map, row, col) : 0;
      const lost = inside && (unread[0].has(row) || unread[1].has(col));
      const wins = winner !== null && winner.row === row && winner.col === col;
      const here = pointer !== null && pointer.row === row && pointer.col === col && inside;
      const look = flags({ pad: !inside && !beyond, beyond, unread: lost, tap: inWindow.has(`${row},${col}`), winner: wins, pointed: here });
      const notes = `${beyond ? ", behind the border" : inside ? "" : ", padding"}${lost ? ", never read" : ""}${wins ? ", the largest of its window" : ""}`;
      return {
        value,
        strength: strength(value, most),
        flags: look,
        label: () => `${place(row, col)}${inside ? `: ${number(value)}` : ""}${notes}`,
        ...(!inside && { text: "" }),
      };
    });
    legend.show("input", most, map.data.some((value) => value < 0), "");
    this.blocks[part].say(part === "input" ? mapNote(scene) : "");
  }

  private paintOutput(part: Part, scene: Scene, values: Tensor, pointer: Pointer | null, most: number, changed: readonly boolean[] | null): void {
    const { position: [i, j] } = scene.state;
    const { grid, legend } = this.blocks[part];
    const readers = new Map(pointer === null ? [] : readersOf(scene, pointer).map((reader) => [`${reader.i},${reader.j}`, reader.wins]));
    grid.box({ row: i, col: j, rows: 1, cols: 1 });
    grid.paint((row, col): Look => {
      const value = valueAt(values, row, col);
      const different = changed?.[row * values.shape[1]! + col] === true;
      const here = row === i && col === j;
      const read = readers.get(`${row},${col}`);
      const linked = read === true || (read === false && part.startsWith("average"));
      const look = flags({ current: here, tap: here, linked, changed: different });
      const note = `${changed === null ? "" : different ? ", changed" : ", unchanged"}${here ? ", shown" : ""}${linked ? ", depends on the cell pointed at" : ""}`;
      const shade = Number.isFinite(value) ? strength(value, most) : 0;
      return { value, strength: shade, flags: look, label: () => `${place(row, col)}: ${number(value)}${note}`, ...(!Number.isFinite(value) && { text: number(value) }) };
    });
    legend.show("activation", most, values.data.some((value) => value < 0), "");
  }

  private paintShift(scene: Scene, top: { map: number; out: number }): void {
    const { after } = scene;
    if (after === null) return;
    this.paintMap("shifted", scene, after, null, top.map);
    for (const [part, values, changed] of [
      ["max-after", after.maximum, after.changedMax],
      ["average-after", after.average, after.changedAverage],
    ] as const) {
      this.paintOutput(part, scene, values, null, top.out, changed);
      this.blocks[part].say(changes(changed), true);
      this.blocks[part].element.dataset["changed"] = count(changed) === 0 ? "none" : count(changed) === changed.length ? "all" : "some";
    }
  }

  private paintGradients(scene: Scene, pointer: Pointer | null): void {
    const { grads, state, window } = scene;
    if (grads === null) return;
    // One scale for all three: a share is paler than the whole.
    const most = Math.max(...[state.gradOutput, grads.max, grads.average].map(({ data }) => reach(data)));
    this.paintOutput("arriving", scene, state.gradOutput, pointer, most, null);
    const box = boxOf(window.cells.filter(({ kind }) => kind === "map"));
    const total = (values: Tensor): number => values.data.reduce((a, b) => a + b, 0);
    this.blocks.arriving.say(`in all ${number(total(state.gradOutput))}`);
    for (const [part, values] of [["grad-max", grads.max], ["grad-average", grads.average]] as const) {
      const { grid, legend } = this.blocks[part];
      grid.box(box);
      grid.paint((row, col): Look => {
        const value = valueAt(values, row, col);
        const here = pointer !== null && pointer.row === row && pointer.col === col;
        return { value, strength: strength(value, most), flags: flags({ pointed: here, nothing: value === 0 }), label: () => `${place(row, col)}: ${number(value)}` };
      });
      legend.show("activation", most, values.data.some((value) => value < 0), "");
      this.blocks[part].say(`in all ${number(total(values))}`);
    }
  }
}

/** What is finite of a map of maxima. */
const finite = ({ data }: Tensor): Float64Array => data.filter(Number.isFinite);

function boxOf(cells: readonly { row: number; col: number }[]): { row: number; col: number; rows: number; cols: number } | null {
  if (cells.length === 0) return null;
  const [first, last] = [cells[0]!, cells[cells.length - 1]!];
  return { row: first.row, col: first.col, rows: last.row - first.row + 1, cols: last.col - first.col + 1 };
}

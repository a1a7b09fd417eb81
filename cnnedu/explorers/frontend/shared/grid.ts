/**
 * A matrix on the page: coloured cells with their numbers, one tab stop, arrow keys, pointing and editing.
 * Cells are built when they are first needed, kept for when they are needed again, and updated in place.
 */

import { h, setAttribute } from "./dom";
import { fit } from "./format";
import type { Hue } from "./scale";

/** How one cell looks. `flags` are class names: pad, unread, tap, current, linked, dim. */
export interface Look {
  readonly value: number;
  /** Colour strength, -1 to 1. */
  readonly strength: number;
  readonly flags: string;
  /** What a screen reader says; asked for only when the cell has changed. */
  readonly label: () => string;
  /** The visible text, where it is not the value. */
  readonly text?: string;
}

/** A rectangle of cells, in the grid's own coordinates. */
export interface Box {
  readonly row: number;
  readonly col: number;
  readonly rows: number;
  readonly cols: number;
}

export interface GridEvents {
  /** The pointer or the focus is on a cell. */
  point(row: number, col: number): void;
  /** The pointer has left, or the focus has gone. */
  leave(): void;
  /** A click, or Enter; `typed` is the character that a person began to type. */
  pick(row: number, col: number, cell: HTMLElement, typed?: string): void;
  /** Add to a cell's value. */
  nudge?(row: number, col: number, by: number): void;
  /** Any other key; true when it was used. */
  key?(event: KeyboardEvent): boolean;
}

interface Cell {
  readonly element: HTMLElement;
  look?: Look;
  characters?: number;
}

const MOVES: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -Infinity],
  End: [0, Infinity],
  PageUp: [-Infinity, 0],
  PageDown: [Infinity, 0],
};

export class Grid {
  readonly element: HTMLElement;
  private readonly outline = h("div", { class: "cnn-outline", hidden: true });
  private cells: Cell[][] = [];
  private readonly kept = new Map<string, Cell>();
  private lines: HTMLElement[] = [];
  private origin: readonly [number, number] = [0, 0];
  /** How many characters a cell has room for. */
  characters = 3;
  private stop: readonly [number, number] = [NaN, NaN];

  constructor(
    hue: Hue,
    label: string,
    private readonly events: GridEvents,
  ) {
    this.element = h("div", { class: "cnn-grid", role: "grid", "aria-label": label, "data-hue": hue });
    this.element.addEventListener("pointerover", (event) => this.at(event, (r, c) => events.point(r, c)));
    this.element.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch") events.leave(); // a finger leaves at once; what it pointed at should stay
    });
    this.element.addEventListener("focusin", (event) => this.at(event, (r, c) => this.focused(r, c)));
    this.element.addEventListener("focusout", () => events.leave());
    this.element.addEventListener("click", (event) => this.at(event, (r, c, cell) => events.pick(r, c, cell)));
    this.element.addEventListener("keydown", (event) => this.keydown(event));
  }

  /** Set the number of rows and columns, and the coordinates of the top left cell. */
  resize(rows: number, cols: number, origin: readonly [number, number] = [0, 0]): void {
    const [row, col] = origin;
    const [top, left] = this.origin;
    if (rows === this.cells.length && cols === this.cells[0]?.length && row === top && col === left) return;
    const { lines } = this;
    const [i, j] = this.stop;
    this.setStop(NaN, NaN); // a cell that comes back later is no second stop
    this.origin = origin;
    this.cells = Array.from({ length: rows }, (_, r) => Array.from({ length: cols }, (_, c) => this.made(row + r, col + c)));
    this.lines = this.cells.map((_, r) => lines[r + row - top] ?? h("div", { role: "row", class: "cnn-row" }));
    this.lines.forEach((line, r) => arrange(line, this.cells[r]!.map((cell) => cell.element)));
    arrange(this.element, [...this.lines, this.outline]);
    this.element.style.setProperty("--cnn-columns", String(cols));
    this.setStop(inside(i, row, rows) ? i : Math.max(row, 0), inside(j, col, cols) ? j : Math.max(col, 0));
  }

  /** Describe the whole grid. */
  name(label: string, hue: Hue): void {
    setAttribute(this.element, "aria-label", label);
    setAttribute(this.element, "data-hue", hue);
  }

  paint(look: (row: number, col: number) => Look): void {
    const [row, col] = this.origin;
    this.cells.forEach((line, r) => line.forEach((cell, c) => draw(cell, look(row + r, col + c), this.characters)));
  }

  /** Outline a rectangle of cells, or none. */
  box(box: Box | null): void {
    this.outline.hidden = box === null;
    if (box === null) return;
    const place = { r: box.row - this.origin[0], c: box.col - this.origin[1], h: box.rows, w: box.cols };
    for (const [name, value] of Object.entries(place)) this.outline.style.setProperty(`--${name}`, String(value));
  }

  /** Make this cell the one that Tab reaches. */
  setStop(row: number, col: number): void {
    if (row === this.stop[0] && col === this.stop[1]) return;
    this.cell(...this.stop)?.setAttribute("tabindex", "-1");
    this.cell(row, col)?.setAttribute("tabindex", "0");
    this.stop = [row, col];
  }

  focus(row: number, col: number): void {
    this.cell(row, col)?.focus({ preventScroll: false });
  }

  cell(row: number, col: number): HTMLElement | undefined {
    return this.cells[row - this.origin[0]]?.[col - this.origin[1]]?.element;
  }

  private made(row: number, col: number): Cell {
    const key = `${row} ${col}`;
    let cell = this.kept.get(key);
    if (cell === undefined) this.kept.set(key, (cell = makeCell(row, col)));
    return cell;
  }

  private focused(row: number, col: number): void {
    this.setStop(row, col);
    this.events.point(row, col);
  }

  private at(event: Event, act: (row: number, col: number, cell: HTMLElement) => void): void {
    const cell = (event.target as HTMLElement).closest<HTMLElement>("[role=gridcell]");
    if (cell !== null) act(Number(cell.dataset["row"]), Number(cell.dataset["col"]), cell);
  }

  private keydown(event: KeyboardEvent): void {
    this.at(event, (row, col, cell) => {
      if (this.handle(event, row, col, cell)) {
        event.preventDefault();
        event.stopPropagation(); // or the notebook takes the key for a command of its own
      }
    });
  }

  private handle(event: KeyboardEvent, row: number, col: number, cell: HTMLElement): boolean {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    const { nudge, pick } = this.events;
    const step = shiftKey && altKey ? 0.1 : 1;
    if (nudge !== undefined && altKey && (key === "ArrowUp" || key === "ArrowDown")) {
      nudge(row, col, key === "ArrowUp" ? step : -step);
    } else if (altKey || metaKey) return false;
    else if (key in MOVES) this.move(key, ctrlKey, row, col);
    else if (ctrlKey) return false;
    else if (key === "Enter" || key === "F2") pick(row, col, cell);
    else if (nudge !== undefined && (key === "+" || key === "-")) nudge(row, col, key === "+" ? 1 : -1);
    else if (nudge !== undefined && /^[\d.,]$/.test(key)) pick(row, col, cell, key);
    else return this.events.key?.(event) ?? false;
    return true;
  }

  private move(key: string, toCorner: boolean, row: number, col: number): void {
    const [dr, dc] = MOVES[key]!;
    const clamp = (value: number, first: number, size: number): number =>
      Math.max(first, Math.min(first + size - 1, value));
    const corner = toCorner && (key === "Home" || key === "End");
    const [rows, cols] = [this.cells.length, this.cells[0]!.length];
    this.focus(
      clamp(row + (corner ? dc : dr), this.origin[0], rows),
      clamp(col + dc, this.origin[1], cols),
    );
  }
}

const makeCell = (row: number, col: number): Cell => ({
  element: h("div", { role: "gridcell", tabindex: -1, "data-row": row, "data-col": col }),
});

const inside = (at: number, first: number, size: number): boolean => at >= first && at < first + size;

/** Give a parent these children in this order, without touching those that stand where they should. */
function arrange(parent: HTMLElement, wanted: readonly HTMLElement[]): void {
  const keep = new Set<Element>(wanted);
  for (const child of [...parent.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((child, at) => {
    if (parent.children[at] !== child) parent.insertBefore(child, parent.children[at] ?? null);
  });
}

function draw(cell: Cell, look: Look, characters: number): void {
  const { element, look: last } = cell;
  if (last !== undefined && cell.characters === characters && alike(look, last)) return;
  const text = look.text ?? fit(look.value, characters);
  if (element.textContent !== text) element.textContent = text;
  // The name holds the visible text, rounded as it is, for those who speak what they see.
  const label = look.label();
  const known = text === "" || text === "…" || label.split(/[\s,:]+/).includes(text);
  setAttribute(element, "aria-label", known ? label : `${label}, about ${text}`);
  if (look.strength !== last?.strength) element.style.setProperty("--t", Math.abs(look.strength).toFixed(3));
  const classes = `cnn-cell ${look.flags}${look.strength < 0 ? " cnn-negative" : ""}`;
  if (element.className !== classes) element.className = classes;
  cell.look = look;
  cell.characters = characters;
}

const alike = (a: Look, b: Look): boolean =>
  a.value === b.value && a.strength === b.strength && a.flags === b.flags && a.text === b.text;

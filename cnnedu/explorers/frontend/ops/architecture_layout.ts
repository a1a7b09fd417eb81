/**
 * Where the boxes of a level stand: in rows along the flow, in lanes beside each other where it branches. A wire that
 * only goes past others (there is another way from its beginning to its end) is a skip, and runs along the right.
 */

export type NetWire = readonly [from: number, to: number];

export interface NetPlacement {
  /** Row of each box, 0 at the top. */
  readonly rows: readonly number[];
  /** Lane of each box; halves where it stands between two. */
  readonly lanes: readonly number[];
  readonly laneCount: number;
  /** Which wires are skips. */
  readonly skips: readonly boolean[];
  /** The lanes that a long wire passes through, by row, between its ends. */
  readonly through: readonly (readonly number[])[];
  /** For skips, how far out they run: 0 next to the boxes. */
  readonly tracks: readonly number[];
}

/** The row of each box: one below the lowest of those it takes from. Wires run from lower to higher numbers. */
function rowsOf(count: number, wires: readonly NetWire[]): number[] {
  const rows = new Array<number>(count).fill(0);
  const into = Array.from({ length: count }, () => [] as number[]);
  for (const [from, to] of wires) into[to]!.push(from);
  for (let box = 0; box < count; box++) rows[box] = into[box]!.reduce((row, from) => Math.max(row, rows[from]! + 1), 0);
  return rows;
}

/** For each wire, whether another way leads from its beginning to its end. */
export function skipWires(count: number, wires: readonly NetWire[]): boolean[] {
  const next = Array.from({ length: count }, () => [] as number[]);
  for (const [from, to] of wires) next[from]!.push(to);
  const reach: Set<number>[] = [];
  for (let box = count - 1; box >= 0; box--) {
    const found = new Set(next[box]);
    for (const to of next[box]!) for (const far of reach[to]!) found.add(far);
    reach[box] = found;
  }
  return wires.map(([from, to]) => next[from]!.some((other) => other !== to && reach[other]!.has(to)));
}

interface Item {
  /** A box, or -1 for a place that a long wire passes. */
  readonly box: number;
  readonly row: number;
  readonly up: Item[];
  readonly down: Item[];
  at: number;
}

const SWEEPS = 6;

export function placeBoxes(count: number, wires: readonly NetWire[]): NetPlacement {
  const skips = skipWires(count, wires);
  const rows = rowsOf(count, wires);
  const items = rows.map((row, box): Item => ({ box, row, up: [], down: [], at: 0 }));
  const lines = Array.from({ length: Math.max(0, ...rows) + 1 }, () => [] as Item[]);
  items.forEach((item) => lines[item.row]!.push(item));
  const passed: Item[][] = wires.map(() => []);
  wires.forEach(([from, to], at) => {
    if (skips[at]) return;
    let above = items[from]!;
    for (let row = rows[from]! + 1; row <= rows[to]!; row++) {
      const item = row === rows[to] ? items[to]! : { box: -1, row, up: [], down: [], at: 0 };
      if (item.box < 0) {
        passed[at]!.push(item);
        lines[row]!.push(item);
      }
      above.down.push(item);
      item.up.push(above);
      above = item;
    }
  });
  order(lines);
  straighten(lines);
  const all = lines.flat();
  const least = Math.min(0, ...all.map(({ at }) => at));
  for (const item of all) item.at -= least;
  return {
    rows,
    lanes: items.map(({ at }) => at),
    laneCount: Math.max(0, ...all.map(({ at }) => at)) + 1,
    skips,
    through: passed.map((places) => places.map(({ at }) => at)),
    tracks: tracksOf(wires, rows, skips),
  };
}

const mean = (items: readonly Item[], otherwise: number): number =>
  items.length === 0 ? otherwise : items.reduce((sum, { at }) => sum + at, 0) / items.length;

/** Put the items of every line in an order in which wires cross little. */
function order(lines: Item[][]): void {
  for (const line of lines) line.forEach((item, at) => (item.at = at));
  const sort = (line: Item[], side: "up" | "down"): void => {
    const wish = new Map(line.map((item) => [item, mean(item[side], item.at)]));
    line.sort((a, b) => wish.get(a)! - wish.get(b)! || a.at - b.at);
    line.forEach((item, at) => (item.at = at));
  };
  for (let sweep = 0; sweep < 4; sweep++) {
    if (sweep % 2 === 0) for (const line of lines) sort(line, "up");
    else for (const line of [...lines].reverse()) sort(line, "down");
  }
  for (const line of lines) sort(line, "up");
}

/** Move items towards those above and below them, no two closer than a lane. */
function straighten(lines: Item[][]): void {
  const widest = Math.max(1, ...lines.map((line) => line.length));
  for (const line of lines) line.forEach((item, at) => (item.at = at + (widest - line.length) / 2));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const down = sweep % 2 === 0;
    for (const line of down ? lines : [...lines].reverse()) {
      spread(line, line.map((item) => (item.up.length + item.down.length === 0 ? item.at : wish(item, down))));
    }
  }
}

/** Between those on the one side; both sides count where a box is one of a chain. */
function wish(item: Item, down: boolean): number {
  const [near, far] = down ? [item.up, item.down] : [item.down, item.up];
  return near.length > 0 ? mean(near, item.at) : mean(far, item.at);
}

/** Give items in a row the places nearest to their wishes that keep the order and a distance of one. */
function spread(line: Item[], wishes: number[]): void {
  const groups: { sum: number; items: Item[] }[] = [];
  line.forEach((item, at) => {
    groups.push({ sum: wishes[at]! - at, items: [item] });
    for (;;) {
      const [last, before] = [groups.at(-1)!, groups.at(-2)];
      if (before === undefined || before.sum / before.items.length <= last.sum / last.items.length) break;
      before.sum += last.sum;
      before.items.push(...last.items);
      groups.pop();
    }
  });
  let at = 0;
  for (const { sum, items } of groups) for (const item of items) item.at = sum / items.length + at++;
}

/** Short skips run inside long ones; two run on the same track only where they are not side by side. */
function tracksOf(wires: readonly NetWire[], rows: readonly number[], skips: readonly boolean[]): number[] {
  const tracks = new Array<number>(wires.length).fill(0);
  const taken: [number, number][][] = [];
  const spans = wires.flatMap(([from, to], at) => (skips[at] ? [{ at, from: rows[from]!, to: rows[to]! }] : []));
  spans.sort((a, b) => a.to - a.from - (b.to - b.from) || a.from - b.from);
  for (const { at, from, to } of spans) {
    let track = 0;
    while (taken[track]?.some(([a, b]) => a < to && from < b)) track++;
    (taken[track] ??= []).push([from, to]);
    tracks[at] = track;
  }
  return tracks;
}

/**
 * The top of every row of two levels set side by side: where maps of one size begin in both, they begin at the same
 * height. `sides` are the sides of the maps, row by row; 0 for none.
 */
export function alignRows(sides: readonly [readonly number[], readonly number[]], step: number): [number[], number[]] {
  const shifts = sides.map((rows) => rows.map(() => 0)) as [number[], number[]];
  const top = (which: 0 | 1, row: number): number => row * step + shifts[which][row]!;
  const push = (which: 0 | 1, from: number, by: number): void => {
    for (let row = from; row < shifts[which].length; row++) shifts[which][row]! += by;
  };
  let [left, right] = [-1, -1];
  for (const side of new Set(sides[0])) {
    const [a, b] = [sides[0].indexOf(side), sides[1].indexOf(side)];
    if (b < 0 || a <= left || b <= right) continue;
    const ahead = top(0, a) - top(1, b);
    if (ahead > 0) push(1, b, ahead);
    else push(0, a, -ahead);
    [left, right] = [a, b];
  }
  return [sides[0].map((_, row) => top(0, row)), sides[1].map((_, row) => top(1, row))];
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface NetDrawing {
  readonly boxes: readonly Rect[];
  /** One path per wire, and its arrow head. */
  readonly paths: readonly string[];
  readonly heads: readonly string[];
  readonly width: number;
  readonly height: number;
  /** Whether a box is too narrow for one line. */
  readonly narrow: boolean;
}

const [GAP, ROUND, TRACK, WIDEST, NARROWEST, ONE_LINE] = [16, 8, 11, 372, 92, 330];
/** The width of a box without maps, as a part of the widest. */
const SMALLEST = 0.66;

/** The height of a row with the gap below it, in pixels. */
export const rowStep = (narrow: boolean): number => (narrow ? 46 : 34) + GAP;

/**
 * Boxes and wires in pixels, for a picture at most `width` wide. Where there is room, a box is as wide as its share of
 * `sizes` says, from 0 to 1. `tops` are those of the rows, where they are given.
 */
export function drawLevel(
  placed: NetPlacement,
  wires: readonly NetWire[],
  width: number,
  sizes: readonly number[],
  tops?: readonly number[],
): NetDrawing {
  const tracks = Math.max(-1, ...wires.flatMap((_, at) => (placed.skips[at] ? [placed.tracks[at]!] : []))) + 1;
  const pitch = Math.min(TRACK, 90 / Math.max(1, tracks));
  const gutter = tracks > 0 ? 10 + tracks * pitch : 0;
  const lane = Math.max(NARROWEST, Math.min(WIDEST, (width - 4 - gutter) / placed.laneCount));
  const narrow = lane < ONE_LINE;
  const h = narrow ? 46 : 34;
  const left = Math.max(2, (width - lane * placed.laneCount - gutter) / 2);
  const top = (row: number): number => 2 + (tops?.[row] ?? row * (h + GAP));
  const most = lane - (placed.laneCount > 1 ? 10 : 0);
  const centre = (at: number): number => left + (at + 0.5) * lane;
  const boxes = placed.rows.map((row, box): Rect => {
    const w = Math.max(Math.min(most, narrow ? 212 : 300), most * (SMALLEST + (1 - SMALLEST) * (sizes[box] ?? 1)));
    return { x: centre(placed.lanes[box]!) - w / 2, y: top(row), w, h };
  });
  const far = (from: number, to: number): number =>
    Math.max(...boxes.flatMap(({ x, w }, box) => (placed.rows[box]! >= placed.rows[from]! && placed.rows[box]! <= placed.rows[to]! ? [x + w] : [])));
  const paths = wires.map(([from, to], at) => {
    const [a, b] = [boxes[from]!, boxes[to]!];
    if (placed.skips[at]) return aside(a, b, far(from, to) + 10 + placed.tracks[at]! * pitch);
    const stops = placed.through[at]!.map((place, i) => ({ x: centre(place), y: top(placed.rows[from]! + 1 + i) }));
    let path = `M${point(a.x + a.w / 2, a.y + h)}`;
    let [x, y] = [a.x + a.w / 2, a.y + h];
    for (const stop of stops) {
      path += `${turn(x, y, stop.x, stop.y)}V${round(stop.y + h)}`;
      [x, y] = [stop.x, stop.y + h];
    }
    return path + turn(x, y, b.x + b.w / 2, b.y);
  });
  const heads = wires.map(([, to], at) => {
    const { x, y, w } = boxes[to]!;
    return placed.skips[at] ? `M${point(x + w, y + h * 0.7)}l7-4v8z` : `M${point(x + w / 2, y)}l-4-6h8z`;
  });
  const height = Math.max(0, ...boxes.map(({ y }) => y + h)) + 2;
  return { boxes, paths, heads, width: Math.max(width, left + lane * placed.laneCount + gutter), height, narrow };
}

const round = (value: number): number => Math.round(value * 10) / 10;
const point = (x: number, y: number): string => `${round(x)} ${round(y)}`;

/** From one point down to another that stands aside: the bend lies in the gap between two rows. */
function turn(x: number, y: number, toX: number, toY: number): string {
  if (Math.abs(toX - x) < 0.5) return `V${round(toY)}`;
  const start = Math.max(y, toY - GAP);
  const middle = (start + toY) / 2;
  return `V${round(start)}C${point(x, middle + 2)} ${point(toX, middle - 2)} ${point(toX, toY)}`;
}

/** Out of the right side of a box, down past others, and into the right side of another. */
function aside(a: Rect, b: Rect, out: number): string {
  const [y, to] = [a.y + a.h * 0.5, b.y + b.h * 0.7];
  return (
    `M${point(a.x + a.w, y)}H${round(out - ROUND)}q${ROUND} 0 ${ROUND} ${ROUND}V${round(to - ROUND)}` +
    `q0 ${ROUND} ${-ROUND} ${ROUND}H${round(b.x + b.w)}`
  );
}

/** The faces of a slab that stands for a stack of maps: as high as the maps are large, as thick as there are many. */
export function slabPath(side: number, largest: number, channels: number): { front: string; edges: string } {
  const height = side > 0 ? 4 + 18 * Math.sqrt(side / Math.max(side, largest)) : 3;
  const thick = 2 + 14 * (Math.log2(channels + 1) / 12);
  const deep = height * 0.42;
  const [x, y] = [round((42 - thick - deep) / 2), round(17 + (height + deep * 0.6) / 2)];
  const [t, h, d] = [round(thick), round(height), round(deep)];
  return {
    front: `M${x} ${y}h${t}v${-h}h${-t}z`,
    edges: `M${x} ${round(y - h)}l${d} ${round(-d * 0.6)}h${t}l${-d} ${round(d * 0.6)}zM${round(x + t)} ${y}l${d} ${round(-d * 0.6)}v${-h}l${-d} ${round(d * 0.6)}z`,
  };
}

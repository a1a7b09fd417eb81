/** Shapes of many units as one path: circles where there is room, bars where there is none. */

/** Where a row's units stand: the x of unit 0, the step to the next, and the width of one. */
export interface RowScale {
  readonly x0: number;
  readonly step: number;
  readonly side: number;
  readonly y: number;
}

/** Below this many pixels from unit to unit, a row is a bar. */
export const NARROW = 4;
/** Strengths of shade; the number of paths is written too where it fits. */
export const SHADES = 6;

export const centreOf = ({ x0, step }: RowScale, unit: number): number => x0 + step * unit;

const f = (value: number): string => String(Math.round(value * 10) / 10);

export function disc(x: number, y: number, r: number): string {
  return `M${f(x - r)} ${f(y)}a${f(r)} ${f(r)} 0 1 0 ${f(2 * r)} 0a${f(r)} ${f(r)} 0 1 0 ${f(-2 * r)} 0z`;
}

export const bar = (left: number, right: number, y: number, height: number): string =>
  `M${f(left)} ${f(y - height / 2)}H${f(right)}v${f(height)}H${f(left)}z`;

/** Units first … last as shapes; `visible` is the drawn stretch of x. */
export function unitShapes(row: RowScale, first: number, last: number, visible: readonly [number, number]): string {
  const { x0, step, side, y } = row;
  const from = Math.max(first, Math.ceil((visible[0] - x0) / step));
  const to = Math.min(last, Math.floor((visible[1] - x0) / step));
  if (from > to) return "";
  if (step < NARROW) return bar(x0 + (from - 0.5) * step, x0 + (to + 0.5) * step, y, side);
  let d = "";
  for (let i = from; i <= to; i++) d += disc(x0 + i * step, y, side / 2);
  return d;
}

/** One path per shade for the units with paths, strongest last; equal neighbours of a bar join. */
export function shadedShapes(row: RowScale, paths: ArrayLike<number>, visible: readonly [number, number]): string[] {
  const shapes = Array<string>(SHADES).fill("");
  let most = 0;
  for (let i = 0; i < paths.length; i++) most = Math.max(most, paths[i]!);
  const shade = (i: number): number => (paths[i]! > 0 ? Math.min(SHADES - 1, Math.floor((paths[i]! / most) * SHADES)) : -1);
  for (let i = 0, next = 0; i < paths.length; i = next) {
    const now = shade(i);
    for (next = i + 1; next < paths.length && shade(next) === now; ) next++;
    if (now >= 0) shapes[now] += unitShapes(row, i, next - 1, visible);
  }
  return shapes;
}

/** Lines from units of a row to units of another. */
export function lineShapes(pairs: Iterable<readonly [from: number, to: number]>, above: RowScale, below: RowScale): string {
  let d = "";
  const [top, bottom] = [above.y + above.side / 2, below.y - below.side / 2];
  for (const [o, i] of pairs) d += `M${f(centreOf(above, o))} ${f(top)}L${f(centreOf(below, i))} ${f(bottom)}`;
  return d;
}

/** The band between two stretches of units. */
export function bandShape(above: RowScale, upper: readonly [number, number], below: RowScale, lower: readonly [number, number]): string {
  const ends = (row: RowScale, [first, last]: readonly [number, number]): string[] => [f(centreOf(row, first - 0.5)), f(centreOf(row, last + 0.5))];
  const [[a, b], [c, d]] = [ends(above, upper), ends(below, lower)];
  const [top, bottom] = [f(above.y + above.side / 2), f(below.y - below.side / 2)];
  return `M${a} ${top}H${b}L${d} ${bottom}H${c}z`;
}

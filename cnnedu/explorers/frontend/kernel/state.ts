/** The KernelExplorer's traits as one typed state, and the patches that change it. */

import { patched, type Binding, type Get, type Traits } from "../shared/model";
import { patchesAlong, recentred, stopAt, stopOf, tensor, tensorOf, toNested, walkOver } from "../ops";
import type { Filtering, MapDisplay, Tensor } from "../ops";
import type { Sequence } from "../shared/player";

export const TRAITS = ["image", "kernel", "stride", "padding", "flip", "display", "color_scale", "position", "slide"] as const;

export type Size = readonly [rows: number, cols: number];

export interface State {
  /** The name of a picture that ships, or a data URL. */
  readonly image: string;
  readonly weight: Tensor;
  readonly how: Filtering;
  readonly display: MapDisplay;
  readonly scaling: "unit" | "layer";
  readonly position: readonly [filter: number, row: number, col: number];
  readonly slide: boolean;
}

export const readHow = (get: Get): Filtering => ({
  stride: Number(get("stride")),
  same: get("padding") === "same",
  flip: get("flip") === true,
});

export const readWeight = (get: Get): Tensor => tensorOf(get("kernel") as object);

export function readState(get: Get, picture: Size): State {
  const [weight, how] = [readWeight(get), readHow(get)];
  const [rows, cols] = mapSize(picture, weight, how);
  const limits = [weight.shape[0]!, rows, cols];
  const [f, i, j] = (get("position") as number[]).map((at, axis) => Math.max(0, Math.min(limits[axis]! - 1, at)));
  return {
    image: get("image") as string,
    weight,
    how,
    display: get("display") as MapDisplay,
    scaling: get("color_scale") as State["scaling"],
    position: [f!, i!, j!],
    slide: get("slide") === true,
  };
}

/** The size of the map; at least 1×1, whatever the geometry. */
export const mapSize = (picture: Size, weight: Tensor, how: Filtering): Size => [
  Math.max(1, patchesAlong(picture[0], weight.shape[2]!, how)),
  Math.max(1, patchesAlong(picture[1], weight.shape[3]!, how)),
];

let parsed: readonly [text: unknown, urls: Record<string, string>] = ["", {}];

/** The data URLs of the pictures that ship, by name. */
export function shipped(get: Get): Record<string, string> {
  const text = get("_pictures");
  if (parsed[0] !== text) parsed = [text, JSON.parse(String(text ?? "{}")) as Record<string, string>];
  return parsed[1];
}

export function urlOf(get: Get): string {
  const image = String(get("image"));
  return image.startsWith("data:") ? image : (shipped(get)[image] ?? "");
}

/** Height and width as the first bytes of a PNG tell them, before it is decoded. */
export function pngSize(url: string): Size {
  const bytes = url.startsWith("data:image/png;base64,") ? atob(url.slice(22, 22 + 32)) : "";
  const number = (at: number): number => [0, 1, 2, 3].reduce((sum, i) => sum * 256 + bytes.charCodeAt(at + i), 0);
  return bytes.length < 24 ? [1, 1] : [number(20), number(16)];
}

const places = (get: Get): Size => mapSize(pngSize(urlOf(get)), readWeight(get), readHow(get));

/** The kernel's walk over the picture. While the reader points by hand, the walk waits at its beginning. */
export const sequence: Sequence = {
  unit: "stop",
  length(get) {
    const { down, along } = walkOver(...places(get));
    return down * along;
  },
  index(get) {
    if (get("slide") !== true) return 0;
    const size = places(get);
    const { position } = readState(get, pngSize(urlOf(get)));
    return stopOf(walkOver(...size), position[1], position[2]);
  },
  at(get, index) {
    const size = places(get);
    const [filter] = get("position") as number[];
    return { slide: true, position: [filter, ...stopAt(walkOver(...size), index, ...size)] };
  },
};

/** A sentence saying why a kernel cannot be laid on the picture; null when it can. */
export function checkFit(picture: Size, weight: Tensor, how: Filtering): string | null {
  const [kh, kw] = weight.shape.slice(2) as [number, number];
  if (patchesAlong(picture[0], kh, how) >= 1 && patchesAlong(picture[1], kw, how) >= 1) return null;
  return `A kernel of ${kh}×${kw} does not fit into a picture of ${picture.join("×")} without padding: use a smaller kernel, or zeros around the picture.`;
}

/** Write traits if the kernel fits the picture, and keep the position inside the map; otherwise say why not. */
export function attempt(binding: Binding, patch: Traits, picture: Size): string | null {
  const get = patched(binding, patch);
  const complaint = checkFit(picture, readWeight(get), readHow(get));
  if (complaint === null) binding.set({ ...patch, position: readState(get, picture).position });
  return complaint;
}

/** How the channels share a kernel: each plane of the filter is the kernel times a number. */
export const MIXES = {
  all: [1 / 3, 1 / 3, 1 / 3],
  red: [1, 0, 0],
  green: [0, 1, 0],
  blue: [0, 0, 1],
  "red − green": [1, -1, 0],
  "blue − yellow": [-1 / 2, -1 / 2, 1],
} as const satisfies Record<string, readonly [number, number, number]>;

export type Mix = keyof typeof MIXES;

/** A plane of weights, and its size. */
export interface Plane {
  readonly size: Size;
  readonly values: readonly number[];
}

const sizeOf = (weight: Tensor): Size => [weight.shape[2]!, weight.shape[3]!];

function planesOf(weight: Tensor, filter: number): number[][] {
  const [, channels, kh, kw] = weight.shape as [number, number, number, number];
  return Array.from({ length: channels }, (_, c) => {
    const at = (filter * channels + c) * kh * kw;
    return Array.from(weight.data.subarray(at, at + kh * kw));
  });
}

/** The kernel behind a filter, and how its channels share it; mix null where each channel has a kernel of its own. */
export function kernelOf(weight: Tensor, filter: number): { mix: Mix | null; plane: Plane } {
  const planes = planesOf(weight, filter);
  const size = sizeOf(weight);
  if (planes.length === 1) return { mix: "all", plane: { size, values: planes[0]! } };
  for (const [mix, shares] of Object.entries(MIXES) as [Mix, readonly number[]][]) {
    const c = shares.findIndex((share) => share > 0);
    const values = planes[c]!.map((value) => value / shares[c]!);
    if (planes.every((plane, at) => plane.every((value, i) => Math.abs(value - shares[at]! * values[i]!) < 1e-12))) {
      return { mix, plane: { size, values } };
    }
  }
  return { mix: null, plane: { size, values: planes[0]!.map((_, i) => planes.reduce((sum, plane) => sum + plane[i]!, 0)) } };
}

/** The name of the preset that a filter is, "" for none. */
export function presetOf(weight: Tensor, filter: number, presets: Record<string, number[][]>): string {
  const { mix, plane: { size, values } } = kernelOf(weight, filter);
  if (mix === null) return "";
  const equal = (kernel: number[][]): boolean => {
    const own: Size = [kernel.length, kernel[0]!.length];
    // With other, larger filters beside it a preset stands in a border of zeros.
    return own[0] <= size[0] && own[1] <= size[1] && recentred(kernel.flat(), own, size).every((value, i) => Math.abs(value - values[i]!) < 1e-9);
  };
  return Object.keys(presets).find((name) => equal(presets[name]!)) ?? "";
}

function build(filters: readonly number[][][], [kh, kw]: Size): Traits {
  const made = tensor([filters.length, filters[0]!.length, kh, kw], filters.flat(2));
  return { kernel: toNested(made) };
}

const mixed = (values: readonly number[], mix: Mix, depth: number): number[][] =>
  depth === 1 ? [[...values]] : MIXES[mix].map((share) => values.map((value) => share * value + 0));

/** The least size that a filter needs: what a border of zeros around its middle leaves over. */
function needed(weight: Tensor, filter: number): Size {
  const [kh, kw] = sizeOf(weight);
  const fits = (size: Size): boolean =>
    planesOf(weight, filter).every((plane) => recentred(recentred(plane, [kh, kw], size), size, [kh, kw]).every((value, i) => value === plane[i]));
  let [rows, cols] = [kh, kw];
  while (rows > 1 && fits([rows - 1, cols])) rows -= 1;
  while (cols > 1 && fits([rows, cols - 1])) cols -= 1;
  return [rows, cols];
}

/** The traits after one filter has been given another kernel; the others keep theirs, whatever the size. */
export function withKernel(weight: Tensor, filter: number, plane: Plane, mix?: Mix): Traits {
  const [filters, depth] = weight.shape as [number, number];
  const others = Array.from({ length: filters }, (_, f) => f).filter((f) => f !== filter);
  const size = others.map((f) => needed(weight, f)).reduce<Size>((a, b) => [Math.max(a[0], b[0]), Math.max(a[1], b[1])], plane.size);
  const share = mix ?? kernelOf(weight, filter).mix ?? "all";
  return build(
    Array.from({ length: Math.max(filters, filter + 1) }, (_, f) =>
      f === filter ? mixed(recentred(plane.values, plane.size, size), share, depth) : planesOf(weight, f).map((old) => recentred(old, sizeOf(weight), size)),
    ),
    size,
  );
}

/** The traits after one filter has been given other planes, of the size it has. */
export const withPlanes = (weight: Tensor, filter: number, planes: number[][], size: Size = sizeOf(weight)): Traits =>
  build(Array.from({ length: weight.shape[0]! }, (_, f) => (f === filter ? planes : planesOf(weight, f).map((old) => recentred(old, sizeOf(weight), size)))), size);

export function withCell(weight: Tensor, [f, c, m, n]: readonly [number, number, number, number], value: number): Traits {
  const planes = planesOf(weight, f);
  planes[c]![m * weight.shape[3]! + n] = value;
  return withPlanes(weight, f, planes);
}

export const withSize = (weight: Tensor, size: Size): Traits =>
  build(Array.from({ length: weight.shape[0]! }, (_, f) => planesOf(weight, f).map((plane) => recentred(plane, sizeOf(weight), size))), size);

/** One channel (grey) or three: a kernel goes to each colour in thirds, so that a grey picture gets the same answers. */
export const withDepth = (weight: Tensor, depth: number): Traits =>
  weight.shape[1] === depth ? {} : build(Array.from({ length: weight.shape[0]! }, (_, f) => mixed(kernelOf(weight, f).plane.values, "all", depth)), sizeOf(weight));

/** What comes in when filters are added, unless it is there already. */
const NEXT = ["sobel_y", "spot", "gabor_falling", "sobel_x", "gaussian_blur_5"];

export function withFilters(weight: Tensor, count: number, presets: Record<string, number[][]>): Traits {
  const [filters, depth, kh, kw] = weight.shape as [number, number, number, number];
  if (count <= filters) return build(Array.from({ length: count }, (_, f) => planesOf(weight, f)), [kh, kw]);
  const there = Array.from({ length: filters }, (_, f) => presetOf(weight, f, presets));
  const kernel = presets[NEXT.find((name) => name in presets && !there.includes(name)) ?? ""] ?? [[1]];
  const blank = tensor([filters + 1, depth, kh, kw]);
  blank.data.set(weight.data);
  return withKernel(blank, filters, { size: [kernel.length, kernel[0]!.length], values: kernel.flat() }, "all");
}

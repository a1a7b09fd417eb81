/** Pixels on their way into a network: centred as MNIST does, shifted, covered, drawn on. All are (C, H, W). */

import type { Size } from "./network";

const BOX = 20;
const FAINT = 0.05;
const LARGEST = 3;

/** For each place of an axis, the weights of the pixels it is read from: the mean of three linear interpolations. */
function tents(size: number, middle: number, scale: number): Float64Array[] {
  return Array.from({ length: size }, (_, i) => {
    const made = new Float64Array(size);
    for (const third of [-1, 0, 1]) {
      const at = middle + (i + third / 3 - size / 2) / scale;
      for (let k = 0; k < size; k++) made[k]! += Math.max(0, 1 - Math.abs(at - k)) / 3;
    }
    return made;
  });
}

/** Place a drawing in its frame: its box 20 pixels tall or wide, its centre of mass in the middle. One channel. */
export function centreDigit(image: ArrayLike<number>, h: number, w: number): Float64Array {
  let [top, bottom, left, right, total, row, col] = [h, -1, w, -1, 0, 0, 0];
  for (let i = 0; i < h; i++) {
    for (let j = 0; j < w; j++) {
      const ink = Math.max(0, image[i * w + j]!);
      [total, row, col] = [total + ink, row + ink * i, col + ink * j];
      if (ink <= FAINT) continue;
      [top, bottom, left, right] = [Math.min(top, i), Math.max(bottom, i), Math.min(left, j), Math.max(right, j)];
    }
  }
  if (bottom < 0) return Float64Array.from(image);
  const scale = Math.min(LARGEST, BOX / (1 + Math.max(bottom - top, right - left)));
  const [rows, cols] = [tents(h, row / total, scale), tents(w, col / total, scale)];
  const between = new Float64Array(h * w);
  rows.forEach((weights, i) => weights.forEach((weight, k) => {
    if (weight > 0) for (let j = 0; j < w; j++) between[i * w + j]! += weight * image[k * w + j]!;
  }));
  const made = new Float64Array(h * w);
  cols.forEach((weights, j) => weights.forEach((weight, k) => {
    if (weight > 0) for (let i = 0; i < h; i++) made[i * w + j]! += weight * between[i * w + k]!;
  }));
  return made;
}

/** Move a picture down and to the right; what comes in is paper, what leaves is lost. */
export function shiftPicture(x: ArrayLike<number>, [c, h, w]: Size, [down, right]: readonly [number, number], paper: number): Float64Array {
  const made = new Float64Array(c * h * w).fill(paper);
  for (let ch = 0; ch < c; ch++) {
    for (let i = Math.max(0, down); i < Math.min(h, h + down); i++) {
      for (let j = Math.max(0, right); j < Math.min(w, w + right); j++) {
        made[(ch * h + i) * w + j] = x[(ch * h + i - down) * w + j - right]!;
      }
    }
  }
  return made;
}

/** Lay a square of paper on a picture, its corner at [row, col]. */
export function coverPicture(x: ArrayLike<number>, [c, h, w]: Size, [row, col, side]: readonly [number, number, number], paper: number): Float64Array {
  const made = Float64Array.from(x);
  for (let ch = 0; ch < c; ch++) {
    for (let i = row; i < Math.min(h, row + side); i++) made.fill(paper, (ch * h + i) * w + col, (ch * h + i) * w + Math.min(w, col + side));
  }
  return made;
}

/**
 * Draw a stroke from one point to another with a round pen, all channels alike. Pixel (0, 0) is centred at 0.5, 0.5;
 * a pixel at the rim gets part of the ink, in 255ths.
 */
export function stroke(
  x: ArrayLike<number>,
  [c, h, w]: Size,
  [from, to]: readonly [readonly [number, number], readonly [number, number]],
  radius: number,
  ink: number,
): Float64Array {
  const made = Float64Array.from(x);
  const [dy, dx] = [to[0] - from[0], to[1] - from[1]];
  const length = dy * dy + dx * dx;
  for (let i = 0; i < h; i++) {
    for (let j = 0; j < w; j++) {
      const [y, z] = [i + 0.5 - from[0], j + 0.5 - from[1]];
      const t = length === 0 ? 0 : Math.max(0, Math.min(1, (y * dy + z * dx) / length));
      const cover = Math.max(0, Math.min(1, radius + 0.5 - Math.hypot(y - t * dy, z - t * dx)));
      if (cover === 0) continue;
      for (let ch = 0; ch < c; ch++) {
        const at = (ch * h + i) * w + j;
        const full = made[at]! + (ink - made[at]!) * cover;
        // A pixel never loses ink to the rim of a pen, nor gains any from the rim of an eraser.
        if (Math.abs(ink - full) < Math.abs(ink - made[at]!)) made[at] = Math.round(full * 255) / 255;
      }
    }
  }
  return made;
}

/** Digits as Python packs them: a byte per pixel, but 0 and a count for a run of paper. */
export function unpackDigits(packed: string, pixels: number): Uint8Array[] {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const flat: number[] = [];
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== 0) flat.push(bytes[i]!);
    else flat.push(...new Array<number>(bytes[++i]!).fill(0));
  }
  return Array.from({ length: flat.length / pixels }, (_, i) => Uint8Array.from(flat.slice(i * pixels, (i + 1) * pixels)));
}

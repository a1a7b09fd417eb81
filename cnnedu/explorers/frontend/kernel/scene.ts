/** Everything that one picture of the KernelExplorer shows, computed from picture and state; nothing is drawn here. */

import { differ } from "../shared/model";
import type { Picture } from "../shared/picture";
import { filterUsed, fullColour, patchUnder, picturePlanes, PictureFilter, shownValues, type FeatureMaps, type Tensor } from "../ops";
import type { State } from "./state";

export interface Scene {
  readonly picture: Picture;
  readonly state: State;
  readonly maps: FeatureMaps;
  /** What of each map is shown, and what full colour stands for. */
  readonly shown: readonly Float64Array[];
  readonly most: readonly number[];
  /** What lies under the kernel at the position, the filter as it meets it, their products and their sum. */
  readonly patch: Tensor;
  readonly used: Tensor;
  readonly sum: number;
  /** Counts up whenever the picture, as the filters read it, has changed. */
  readonly pictureTurn: number;
}

/** Remembers what it computed last, so that pointing costs a patch and a key press one filtering. */
export class Composer {
  private readonly filter = new PictureFilter();
  private picture: Picture | null = null;
  private depth = 0;
  private planes: Float64Array[] = [];
  private key: readonly unknown[] = [];
  private maps: FeatureMaps = { rows: 1, cols: 1, maps: [], turns: [] };
  private shown: readonly Float64Array[] = [];
  private copies: Float64Array[] = [];
  private most: number[] = [];
  private usedFor: readonly unknown[] = [];
  private used: Tensor = { shape: [], data: new Float64Array(0) };
  private pictureTurn = 0;
  private shownFor: readonly (readonly unknown[])[] = [];

  compose(picture: Picture, state: State): Scene {
    const { weight, how, position: [f, i, j] } = state;
    const depth = weight.shape[1]!;
    if (picture !== this.picture || depth !== this.depth) {
      const known = picture === this.picture && picture.channels === 1 ? this.planes[0] : undefined;
      [this.picture, this.depth] = [picture, depth];
      this.planes = known === undefined ? picturePlanes(picture.data, picture.channels, depth) : Array<Float64Array>(depth).fill(known);
      this.filter.setPicture(this.planes, picture.height, picture.width);
      this.key = [];
      this.pictureTurn += 1;
    }
    const key = [weight, how.stride, how.same, how.flip, state.display, state.scaling];
    if (differ(key, this.key)) {
      if (differ(key.slice(0, 4), this.key)) this.maps = this.filter.apply(weight, how);
      this.key = key;
      this.show(state);
    }
    const size = [weight.shape[2]!, weight.shape[3]!] as const;
    const patch = patchUnder(this.planes, picture.height, picture.width, size, how, [i, j]);
    const { maps, shown, most, pictureTurn } = this;
    if (this.usedFor[0] !== weight || this.usedFor[1] !== f || this.usedFor[2] !== how.flip) {
      this.usedFor = [weight, f, how.flip];
      this.used = filterUsed(weight, f, how.flip);
    }
    const { used } = this;
    return { picture, state, maps, shown, most, patch, used, sum: maps.maps[f]![i * maps.cols + j]!, pictureTurn };
  }

  get read(): readonly Float64Array[] {
    // What the filters read: grey or red, green and blue, as whole planes.
    return this.planes;
  }

  private show({ display, scaling }: State): void {
    // Only what of a map is other than before is made anew.
    const { maps, turns } = this.maps;
    const before = this.shownFor;
    this.shownFor = maps.map((map, f) => [map, turns[f], display, scaling]);
    const old = (f: number): boolean => before[f] !== undefined && !differ(this.shownFor[f]!, before[f]);
    if (display === "signed") this.shown = maps; // as they are
    else {
      this.copies = maps.map((map, f) => (this.copies[f]?.length === map.length ? this.copies[f] : new Float64Array(map.length)));
      this.shown = maps.map((map, f) => (old(f) ? this.copies[f]! : shownValues(map, display, this.copies[f]!)));
    }
    if (display === "clip") this.most = maps.map(() => 255);
    else if (scaling === "layer") this.most = maps.map(() => 0).fill(fullColour(this.shown));
    else this.most = this.shown.map((map, f) => (old(f) ? this.most[f]! : fullColour([map])));
  }
}

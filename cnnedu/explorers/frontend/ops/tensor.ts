/** Dense arrays of numbers, and the nested lists that traits carry them in. */

/** A dense array of numbers: `data[(a * shape[1] + b) * shape[2] + c]` is element (a, b, c). */
export interface Tensor {
  readonly shape: number[];
  readonly data: Float64Array;
}

/** Numbers in nested lists, as the traits carry them. */
export type Nested = number | Nested[];

export const count = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/** A tensor of this shape, of zeros unless `data` is given (it is copied). */
export function tensor(shape: readonly number[], data?: ArrayLike<number>): Tensor {
  const size = count(shape);
  if (data !== undefined && data.length !== size) {
    throw new RangeError(`data has ${data.length} elements, but shape (${shape.join(", ")}) needs ${size}`);
  }
  return { shape: [...shape], data: data === undefined ? new Float64Array(size) : Float64Array.from(data) };
}

/** Nested lists to a tensor. Throws RangeError when the lists are ragged. */
export function fromNested(nested: Nested): Tensor {
  const shape: number[] = [];
  for (let level = nested; Array.isArray(level); level = level[0] as Nested) {
    shape.push(level.length);
    if (level.length === 0) break;
  }
  const flat: number[] = [];
  const walk = (value: Nested, axis: number): void => {
    if (axis === shape.length && !Array.isArray(value)) flat.push(value);
    else if (Array.isArray(value) && value.length === shape[axis]) value.forEach((v) => walk(v, axis + 1));
    else throw new RangeError("the lists are ragged: every row must have the same length");
  };
  walk(nested, 0);
  return tensor(shape, flat);
}

/** A tensor to nested lists, the inverse of `fromNested`. */
export function toNested(t: Tensor): Nested {
  const build = (axis: number, offset: number): Nested => {
    if (axis === t.shape.length) return t.data[offset]!;
    const step = count(t.shape.slice(axis + 1));
    return Array.from({ length: t.shape[axis]! }, (_, i) => build(axis + 1, offset + i * step));
  };
  return build(0, 0);
}

const known = new WeakMap<object, Tensor>();

/** `fromNested`, once for each list: those of traits are replaced, never changed in place. */
export function tensorOf(nested: unknown): Tensor {
  const made = known.get(nested as object) ?? fromNested(nested as Nested);
  known.set(nested as object, made);
  return made;
}

// Calls exported functions of the front end on arguments given as JSON, for the `frontend` fixture. Node strips the
// types itself; only the extension, which the sources leave out as bundlers allow, has to be put back.
// {"$tensor": nested} stands for a tensor, {"$floats": [..]} for a Float32Array, {"$doubles": [..]} for a Float64Array,
// {"$bytes": [..]} for a Uint8Array; {"$shared": i} for the i-th of the shared values, the same one in every call. A result is written as JSON: tensors and typed arrays as (nested) lists, what is
// not finite as text; an error as {"$error": "Name: message"}.
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";

registerHooks({
  resolve: (specifier, context, next) => next(/^\.\.?\/[^.]*$/.test(specifier) ? `${specifier}.ts` : specifier, context),
});
const { frontend, file, name, calls, shared } = JSON.parse(readFileSync(0, "utf8"));
const { fromNested, toNested } = await import(`${frontend}/ops/tensor.ts`);
const called = (await import(`${frontend}/${file}`))[name];
const KINDS = { $floats: Float32Array, $doubles: Float64Array, $bytes: Uint8Array };

function revive(value) {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(revive);
  if ("$shared" in value) return common[value.$shared];
  if ("$tensor" in value) return fromNested(value.$tensor);
  for (const [key, Kind] of Object.entries(KINDS)) if (key in value) return Kind.from(value[key]);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revive(inner)]));
}

function plain(value) {
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (value === null || typeof value !== "object") return value ?? null;
  if (ArrayBuffer.isView(value) || Array.isArray(value)) return Array.from(value, plain);
  if (value instanceof Map || value instanceof Set) return Array.from(value, plain);
  if (Array.isArray(value.shape) && ArrayBuffer.isView(value.data) && value.shape.reduce((a, b) => a * b, 1) === value.data.length) {
    return plain(toNested(value));
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

const common = [];
for (const value of shared) common.push(revive(value));
const answers = calls.map((args) => {
  try {
    return plain(called(...args.map(revive)));
  } catch (error) {
    return { $error: `${error.name}: ${error.message}` };
  }
});
process.stdout.write(JSON.stringify(answers));

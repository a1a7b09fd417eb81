// Runs frontend/ops.ts on cases given as JSON on standard input, for test_ops.py. Node strips the types itself;
// only the extension, which the sources leave out as bundlers allow, has to be put back.
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";

registerHooks({
  resolve: (specifier, context, next) => next(/^\.\.?\/[^.]*$/.test(specifier) ? `${specifier}.ts` : specifier, context),
});
const ops = await import(pathToFileURL(process.argv[2]).href);

function answer(c) {
  const [input, weight, bias] = [c.input, c.weight, c.bias].map(ops.fromNested);
  const complaint = ops.checkGeometry(input.shape, weight.shape, c);
  if (complaint !== null) return { complaint };
  const axes = [0, 1].map((a) => [input.shape[a + 1], weight.shape[a + 2], ops.axisOptions(c, a)]);
  const grads = ops.conv2dBackward(ops.fromNested(c.gradOutput), input, weight, c);
  const { terms, channelSums, sum } = ops.productsAt(input, weight, bias.data, c, c.position);
  return {
    complaint,
    output: ops.toNested(ops.conv2d(input, weight, bias.data, c)),
    gradInput: ops.toNested(grads.input),
    gradWeight: ops.toNested(grads.weight),
    gradBias: ops.toNested(grads.bias),
    terms: terms.map((t) => [t.c, t.row, t.col, t.x, t.w]),
    stored: terms.every((t) => t.w === c.weight[c.position[0]][t.c][t.km][t.kn] && t.product === t.x * t.w),
    reached: terms.every(
      (t) => t.row === null || ops.outputsReading(input.shape, weight.shape, c, [t.row, t.col])
        .some(([i, j]) => i === c.position[1] && j === c.position[2]),
    ),
    channelSums,
    sum,
    size: axes.map((axis) => ops.outputSize(...axis)),
    dropped: axes.map((axis) => ops.droppedPixels(...axis)),
    python: ops.pythonSource(input, weight, bias, c, c.mode === "backward" ? c.position : undefined),
  };
}

const jobs = {
  cases: (cases) => cases.map(answer),
  complaints: (cases) => cases.map((c) => ops.checkGeometry(c.inputShape, c.weightShape, c)),
  numbers: (cases) => cases.map(String),
  denominators: (cases) => cases.map(ops.commonDenominator),
  sources: (cases) => cases.map(({ n, pad, mode }) => {
    const cells = Array.from({ length: n + 2 * pad }, (_, i) => ops.sourceIndex(i - pad, n, mode));
    return cells.map((cell) => cell ?? -1);
  }),
  refusals: (cases) => cases.map(({ call, args }) => {
    try {
      return ops[call](...args), null;
    } catch (error) {
      return `${error.name}: ${error.message}`;
    }
  }),
};
const { job, cases } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(jobs[job](cases)));

/* Bundle every explorer into the folder named on the command line. Called by ../bundle.py, which finds Node. */
import { build } from "esbuild";

const EXPLORERS = ["convolution"];

await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: EXPLORERS.flatMap((name) => [`${name}.ts`, `${name}.css`]),
  outdir: process.argv[2],
  bundle: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
});

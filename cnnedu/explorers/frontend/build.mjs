/*
 * Bundle explorers into the folder named first: those named after it, or all. Called by ../bundle.py, which finds
 * Node. An explorer is a module with a style sheet of the same name beside it.
 */
import { readdirSync } from "node:fs";
import { build } from "esbuild";

const [target, ...chosen] = process.argv.slice(2);
const here = readdirSync(import.meta.dirname);
const explorers = here.filter((name) => name.endsWith(".css")).map((name) => name.slice(0, -".css".length));

await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: (chosen.length > 0 ? chosen : explorers).flatMap((name) => [`${name}.ts`, `${name}.css`]),
  outdir: target,
  bundle: true,
  // A page may carry all explorers. `bundle check` proves that a bundle is what the sources beside it give.
  minify: true,
  lineLimit: 120,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
});

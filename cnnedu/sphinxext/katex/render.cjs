// Read [[latex, display], …] as JSON from stdin, write [{html} | {error}, …] as JSON to stdout.
// One process for all formulas of a page: starting Node costs more than rendering a hundred of them.
const katex = require("./katex.min.js");

let text = "";
process.stdin.setEncoding("utf8");
process.stdin.on("data", (chunk) => (text += chunk));
process.stdin.on("end", () => {
  const macros = {}; // shared, so that a \gdef in one formula holds for the rest of the page
  const rendered = JSON.parse(text).map(([latex, displayMode]) => {
    try {
      return { html: katex.renderToString(latex, { displayMode, macros, strict: false, throwOnError: true }) };
    } catch (error) {
      return { error: String(error.message) };
    }
  });
  process.stdout.write(JSON.stringify(rendered));
});

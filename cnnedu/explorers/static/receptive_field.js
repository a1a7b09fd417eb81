// ops/receptive_field.ts
var FIELD_KINDS = {
  conv: "conv",
  causal: "causal conv",
  max: "max pool",
  avg: "average pool"
};
function fieldLayer([kernel, stride, given, dilation, kind]) {
  const padding = kind === "causal" ? (kernel - 1) * dilation : given;
  return { kernel, stride, padding, after: kind === "causal" ? 0 : padding, dilation, kind };
}
var fieldLayerTuple = ({ kernel, stride, padding, dilation, kind }) => [kernel, stride, padding, dilation, kind];
function fieldLayerName({ kernel, stride, dilation, kind }) {
  return `${FIELD_KINDS[kind]} ${kernel}${stride > 1 ? `, stride ${stride}` : ""}${dilation > 1 ? `, dilation ${dilation}` : ""}`;
}
var windowOf = ({ kernel, dilation }) => (kernel - 1) * dilation + 1;
function stackSizes(layers, size) {
  const sizes = [size];
  for (const layer of layers) {
    sizes.push(Math.floor((sizes.at(-1) + layer.padding + layer.after - windowOf(layer)) / layer.stride) + 1);
  }
  return sizes;
}
function stackProblem(layers, size) {
  const sizes = stackSizes(layers, size);
  for (const [at, layer] of layers.entries()) {
    const name = `Layer ${at + 1} (${fieldLayerName(layer)})`;
    if (layer.kind === "avg" && layer.dilation > 1) return `${name}: an average pooling has no dilation; make it 1.`;
    const half = Math.floor(layer.kernel / 2);
    if ((layer.kind === "max" || layer.kind === "avg") && layer.padding > half) {
      return `${name}: a pooling may be padded by at most half its kernel, ${half}.`;
    }
    const there = sizes[at] + layer.padding + layer.after;
    if (windowOf(layer) > there) {
      const lacking = `its window spans ${windowOf(layer)} units, but only ${there} are there, padding included`;
      return `${name}: ${lacking}. A smaller kernel, dilation or earlier stride fits, or a larger input.`;
    }
  }
  return null;
}
function fieldSteps(layers) {
  const steps = [{ r: 1, j: 1, start: 0, place: 0 }];
  for (const { kernel, stride, padding, dilation, kind } of layers) {
    const { r, j, start, place } = steps.at(-1);
    const span = (kernel - 1) * dilation;
    const share = kind === "causal" ? 1 : 0.5;
    steps.push({ r: r + span * j, j: j * stride, start: start - padding * j, place: place + j * (share * span - padding) });
  }
  return steps;
}
var readUnits = ({ kernel, stride, padding, dilation }, unit) => Array.from({ length: kernel }, (_, m) => unit * stride - padding + m * dilation);
function oneHot(size, at) {
  const made = new Float64Array(size);
  made[at] = 1;
  return made;
}
function pathsDown(layers, sizes, layer, unit) {
  const found = [oneHot(sizes[layer], unit)];
  for (let number = layer; number > 0; number--) {
    const { kernel, stride, padding, dilation } = layers[number - 1];
    const [above, below] = [found.at(-1), new Float64Array(sizes[number - 1])];
    for (let o = 0; o < above.length; o++) {
      if (above[o] === 0) continue;
      for (let m = 0; m < kernel; m++) {
        const i = o * stride - padding + m * dilation;
        if (i >= 0 && i < below.length) below[i] += above[o];
      }
    }
    found.push(below);
  }
  return found.reverse();
}
function pathsUp(layers, sizes, layer, unit) {
  const found = [oneHot(sizes[layer], unit)];
  for (let number = layer + 1; number < sizes.length; number++) {
    const { kernel, stride, padding, dilation } = layers[number - 1];
    const [below, above] = [found.at(-1), new Float64Array(sizes[number])];
    for (let o = 0; o < above.length; o++) {
      for (let m = 0; m < kernel; m++) {
        const i = o * stride - padding + m * dilation;
        if (i >= 0 && i < below.length) above[o] += below[i];
      }
    }
    found.push(above);
  }
  return found;
}
function pathExtent(paths2) {
  let [first, last] = [0, paths2.length - 1];
  while (first <= last && paths2[first] === 0) first++;
  while (last >= first && paths2[last] === 0) last--;
  return first > last ? null : [first, last];
}
var HELD_SHARE = 0.9545;
function heldSize(mass, rows, cols, [y, x]) {
  const at = new Float64Array(4 * (rows + cols) + 2 * Math.ceil(Math.abs(y) + Math.abs(x)) + 4);
  let total = 0;
  for (let i = 0, index = 0; i < rows; i++) {
    const down = Math.abs(2 * (i - y));
    for (let j = 0; j < cols; j++, index++) {
      at[Math.max(down, Math.abs(2 * (j - x)))] += mass[index];
      total += mass[index];
    }
  }
  let held = 0;
  for (let halves = 0; halves < at.length; halves++) {
    held += at[halves];
    if (held >= HELD_SHARE * total * (1 - 1e-12)) return Math.trunc(halves) + 1;
  }
  return 1;
}
function equalGradient(down, across) {
  const sum = (values) => values.reduce((a, b) => a + b, 0);
  const total = sum(down) * sum(across) || 1;
  const made = new Float64Array(down.length * across.length);
  down.forEach((paths2, i) => {
    if (paths2 > 0) made.set(across.map((other) => paths2 * other / total), i * across.length);
  });
  return made;
}
function squareSample(data, width, height, channels, n) {
  const side = Math.min(width, height);
  const [left, top] = [Math.floor((width - side) / 2), Math.floor((height - side) / 2)];
  const edge = (i) => Math.floor(i * side / n);
  const made = new Uint8Array(n * n * channels);
  for (let i = 0, at = 0; i < n; i++) {
    const [y0, y1] = [edge(i), Math.max(edge(i + 1), edge(i) + 1)];
    for (let j = 0; j < n; j++) {
      const [x0, x1] = [edge(j), Math.max(edge(j + 1), edge(j) + 1)];
      for (let c = 0; c < channels; c++, at++) {
        let sum = 0;
        for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) sum += data[((top + y) * width + left + x) * channels + c];
        made[at] = Math.round(sum / ((y1 - y0) * (x1 - x0)));
      }
    }
  }
  return made;
}
function dimmed(pixels, channels, weights2) {
  let most = 0;
  for (let i = 0; i < weights2.length; i++) most = Math.max(most, weights2[i]);
  const made = new Uint8Array(pixels.length);
  for (let i = 0; i < made.length; i++) made[i] = most > 0 ? pixels[i] * weights2[Math.floor(i / channels)] / most : 0;
  return made;
}
function nearestUnit({ place, j }, size, at) {
  return Math.max(0, Math.min(size - 1, Math.round((at - place) / j)));
}

// shared/format.ts
var MINUS = "−";
var TIMES = "×";
var NOISE = 1e-9;
function format(value, decimals = 2) {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : value > 0 ? "∞" : `${MINUS}∞`;
  const size = Math.abs(value);
  if (size < NOISE) return "0";
  const sign = value < 0 ? MINUS : "";
  if (Number(size.toFixed(decimals)) !== 0) return sign + String(Number(size.toFixed(decimals)));
  if (size >= 1e-4) return sign + String(Number(size.toPrecision(2)));
  return sign + size.toExponential(1).replace(".0e", "e").replace(/-(\d)$/, "-0$1");
}
function parseNumber(text) {
  const tidy = text.trim().replaceAll(MINUS, "-").replace(",", ".");
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.exec(tidy);
  if (match === null) return null;
  const value = Number(match[1]) / (match[2] === void 0 ? 1 : Number(match[2]));
  return Number.isFinite(value) ? value : null;
}
var plural = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;

// receptive_field/words.ts
var whole = (value) => value < 0 ? `${MINUS}${-value}` : String(value);
function seenPixels({ steps, unit: [layer, , col] }) {
  const { r, j, start } = steps[layer];
  return [start + j * col, start + j * col + r - 1];
}
function outside(state) {
  const [first, last] = seenPixels(state);
  return Math.min(last - first + 1, Math.max(0, -first) + Math.max(0, last - state.size + 1));
}
var beyond = (state) => outside(state) > 0 ? ` (${outside(state)} of them beyond the border)` : "";
function spoken(state, held) {
  const [layer, , col] = state.unit;
  if (layer === 0) return `Pixel ${col} of the input. It reaches ${reaches(state)}.`;
  const [first, last] = seenPixels(state);
  const width = last - first + 1;
  const whole_ = state.axes === 2 ? `${width}${TIMES}${width} pixels, columns` : `${plural(width, "sample")},`;
  const within = state.axes === 2 ? `${held}${TIMES}${held}` : String(held);
  const what = state.weights === "equal" ? "all paths" : "the gradient";
  return `Layer ${layer}, unit ${col}: could see ${whole_} ${whole(first)} to ${whole(last)}${beyond(state)}. 95.45 % of ${what} stay within ${within}.`;
}
function reaches(state) {
  const count = state.up.at(-1).reduce((sum, paths2) => sum + (paths2 > 0 ? 1 : 0), 0);
  return `${plural(count, "unit")} of the last layer`;
}
function hint(state) {
  const [layer, , col] = state.unit;
  const top = state.layers.length;
  if (layer === 0) return `Upwards from input ${state.axes === 2 ? "column" : "sample"} ${col}: the rings are the units it can change, ${reaches(state)}.`;
  const upward = layer < top ? ` Upwards, it reaches ${reaches(state)} (rings).` : "";
  return `The stronger a unit, the more paths lead from it to the one pointed at; numbers count them.${upward} Point anywhere; click a layer's name to change it.`;
}
function placement(state) {
  const [layer, , col] = state.unit;
  const { r, j, start } = state.steps[layer];
  const [first, last] = seenPixels(state);
  return `Unit ${col} of layer ${layer} begins at pixel start + ${col}·j = ${whole(start)} + ${col}·${j} = ${whole(first)} and ends at ${whole(first)} + ${r} ${MINUS} 1 = ${whole(last)}.`;
}
function fieldSource({ layers, unit: [layer, , col], axes, weights: weights2, size }) {
  const lines = ["from cnnedu.analysis import effective_receptive_field, receptive_field", "from torch import nn", ""];
  lines.push("layers = [  # kernel size, stride, padding, dilation");
  for (const each of layers) lines.push(`    (${each.kernel}, ${each.stride}, ${each.padding}, ${each.dilation}),  # ${FIELD_KINDS[each.kind]}`);
  lines.push("]", "fields = receptive_field(layers)", "for number, field in enumerate(fields, 1):", "    print(number, field)", "");
  if (layer > 0) {
    lines.push(`field = fields[${layer - 1}]  # of layer ${layer}`, `first = field.start + ${col} * field.jump`);
    lines.push(`print(f"its unit ${col} sees pixels {first} to {first + field.size - 1}")`, "");
  }
  lines.push("model = nn.Sequential(");
  const last = Math.max(1, layer);
  layers.slice(0, last).forEach((each, at) => {
    lines.push(...modules(each, axes, weights2 === "equal").map((module) => `    ${module},`));
    if (weights2 === "relu" && (each.kind === "conv" || each.kind === "causal") && at + 1 < last) lines.push("    nn.ReLU(),");
  });
  lines.push(")");
  if (weights2 === "equal") lines.push("for weight in model.parameters():", "    nn.init.ones_(weight)  # every path counts the same");
  const shape = [1, 1, ...Array(axes).fill(size)].join(", ");
  lines.push(`effective = effective_receptive_field(model, (${shape}))  # of the centre unit`);
  lines.push("print(effective.size, effective.theoretical, effective.ratio)");
  return `${lines.join("\n")}
`;
}
function modules({ kernel, stride, padding, dilation, kind }, axes, equal) {
  const option = (name2, value, usual) => value > usual ? `, ${name2}=${value}` : "";
  const [padded, dilated] = [option("padding", padding, 0), option("dilation", dilation, 1)];
  const conv = (pad) => `nn.Conv${axes}d(1, 1, ${kernel}${option("stride", stride, 1)}${pad}${dilated}, bias=False)`;
  if (kind === "conv") return [conv(padded)];
  if (kind === "causal") {
    const sides = Array(axes).fill(`${padding}, 0`).join(", ");
    return [...padding > 0 ? [`nn.ConstantPad${axes}d((${sides}), 0)`] : [], conv("")];
  }
  const name = kind === "avg" || equal && dilation === 1 ? "Avg" : "Max";
  return [`nn.${name}Pool${axes}d(${kernel}, ${stride}${padded}${dilated})`];
}

// shared/dom.ts
function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child != null && child !== false));
  return element;
}
var ICONS = {
  first: "M4 3v10M13 3.5v9L6 8z",
  back: "M11.5 3.5v9L5 8z",
  play: "M5 3v10l8-5z",
  pause: "M5 3.5v9M11 3.5v9",
  forward: "M4.5 3.5v9L11 8z",
  reset: "M3.5 8a4.5 4.5 0 1 0 1.6-3.4M5.5 1.8 4.8 4.9l3.1.5",
  minus: "M4 8h8",
  plus: "M4 8h8M8 4v8"
};
function icon(name) {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", `cnn-icon cnn-icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(ns, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}
function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
function setAttribute(element, name, value) {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
var counter = 0;
var copy = Math.random().toString(36).slice(2, 8);
var uniqueId = (prefix) => `cnn-${prefix}-${copy}-${++counter}`;

// shared/svg.ts
function s(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value != null && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

// receptive_field/marks.ts
var NARROW = 4;
var SHADES = 6;
var centreOf = ({ x0, step }, unit) => x0 + step * unit;
var f = (value) => String(Math.round(value * 10) / 10);
function disc(x, y, r) {
  return `M${f(x - r)} ${f(y)}a${f(r)} ${f(r)} 0 1 0 ${f(2 * r)} 0a${f(r)} ${f(r)} 0 1 0 ${f(-2 * r)} 0z`;
}
var bar = (left, right, y, height) => `M${f(left)} ${f(y - height / 2)}H${f(right)}v${f(height)}H${f(left)}z`;
function unitShapes(row, first, last, visible) {
  const { x0, step, side, y } = row;
  const from = Math.max(first, Math.ceil((visible[0] - x0) / step));
  const to = Math.min(last, Math.floor((visible[1] - x0) / step));
  if (from > to) return "";
  if (step < NARROW) return bar(x0 + (from - 0.5) * step, x0 + (to + 0.5) * step, y, side);
  let d = "";
  for (let i = from; i <= to; i++) d += disc(x0 + i * step, y, side / 2);
  return d;
}
function shadedShapes(row, paths2, visible) {
  const shapes = Array(SHADES).fill("");
  let most = 0;
  for (let i = 0; i < paths2.length; i++) most = Math.max(most, paths2[i]);
  const shade = (i) => paths2[i] > 0 ? Math.min(SHADES - 1, Math.floor(paths2[i] / most * SHADES)) : -1;
  for (let i = 0, next = 0; i < paths2.length; i = next) {
    const now = shade(i);
    for (next = i + 1; next < paths2.length && shade(next) === now; ) next++;
    if (now >= 0) shapes[now] += unitShapes(row, i, next - 1, visible);
  }
  return shapes;
}
function lineShapes(pairs, above, below) {
  let d = "";
  const [top, bottom] = [above.y + above.side / 2, below.y - below.side / 2];
  for (const [o, i] of pairs) d += `M${f(centreOf(above, o))} ${f(top)}L${f(centreOf(below, i))} ${f(bottom)}`;
  return d;
}
function bandShape(above, upper, below, lower) {
  const ends = (row, [first, last]) => [f(centreOf(row, first - 0.5)), f(centreOf(row, last + 0.5))];
  const [[a, b], [c, d]] = [ends(above, upper), ends(below, lower)];
  const [top, bottom] = [f(above.y + above.side / 2), f(below.y - below.side / 2)];
  return `M${a} ${top}H${b}L${d} ${bottom}H${c}z`;
}

// receptive_field/profile.ts
var HEIGHT = 40;
var Profile = class {
  element = s("g", { class: "cnn-profile" });
  words = s("g", { class: "cnn-profile-words" });
  bars = s("path", { class: "cnn-share" });
  theory = s("path", { class: "cnn-theory" });
  held = s("path", { class: "cnn-held" });
  base = s("path", { class: "cnn-base" });
  could = s("text", { class: "cnn-could" });
  does = s("text", { class: "cnn-does" });
  constructor() {
    this.element.append(this.bars, this.base, this.theory, this.held);
    this.words.append(this.could, this.does);
  }
  update(state, { profile, held }, row, area) {
    const top = row.y + row.side / 2 + 12;
    const base = top + HEIGHT;
    const most = profile.reduce((a, b) => Math.max(a, b), 0);
    const f2 = (value) => value.toFixed(1);
    let d = "";
    const by = Math.max(1, Math.ceil(1 / row.step));
    const gap = row.step > 8 ? 1 : 0;
    for (let i = 0; i < profile.length; i += by) {
      const height = HEIGHT * Math.max(...profile.subarray(i, i + by)) / most;
      const [left, width2] = [row.x0 + (i - 0.5) * row.step + gap, by * row.step - 2 * gap];
      if (height > 0 && left + width2 > area[0] && left < area[1]) d += `M${f2(left)} ${f2(base)}v${f2(-Math.max(1, height))}h${f2(width2)}V${f2(base)}z`;
    }
    setAttribute(this.bars, "d", d);
    setAttribute(this.base, "d", `M${f2(area[0])} ${f2(base)}H${f2(area[1])}`);
    const [first, last] = seenPixels(state);
    const middle = row.x0 + (first + last) / 2 * row.step;
    const limits = [row.x0 - 0.5 * row.step, row.x0 + (state.size - 0.5) * row.step];
    const bracket = (width2, y) => {
      const [left, right] = [Math.max(limits[0], middle - width2 / 2 * row.step), Math.min(limits[1], middle + width2 / 2 * row.step)];
      return `M${f2(left)} ${f2(y - 4)}v8M${f2(left)} ${f2(y)}H${f2(right)}M${f2(right)} ${f2(y - 4)}v8`;
    };
    const width = last - first + 1;
    setAttribute(this.theory, "d", bracket(width, base + 8));
    setAttribute(this.held, "d", bracket(held, base + 18));
    const square = (n) => state.axes === 2 ? `${n}${TIMES}${n}` : String(n);
    const lost = outside(state);
    const beyond2 = lost > 0 && area[1] - area[0] > 300 ? `, ${plural(lost, state.axes === 2 ? "column" : "sample")} beyond the border` : "";
    setText(this.could, `could see ${square(width)}${beyond2}`);
    setText(this.does, `95.45 % within ${square(held)}`);
    const anchor = (text, y) => {
      const half = (text.textContent?.length ?? 0) * 3.4;
      setAttribute(text, "x", f2(Math.max(area[0] + half, Math.min(area[1] - half, middle))));
      setAttribute(text, "y", f2(y));
    };
    anchor(this.could, base + 36);
    anchor(this.does, base + 52);
  }
};

// receptive_field/cone.ts
var MOST_EDGES = 260;
var TOP = 8;
var PROFILE = 96;
var Cone = class {
  constructor(events, id) {
    this.events = events;
    const clipped = s("g", { "clip-path": `url(#${id})` }, this.wires, this.body, this.current, this.profile.element);
    this.svg.append(s("defs", {}, s("clipPath", { id }, this.clip)), clipped, this.profile.words);
    this.names.append(h("p", { class: "cnn-axis" }, "share of the gradient"));
    this.element = h("div", { class: "cnn-stack" }, this.names, this.svg, this.sizes);
    this.listen();
  }
  events;
  element;
  svg = s("svg", { class: "cnn-cone", role: "application", tabindex: 0, "aria-roledescription": "stack of units", "aria-label": "Stack of layers: arrow keys move from unit to unit and from layer to layer" });
  wires = s("g", { class: "cnn-wires" });
  body = s("g", {});
  current = s("path", { class: "cnn-current" });
  clip = s("path", {});
  profile = new Profile();
  names = h("div", { class: "cnn-names", role: "group", "aria-label": "Layers" });
  sizes = h("div", { class: "cnn-sizes" });
  rows = [];
  scales = [];
  layout = "";
  area = [0, 1];
  /** First pixel shown, and how many. */
  view = [0, 1];
  zoom = 1;
  stack = "";
  state = null;
  update(state, effective, width, chosen) {
    this.state = state;
    this.build(state.layers.length + 1);
    this.arrange(state, width);
    this.rows.forEach((row, layer) => this.mark(row, layer, state));
    const scale = this.scales[state.unit[0]];
    setAttribute(this.current, "d", disc(centreOf(scale, state.unit[2]), scale.y, Math.max(5, scale.side / 2 + 2.5)));
    this.rows.forEach(({ name }, layer) => setAttribute(name, "aria-pressed", String(layer === chosen)));
    this.profile.update(state, effective, this.scales[0], this.area);
  }
  focusName(layer) {
    this.rows[layer]?.name.focus();
  }
  build(count) {
    while (this.rows.length > count) {
      const row = this.rows.pop();
      for (const part of [row.element, row.wires, row.seen, row.rises, row.name, row.beside]) part.remove();
    }
    while (this.rows.length < count) this.rows.push(this.row(this.rows.length));
  }
  row(layer) {
    const path = (name2) => s("path", { class: `cnn-${name2}` });
    const [idle, pads, reached, wires, seen, rises] = [path("idle"), path("pads"), path("reached"), path("wire"), path("edge"), path("rise")];
    const shades = Array.from({ length: SHADES }, (_, at) => s("path", { class: "cnn-seen", style: `--t:${((at + 1) / SHADES).toFixed(2)}` }));
    const numbers = s("g", { class: "cnn-numerals" });
    const element = s("g", { "data-layer": layer }, pads, idle, ...shades, reached, numbers);
    const [title, more] = [h("b", {}), h("span", {})];
    const name = h("button", { type: "button", class: "cnn-name", onclick: () => this.events.choose(layer) }, title, more);
    const [r, j] = [h("b", {}), h("span", {})];
    const beside = h("div", {}, r, j);
    this.wires.append(wires, seen, rises);
    this.body.append(element);
    this.names.prepend(name);
    this.sizes.prepend(beside);
    return { element, idle, pads, shades, reached, numbers, numerals: [], wires, seen, rises, name, title, more, beside, r, j };
  }
  /** Everything that stays while one points: places, idle units, all edges, names. */
  arrange(state, width) {
    const coarse = matchMedia("(pointer: coarse)").matches;
    const pitch = Math.max(coarse ? 44 : 24, Math.min(58, 400 / state.layers.length, 330));
    const stack = JSON.stringify([state.layers, state.size, state.zoom]);
    const view = this.window(state, stack);
    const key = `${stack}|${width}|${pitch}|${view.join()}`;
    if (key === this.layout) return;
    this.layout = key;
    const narrow = width < 520;
    const [left, right] = [narrow ? 84 : 112, width - (narrow ? 46 : 110)];
    const scale = (right - left) / view[1];
    this.area = [left, right];
    const top = state.layers.length;
    this.scales = state.steps.map(({ place, j }, layer) => {
      const step = j * scale;
      const side = step < NARROW ? Math.min(10, pitch * 0.3) : Math.min(22, pitch * 0.6, step * 0.94);
      return { x0: left + (place + 0.5 - view[0]) * scale, step, side, y: TOP + (top - layer + 0.5) * pitch };
    });
    const height = TOP + (top + 1) * pitch + PROFILE;
    setAttribute(this.svg, "width", String(width));
    setAttribute(this.svg, "height", String(height));
    setAttribute(this.clip, "d", `M${left - 3} 0H${right + 3}V${height}H${left - 3}z`);
    this.element.style.cssText = `--top:${TOP}px;--left:${left - 12}px;--right:${right + 8}px;--pitch:${pitch}px`;
    this.element.classList.toggle("cnn-two", pitch >= 36);
    this.rows.forEach((row, layer) => this.settle(row, layer, state, pitch));
  }
  /** The stretch of the input that is shown: it moves only when the unit leaves it, lest it run from the pointer. */
  window(state, stack) {
    const { size, zoom, layers, steps, unit: [layer, , col] } = state;
    const margin = Math.min(0.06 * size + 0.5, Math.max(0, ...layers.map((each, at) => each.padding * steps[at].j - steps[at].place)));
    const span = (size + 2 * margin) / zoom;
    const place = steps[layer].place + steps[layer].j * col + 0.5;
    const [from, shown] = this.view;
    const fresh = stack !== this.stack || zoom !== this.zoom || shown !== span;
    if (fresh || place < from || place > from + shown) {
      this.view = [Math.max(-margin, Math.min(size + margin - span, place - span / 2)), span];
    }
    [this.stack, this.zoom] = [stack, zoom];
    return this.view;
  }
  settle(row, layer, state, pitch) {
    const [scale, size, { r, j }] = [this.scales[layer], state.sizes[layer], state.steps[layer]];
    const each = state.layers[layer - 1];
    const above = state.layers[layer];
    row.element.classList.toggle("cnn-bars", scale.step < NARROW);
    setAttribute(row.idle, "d", unitShapes(scale, 0, size - 1, this.area));
    const padded = above !== void 0 && scale.step >= 8;
    setAttribute(row.pads, "d", padded ? unitShapes(scale, -above.padding, -1, this.area) + unitShapes(scale, size, size + above.after - 1, this.area) : "");
    let wires = "";
    if (each !== void 0 && size * each.kernel <= 600 && this.scales[layer - 1].step >= NARROW) {
      wires = lineShapes(this.pairs(state, layer, 0, size - 1), scale, this.scales[layer - 1]);
    }
    setAttribute(row.wires, "d", wires);
    const [first = "input", ...rest] = each === void 0 ? ["input"] : fieldLayerName(each).split(", ");
    const two = pitch >= 36;
    setText(row.title, `${layer} ${first.replace("causal conv", "causal")}`);
    const short = rest.map((word2) => word2.replace("stride ", "/").replace("dilation ", "d"));
    setText(row.more, rest.length === 0 ? "" : ` ${two ? rest.join(", ") : short.join(" ")}`);
    setAttribute(row.name, "aria-label", `Layer ${row.name.textContent}`);
    setText(row.r, `r = ${r} `);
    setText(row.j, `j = ${j}`);
  }
  /** Which units of the row below the units first … last read, as far as they exist. */
  *pairs(state, layer, first, last, count) {
    const [each, below] = [state.layers[layer - 1], state.sizes[layer - 1]];
    for (let o = first; o <= last; o++) {
      if (count !== void 0 && count[o] === 0) continue;
      for (const i of readUnits(each, o)) if (i >= 0 && i < below || this.scales[layer - 1].step >= 8) yield [o, i];
    }
  }
  /** What changes with the unit pointed at. */
  mark(row, layer, state) {
    const [at] = state.unit;
    const scale = this.scales[layer];
    const paths2 = layer <= at ? state.down[layer] : null;
    const rings = layer > at ? state.up[layer - at] : null;
    const shapes = paths2 === null ? [] : shadedShapes(scale, paths2, this.area);
    row.shades.forEach((path, shade) => setAttribute(path, "d", shapes[shade] ?? ""));
    setAttribute(row.reached, "d", rings === null ? "" : shadedShapes(scale, rings, this.area).join(""));
    this.number(row, scale, paths2);
    if (paths2 !== null && layer > 0) this.edges(state, layer, paths2, state.down[layer - 1], row.seen);
    else setAttribute(row.seen, "d", "");
    if (rings !== null) this.edges(state, layer, rings, state.up[layer - at - 1], row.rises);
    else setAttribute(row.rises, "d", "");
    const stretch = pathExtent(paths2 ?? rings);
    const { dataset } = row.element;
    dataset["side"] = layer === at ? "unit" : paths2 === null ? "reached" : "seen";
    dataset["first"] = stretch === null ? "" : String(stretch[0]);
    dataset["last"] = stretch === null ? "" : String(stretch[1]);
  }
  /** Edges between two rows, where both ends have paths; a band where they are too many to be told apart. */
  edges(state, layer, upper, lower, path) {
    const [a, b] = [pathExtent(upper), pathExtent(lower)];
    const [above, below] = [this.scales[layer], this.scales[layer - 1]];
    let d = "";
    if (a !== null && b !== null) {
      const band = upper.reduce((sum, paths2) => sum + (paths2 > 0 ? 1 : 0), 0) * state.layers[layer - 1].kernel > MOST_EDGES || below.step < 2.5;
      path.classList.toggle("cnn-band", band);
      const joined = (i) => path.matches(".cnn-edge") || (lower[i] ?? 0) > 0;
      d = band ? bandShape(above, a, below, b) : lineShapes([...this.pairs(state, layer, a[0], a[1], upper)].filter(([, i]) => joined(i)), above, below);
    }
    setAttribute(path, "d", d);
  }
  /** Write the numbers of paths into the units of a row, if all of them fit. */
  number(row, scale, paths2) {
    let used = 0;
    if (paths2 !== null && scale.side >= 13 && paths2.every((count) => String(count).length * 7.2 <= scale.side)) {
      for (let i = 0; i < paths2.length; i++) {
        const x = centreOf(scale, i);
        if (paths2[i] === 0 || x < this.area[0] || x > this.area[1]) continue;
        const numeral = row.numerals[used++] ??= row.numbers.appendChild(s("text", {}));
        setText(numeral, String(paths2[i]));
        setAttribute(numeral, "x", x.toFixed(1));
        setAttribute(numeral, "y", (scale.y + 4.3).toFixed(1));
      }
    }
    while (row.numerals.length > used) row.numerals.pop().remove();
  }
  listen() {
    const { svg, events } = this;
    const point = (event) => {
      const at = this.at(event);
      if (at !== null) events.point(...at);
    };
    svg.addEventListener("pointermove", (event) => {
      if (event.pointerType !== "touch" || event.buttons > 0) point(event);
    });
    svg.addEventListener("pointerdown", point);
    svg.addEventListener("click", (event) => {
      const at = this.at(event);
      if (at !== null) events.pick(...at);
    });
    svg.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || !events.key(event)) return;
      event.preventDefault();
      event.stopPropagation();
    });
  }
  /** Let the next drawing bring the unit into the middle. */
  centre() {
    this.stack = "";
  }
  at({ clientX, clientY }) {
    if (this.state === null) return null;
    const { left, top } = this.svg.getBoundingClientRect();
    const [x, y] = [clientX - left, clientY - top];
    if (x < this.area[0] - 6 || x > this.area[1] + 6) return null;
    const pitch = this.scales.length > 1 ? this.scales[0].y - this.scales[1].y : 40;
    const layer = this.scales.findIndex((row) => Math.abs(row.y - y) <= pitch / 2);
    if (layer < 0) return null;
    const { x0, step } = this.scales[layer];
    const col = Math.round((x - x0) / step);
    const last = this.state.sizes[layer] - 1;
    return col < -1 || col > last + 1 ? null : [layer, Math.max(0, Math.min(last, col))];
  }
};

// shared/controls.ts
function button(label, onClick, name, quiet = false) {
  const text = name === void 0 ? label : icon(name);
  const attributes = { type: "button", class: `cnn-button${quiet ? " cnn-quiet" : ""}`, onclick: onClick };
  return h("button", name === void 0 ? attributes : { ...attributes, "aria-label": label, title: label }, text);
}
function toggle(label, onChange, target) {
  const state = target === void 0 ? "aria-pressed" : "aria-expanded";
  const element = button(label, () => onChange(element.getAttribute(state) !== "true"));
  element.setAttribute(state, "false");
  if (target !== void 0) {
    target.id ||= uniqueId("panel");
    element.setAttribute("aria-controls", target.id);
  }
  return { element, show: (on) => element.setAttribute(state, String(on)) };
}
var labelled = (label, field) => {
  field.id ||= uniqueId("field");
  return h("div", { class: "cnn-field" }, h("label", { for: field.id }, label), field);
};
function select(label, options, onChange) {
  const field = h("select", { class: "cnn-select", onchange: () => onChange(field.value) });
  for (const [value, text] of options) field.append(h("option", { value }, text));
  const show = (value) => {
    if (field.value !== value) field.value = value;
  };
  return { element: labelled(label, field), show };
}
function segmented(label, options, onChange) {
  const name = uniqueId("choice");
  const radios = options.map(
    ([value]) => h("input", { type: "radio", name, value, onchange: () => onChange(value) })
  );
  const items = options.map(([, text], i) => h("label", {}, radios[i], h("span", {}, text)));
  const element = h("div", { class: "cnn-segmented", role: "radiogroup", "aria-label": label }, ...items);
  const show = (value) => radios.forEach((radio) => radio.checked = radio.value === value);
  return { element, show };
}
function stepper(label, name, [least, most], onChange) {
  let value = least;
  let asked = null;
  const step = (by) => {
    if (asked === null) requestAnimationFrame(() => asked = null);
    asked = Math.max(least, Math.min(most, (asked ?? value) + by));
    onChange(asked);
  };
  const less = button(`Decrease ${name}`, () => step(-1), "minus");
  const more = button(`Increase ${name}`, () => step(1), "plus");
  const output = h("output", { class: "cnn-number" });
  const id = uniqueId("stepper");
  const caption = h("span", { id, class: "cnn-caption" }, label);
  const group = h("div", { class: "cnn-stepper", role: "group", "aria-labelledby": id }, less, output, more);
  const show = (values) => {
    value = values[0];
    const equal = values.every((other) => other === value);
    setText(output, equal ? String(value) : values.join("×"));
    disable(less, value <= least && equal);
    disable(more, value >= most && equal);
  };
  return { element: h("div", { class: "cnn-field" }, caption, group), show };
}
var disable = (element, off) => element.setAttribute("aria-disabled", String(off));

// receptive_field/state.ts
var TRAITS = ["layers", "size", "axes", "unit", "weights", "zoom", "tour", "picture"];
var MOST_LAYERS = 24;
var LARGEST = { 1: 1200, 2: 512 };
function stackOf(layers, size, axes) {
  return { layers, size, axes, sizes: stackSizes(layers, size), steps: fieldSteps(layers) };
}
function readStack(get) {
  const layers = get("layers").map(fieldLayer);
  return stackOf(layers, get("size"), get("axes"));
}
function readUnit(get, { sizes, axes }) {
  const [layer, row, col] = get("unit");
  const kept = Math.max(0, Math.min(sizes.length - 1, layer));
  const inside = (at) => Math.max(0, Math.min(sizes[kept] - 1, at));
  return [kept, axes === 2 ? inside(row) : 0, inside(col)];
}
function readState(get) {
  const stack = readStack(get);
  const unit = readUnit(get, stack);
  const [layer, , col] = unit;
  return {
    ...stack,
    unit,
    weights: get("weights"),
    zoom: get("zoom"),
    tour: get("tour"),
    down: pathsDown(stack.layers, stack.sizes, layer, col),
    up: pathsUp(stack.layers, stack.sizes, layer, col)
  };
}
function unitIn({ steps, sizes }, [layer, row, col], target, axes) {
  const [from, to] = [steps[layer], steps[target]];
  const moved = (at) => nearestUnit(to, sizes[target], from.place + from.j * at);
  return [target, axes === 2 ? moved(row) : 0, moved(col)];
}
function followed(before, [layer, row, col], after) {
  const kept = layer === before.layers.length ? after.layers.length : Math.min(layer, after.layers.length);
  const [was, now] = [before.sizes[layer], Math.max(1, after.sizes[kept])];
  const moved = (at) => Math.min(now - 1, Math.floor((2 * at + 1) * now / (2 * was)));
  return [kept, after.axes === 2 ? moved(before.axes === 1 ? col : row) : 0, moved(col)];
}
function attempt(binding, change) {
  const before = readStack(binding.get);
  const after = stackOf(change.layers ?? before.layers, change.size ?? before.size, change.axes ?? before.axes);
  const count = after.layers.length;
  if (count < 1) return "The last layer has to stay: without one, every pixel sees only itself.";
  if (count > MOST_LAYERS) return `A stack of ${MOST_LAYERS} layers is the most that is drawn here; remove one first.`;
  const problem = stackProblem(after.layers, after.size);
  if (problem !== null) return problem;
  const traits = { size: after.size, axes: after.axes, unit: change.unit ?? followed(before, readUnit(binding.get, before), after) };
  if (change.layers !== void 0) traits["layers"] = change.layers.map(fieldLayerTuple);
  binding.set(traits);
  return null;
}
var presetChange = ({ layers, size, axes, unit }) => ({ layers: layers.map(fieldLayer), size, axes, unit });
function presetName({ layers, size, axes }, presets) {
  const now = JSON.stringify(layers.map(fieldLayerTuple));
  const same2 = (preset) => preset.size === size && preset.axes === axes && JSON.stringify(preset.layers) === now;
  return Object.keys(presets).find((name) => same2(presets[name])) ?? "";
}

// receptive_field/controls.ts
var KINDS = Object.entries(FIELD_KINDS);
var TOURS = [
  ["units", "across"],
  ["layers", "upward"]
];
var AXES = [
  ["2", "picture"],
  ["1", "signal"]
];
var ZOOMS = [1, 2, 4, 8, 16, 32, 64].map((times) => [String(times), `×${times}`]);
var MOST = { kernel: 31, stride: 16, padding: 512, dilation: 512 };
var Controls = class {
  constructor(frame, focus) {
    this.frame = frame;
    this.focus = focus;
    this.presets();
    const tour = segmented("Play moves", TOURS, (value) => frame.binding.set({ tour: value, playing: false }));
    frame.choices.append(h("div", { class: "cnn-field" }, h("span", { class: "cnn-caption" }, "play"), tour.element));
    const zoom = select("zoom", ZOOMS, (value) => frame.binding.set({ zoom: Number(value) }));
    this.editor = h("div", { class: "cnn-editing-layer", role: "group", "aria-label": "The chosen layer" }, this.title, this.layer(), this.input(), this.order());
    this.editor.append(zoom.element);
    this.shows.push((state) => {
      tour.show(state.tour);
      zoom.show(String(2 ** Math.round(Math.log2(state.zoom))));
      zoom.element.hidden = state.size < 40 && state.zoom === 1;
    });
  }
  frame;
  focus;
  /** The editor of the chosen layer. */
  editor;
  /** The layer that is edited; 0 for the input. */
  chosen = 1;
  shows = [];
  title = h("strong", {});
  show(state) {
    this.chosen = Math.min(this.chosen, state.layers.length);
    setText(this.title, this.chosen === 0 ? `Input, ${state.size} ${state.axes === 2 ? "pixels a side" : "samples"}` : `Layer ${this.chosen}`);
    this.shows.forEach((show) => show(state));
  }
  choose(layer) {
    this.chosen = layer;
    this.frame.complain(null);
    this.frame.binding.schedule();
  }
  /** Move the chosen layer by one place, up for +1. */
  move(by) {
    const { layers } = readStack(this.frame.binding.get);
    const [from, to] = [this.chosen - 1, this.chosen - 1 + by];
    if (from < 0 || to < 0 || to >= layers.length) return;
    const moved = [...layers];
    [moved[from], moved[to]] = [layers[to], layers[from]];
    if (!this.change({ layers: moved })) return;
    this.chosen += by;
    this.focus(this.chosen);
  }
  /** Put a copy of the chosen layer above it. */
  add() {
    const { layers } = readStack(this.frame.binding.get);
    const model = layers[this.chosen - 1] ?? { kernel: 3, stride: 1, padding: 1, after: 1, dilation: 1, kind: "conv" };
    if (this.change({ layers: [...layers.slice(0, this.chosen), model, ...layers.slice(this.chosen)] })) this.choose(this.chosen + 1);
  }
  remove() {
    if (this.chosen === 0) return;
    const { layers } = readStack(this.frame.binding.get);
    if (this.change({ layers: layers.filter((_, at) => at !== this.chosen - 1) })) this.choose(Math.max(1, this.chosen - 1));
  }
  change(change) {
    const complaint = attempt(this.frame.binding, change);
    this.frame.complain(complaint);
    this.frame.player?.pause();
    this.frame.binding.schedule();
    return complaint === null;
  }
  presets() {
    const table = this.frame.binding.get("presets") ?? {};
    const options = [["", "your own"], ...Object.entries(table).map(([name, { title }]) => [name, title])];
    const choice = select("Stack", options, (name) => {
      const preset = table[name];
      if (preset === void 0) return;
      if (this.change(presetChange(preset))) this.frame.binding.set({ zoom: 1 });
      this.chosen = 1;
    });
    this.frame.choices.append(choice.element);
    this.shows.push((state) => choice.show(presetName(state, table)));
  }
  /** Kind, kernel, stride, dilation, padding. */
  layer() {
    const kind = select("kind", KINDS, (value) => this.edit({ kind: value }));
    kind.element.classList.add("cnn-kind");
    const settings = ["kernel", "stride", "dilation", "padding"].map((name) => {
      const least = name === "padding" ? 0 : 1;
      return [name, stepper(name, name, [least, MOST[name]], (value) => this.edit({ [name]: value }))];
    });
    const element = h("div", { class: "cnn-fields" }, kind.element, ...settings.map(([, { element: element2 }]) => element2));
    this.shows.push((state) => {
      const layer = state.layers[this.chosen - 1];
      element.hidden = layer === void 0;
      if (layer === void 0) return;
      kind.show(layer.kind);
      for (const [name, control] of settings) control.show([layer[name]]);
    });
    return element;
  }
  edit(patch) {
    const { layers } = readStack(this.frame.binding.get);
    const before = layers[this.chosen - 1];
    if (before === void 0) return;
    if (before.kind === "causal" && patch.padding !== void 0) {
      this.frame.complain("A causal convolution is padded in front only, by (k−1)·d, so that no output sees what comes after it: there is nothing to choose.");
      this.frame.binding.schedule();
      return;
    }
    this.change({ layers: layers.map((layer, at) => at === this.chosen - 1 ? fitted(before, { ...layer, ...patch }, patch.padding === void 0) : layer) });
  }
  input() {
    const field = h("input", { type: "range", class: "cnn-slider", min: 1, step: 1, "aria-label": "Input size", oninput: () => void this.change({ size: field.valueAsNumber }) });
    const axes = segmented("The input is a", AXES, (value) => {
      const most = LARGEST[Number(value)];
      void this.change({ axes: Number(value), size: Math.min(most, readStack(this.frame.binding.get).size) });
    });
    const element = h("div", { class: "cnn-fields" }, axes.element, field);
    this.shows.push((state) => {
      element.hidden = this.chosen !== 0;
      axes.show(String(state.axes));
      field.max = String(LARGEST[state.axes]);
      field.valueAsNumber = state.size;
    });
    return element;
  }
  order() {
    const up = button("Up", () => this.move(1));
    const down = button("Down", () => this.move(-1));
    const remove = button("Remove", () => this.remove());
    const add = button("Add above", () => this.add());
    this.shows.push(({ layers }) => {
      disable(up, this.chosen === 0 || this.chosen === layers.length);
      disable(down, this.chosen < 2);
      disable(remove, this.chosen === 0);
    });
    return h("div", { class: "cnn-fields" }, add, up, down, remove);
  }
};
function fitted(before, layer, follow) {
  const half = ({ kernel, dilation: dilation2 }) => Math.floor((kernel - 1) * dilation2 / 2);
  const same2 = before.padding === half(before) && before.padding > 0;
  let padding = layer.padding;
  if (layer.kind === "causal") padding = (layer.kernel - 1) * layer.dilation;
  else if (follow && (same2 || before.kind === "causal")) padding = half(layer);
  const pooling = layer.kind === "max" || layer.kind === "avg";
  if (pooling && follow) padding = Math.min(padding, Math.floor(layer.kernel / 2));
  const dilation = layer.kind === "avg" && before.kind !== "avg" ? 1 : layer.dilation;
  return { ...layer, padding, after: layer.kind === "causal" ? 0 : padding, dilation };
}

// ops/random_networks.ts
var RANDOM_NETWORKS = 24;
var HIDDEN = 4;
function mixed(x) {
  x = Math.imul(x ^ x >>> 16, 2146121005);
  x = Math.imul(x ^ x >>> 15, 2221713035);
  return (x ^ x >>> 16) >>> 0;
}
var drawn = (start, index) => (2 * (mixed((index ^ start) >>> 0) / 2 ** 32) - 1) * Math.sqrt(3);
var streamStart = (stream) => mixed(stream + 1);
function windows({ layers, sizes, axes, unit: [layer, row, col] }) {
  const across = pathsDown(layers, sizes, layer, col).map((paths2) => pathExtent(paths2) ?? [0, 0]);
  const down = axes === 2 ? pathsDown(layers, sizes, layer, row).map((paths2) => pathExtent(paths2) ?? [0, 0]) : null;
  return across.map((cols, at) => [down?.[at] ?? [0, 0], cols]);
}
function networkCost({ layers, axes, relu, unit: [layer] }) {
  let [cost, width] = [0, 1];
  for (const { kernel, stride, dilation } of layers.slice(0, layer).reverse()) {
    cost += (width * kernel) ** axes * (relu ? 2 * HIDDEN ** 2 : 2);
    width = (width - 1) * stride + (kernel - 1) * dilation + 1;
  }
  return cost;
}
function geometry({ kernel, stride, padding, dilation }, axes) {
  const two = axes === 2;
  return { kh: two ? kernel : 1, kw: kernel, sh: two ? stride : 1, sw: stride, ph: two ? padding : 0, pw: padding, dh: two ? dilation : 1, dw: dilation };
}
function visit(g, y, x, each) {
  for (let i = 0; i < y.h; i++) {
    for (let j = 0; j < y.w; j++) {
      for (let m = 0; m < g.kh; m++) {
        const row = (y.top + i) * g.sh - g.ph + m * g.dh - x.top;
        if (row < 0 || row >= x.h) continue;
        for (let n = 0; n < g.kw; n++) {
          const col = (y.left + j) * g.sw - g.pw + n * g.dw - x.left;
          if (col >= 0 && col < x.w) each(i * y.w + j, row * x.w + col, m * g.kw + n);
        }
      }
    }
  }
}
var convolves = ({ kind }) => kind === "conv" || kind === "causal";
function randomGradient(networks, number) {
  const { layers, sizes, axes, unit: [last], relu } = networks;
  const seen = windows(networks);
  const patch = (at, channels) => {
    const [[top, bottom], [left, right]] = seen[at];
    const [h2, w] = [bottom - top + 1, right - left + 1];
    return { channels, top, left, h: h2, w, data: new Float64Array(channels * h2 * w) };
  };
  let x = patch(0, 1);
  const noise = streamStart(64 * number);
  for (let i = 0, at = 0; i < x.h; i++) for (let j = 0; j < x.w; j++, at++) x.data[at] = drawn(noise, (x.top + i) * sizes[0] + x.left + j);
  const kept = [];
  for (let at = 1; at <= last; at++) {
    const layer = layers[at - 1];
    const y = patch(at, convolves(layer) ? relu ? HIDDEN : 1 : x.channels);
    const made = { g: geometry(layer, axes), x, y, weight: null, winner: null, alive: null };
    if (layer.kind !== "max") made.weight = weights(convolves(layer) ? 64 * number + at : null, y.channels, x.channels, made.g.kh * made.g.kw);
    forward(made);
    if (relu && convolves(layer) && at < last) {
      made.alive = y.data.map((value) => value > 0 ? 1 : 0);
      y.data.forEach((value, place) => y.data[place] = Math.max(0, value));
    }
    kept.push(made);
    x = y;
  }
  let grad = new Float64Array(x.data.length);
  grad[0] = 1;
  for (const layer of kept.reverse()) grad = backward(layer, grad);
  return spread(grad, patch(0, 1), axes === 2 ? sizes[0] : 1, sizes[0]);
}
function weights(stream, outs, ins, taps) {
  const made = new Float64Array(outs * ins * taps);
  if (stream === null) return made.map((_, at) => Math.floor(at / taps) % (ins + 1) === 0 ? 1 / taps : 0);
  const start = streamStart(stream);
  const scale = 1 / Math.sqrt(ins * taps);
  return made.map((_, index) => drawn(start, index) * scale);
}
function products({ g, x, y, weight }, each) {
  const [taps, from, to] = [g.kh * g.kw, x.h * x.w, y.h * y.w];
  visit(g, y, x, (out, pixel, tap) => {
    for (let o = 0; o < y.channels; o++) {
      for (let c = 0; c < x.channels; c++) each(o * to + out, c * from + pixel, weight[(o * x.channels + c) * taps + tap]);
    }
  });
}
function forward(layer) {
  const { g, x, y, weight } = layer;
  if (weight !== null) {
    products(layer, (out, pixel, w) => y.data[out] += x.data[pixel] * w);
    return;
  }
  const winner = layer.winner = new Int32Array(y.data.length).fill(-1);
  visit(g, y, x, (out, pixel) => {
    for (let c = 0; c < x.channels; c++) {
      const [value, place] = [x.data[c * x.h * x.w + pixel], c * y.h * y.w + out];
      if (winner[place] >= 0 && value <= y.data[place]) continue;
      y.data[place] = value;
      winner[place] = c * x.h * x.w + pixel;
    }
  });
}
function backward(layer, above) {
  const { winner, alive } = layer;
  const grad = new Float64Array(layer.x.data.length);
  alive?.forEach((value, at) => above[at] *= value);
  if (winner === null) products(layer, (out, pixel, w) => grad[pixel] += above[out] * w);
  winner?.forEach((place, at) => {
    if (place >= 0) grad[place] += above[at];
  });
  return grad;
}
function spread(values, { top, left, h: h2, w }, rows, cols) {
  const made = new Float64Array(rows * cols);
  for (let i = 0; i < h2; i++) for (let j = 0; j < w; j++) made[(top + i) * cols + left + j] = values[i * w + j];
  return made;
}
function addMagnitudes(total, grad) {
  for (let i = 0; i < total.length; i++) total[i] += Math.abs(grad[i]);
}
function asShares(values) {
  const sum = values.reduce((a, b) => a + b, 0);
  return sum > 0 ? values.map((value) => value / sum) : values;
}

// receptive_field/effective.ts
var DEAREST = 3e6;
var PATIENCE = 160;
var SLICE = 6;
var EffectiveField = class {
  constructor(changed) {
    this.changed = changed;
  }
  changed;
  key = "";
  shown = null;
  total = null;
  count = 0;
  timer;
  get(state) {
    const key = JSON.stringify([state.layers, state.size, state.axes, state.unit, state.weights]);
    if (key === this.key && this.shown !== null) return this.shown;
    clearTimeout(this.timer);
    this.key = key;
    this.total = null;
    this.count = 0;
    const equal = paths(state);
    const random = state.weights !== "equal" && state.unit[0] > 0;
    const networks = { ...state, relu: state.weights === "relu" };
    const dear = random && networkCost(networks) > DEAREST;
    const note2 = dear ? "This stack is too large to draw random networks of in a page: paths are counted instead. The Python call measures it." : null;
    this.shown = summed(state, equal, random && !dear ? 0 : null, note2);
    if (random && !dear) this.timer = setTimeout(() => this.work(state, networks), PATIENCE);
    return this.shown;
  }
  dispose() {
    clearTimeout(this.timer);
  }
  work(state, networks) {
    const until = performance.now() + SLICE;
    do {
      const grad = randomGradient(networks, this.count++);
      this.total ??= new Float64Array(grad.length);
      addMagnitudes(this.total, grad);
    } while (this.count < RANDOM_NETWORKS && performance.now() < until);
    this.shown = summed(state, asShares(this.total), this.count, null);
    if (this.count < RANDOM_NETWORKS) this.timer = setTimeout(() => this.work(state, networks), 16);
    this.changed();
  }
};
function paths({ layers, sizes, axes, unit: [layer, row], down }) {
  return equalGradient(axes === 2 ? pathsDown(layers, sizes, layer, row)[0] : Float64Array.of(1), down[0]);
}
function summed(state, mass, networks, note2) {
  const { axes, size: cols, steps, unit: [layer, row, col] } = state;
  const rows = axes === 2 ? cols : 1;
  const profile = new Float64Array(cols);
  for (let i = 0, at = 0; i < rows; i++) for (let j2 = 0; j2 < cols; j2++, at++) profile[j2] += mass[at];
  const { r, j, start } = steps[layer];
  const middle = (at) => start + j * at + (r - 1) / 2;
  const held = heldSize(mass, rows, cols, [axes === 2 ? middle(row) : 0, middle(col)]);
  return { mass, rows, cols, profile, held, networks, note: note2 };
}

// receptive_field/ledger.ts
var HEAD = ["layer", `r ← r + (k${MINUS}1)·d·j`, "j ← j·s", `start ← start ${MINUS} p·j`, "units"];
var Ledger = class {
  constructor(pick) {
    this.pick = pick;
    const head = h("thead", {}, h("tr", {}, ...HEAD.map((text) => h("th", { scope: "col" }, text))));
    const table = h("table", { class: "cnn-ledger" }, h("caption", {}, "What r and j come to, from the input up: k kernel, s stride, d dilation, p padding"), head, this.body);
    this.element = h("div", {}, this.where, h("div", { class: "cnn-scroll", role: "region", tabindex: 0, "aria-label": "Arithmetic of the layers" }, table));
    this.body.addEventListener("click", (event) => {
      const row = event.target.closest("tr");
      if (row !== null) this.pick([...this.body.children].indexOf(row));
    });
  }
  pick;
  element;
  body = h("tbody", {});
  where = h("p", { class: "cnn-where" });
  shown = "";
  marked = null;
  update(state) {
    setText(this.where, placement(state));
    const shown = JSON.stringify([state.layers, state.size]);
    if (shown !== this.shown) {
      this.shown = shown;
      this.body.replaceChildren(...state.steps.map((_, layer) => this.row(state, layer)));
      this.marked = null;
    }
    const now = this.body.children[state.unit[0]] ?? null;
    if (now === this.marked) return;
    this.marked?.classList.remove("cnn-now");
    now?.classList.add("cnn-now");
    this.marked = now;
  }
  row({ layers, steps, sizes }, layer) {
    const { r, j, start } = steps[layer];
    const each = layers[layer - 1];
    const before = steps[layer - 1];
    const cell = (working, result) => h("td", {}, each === void 0 ? "" : `${working} = `, h("b", {}, whole(result)));
    return h(
      "tr",
      { "data-layer": layer },
      h("th", { scope: "row" }, `${layer} ${each === void 0 ? "input" : fieldLayerName(each)}`),
      cell(`${before?.r} + (${each?.kernel}${MINUS}1)·${each?.dilation}·${before?.j}`, r),
      cell(`${before?.j}·${each?.stride}`, j),
      cell(`${whole(before?.start ?? 0)} ${MINUS} ${each?.padding}·${before?.j}`, start),
      h("td", {}, String(sizes[layer]))
    );
  }
};

// shared/theme.ts
var SIGNALS = ["data-theme", "data-jp-theme-light", "data-vscode-theme-kind", "theme", "class"];
function onTheme(changed) {
  const watch = new MutationObserver(changed);
  for (const element of [document.documentElement, document.body]) watch.observe(element, { attributeFilter: SIGNALS });
  const system = matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", changed);
  return () => {
    watch.disconnect();
    system.removeEventListener("change", changed);
  };
}
var pen;
function themeColour(element, property) {
  pen ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const probe = element.appendChild(document.createElement("i"));
  probe.style.color = `var(${property})`;
  pen.fillStyle = getComputedStyle(probe).color;
  probe.remove();
  pen.fillRect(0, 0, 1, 1);
  const [r, g, b] = pen.getImageData(0, 0, 1, 1).data;
  return [r, g, b];
}

// shared/heat.ts
var STEPS = 255;
var MOVES = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1]
};
var Heat = class {
  /** `label` names the picture for those who cannot see it. Its width is for the style sheet or the caller to set. */
  constructor(label, events = {}) {
    this.events = events;
    const active = Object.keys(events).length > 0;
    const attributes = active ? { role: "application", tabindex: 0, "aria-roledescription": "map" } : { role: "img" };
    this.element = h("div", { class: "cnn-heat", "aria-label": label, ...attributes }, this.canvas, this.outline);
    this.stop = onTheme(() => {
      this.tables.clear();
      this.paintAgain?.();
    });
    if (active) this.listen();
  }
  events;
  element;
  canvas = h("canvas", { class: "cnn-heat-canvas", width: 1, height: 1 });
  outline = h("div", { class: "cnn-heat-outline", hidden: true });
  stop;
  tables = /* @__PURE__ */ new Map();
  paintAgain = null;
  /** Kept, because a large map painted at every frame would be a lot of garbage. */
  image = null;
  cursor = [0, 0];
  get rows() {
    return this.canvas.height;
  }
  get cols() {
    return this.canvas.width;
  }
  name(label) {
    setAttribute(this.element, "aria-label", label);
  }
  /** Paint rows × cols values, row by row. What is not a number stays transparent. */
  paint(values, rows, cols, { hue, most }) {
    this.draw(rows, cols, (pixels) => {
      const words = new Uint32Array(pixels.buffer);
      const scale = most > 0 ? STEPS / most : 0;
      if (hue === "image") {
        for (let i = 0; i < words.length; i++) words[i] = grey(values[i] * scale);
        return;
      }
      const table = this.table(hue);
      for (let i = 0; i < words.length; i++) {
        const at = values[i] * scale + STEPS;
        words[i] = at !== at ? 0 : table[at < 0 ? 0 : at > 2 * STEPS ? 2 * STEPS : at + 0.5 | 0];
      }
    });
  }
  /** Paint a picture of 1 (grey) or 3 (red, green, blue) numbers per pixel, 0 to 255. */
  paintPicture(data, rows, cols, channels) {
    const last = channels - 1;
    this.draw(rows, cols, (pixels) => {
      for (let i = 0, at = 0; i < rows * cols; i++, at += channels) {
        pixels[4 * i] = data[at];
        pixels[4 * i + 1] = data[at + Math.min(1, last)];
        pixels[4 * i + 2] = data[at + last];
        pixels[4 * i + 3] = 255;
      }
    });
  }
  /** Outline a rectangle of values in the accent, or none. */
  box(box) {
    this.outline.hidden = box === null;
    if (box === null) return;
    const part = (value, whole2) => `${100 * value / whole2}%`;
    const { style } = this.outline;
    style.left = part(box.col, this.cols);
    style.top = part(box.row, this.rows);
    style.width = part(box.cols, this.cols);
    style.height = part(box.rows, this.rows);
  }
  /** Put the cursor of the keyboard on a value, without a word to anybody: where the arrow keys start from. */
  place(row, col) {
    this.cursor = [limit(row, this.rows), limit(col, this.cols)];
  }
  /** The value under a pointer, even when the pointer has been dragged outside. */
  at({ clientX, clientY }) {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    return [
      limit(Math.floor((clientY - top) / height * this.rows), this.rows),
      limit(Math.floor((clientX - left) / width * this.cols), this.cols)
    ];
  }
  dispose() {
    this.stop();
  }
  draw(rows, cols, painter) {
    if (this.canvas.width !== cols) this.canvas.width = cols;
    if (this.canvas.height !== rows) this.canvas.height = rows;
    this.paintAgain = () => {
      const context = this.canvas.getContext("2d");
      if (this.image?.width !== cols || this.image.height !== rows) this.image = context.createImageData(cols, rows);
      const { image } = this;
      painter(image.data);
      context.putImageData(image, 0, 0);
    };
    if (this.element.isConnected) this.paintAgain();
    else requestAnimationFrame(() => this.paintAgain?.());
  }
  /** Colours from -STEPS to STEPS, as the 32-bit words of a canvas. */
  table(hue) {
    const known = this.tables.get(hue);
    if (known !== void 0) return known;
    const ground = themeColour(this.element, "--cnn-ground");
    const plus = themeColour(this.element, `--cnn-${hue}-plus`);
    const minus = hue === "input" ? plus : themeColour(this.element, `--cnn-${hue}-minus`);
    const made = Uint32Array.from({ length: 2 * STEPS + 1 }, (_, i) => {
      const [end, t] = [i < STEPS ? minus : plus, Math.abs(i - STEPS) / STEPS];
      const [r, g, b] = ground.map((from, channel) => Math.round(from + (end[channel] - from) * t));
      return word(r, g, b);
    });
    this.tables.set(hue, made);
    return made;
  }
  listen() {
    const { element, events } = this;
    const point = (event) => this.move(...this.at(event));
    element.addEventListener("pointermove", point);
    element.addEventListener("pointerdown", point);
    element.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch") events.leave?.();
    });
    element.addEventListener("click", (event) => events.pick?.(...this.at(event)));
    element.addEventListener("focus", () => {
      if (element.matches(":focus-visible")) this.move(...this.cursor);
    });
    element.addEventListener("blur", () => events.leave?.());
    element.addEventListener("keydown", (event) => {
      if (!this.pressed(event)) return;
      event.preventDefault();
      event.stopPropagation();
    });
  }
  /** Arrow keys move by one value, with Shift by ten. */
  pressed(event) {
    const [row, col] = this.cursor;
    if (event.altKey || event.ctrlKey || event.metaKey) return false;
    const move = MOVES[event.key];
    const by = event.shiftKey ? 10 : 1;
    if (move !== void 0) this.move(limit(row + by * move[0], this.rows), limit(col + by * move[1], this.cols));
    else if (this.events.pick !== void 0 && (event.key === "Enter" || event.key === " ")) this.events.pick(row, col);
    else return this.events.key?.(event, row, col) ?? false;
    return true;
  }
  move(row, col) {
    this.cursor = [limit(row, this.rows), limit(col, this.cols)];
    this.events.point?.(...this.cursor);
  }
};
var limit = (value, size) => Math.max(0, Math.min(size - 1, value));
var word = (r, g, b) => (255 << 24 | b << 16 | g << 8 | r) >>> 0;
function grey(value) {
  if (value !== value) return 0;
  const level = value < 0 ? 0 : value > 255 ? 255 : value + 0.5 | 0;
  return word(level, level, level);
}

// shared/scale.ts
function reach(values) {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i]));
  return most;
}

// receptive_field/panels.ts
var WEIGHTS = [
  ["equal", "count paths"],
  ["random", "random weights"],
  ["relu", "random + ReLU"]
];
var Panels = class {
  element;
  weights;
  could;
  does;
  eyes = new Heat("The picture, each pixel as bright as its share of the gradient");
  held = h("div", { class: "cnn-held-box" });
  captions = [h("figcaption", {}), h("figcaption", {}), h("figcaption", {}, "through its eyes")];
  figures;
  note = h("p", { class: "cnn-panel-note" });
  state = null;
  sample = null;
  drawn = null;
  constructor(point, choose) {
    this.could = new Heat("What the unit could see: arrow keys move it over the picture", { point: (row, col) => this.point(row, col, point) });
    this.does = new Heat("Share of each pixel in the gradient");
    this.does.element.append(this.held);
    this.weights = segmented("Effective field", WEIGHTS, (value) => choose(value));
    const heats = [this.could, this.does, this.eyes];
    this.figures = h("div", { class: "cnn-panels" }, ...heats.map((heat, at) => h("figure", {}, heat.element, this.captions[at])));
    const head = h("div", { class: "cnn-panel-head" }, h("span", { class: "cnn-caption" }, "how much each pixel matters:"), this.weights.element);
    this.element = h("div", {}, head, this.figures, this.note);
  }
  update(state, effective, picture) {
    this.state = state;
    this.weights.show(state.weights);
    this.figures.hidden = state.axes === 1;
    setText(this.note, note(state, effective));
    if (state.axes === 1 || picture === null) return;
    const n = state.size;
    if (this.sample?.picture !== picture || this.sample.n !== n) {
      const data = squareSample(picture.data, picture.width, picture.height, picture.channels, n);
      this.sample = { picture, n, data };
      this.could.paintPicture(data, n, n, picture.channels);
      this.drawn = null;
    }
    if (this.drawn === effective) return;
    this.drawn = effective;
    this.does.paint(effective.mass, n, n, { hue: "activation", most: reach(effective.mass) });
    this.eyes.paintPicture(dimmed(this.sample.data, picture.channels, effective.mass), n, n, picture.channels);
    this.boxes(state, effective);
  }
  dispose() {
    for (const heat of [this.could, this.does, this.eyes]) heat.dispose();
  }
  boxes({ size: n, steps, unit: [layer, row, col] }, { held }) {
    const { r, j, start } = steps[layer];
    const cut = (at, width) => {
      const first = Math.max(0, start + j * at + (r - width) / 2);
      return [first, Math.min(n, start + j * at + (r + width) / 2) - first];
    };
    const box = (width) => {
      const [[top, rows], [left, cols]] = [cut(row, width), cut(col, width)];
      return { row: top, col: left, rows, cols };
    };
    this.could.box(box(r));
    this.does.box(box(r));
    const inner = box(held);
    const part = (value) => `${100 * value / n}%`;
    this.held.style.cssText = `left:${part(inner.col)};top:${part(inner.row)};width:${part(inner.cols)};height:${part(inner.rows)}`;
    if (document.activeElement !== this.could.element) this.could.place(Math.floor(start + j * row + r / 2), Math.floor(start + j * col + r / 2));
    setText(this.captions[0], `could see ${r}${TIMES}${r} of ${n}${TIMES}${n}`);
    setText(this.captions[1], `95.45 % within ${held}${TIMES}${held} (dashed)`);
  }
  /** A point of the picture stands for the unit of the pointed layer that looks there. */
  point(row, col, point) {
    if (this.state === null) return;
    const { steps, sizes, unit: [layer] } = this.state;
    const unit = (at) => nearestUnit(steps[layer], sizes[layer], at);
    point(unit(row), unit(col));
  }
};
function note(state, { networks, note: problem, held }) {
  if (problem !== null) return problem;
  const layer = state.unit[0];
  if (layer === 0) return "A pixel of the input sees itself alone; point at a unit above it.";
  const { r } = state.steps[layer];
  if (networks === null) {
    const paths2 = state.down[0].filter((count) => count > 0);
    const [first, last] = pathExtent(state.down[0]) ?? [0, 0];
    if (paths2.length === 0) return "It sees nothing but padding.";
    if (paths2.every((count) => count === paths2[0])) return "Every pixel it sees lies on equally many paths: nothing fades towards the edge.";
    const gaps = paths2.length < last - first + 1 ? `Only ${paths2.length} of ${last - first + 1} columns lie on any path: the layers leave gaps. ` : "";
    const share = 100 * held ** state.axes / r ** state.axes;
    const small = held < r ? `The middle ${share.toFixed(0)} % of the field holds 95.45 % of all paths. ` : "";
    return `${gaps}${small}Many paths lead through the middle, few to the edge. Stack more of the same, and the field grows like the depth, the bell in it only like its square root (Luo et al., 2016).`;
  }
  const so = networks < RANDOM_NETWORKS ? `${networks} of ${RANDOM_NETWORKS}` : String(networks);
  return `Mean absolute gradient of ${so} random networks. Of convolutions alone, its mean square is proportional to the number of paths (Luo et al., 2016): the magnitude shows the same bell, wider.`;
}

// shared/editor.ts
var Editor = class {
  constructor(root) {
    this.root = root;
    this.element = h(
      "div",
      { class: "cnn-editor", role: "group", hidden: true },
      button("One less", () => this.nudge(-1), "minus"),
      this.field,
      button("One more", () => this.nudge(1), "plus")
    );
    this.field.addEventListener("input", () => this.read());
    this.element.addEventListener("keydown", (event) => this.keydown(event));
    this.element.addEventListener("focusout", (event) => {
      if (!this.element.contains(event.relatedTarget)) this.close(false);
    });
  }
  root;
  element;
  field = h("input", { type: "text", class: "cnn-entry", autocomplete: "off", spellcheck: "false" });
  edit = null;
  open(edit) {
    this.edit?.cell.classList.remove("cnn-editing");
    this.edit = edit;
    edit.cell.classList.add("cnn-editing");
    this.element.hidden = false;
    this.element.setAttribute("aria-label", `Edit ${edit.label}`);
    this.field.setAttribute("aria-label", edit.label);
    this.place(edit.cell);
    this.field.value = edit.typed ?? format(edit.value, 6);
    this.field.focus({ preventScroll: true });
    if (edit.typed === void 0) this.field.select();
    else this.read();
  }
  /** Close, giving the focus back to the cell when it was here. */
  close(refocus) {
    const { edit } = this;
    if (edit === null) return;
    this.edit = null;
    this.element.hidden = true;
    edit.cell.classList.remove("cnn-editing");
    if (refocus) edit.cell.focus({ preventScroll: true });
  }
  read() {
    const value = parseNumber(this.field.value);
    this.field.setAttribute("aria-invalid", String(value === null));
    if (value !== null) this.edit?.write(value);
  }
  nudge(by) {
    const value = (parseNumber(this.field.value) ?? 0) + by;
    this.field.value = format(value, 6);
    this.read();
  }
  keydown(event) {
    event.stopPropagation();
    const { key } = event;
    if (key === "ArrowUp" || key === "ArrowDown") this.nudge(key === "ArrowUp" ? 1 : -1);
    else if (key === "Escape") {
      this.edit?.write(this.edit.value);
      this.close(true);
    } else if (key === "Enter" && event.target === this.field) this.close(true);
    else return;
    event.preventDefault();
  }
  /** Beneath the cell, or above it at the bottom of the explorer; never beyond the explorer's sides. */
  place(cell) {
    const [frame, box] = [this.root.getBoundingClientRect(), cell.getBoundingClientRect()];
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const centred = box.left + box.width / 2 - width / 2 - frame.left;
    const left = Math.max(4, Math.min(frame.width - width - 4, centred));
    const below = box.bottom - frame.top + 6;
    const top = below + height > frame.height ? box.top - frame.top - height - 6 : below;
    this.element.style.translate = `${left}px ${top}px`;
  }
};

// shared/model.ts
function beginning(model, keys) {
  const kept = model.get("_initial");
  const now = () => Object.fromEntries(keys.map((key) => [key, structuredClone(model.get(key))]));
  return kept != null && Object.keys(kept).length > 0 ? kept : now();
}
function bind(model, keys, update) {
  let frame = 0;
  const schedule = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      update();
    });
  };
  for (const key of keys) model.on(`change:${key}`, schedule);
  return {
    get: (key) => model.get(key),
    set(patch) {
      const changed = Object.entries(patch).filter(([key, value]) => !same(model.get(key), value));
      for (const [key, value] of changed) model.set(key, value);
      if (changed.length > 0) model.save_changes();
    },
    schedule,
    dispose() {
      cancelAnimationFrame(frame);
      for (const key of keys) model.off(`change:${key}`, schedule);
    }
  };
}
var same = (a, b) => a === b || JSON.stringify(a) === JSON.stringify(b);

// shared/player.ts
function startClock(model, sequence2) {
  let timer;
  const get = (key) => model.get(key);
  const write = (traits) => {
    for (const [key, value] of Object.entries(traits)) model.set(key, value);
    model.save_changes();
  };
  const wait = () => {
    clearTimeout(timer);
    if (get("playing") === true) timer = setTimeout(tick, 1e3 / Math.max(0.25, Number(get("speed"))));
  };
  const tick = () => {
    const [index, last] = [sequence2.index(get) + 1, sequence2.length(get) - 1];
    write({ ...index <= last && sequence2.at(get, index), playing: index < last });
    wait();
  };
  const events = ["change:playing", "change:speed"];
  for (const event of events) model.on(event, wait);
  wait();
  return () => {
    clearTimeout(timer);
    for (const event of events) model.off(event, wait);
  };
}
var SPEEDS = [0.25, 0.5, 1, 2, 4, 8].map((speed) => [String(speed), `${speed} / s`]);
var Player = class {
  constructor(binding, sequence2) {
    this.binding = binding;
    this.sequence = sequence2;
    this.scrub.setAttribute("aria-label", `Position among the ${sequence2.unit}s`);
    this.scrub.addEventListener("input", () => this.go(Number(this.scrub.value)));
    this.playButton = button("Play", () => this.toggle(), "play");
    this.playButton.append(icon("pause"));
    this.playButton.classList.add("cnn-play");
    this.element = h(
      "div",
      { class: "cnn-player", role: "group", "aria-label": "Player", id: uniqueId("player") },
      h(
        "div",
        { class: "cnn-transport" },
        button(`First ${sequence2.unit}`, () => this.go(0), "first", true),
        button("Step back", () => this.step(-1), "back", true),
        this.playButton,
        button("Step forward", () => this.step(1), "forward", true)
      ),
      this.scrub,
      this.count,
      this.speed.element
    );
    this.element.addEventListener("keydown", (event) => this.keydown(event));
  }
  binding;
  sequence;
  element;
  playButton;
  scrub = h("input", { type: "range", min: 0, step: 1, class: "cnn-scrub" });
  count = h("span", { class: "cnn-count" });
  speed = select("Speed", SPEEDS, (value) => this.binding.set({ speed: Number(value) }));
  /** Play, or pause. Playing from the last step starts again at the first. */
  toggle() {
    const playing = this.binding.get("playing") === true;
    const atEnd = this.sequence.index(this.binding.get) >= this.sequence.length(this.binding.get) - 1;
    this.binding.set({ ...!playing && atEnd && this.sequence.at(this.binding.get, 0), playing: !playing });
  }
  pause() {
    if (this.binding.get("playing") === true) this.binding.set({ playing: false });
  }
  update() {
    const playing = this.binding.get("playing") === true;
    const [index, length] = [this.sequence.index(this.binding.get), this.sequence.length(this.binding.get)];
    setAttribute(this.playButton, "aria-label", playing ? "Pause" : "Play");
    setAttribute(this.playButton, "title", playing ? "Pause" : "Play");
    setAttribute(this.playButton, "data-playing", String(playing));
    setAttribute(this.scrub, "max", String(length - 1));
    if (this.scrub.valueAsNumber !== index) this.scrub.valueAsNumber = index;
    setAttribute(this.scrub, "aria-valuetext", `${this.sequence.unit} ${index + 1} of ${length}`);
    this.scrub.style.setProperty("--done", String(length > 1 ? index / (length - 1) : 1));
    setText(this.count, `${index + 1} / ${length}`);
    this.speed.show(String(this.binding.get("speed")));
  }
  step(by) {
    this.go(this.sequence.index(this.binding.get) + by);
  }
  go(index) {
    const last = this.sequence.length(this.binding.get) - 1;
    const traits = this.sequence.at(this.binding.get, Math.max(0, Math.min(last, index)));
    this.binding.set({ ...traits, playing: false });
  }
  /** On the slider the space bar plays and pauses; on a button it presses the button, as everywhere. */
  keydown(event) {
    if (event.key !== " " || event.target !== this.scrub) return;
    event.preventDefault();
    this.toggle();
  }
};

// shared/python.ts
var PythonPanel = class {
  constructor(source) {
    this.source = source;
    const pre = h("pre", { tabindex: 0, role: "group", "aria-label": "Python source" }, this.code);
    const copy2 = button("Copy", () => void this.copy());
    const bar2 = h("div", { class: "cnn-python-bar" }, h("span", {}, "The same in Python"), this.status, copy2);
    this.element = h("div", { class: "cnn-python", hidden: true }, bar2, pre);
  }
  source;
  element;
  code = h("code", {});
  status = h("span", { class: "cnn-copied", role: "status" });
  /** Write the call again, if anybody can see it. */
  update() {
    if (this.element.hidden) return;
    setText(this.code, this.source());
    setText(this.status, "");
  }
  async copy() {
    try {
      await navigator.clipboard.writeText(this.source());
      setText(this.status, "Copied");
    } catch {
      getSelection()?.selectAllChildren(this.code);
      setText(this.status, "Selected: press Ctrl+C to copy");
    }
  }
};

// shared/base.ts
var PLAYING = ["playing", "speed"];
var SETTLED = 350;
var MARGINS = 4;
function defineExplorer(explorer) {
  const { sequence: sequence2 } = explorer;
  return {
    initialize: ({ model }) => sequence2 === void 0 ? () => {
    } : startClock(model, sequence2),
    render({ model, el }) {
      try {
        return mount(explorer, model, el);
      } catch (error) {
        const sentence = `${explorer.name} could not be drawn: ${error instanceof Error ? error.message : String(error)}`;
        el.replaceChildren(h("div", { class: "cnn" }, h("p", { class: "cnn-problem", role: "alert" }, sentence)));
        return () => el.replaceChildren();
      }
    }
  };
}
function mount(explorer, model, el) {
  const keys = [...explorer.traits, ...explorer.sequence === void 0 ? [] : PLAYING];
  const start = beginning(model, keys);
  const root = h("div", { class: "cnn", role: "group", "aria-label": explorer.title, "data-explorer": explorer.name });
  const live = h("div", { class: "cnn-live", role: "status", "aria-live": "polite", "aria-atomic": "true" });
  const problem = h("p", { class: "cnn-problem", role: "alert", hidden: true });
  const part = (name) => h("div", { class: `cnn-${name}` });
  let spoken2;
  const binding = bind(model, keys, () => draw());
  const frame = {
    binding,
    editor: new Editor(root),
    player: explorer.sequence === void 0 ? null : new Player(binding, explorer.sequence),
    choices: part("choices"),
    more: part("more"),
    stage: part("stage"),
    detail: part("detail"),
    complain(sentence) {
      problem.hidden = sentence === null;
      setText(problem, sentence ?? "");
    }
  };
  const view = explorer.build(frame);
  const python = new PythonPanel(() => view.python());
  const draw = () => {
    view.update();
    frame.player?.update();
    python.update();
    clearTimeout(spoken2);
    spoken2 = setTimeout(() => setText(live, view.describe()), SETTLED);
  };
  const toolbar = tools(frame, python, () => {
    frame.complain(null);
    view.reset?.();
    binding.set({ ...start, ...frame.player !== null && { playing: false } });
  });
  root.append(toolbar, frame.more, problem, frame.stage);
  if (frame.player !== null) root.append(frame.player.element);
  root.append(frame.detail, python.element, live, frame.editor.element);
  const watch = new ResizeObserver(() => view.resize(root.clientWidth - MARGINS));
  const stop = onTheme(() => view.theme?.());
  el.append(root);
  pauseOnPointing(frame);
  view.resize((root.clientWidth || 700) - MARGINS);
  draw();
  setText(live, view.describe());
  root.dataset["ready"] = "true";
  watch.observe(root);
  return () => {
    clearTimeout(spoken2);
    watch.disconnect();
    stop();
    view.dispose();
    binding.dispose();
    root.remove();
  };
}
function pauseOnPointing({ stage, player }) {
  const pause = (event) => {
    if (event.target.closest("[role=gridcell]") !== null) player?.pause();
  };
  stage.addEventListener("pointermove", pause);
  stage.addEventListener("pointerdown", pause);
  stage.addEventListener("focusin", pause);
}
function tools(frame, python, reset) {
  frame.more.hidden = true;
  const more = toggle("More", (on) => {
    frame.more.hidden = !on;
    more.show(on);
    frame.binding.schedule();
  }, frame.more);
  const code = toggle("Python", (on) => {
    python.element.hidden = !on;
    code.show(on);
    python.update();
  }, python.element);
  const expert = frame.more.hasChildNodes() && more.element;
  const ends = h("div", { class: "cnn-ends" }, expert, code.element, button("Reset", reset, "reset"));
  return h("div", { class: "cnn-bar", role: "group", "aria-label": "Settings" }, frame.choices, ends);
}

// shared/picture.ts
async function readPicture(url) {
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
  } catch {
    throw new Error("This file is no picture that the browser can read: try PNG, JPEG or WebP.");
  }
  return grab(image, image.naturalWidth, image.naturalHeight);
}
function grab(source, width, height) {
  const context = paper(width, height);
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  context.drawImage(source, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  let colour = false;
  for (let i = 0; i < data.length && !colour; i += 4) colour = data[i] !== data[i + 1] || data[i] !== data[i + 2];
  const channels = colour ? 3 : 1;
  const made = new Uint8Array(width * height * channels);
  for (let i = 0; i < width * height; i++) for (let c = 0; c < channels; c++) made[i * channels + c] = data[4 * i + c];
  return { width, height, channels, data: made };
}
var PictureReader = class {
  constructor(ready) {
    this.ready = ready;
  }
  ready;
  url = "";
  picture = null;
  /** Why the last picture could not be read. */
  problem = null;
  /** The picture behind this URL; until it is decoded, the one before. */
  get(url) {
    if (url !== this.url) {
      this.url = url;
      readPicture(url).then(
        (picture) => this.done(url, picture, null),
        (error) => this.done(url, null, error.message)
      );
    }
    return this.picture;
  }
  done(url, picture, problem) {
    if (url !== this.url) return;
    this.picture = picture ?? this.picture;
    this.problem = problem;
    this.ready();
  }
};
function paper(width, height) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  return canvas.getContext("2d", { willReadFrequently: true });
}

// receptive_field.ts
var sequence = {
  unit: "step",
  length(get) {
    const stack = readStack(get);
    return get("tour") === "layers" ? stack.layers.length + 1 : stack.sizes[readUnit(get, stack)[0]];
  },
  index(get) {
    const [layer, , col] = readUnit(get, readStack(get));
    return get("tour") === "layers" ? layer : col;
  },
  at(get, index) {
    const stack = readStack(get);
    const unit = readUnit(get, stack);
    return { unit: get("tour") === "layers" ? unitIn(stack, unit, index, stack.axes) : [unit[0], unit[1], index] };
  }
};
var ReceptiveFieldView = class {
  constructor(frame) {
    this.frame = frame;
    const { binding } = frame;
    this.effective = new EffectiveField(() => binding.schedule());
    this.pictures = new PictureReader(() => binding.schedule());
    this.state = readState(binding.get);
    this.shown = this.effective.get(this.state);
    this.controls = new Controls(frame, (layer) => this.focused = layer);
    this.cone = new Cone(
      {
        point: (layer, col) => this.point(layer, col),
        pick: (layer, col) => {
          this.cone.centre();
          this.point(layer, col);
          binding.schedule();
        },
        key: (event) => this.key(event.key, event.shiftKey ? 10 : 1),
        choose: (layer) => this.controls.choose(layer)
      },
      uniqueId("window")
    );
    this.panels = new Panels(
      (row, col) => this.go([readUnit(binding.get, this.state)[0], row, col]),
      (weights2) => binding.set({ weights: weights2 })
    );
    this.ledger = new Ledger((layer) => this.go(unitIn(this.state, this.state.unit, layer, this.state.axes)));
    this.cone.element.addEventListener("keydown", (event) => this.reorder(event));
    frame.stage.append(this.controls.editor, this.cone.element, this.hint);
    frame.detail.append(this.panels.element, this.ledger.element);
  }
  frame;
  cone;
  controls;
  panels;
  ledger;
  hint = h("p", { class: "cnn-hint" });
  effective;
  pictures;
  state;
  shown;
  traits = [];
  width = 700;
  focused = null;
  update() {
    const { get } = this.frame.binding;
    const traits = TRAITS.map(get);
    if (traits.some((value, at) => value !== this.traits[at])) this.state = readState(get);
    this.traits = traits;
    this.draw();
  }
  resize(width) {
    this.width = width;
    this.draw();
  }
  describe() {
    return spoken(this.state, this.shown.held);
  }
  python() {
    return fieldSource(this.state);
  }
  dispose() {
    this.effective.dispose();
    this.panels.dispose();
  }
  draw() {
    const { state } = this;
    this.shown = this.effective.get(state);
    this.controls.show(state);
    this.cone.update(state, this.shown, this.width, this.controls.chosen);
    this.panels.update(state, this.shown, this.pictures.get(this.frame.binding.get("picture")));
    this.ledger.update(state);
    setText(this.hint, hint(state));
    if (this.focused !== null) this.cone.focusName(this.focused);
    this.focused = null;
  }
  /** A unit of any layer; the row stays where it was. */
  point(layer, col) {
    const { get } = this.frame.binding;
    const stack = readStack(get);
    const [, row] = unitIn(stack, readUnit(get, stack), layer, stack.axes);
    this.go([layer, row, col]);
  }
  go(unit) {
    this.frame.binding.set({ unit, playing: false });
  }
  key(key, by) {
    const { get } = this.frame.binding;
    const stack = readStack(get);
    const unit = readUnit(get, stack);
    const [layer, row, col] = unit;
    const [top, last] = [stack.layers.length, stack.sizes[layer] - 1];
    const across = (to2) => this.go([layer, row, Math.max(0, Math.min(last, to2))]);
    const to = (target) => this.go(unitIn(stack, unit, Math.max(0, Math.min(top, target)), stack.axes));
    const moves = {
      ArrowLeft: () => across(col - by),
      ArrowRight: () => across(col + by),
      Home: () => across(0),
      End: () => across(last),
      ArrowUp: () => to(layer + 1),
      ArrowDown: () => to(layer - 1),
      PageUp: () => to(top),
      PageDown: () => to(0),
      " ": () => this.frame.player?.toggle(),
      Enter: () => this.controls.choose(layer)
    };
    moves[key]?.();
    return key in moves;
  }
  /** On a layer's name: Alt with an arrow moves the layer, Delete removes it, + adds one above it. */
  reorder(event) {
    const name = event.target.closest(".cnn-name");
    if (name === null || event.ctrlKey || event.metaKey) return;
    const arrow = event.altKey ? { ArrowUp: 1, ArrowDown: -1 }[event.key] : void 0;
    if (arrow === void 0 && event.key !== "Delete" && event.key !== "+") return;
    event.preventDefault();
    event.stopPropagation();
    if (this.focused === null) name.click();
    if (arrow !== void 0) this.controls.move(arrow);
    else {
      if (event.key === "+") this.controls.add();
      else this.controls.remove();
      this.focused = this.controls.chosen;
    }
  }
};
var receptive_field_default = defineExplorer({
  name: "ReceptiveFieldExplorer",
  title: "Receptive field explorer",
  traits: TRAITS,
  sequence,
  build: (frame) => new ReceptiveFieldView(frame)
});
export {
  receptive_field_default as default
};

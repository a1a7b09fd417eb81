// ops/architecture.ts
var KINDS = ["input", "layer", "operation", "output"];
var plainSize = (shape2) => Array.isArray(shape2) && shape2.length > 0 && shape2.every((side) => typeof side === "number") ? shape2 : null;
var sizeProduct = (sides) => sides.reduce((a, b) => a * b, 1);
function unpackNodes(packed, name) {
  const order2 = packed.graphs[name].order.flatMap(
    (item) => typeof item === "number" ? [item] : Array.from({ length: item[0] }, () => item.slice(1)).flat()
  );
  const nodes = [];
  order2.forEach((number, index) => {
    const [kind, called, setting, sized, parameters, macs, held, growth, ...steps] = packed.rows[number];
    const shape2 = packed.shapes[sized];
    const size = sizeProduct(plainSize(shape2) ?? [0]);
    const inputs = steps.map((step) => index - step);
    nodes.push({
      kind: KINDS[kind],
      name: packed.texts[called],
      setting: packed.texts[setting],
      shape: shape2,
      parameters,
      macs: macs > 0 ? macs * size : 0 - macs,
      memory: held > 0 ? held * 4 * size : 0 - held,
      field: grown(growth, inputs.length > 0 ? nodes[inputs[0]].field : null),
      inputs
    });
  });
  return nodes;
}
function grown(growth, before) {
  if (growth === null) return null;
  if (growth === 0) return before;
  const [first, second, third] = growth;
  if (first === "=") return [second, third];
  return [before[0] + first, before[1] * second];
}
function unpackUnits(packed, name) {
  const { form, input, model } = packed.graphs[name];
  const seen = /* @__PURE__ */ new Map();
  const joined = (label, around) => label.startsWith("/") ? label.slice(1) : around + label;
  const open = (path, number, around, start, parent) => {
    const [kind, times, ...held] = packed.forms[number];
    const unit = { path, kind: packed.texts[kind], start, end: start, times, children: [], parent, key: "", label: "" };
    const gathers = unit.kind === "fold" || unit.kind === "stage";
    const inside = gathers ? around : path;
    for (const child of held) {
      const [label, inner] = typeof child === "number" ? [child, -1] : child;
      const below = joined(packed.texts[label], inside);
      const made = inner < 0 ? { path: below, kind: "", start: unit.end, end: unit.end + 1, times: 1, children: [], parent: unit, key: "", label: "" } : open(below, inner, inside, unit.end, unit);
      unit.children.push(made);
      unit.end = made.end;
    }
    if (gathers) unit.path = `${unit.children[0].path}…${unit.children.at(-1).path}`;
    return unit;
  };
  const name_ = (unit, around) => {
    const count = (seen.get(unit.path) ?? 0) + 1;
    seen.set(unit.path, count);
    unit.key = count === 1 ? unit.path : `${unit.path}#${count}`;
    const gathers = unit.kind === "fold" || unit.kind === "stage";
    unit.label = gathers ? spanned(unit.path, around) : shortened(unit.path, around);
    for (const child of unit.children) name_(child, gathers ? around : unit.path);
  };
  const root = open("", form, "", input.length, null);
  name_(root, "");
  root.label = model;
  return root;
}
function spanned(path, around) {
  const [first, last] = path.split("…").map((part) => shortened(part, around));
  return `${first} … ${last.slice(last.lastIndexOf(".") + 1)}`;
}
function shortened(path, around) {
  if (path.includes(":")) return path.slice(path.lastIndexOf(":") + 1);
  return around !== "" && path.startsWith(`${around}.`) ? path.slice(around.length + 1) : path;
}
function unpackNetwork(packed, name) {
  const { model, input, totals } = packed.graphs[name];
  const root = unpackUnits(packed, name);
  const units = /* @__PURE__ */ new Map();
  const list = (unit) => {
    units.set(unit.key, unit);
    unit.children.forEach(list);
  };
  list(root);
  return { name, model, input, totals, nodes: unpackNodes(packed, name), root, units };
}
function costOf(network, { start, end }, cost) {
  let sum = 0;
  for (let at = start; at < end; at++) sum += network.nodes[at][cost];
  return sum;
}
var MOST_PORTS = 4;
function levelOf(network, key) {
  const focus = network.units.get(key) ?? network.root;
  const { nodes } = network;
  const units = focus.children.length > 0 ? focus.children : [focus];
  const sources = /* @__PURE__ */ new Set();
  for (let at = focus.start; at < focus.end; at++) for (const i of nodes[at].inputs) if (i < focus.start) sources.add(i);
  const several = sources.size > MOST_PORTS;
  const ports = several ? [Math.max(...sources)] : [...sources].sort((a, b) => a - b);
  const boxes = ports.map((node) => ({
    key: `in:${node}`,
    unit: null,
    port: "in",
    label: several ? `from ${sources.size} places` : nodes[node].kind === "input" ? "input" : `from ${outside(focus, node)}`,
    node
  }));
  const place = /* @__PURE__ */ new Map();
  for (const source of sources) place.set(source, several ? 0 : ports.indexOf(source));
  units.forEach((unit) => {
    for (let at = unit.start; at < unit.end; at++) place.set(at, boxes.length);
    boxes.push({ key: unit.key, unit, port: null, label: unit.label, node: unit.end - 1 });
  });
  const wires = /* @__PURE__ */ new Map();
  const wire = (from, to) => void (from !== to && wires.set(`${from} ${to}`, [from, to]));
  for (let at = focus.start; at < focus.end; at++) {
    for (const i of nodes[at].inputs) if (place.has(i)) wire(place.get(i), place.get(at));
  }
  const leaving = [];
  for (let at = focus.end; at < nodes.length; at++) {
    for (const i of nodes[at].inputs) if (i >= focus.start && i < focus.end) leaving.push([i, at]);
  }
  if (leaving.length > 0) {
    const [from, to] = leaving[0];
    const label = nodes[to].kind === "output" ? "output" : `to ${outside(focus, to)}`;
    boxes.push({ key: "out", unit: null, port: "out", label, node: nodes[to].kind === "output" ? to : from });
    for (const [source] of leaving) wire(place.get(source), boxes.length - 1);
  }
  return { boxes, wires: [...wires.values()] };
}
function outside(focus, node) {
  for (let around = focus.parent; around !== null; around = around.parent) {
    const found = around.children.find(({ start, end }) => start <= node && node < end);
    if (found !== void 0) return found.path === "" ? found.label : found.path;
  }
  return "the input";
}
function followFocus(network, key, node) {
  let focus = network.units.get(key) ?? network.root;
  if (node >= focus.start && node < focus.end) return focus.key;
  let depth = 0;
  for (; focus.parent !== null; focus = focus.parent) depth++;
  let unit = network.root;
  for (; depth > 0; depth--) {
    const next = unit.children.find(({ start, end }) => start <= node && node < end);
    if (next === void 0 || next.children.length === 0) break;
    unit = next;
  }
  return unit.key;
}
function mapSide(shape2) {
  const sides = plainSize(shape2);
  return sides !== null && sides.length > 2 ? Math.max(...sides.slice(2)) : 0;
}
function matchingNode(network, at, other) {
  const run = (nodes, side2) => {
    const same2 = nodes.flatMap(({ shape: shape2 }, i) => mapSide(shape2) === side2 ? [i] : []);
    return [same2[0], same2.at(-1)];
  };
  const side = mapSide(network.nodes[at].shape);
  const sides = [...new Set(other.nodes.map(({ shape: shape2 }) => mapSide(shape2)))];
  const far = (a) => Math.abs(Math.log2(a + 0.1) - Math.log2(side + 0.1));
  const nearest = sides.reduce((best, one) => far(one) < far(best) ? one : best);
  const [[from, to], [start, end]] = [run(network.nodes, side), run(other.nodes, nearest)];
  return start + Math.round((to > from ? (at - from) / (to - from) : 0) * (end - start));
}

// ops/connectivity.ts
var grouped = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ",");

// ops/architecture_cost.ts
function shortCount(count) {
  for (const [size, prefix] of [[1e9, "G"], [1e6, "M"], [1e3, "k"]]) {
    if (count >= 0.9995 * size) {
      const value = count / size;
      return `${value.toFixed(value < 9.995 ? 2 : value < 99.95 ? 1 : 0)} ${prefix}`;
    }
  }
  return String(Math.round(count));
}
function netSize(shape2) {
  const sides = plainSize(shape2);
  if (sides !== null) return sides.slice(1).join("×") || "1";
  if (shape2 !== null && typeof shape2 === "object") return `${Object.keys(shape2).length} outputs`;
  return "no tensor";
}
var NONE = { parameters: null, macs: null };
function layerBill(node, input) {
  const [given, made] = [plainSize(input), plainSize(node.shape)];
  if (given === null || made === null) return NONE;
  if (/^Conv\dd$/.test(node.name)) return convolutionBill(node, given, made);
  if (node.name === "Linear") {
    const [from, to] = [given.at(-1), made.at(-1)];
    return written(node, [from, to], to, [...made.slice(0, -1).filter((n) => n > 1), from, to]);
  }
  if (/^BatchNorm/.test(node.name) && node.parameters === 2 * made[1]) {
    return { parameters: `2·${made[1]} = ${grouped(node.parameters)} (a scale and a shift per channel)`, macs: null };
  }
  return NONE;
}
function convolutionBill(node, given, made) {
  const kernel = node.setting.split(",")[0].split("×").map(Number);
  const groups = Number(/groups (\d+)/.exec(node.setting)?.[1] ?? 1);
  const weight = [...kernel, given[1] / groups, made[1]];
  return written(node, weight, made[1], [...weight, ...made.slice(2), ...made[0] === 1 ? [] : [made[0]]]);
}
function written(node, weight, outputs, macs) {
  const weights = sizeProduct(weight);
  const biases = node.parameters - weights;
  const fits = biases === 0 || biases === outputs;
  const plus = biases === 0 ? "" : ` + ${grouped(biases)} biases`;
  return {
    parameters: fits ? `${weight.join("·")}${plus} = ${grouped(node.parameters)}` : null,
    macs: sizeProduct(macs) === node.macs ? `${macs.join("·")} = ${grouped(node.macs)}` : null
  };
}
function architectureSource(view, shown) {
  if (view === "all") return "from cnnedu.models import compare, list_models\n\nprint(compare(list_models()))\n";
  const lines = ["from cnnedu.analysis import model_graph"];
  if (shown.some(({ registered }) => registered)) lines.push("from cnnedu.models import create_model");
  for (const { network, registered, focus } of shown) {
    const sizes = network.input.map((part) => `(${part.join(", ")}${part.length === 1 ? "," : ""})`);
    const size = sizes.length === 1 ? sizes[0] : `[${sizes.join(", ")}]`;
    const dtype = registered && network.input[0].length === 2 ? ', input_dtype="int64"' : "";
    const unit = network.units.get(focus) ?? network.root;
    lines.push(
      "",
      registered ? `model = create_model("${network.name}")` : `# model is your ${network.model}`,
      `graph = model_graph(model, ${size}${dtype})`,
      "print(graph.summary)",
      `for node in ${focus === "" ? "graph.nodes" : `graph.nodes[${unit.start}:${unit.end}]`}:`,
      "    print(node.path, node.name, node.output_shape, node.parameters, node.macs, node.inputs)"
    );
  }
  return `${lines.join("\n")}
`;
}

// ops/architecture_layout.ts
function rowsOf(count, wires) {
  const rows = new Array(count).fill(0);
  const into = Array.from({ length: count }, () => []);
  for (const [from, to] of wires) into[to].push(from);
  for (let box = 0; box < count; box++) rows[box] = into[box].reduce((row, from) => Math.max(row, rows[from] + 1), 0);
  return rows;
}
function skipWires(count, wires) {
  const next = Array.from({ length: count }, () => []);
  for (const [from, to] of wires) next[from].push(to);
  const reach = [];
  for (let box = count - 1; box >= 0; box--) {
    const found = new Set(next[box]);
    for (const to of next[box]) for (const far of reach[to]) found.add(far);
    reach[box] = found;
  }
  return wires.map(([from, to]) => next[from].some((other) => other !== to && reach[other].has(to)));
}
var SWEEPS = 6;
function placeBoxes(count, wires) {
  const skips = skipWires(count, wires);
  const rows = rowsOf(count, wires);
  const items = rows.map((row, box) => ({ box, row, up: [], down: [], at: 0 }));
  const lines = Array.from({ length: Math.max(0, ...rows) + 1 }, () => []);
  items.forEach((item) => lines[item.row].push(item));
  const passed = wires.map(() => []);
  wires.forEach(([from, to], at) => {
    if (skips[at]) return;
    let above = items[from];
    for (let row = rows[from] + 1; row <= rows[to]; row++) {
      const item = row === rows[to] ? items[to] : { box: -1, row, up: [], down: [], at: 0 };
      if (item.box < 0) {
        passed[at].push(item);
        lines[row].push(item);
      }
      above.down.push(item);
      item.up.push(above);
      above = item;
    }
  });
  order(lines);
  straighten(lines);
  const all = lines.flat();
  const least = Math.min(0, ...all.map(({ at }) => at));
  for (const item of all) item.at -= least;
  return {
    rows,
    lanes: items.map(({ at }) => at),
    laneCount: Math.max(0, ...all.map(({ at }) => at)) + 1,
    skips,
    through: passed.map((places) => places.map(({ at }) => at)),
    tracks: tracksOf(wires, rows, skips)
  };
}
var mean = (items, otherwise) => items.length === 0 ? otherwise : items.reduce((sum, { at }) => sum + at, 0) / items.length;
function order(lines) {
  for (const line of lines) line.forEach((item, at) => item.at = at);
  const sort = (line, side) => {
    const wish2 = new Map(line.map((item) => [item, mean(item[side], item.at)]));
    line.sort((a, b) => wish2.get(a) - wish2.get(b) || a.at - b.at);
    line.forEach((item, at) => item.at = at);
  };
  for (let sweep = 0; sweep < 4; sweep++) {
    if (sweep % 2 === 0) for (const line of lines) sort(line, "up");
    else for (const line of [...lines].reverse()) sort(line, "down");
  }
  for (const line of lines) sort(line, "up");
}
function straighten(lines) {
  const widest = Math.max(1, ...lines.map((line) => line.length));
  for (const line of lines) line.forEach((item, at) => item.at = at + (widest - line.length) / 2);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const down = sweep % 2 === 0;
    for (const line of down ? lines : [...lines].reverse()) {
      spread(line, line.map((item) => item.up.length + item.down.length === 0 ? item.at : wish(item, down)));
    }
  }
}
function wish(item, down) {
  const [near, far] = down ? [item.up, item.down] : [item.down, item.up];
  return near.length > 0 ? mean(near, item.at) : mean(far, item.at);
}
function spread(line, wishes) {
  const groups = [];
  line.forEach((item, at2) => {
    groups.push({ sum: wishes[at2] - at2, items: [item] });
    for (; ; ) {
      const [last, before] = [groups.at(-1), groups.at(-2)];
      if (before === void 0 || before.sum / before.items.length <= last.sum / last.items.length) break;
      before.sum += last.sum;
      before.items.push(...last.items);
      groups.pop();
    }
  });
  let at = 0;
  for (const { sum, items } of groups) for (const item of items) item.at = sum / items.length + at++;
}
function tracksOf(wires, rows, skips) {
  const tracks = new Array(wires.length).fill(0);
  const taken = [];
  const spans = wires.flatMap(([from, to], at) => skips[at] ? [{ at, from: rows[from], to: rows[to] }] : []);
  spans.sort((a, b) => a.to - a.from - (b.to - b.from) || a.from - b.from);
  for (const { at, from, to } of spans) {
    let track = 0;
    while (taken[track]?.some(([a, b]) => a < to && from < b)) track++;
    (taken[track] ??= []).push([from, to]);
    tracks[at] = track;
  }
  return tracks;
}
function alignRows(sides, step) {
  const shifts = sides.map((rows) => rows.map(() => 0));
  const top = (which, row) => row * step + shifts[which][row];
  const push = (which, from, by) => {
    for (let row = from; row < shifts[which].length; row++) shifts[which][row] += by;
  };
  let [left, right] = [-1, -1];
  for (const side of new Set(sides[0])) {
    const [a, b] = [sides[0].indexOf(side), sides[1].indexOf(side)];
    if (b < 0 || a <= left || b <= right) continue;
    const ahead = top(0, a) - top(1, b);
    if (ahead > 0) push(1, b, ahead);
    else push(0, a, -ahead);
    [left, right] = [a, b];
  }
  return [sides[0].map((_, row) => top(0, row)), sides[1].map((_, row) => top(1, row))];
}
var [GAP, ROUND, TRACK, WIDEST, NARROWEST, ONE_LINE] = [16, 8, 11, 372, 92, 330];
var SMALLEST = 0.66;
var rowStep = (narrow) => (narrow ? 46 : 34) + GAP;
function drawLevel(placed, wires, width, sizes, tops) {
  const tracks = Math.max(-1, ...wires.flatMap((_, at) => placed.skips[at] ? [placed.tracks[at]] : [])) + 1;
  const pitch = Math.min(TRACK, 90 / Math.max(1, tracks));
  const gutter = tracks > 0 ? 10 + tracks * pitch : 0;
  const lane = Math.max(NARROWEST, Math.min(WIDEST, (width - 4 - gutter) / placed.laneCount));
  const narrow = lane < ONE_LINE;
  const h2 = narrow ? 46 : 34;
  const left = Math.max(2, (width - lane * placed.laneCount - gutter) / 2);
  const top = (row) => 2 + (tops?.[row] ?? row * (h2 + GAP));
  const most = lane - (placed.laneCount > 1 ? 10 : 0);
  const centre = (at) => left + (at + 0.5) * lane;
  const boxes = placed.rows.map((row, box) => {
    const w = Math.max(Math.min(most, narrow ? 190 : 290), most * (SMALLEST + (1 - SMALLEST) * (sizes[box] ?? 1)));
    return { x: centre(placed.lanes[box]) - w / 2, y: top(row), w, h: h2 };
  });
  const far = (from, to) => Math.max(...boxes.flatMap(({ x, w }, box) => placed.rows[box] >= placed.rows[from] && placed.rows[box] <= placed.rows[to] ? [x + w] : []));
  const paths = wires.map(([from, to], at) => {
    const [a, b] = [boxes[from], boxes[to]];
    if (placed.skips[at]) return aside(a, b, far(from, to) + 10 + placed.tracks[at] * pitch);
    const stops = placed.through[at].map((place, i) => ({ x: centre(place), y: top(placed.rows[from] + 1 + i) }));
    let path = `M${point(a.x + a.w / 2, a.y + h2)}`;
    let [x, y] = [a.x + a.w / 2, a.y + h2];
    for (const stop of stops) {
      path += `${turn(x, y, stop.x, stop.y)}V${round(stop.y + h2)}`;
      [x, y] = [stop.x, stop.y + h2];
    }
    return path + turn(x, y, b.x + b.w / 2, b.y);
  });
  const heads = wires.map(([, to], at) => {
    const { x, y, w } = boxes[to];
    return placed.skips[at] ? `M${point(x + w, y + h2 * 0.7)}l7-4v8z` : `M${point(x + w / 2, y)}l-4-6h8z`;
  });
  const height = Math.max(0, ...boxes.map(({ y }) => y + h2)) + 2;
  return { boxes, paths, heads, width: Math.max(width, left + lane * placed.laneCount + gutter), height, narrow };
}
var round = (value) => Math.round(value * 10) / 10;
var point = (x, y) => `${round(x)} ${round(y)}`;
function turn(x, y, toX, toY) {
  if (Math.abs(toX - x) < 0.5) return `V${round(toY)}`;
  const start = Math.max(y, toY - GAP);
  const middle = (start + toY) / 2;
  return `V${round(start)}C${point(x, middle + 2)} ${point(toX, middle - 2)} ${point(toX, toY)}`;
}
function aside(a, b, out) {
  const [y, to] = [a.y + a.h * 0.5, b.y + b.h * 0.7];
  return `M${point(a.x + a.w, y)}H${round(out - ROUND)}q${ROUND} 0 ${ROUND} ${ROUND}V${round(to - ROUND)}q0 ${ROUND} ${-ROUND} ${ROUND}H${round(b.x + b.w)}`;
}
function slabPath(side, largest, channels) {
  const height = side > 0 ? 4 + 18 * Math.sqrt(side / Math.max(side, largest)) : 3;
  const thick = 2 + 14 * (Math.log2(channels + 1) / 12);
  const deep = height * 0.42;
  const [x, y] = [round((42 - thick - deep) / 2), round(17 + height / 2 - deep * 0.2)];
  const [t, h2, d] = [round(thick), round(height), round(deep)];
  return {
    front: `M${x} ${y}h${t}v${-h2}h${-t}z`,
    edges: `M${x} ${round(y - h2)}l${d} ${round(-d * 0.6)}h${t}l${-d} ${round(d * 0.6)}zM${round(x + t)} ${y}l${d} ${round(-d * 0.6)}v${-h2}l${-d} ${round(d * 0.6)}z`
  };
}

// ops/axis.ts
function extentOf(values, count, log = false, domain) {
  const shown = values.filter((value) => Number.isFinite(value) && (!log || value > 0));
  let [low, high] = domain ?? shown.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [Infinity, -Infinity]);
  if (low > high) [low, high] = log ? [1, 10] : [0, 1];
  if (low === high) [low, high] = log ? [low / 2, low * 2] : [low - 0.5, high + 0.5];
  return { low, high, log, ticks: log ? powers(low, high, count) : ticks(low, high, count) };
}
function placeOn({ low, high, log }, value, from, to) {
  if (log && value <= 0) return NaN;
  const place = log ? Math.log10 : Number;
  return from + (place(value) - place(low)) / (place(high) - place(low)) * (to - from);
}
function powers(low, high, count) {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const step = Math.max(1, Math.ceil((last - first) / count));
  const steps = last - first <= count / 3 ? [1, 2, 5] : [1];
  const made = [];
  for (let e = first; e <= last; e += step) made.push(...steps.map((m) => Number(`${m}e${e}`)));
  return made.filter((tick) => tick >= low * 0.999 && tick <= high * 1.001);
}
function ticks(low, high, count) {
  const rough = (high - low) / count;
  const power = Math.floor(Math.log10(rough));
  const over = rough / 10 ** power;
  const factor = over >= Math.sqrt(50) ? 10 : over >= Math.sqrt(10) ? 5 : over >= Math.sqrt(2) ? 2 : 1;
  const inverse = power < 0 ? 10 ** -power / factor : 1;
  const step = power < 0 ? 1 : 10 ** power * factor;
  const value = (i) => i * step / inverse;
  const [first, last] = [Math.round(low * inverse / step), Math.round(high * inverse / step)];
  const [from, to] = [value(first) < low ? first + 1 : first, value(last) > high ? last - 1 : last];
  if (to < from && count < 2) return ticks(low, high, 2 * count);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => value(from + i));
}

// ops/equivariance.ts
var BLUR_WEIGHTS = [1, 2, 1, 2, 4, 2, 1, 2, 1].map((weight) => weight / 16);
var ROUNDING = 64 * Number.EPSILON;

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

// shared/svg.ts
function s(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value != null && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

// architecture/words.ts
var COSTS = { macs: "MACs", parameters: "parameters", memory: "bytes" };
var costText = (count, cost) => cost === "memory" ? `${shortCount(count)}${count >= 999.5 ? "" : " "}B` : shortCount(count);
function does(node, network, words) {
  if (/^(Partial)?Conv|^convolution$/.test(node.name)) return convolution(node, plainSize(network.nodes[node.inputs[0] ?? 0]?.shape) ?? []);
  return words.find(([pattern]) => new RegExp(pattern, "i").test(node.name))?.[1] ?? "";
}
function convolution({ setting, shape: shape2 }, input) {
  const groups = Number(/groups (\d+)/.exec(setting)?.[1] ?? 1);
  const maps = plainSize(shape2)?.[1] ?? 0;
  if (groups > 1 && groups === input[1]) return "Depthwise: one kernel per channel, which sees that channel alone.";
  if (/^1(×1)*(,|$)/.test(setting)) return `Mixes the ${input[1] ?? ""} channels at each position, and looks at no neighbour.`;
  const wide = setting.split(",")[0];
  return `Each of its ${maps} filters looks at ${wide} positions in ${groups > 1 ? `${(input[1] ?? 0) / groups} of the` : "all"} ${input[1] ?? ""} channels.`;
}
function unitWords(network, { unit }) {
  if (unit === null || unit.children.length === 0) return "";
  const layers = network.nodes.slice(unit.start, unit.end).filter(({ kind }) => kind === "layer").length;
  if (unit.kind === "fold") return `${unit.times} like blocks in a row, ${layers} layers: same layers, same wires.`;
  const what = unit.kind === "stage" ? "A run of layers on maps of one size" : unit.kind;
  return `${what}: ${layers} layer${layers === 1 ? "" : "s"}.`;
}
function brief({ name, setting }) {
  const short = setting.replace(/stride (\d)/, "/$1").replace(/, groups (\d+)/, (_, n) => Number(n) > 1 ? `, ${n} groups` : "").replace(", /", " /");
  return short === "" ? /^(Linear|Dropout|Embedding)$/.test(name) ? name.toLowerCase() : "" : short;
}
function fieldText(node, input) {
  if (node.field === null) return node.kind === "input" ? "" : "everything";
  const [size, jump] = node.field;
  const flat = typeof size === "number" && input.length > 3;
  const [unit, plain] = input.length === 2 ? ["tokens", "token"] : input.length === 3 ? ["steps", "step"] : ["pixels", "pixel"];
  return `${flat ? `${size}×${size}` : size} ${unit}, a new one every ${jump === 1 ? plain : `${jump} ${unit}`}`;
}
function spoken(network, focus, step, cost) {
  const unit = network.units.get(focus) ?? network.root;
  const node = network.nodes[step];
  const parts = Math.max(1, unit.children.length);
  const where = focus === "" ? network.name : `${network.name}, ${focus}`;
  const sum = costText(costOf(network, unit, cost), cost);
  return `${where}: ${parts} part${parts === 1 ? "" : "s"} in sight, ${sum} ${cost === "memory" ? "of activations" : COSTS[cost]}. Step ${step + 1} of ${network.nodes.length}: ${node.name}, ${netSize(node.shape)}.`;
}
function alsoSaid(network, { unit, node }, cost) {
  if (unit === null) return "";
  const opens = unit.children.length > 0;
  return ` ${COSTS[cost]}, ${opens ? unit.kind : network.nodes[node].name}${opens ? ", opens" : ""}`;
}
var largestSide = (network) => network.nodes.reduce((most, { shape: shape2 }) => Math.max(most, mapSide(shape2)), 1);

// architecture/diagram.ts
var SIGNS = { add: "+", multiply: "×", concatenate: "⧺", subtract: "−" };
var Diagram = class {
  constructor(events) {
    this.events = events;
    this.element = h("div", { class: "cnn-diagram", role: "group" }, this.canvas);
    this.canvas.append(this.wires);
    this.canvas.addEventListener("pointerover", (event) => this.at(event, (drawn) => this.point(drawn)));
    this.canvas.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && this.point(null));
    this.canvas.addEventListener("focusin", (event) => this.at(event, (drawn) => this.focused(drawn)));
    this.canvas.addEventListener("focusout", () => this.point(null));
    this.canvas.addEventListener("click", (event) => this.at(event, (drawn) => events.pick(drawn.box)));
    this.element.addEventListener("keydown", (event) => this.pressed(event));
  }
  events;
  element;
  level = { boxes: [], wires: [] };
  placed = placeBoxes(0, []);
  network = null;
  focus = "";
  drawing = null;
  canvas = h("div", { class: "cnn-canvas" });
  flow = s("path", { class: "cnn-flow" });
  heads = s("path", { class: "cnn-heads" });
  marked = s("path", { class: "cnn-marked" });
  wires = s("svg", { class: "cnn-wires", "aria-hidden": "true" }, this.flow, this.heads, this.marked);
  boxes = [];
  built = "";
  priced = "";
  current = -1;
  compose(network, focus) {
    if (network === this.network && focus === this.focus && this.level.boxes.length > 0) return;
    [this.network, this.focus] = [network, focus];
    this.level = levelOf(network, focus);
    this.placed = placeBoxes(this.level.boxes.length, this.level.wires);
    this.built = "";
  }
  sides() {
    const sides = new Array(Math.max(0, ...this.placed.rows) + 1).fill(0);
    this.level.boxes.forEach(({ node }, at) => {
      const row = this.placed.rows[at];
      sides[row] = Math.max(sides[row], mapSide(this.network.nodes[node].shape));
    });
    return sides;
  }
  most(cost) {
    return Math.max(1, ...this.level.boxes.map(({ unit }) => unit === null ? 0 : costOf(this.network, unit, cost)));
  }
  draw(width, cost, most, step, tops) {
    const network = this.network;
    const built = `${network.name} ${this.focus} ${width} ${tops?.join() ?? ""}`;
    if (built !== this.built) {
      this.build(network, width, tops);
      this.built = built;
      [this.priced, this.current] = ["", -1];
    }
    const priced = `${cost} ${most}`;
    if (this.priced !== priced) this.price(network, cost, most);
    this.priced = priced;
    const current = this.level.boxes.findIndex((box) => box.unit === null ? box.node === step : box.unit.start <= step && step < box.unit.end);
    if (current !== this.current) {
      this.boxes[this.current]?.element.classList.remove("current");
      this.boxes[current]?.element.classList.add("current");
      this.current = current;
      if (current >= 0) this.reveal(current);
    }
  }
  enter(key) {
    (this.boxes.find(({ box }) => box.key === key) ?? this.boxes[0])?.element.focus({ preventScroll: false });
  }
  get narrow() {
    return this.drawing?.narrow ?? false;
  }
  build(network, width, tops) {
    const largest = largestSide(network);
    const sizes = this.level.boxes.map(({ node }) => Math.sqrt(mapSide(network.nodes[node].shape) / largest));
    const drawing = drawLevel(this.placed, this.level.wires, width, sizes, tops);
    this.drawing = drawing;
    this.boxes = this.level.boxes.map((box, at) => this.box(network, box, drawing, at, largest));
    this.canvas.replaceChildren(this.wires, ...this.boxes.map(({ element }) => element));
    this.canvas.style.cssText = `width:${drawing.width}px;height:${drawing.height}px`;
    setAttribute(this.wires, "width", String(drawing.width));
    setAttribute(this.wires, "height", String(drawing.height));
    setAttribute(this.flow, "d", drawing.paths.join(""));
    setAttribute(this.heads, "d", drawing.heads.join(""));
    setAttribute(this.marked, "d", "");
    setAttribute(this.element, "data-lines", drawing.narrow ? drawing.boxes.some(({ w }) => w < 180) ? "tight" : "two" : "one");
    setAttribute(this.element, "aria-label", `diagram of ${network.name}${this.focus === "" ? "" : `, ${this.focus}`}`);
    this.element.scrollTop = 0;
  }
  box(network, box, drawing, at, largest) {
    const { x, y, w, h: high } = drawing.boxes[at];
    const node = network.nodes[box.node];
    const { unit } = box;
    const opens = unit !== null && unit.children.length > 0;
    const sign = opens || unit === null ? void 0 : SIGNS[node.name];
    const cost = h("span", { class: "cnn-cost" });
    const said = h("span", { class: "cnn-live" });
    const element = h(
      "div",
      {
        class: "cnn-box",
        role: "button",
        tabindex: at === 0 ? 0 : -1,
        "data-key": box.key,
        "data-kind": unit === null ? "port" : opens ? "unit" : sign === void 0 ? node.kind : "merge",
        style: `left:${x.toFixed(1)}px;top:${y.toFixed(1)}px;width:${w.toFixed(1)}px;height:${high}px`
      },
      slab(node.shape, largest, sign),
      h("span", { class: "cnn-name" }, box.label, unit !== null && unit.times > 1 && ` ×${unit.times}`, h("span", { class: "cnn-inside" }, ` ${opens ? mergesIn(network, unit) : unit === null ? "" : brief(node)} `)),
      h("span", { class: "cnn-size" }, `${netSize(node.shape)} `),
      cost,
      said,
      h("i", { class: "cnn-share" })
    );
    return { box, element, cost, said };
  }
  price(network, cost, most) {
    const sums = this.boxes.map(({ box }) => box.unit === null ? 0 : costOf(network, box.unit, cost));
    const whole = costOf(network, network.root, cost) || 1;
    this.boxes.forEach(({ box, element, cost: text, said }, at) => {
      setText(text, sums[at] > 0 ? costText(sums[at], cost) : "");
      element.style.setProperty("--t", (sums[at] / most).toFixed(3));
      element.style.setProperty("--share", `${(100 * sums[at] / whole).toFixed(2)}%`);
      setText(said, alsoSaid(network, box, cost));
    });
  }
  at(event, use) {
    const element = event.target.closest(".cnn-box");
    const drawn = this.boxes.find((one) => one.element === element);
    if (drawn !== void 0) use(drawn);
  }
  focused(drawn) {
    for (const { element } of this.boxes) element.tabIndex = element === drawn.element ? 0 : -1;
    this.point(drawn);
  }
  point(drawn) {
    const at = drawn === null ? -1 : this.boxes.indexOf(drawn);
    const own = this.level.wires.flatMap((wire, i) => wire.includes(at) ? [this.drawing.paths[i]] : []);
    setAttribute(this.marked, "d", own.join(""));
    this.events.point(drawn?.box ?? null);
  }
  reveal(at) {
    const { y, h: high } = this.drawing.boxes[at];
    const { scrollTop, clientHeight, scrollHeight } = this.element;
    if (scrollHeight <= clientHeight) return;
    if (y < scrollTop || y + high > scrollTop + clientHeight) this.element.scrollTop = y - clientHeight / 3;
  }
  pressed(event) {
    const at = this.boxes.findIndex(({ element }) => element === document.activeElement);
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = { ArrowDown: () => this.along(at, 0), ArrowUp: () => this.along(at, 1), ArrowLeft: () => this.beside(at, -1), ArrowRight: () => this.beside(at, 1), Home: () => 0, End: () => this.boxes.length - 1 }[event.key];
    if (to !== void 0) this.boxes[to()]?.element.focus();
    else if (event.key === "Enter" || event.key === " ") this.events.pick(this.boxes[at].box);
    else if (event.key === "Escape" || event.key === "Backspace") this.events.up();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  /** The nearest box that a wire leads to (`end` 0) or comes from (1); a skip only where nothing else does. */
  along(at, end) {
    const found = this.level.wires.filter((wire) => wire[end] === at).map((wire) => wire[1 - end]);
    const far = (box) => Math.abs(this.placed.rows[box] - this.placed.rows[at]) + Math.abs(this.placed.lanes[box] - this.placed.lanes[at]) / 10;
    return found.length === 0 ? at : found.reduce((best, box) => far(box) < far(best) ? box : best);
  }
  beside(at, by) {
    const { rows, lanes } = this.placed;
    const same2 = rows.flatMap((row, box) => row === rows[at] ? [box] : []).sort((a, b) => lanes[a] - lanes[b]);
    return same2[same2.indexOf(at) + by] ?? at;
  }
};
function mergesIn(network, { start, end }) {
  const counts = /* @__PURE__ */ new Map();
  for (const { kind, name, inputs } of network.nodes.slice(start, end)) {
    const sign = kind === "operation" && inputs.length > 1 ? SIGNS[name] : void 0;
    if (sign !== void 0) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  return [...counts].map(([sign, count]) => `${count}${sign}`).join(" ");
}
function slab(shape2, largest, sign) {
  if (sign !== void 0) return h("span", { class: "cnn-sign" }, sign);
  const sides = plainSize(shape2);
  const { front, edges } = slabPath(mapSide(shape2), largest, sides?.[1] ?? 1);
  return s("svg", { class: "cnn-slab", width: 42, height: 34, "aria-hidden": "true" }, s("path", { d: edges, class: "cnn-edges" }), s("path", { d: front, class: "cnn-front" }));
}

// architecture/strip.ts
var HEIGHT = 46;
var Strip = class {
  element;
  bars = s("path", { class: "cnn-bars" });
  open = s("rect", { class: "cnn-open", y: 0.5, height: HEIGHT - 1, rx: 3 });
  hover = s("rect", { class: "cnn-hover", y: 0, height: HEIGHT });
  cursor = s("path", { class: "cnn-now" });
  svg = s("svg", { class: "cnn-strip", height: HEIGHT, "aria-hidden": "true" }, this.hover, this.open, this.bars, this.cursor);
  note = h("p", { class: "cnn-strip-note" });
  count = 1;
  width = 1;
  drawn = "";
  constructor(go) {
    this.element = h("div", { class: "cnn-strip-box" }, this.svg, this.note);
    const point2 = (event) => {
      const { left } = this.svg.getBoundingClientRect();
      go(Math.max(0, Math.min(this.count - 1, Math.floor((event.clientX - left) / this.width * this.count))));
    };
    this.svg.addEventListener("pointerdown", (event) => {
      this.svg.setPointerCapture(event.pointerId);
      point2(event);
    });
    this.svg.addEventListener("pointermove", (event) => event.buttons > 0 && point2(event));
  }
  draw(network, unit, pointed, step, cost, scale, width) {
    const key = `${network.name} ${cost} ${scale} ${width}`;
    const { nodes } = network;
    if (key !== this.drawn) {
      this.drawn = key;
      [this.count, this.width] = [nodes.length, width];
      setAttribute(this.svg, "width", String(width));
      const most = Math.max(1, ...nodes.map((node) => node[cost]));
      const dearest = nodes.findIndex((node) => node[cost] === most);
      setAttribute(this.bars, "d", this.outline(nodes.map((node) => node[cost] / scale)));
      setText(this.note, `${cost === "memory" ? "Activations" : COSTS[cost] === "MACs" ? "MACs" : "Parameters"} of every step, from input to output. The most: ${nodes[dearest]?.name ?? ""} at step ${dearest + 1}, ${costText(most, cost)}.`);
    }
    this.frame(this.open, unit === network.root ? null : unit);
    this.frame(this.hover, pointed);
    setAttribute(this.cursor, "d", `M${this.x(step + 0.5)} 0V${HEIGHT}`);
  }
  x(step) {
    return Math.round(step / this.count * this.width * 10) / 10;
  }
  outline(shares) {
    const wide = this.width / this.count;
    const bar = Math.max(1, wide - (wide > 3 ? 1 : 0)).toFixed(1);
    return shares.map((share, at) => share > 0 ? `M${this.x(at)} ${HEIGHT}v${-Math.max(1, share * (HEIGHT - 4)).toFixed(1)}h${bar}V${HEIGHT}z` : "").join("");
  }
  frame(rect, unit) {
    setAttribute(rect, "visibility", unit === null ? "hidden" : "visible");
    if (unit === null) return;
    setAttribute(rect, "x", String(this.x(unit.start)));
    setAttribute(rect, "width", String(Math.max(3, this.x(unit.end) - this.x(unit.start))));
  }
};

// architecture/column.ts
var Column = class {
  constructor(events) {
    this.events = events;
    this.diagram = new Diagram({
      point: (box) => {
        this.pointed = box;
        events.point(box);
      },
      pick: (box) => this.pick(box),
      up: () => this.up()
    });
    this.strip = new Strip((step) => events.go(step));
    this.element = h("section", { class: "cnn-net" }, this.title, this.paper, this.totals, this.strip.element, this.crumbs, this.diagram.element);
  }
  events;
  element;
  diagram;
  pointed = null;
  title = h("h4", { class: "cnn-net-title" });
  paper = h("p", { class: "cnn-paper" });
  totals = h("p", { class: "cnn-totals" });
  crumbs = h("nav", { class: "cnn-crumbs", "aria-label": "Open parts" });
  strip;
  network = null;
  crumbed = "";
  focus = "";
  wanted = null;
  compose(network, focus) {
    if (network !== this.network || focus !== this.focus) this.pointed = null;
    [this.network, this.focus] = [network, focus];
    this.diagram.compose(network, focus);
  }
  draw(card, cost, scale, step, widths, tops) {
    const network = this.network;
    const unit = network.units.get(this.focus);
    setText(this.title, network.name === network.model || card !== void 0 ? network.name : `${network.name} (${network.model})`);
    setText(this.paper, card === void 0 ? `A model of your own, on ${network.input.map((size) => size.join("×")).join(" and ")}.` : `${card.paper} ${card.new}`);
    setText(this.totals, this.sums(network, card));
    this.strip.draw(network, unit, this.pointed?.unit ?? null, step, cost, scale.step, widths.strip);
    this.trail(unit, cost);
    this.diagram.draw(widths.diagram, cost, scale.box, step, tops);
    if (this.wanted !== null) this.diagram.enter(this.wanted);
    this.wanted = null;
  }
  sums({ totals: [parameters, macs, memory], root, nodes }, card) {
    const used = nodes.reduce((sum, node) => sum + node.parameters, 0);
    const idle = parameters - used;
    const told = [`${shortCount(parameters)} parameters${idle > 0 ? ` (${shortCount(idle)} of them in parts that only training uses)` : ""}`];
    told.push(`${shortCount(macs)} MACs`, `${costText(memory, "memory")} of activations`, `${root.end - root.start} steps`);
    if (card?.top1 != null) told.push(`top-1 ${card.top1.toFixed(1)} % (${card.source})`);
    return told.join(" · ");
  }
  trail(unit, cost) {
    const key = `${this.network.name} ${unit.key} ${cost}`;
    if (key === this.crumbed) return;
    this.crumbed = key;
    const path = [];
    for (let at = unit; at !== null; at = at.parent) path.unshift(at);
    const parts = path.map((one, at) => {
      const name = at === 0 ? "whole network" : one.times > 1 ? `${one.label} ×${one.times}` : one.label;
      return at === path.length - 1 ? h("span", { "aria-current": "true" }, name) : button(name, () => this.close(one), void 0, true);
    });
    const sum = costOf(this.network, unit, cost);
    const whole = costOf(this.network, this.network.root, cost) || 1;
    const share = unit.parent === null ? "" : `${costText(sum, cost)}, ${(100 * sum / whole).toFixed(0)} %`;
    this.crumbs.replaceChildren(...parts.flatMap((part, at) => at === 0 ? [part] : [h("span", { "aria-hidden": "true" }, "›"), part]), h("span", { class: "cnn-crumb-sum" }, share));
  }
  pick(box) {
    const { unit, port, node } = box;
    if (port === "in" && this.focus !== "") this.up();
    else if (port === "out" && this.focus !== "") this.up();
    else if (unit === null) this.events.go(node);
    else if (unit.children.length === 0) this.events.go(unit.start);
    else {
      this.wanted = this.diagram.element.contains(document.activeElement) ? unit.children[0].key : null;
      this.events.open(unit.key);
    }
  }
  up() {
    const parent = this.network.units.get(this.focus)?.parent;
    if (parent != null) this.close(parent);
  }
  close(unit) {
    let below = this.network.units.get(this.focus);
    while (below.parent !== null && below.parent !== unit) below = below.parent;
    this.wanted = this.element.contains(document.activeElement) ? below.key : null;
    this.events.open(unit.key);
  }
};

// architecture/state.ts
var TRAITS = ["model", "compare", "view", "cost", "focus", "compare_focus", "step", "chart", "architectures"];
var KEPT = 6;
var kept = /* @__PURE__ */ new Map();
function networkOf(value, { pack }) {
  if (value === "" || value == null) return null;
  const found = kept.get(value);
  if (found !== void 0) return found;
  const held = typeof value === "string" ? pack : value;
  const network = unpackNetwork(held, typeof value === "string" ? value : Object.keys(held.graphs)[0]);
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value);
  kept.set(value, network);
  return network;
}
var architecturesOf = (get) => get("architectures");
var modelOf = (get) => networkOf(get("model"), architecturesOf(get));
function readState(get) {
  const architectures = architecturesOf(get);
  const one = (model, focus) => {
    const network = networkOf(get(model), architectures);
    if (network === null) return [];
    const open = String(get(focus) ?? "");
    return [{ network, focus: network.units.has(open) ? open : "", registered: typeof get(model) === "string" }];
  };
  const view = get("view");
  const shown = [...one("model", "focus"), ...view === "two" ? one("compare", "compare_focus") : []];
  const step = Math.min(Number(get("step")), shown[0].network.nodes.length - 1);
  return { view, cost: get("cost"), chart: get("chart"), step, shown, architectures };
}

// architecture/controls.ts
function buildControls({ binding, choices, stage }) {
  const set = (traits) => binding.set({ ...traits, playing: false });
  const model = picker("Network", binding.get, "model", (value) => set({ model: value, focus: "", step: 0 }));
  const beside = picker("beside", binding.get, "compare", (value) => set({ compare: value, compare_focus: "" }));
  const view = segmented("View", [["one", "One"], ["two", "Two"], ["all", "All"]], (value) => {
    const needs = value === "two" && binding.get("compare") === "";
    set({ view: value, ...needs && { compare: binding.get("model") === "vgg16" ? "resnet18" : "vgg16", compare_focus: "" } });
  });
  const cost = segmented("Cost", [["macs", "MACs"], ["parameters", "Parameters"], ["memory", "Memory"]], (value) => binding.set({ cost: value }));
  const colour = h("div", { class: "cnn-colour" }, h("span", { class: "cnn-caption" }, "Bars and colours show"), cost.element);
  choices.append(model.element, beside.element, view.element);
  stage.append(colour);
  return (state) => {
    model.show();
    beside.show();
    model.element.hidden = colour.hidden = state.view === "all";
    beside.element.hidden = state.view !== "two";
    view.show(state.view);
    cost.show(state.cost);
  };
}
function picker(label, get, trait, change) {
  const architectures = architecturesOf(get);
  const own = [get(trait), get("_initial")?.[trait]].find((value) => value !== null && typeof value === "object");
  const id = uniqueId("network");
  const field = h("select", { class: "cnn-select", id, onchange: () => change(field.value === "own" ? own : field.value) });
  if (own !== void 0) field.append(h("optgroup", { label: "yours" }, h("option", { value: "own" }, networkOf(own, architectures).name)));
  const families = /* @__PURE__ */ new Map();
  for (const [name, { family }] of Object.entries(architectures.cards)) families.set(family, [...families.get(family) ?? [], name]);
  for (const [family, names] of families) field.append(h("optgroup", { label: family }, ...names.map((name) => h("option", { value: name }, name))));
  const show = () => {
    const value = get(trait);
    const text = typeof value === "string" ? value : "own";
    if (field.value !== text) field.value = text;
  };
  return { element: h("div", { class: "cnn-field" }, h("label", { for: id }, label), field), show };
}

// shared/format.ts
var MINUS = "−";
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

// shared/chart.ts
var LOOKS = 8;
var MARGIN = { top: 10, right: 14, bottom: 40, left: 52 };
function scaleOf({ log, domain }, values, from, to, count) {
  const extent = extentOf(values, count, log, domain);
  return Object.assign((value) => placeOn(extent, value, from, to), { ticks: extent.ticks });
}
var Chart = class {
  /** `point` hears which point the reader looks at; null for none. */
  constructor(label, point2 = () => {
  }) {
    this.point = point2;
    this.element = h("div", { class: "cnn-chart" }, this.plot, this.readout, this.legend);
    setAttribute(this.plot, "aria-label", label);
    this.plot.addEventListener("pointermove", (event) => this.look(this.nearest(event)));
    this.plot.addEventListener("pointerdown", (event) => this.look(this.nearest(event)));
    this.plot.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && this.look(null));
    this.plot.addEventListener("blur", () => this.look(null));
    this.plot.addEventListener("keydown", (event) => this.pressed(event));
  }
  point;
  element;
  plot = s("svg", { class: "cnn-plot", role: "application", tabindex: 0, "aria-roledescription": "chart" });
  readout = h("p", { class: "cnn-readout" });
  legend = h("div", { class: "cnn-series" });
  series = [];
  places = [];
  mark = null;
  drawn = "";
  draw(series, x, y, size) {
    const key = JSON.stringify([series, x, y, size]);
    if (key === this.drawn) return;
    this.drawn = key;
    this.series = series;
    const { width, height } = size;
    const all = series.flatMap(({ points }) => points);
    const toX = scaleOf(x, all.map(([value]) => value), MARGIN.left, width - MARGIN.right, Math.max(2, width / 90));
    const toY = scaleOf(y, all.map(([, value]) => value), height - MARGIN.bottom, MARGIN.top, Math.max(2, height / 50));
    this.places = series.map(({ points }) => points.map(([a, b]) => [toX(a), toY(b)]));
    for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) {
      this.plot.setAttribute(name, String(value));
    }
    this.write = (mark) => this.sentence(mark, x, y);
    this.plot.replaceChildren(
      this.axes(toX, toY, x, y, size),
      ...series.map((one, i) => this.curve(one, this.places[i])),
      s("g", { class: "cnn-cursor" })
    );
    const named = series.filter(({ name }) => name !== "");
    this.legend.replaceChildren(...named.length > 1 ? named.map(legendEntry) : []);
    this.show(this.mark);
  }
  /** Mark a point, as if the reader had pointed at it. */
  show(mark) {
    const at = mark === null ? void 0 : this.places[mark.series]?.[mark.index];
    this.mark = at === void 0 ? null : mark;
    const cursor = this.plot.querySelector(".cnn-cursor");
    cursor?.replaceChildren(...at === void 0 || at.some(Number.isNaN) ? [] : [s("circle", { cx: at[0], cy: at[1], r: 7 })]);
    setText(this.readout, this.mark === null ? "" : this.write(this.mark));
  }
  write = () => "";
  sentence({ series, index }, x, y) {
    const { name, points, names } = this.series[series];
    const [a, b] = points[index];
    const text = (axis, value) => (axis.write ?? format)(value);
    const where = names?.[index] ?? `${x.label} ${text(x, a)}`;
    return `${name}${name === "" ? "" : ", "}${where}: ${names === void 0 ? "" : `${x.label} ${text(x, a)}, `}${y.label} ${text(y, b)}`;
  }
  axes(toX, toY, x, y, { width, height }) {
    const group = s("g", { class: "cnn-axes", "aria-hidden": "true" });
    const [bottom, right] = [height - MARGIN.bottom, width - MARGIN.right];
    for (const tick of toY.ticks) {
      group.append(s("path", { d: `M${MARGIN.left} ${toY(tick)}H${right}` }));
      group.append(s("text", { x: MARGIN.left - 6, y: toY(tick) + 4, "text-anchor": "end" }, (y.write ?? format)(tick)));
    }
    for (const tick of toX.ticks) {
      group.append(s("path", { d: `M${toX(tick)} ${bottom}v5` }));
      group.append(s("text", { x: toX(tick), y: bottom + 18, "text-anchor": "middle" }, (x.write ?? format)(tick)));
    }
    const middle = (bottom + MARGIN.top) / 2;
    group.append(
      s("path", { d: `M${MARGIN.left} ${bottom}H${right}`, class: "cnn-axis" }),
      s("text", { x: (MARGIN.left + right) / 2, y: height - 4, "text-anchor": "middle", class: "cnn-axis-label" }, x.label),
      s("text", { x: 12, y: middle, transform: `rotate(-90 12 ${middle})`, "text-anchor": "middle", class: "cnn-axis-label" }, y.label)
    );
    return group;
  }
  curve({ look, scatter, faint }, places) {
    const seen = places.filter((at) => at.every(Number.isFinite));
    const group = s("g", { class: `cnn-curve${faint === true ? " cnn-faint" : ""}`, "data-look": look % LOOKS });
    if (scatter !== true && seen.length > 0) {
      group.append(s("path", { d: `M${seen.map(([a, b]) => `${a.toFixed(1)} ${b.toFixed(1)}`).join("L")}` }));
    }
    if (scatter === true || seen.length <= 24) group.append(...seen.map(([a, b]) => shape(look, a, b)));
    return group;
  }
  nearest({ clientX, clientY }) {
    const { left, top } = this.plot.getBoundingClientRect();
    let best = null;
    let least = 60 ** 2;
    this.places.forEach(
      (places, series) => places.forEach(([a, b], index) => {
        const distance = (a - clientX + left) ** 2 + (b - clientY + top) ** 2;
        if (distance < least) [best, least] = [{ series, index }, distance];
      })
    );
    return best;
  }
  look(mark) {
    if (mark?.series === this.mark?.series && mark?.index === this.mark?.index) return;
    this.show(mark);
    this.point(this.mark);
  }
  /** Left and right along a series, up and down between them. */
  pressed(event) {
    const along = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key];
    const between = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (along === void 0 && between === void 0 || this.series.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const { series, index } = this.mark ?? { series: 0, index: along === 1 ? -1 : 0 };
    const to = limit(series + (between ?? 0), this.series.length);
    this.look({ series: to, index: limit(index + (along ?? 0), this.series[to].points.length) });
  }
};
var limit = (value, size) => Math.max(0, Math.min(size - 1, value));
function shape(look, x, y) {
  const outlines = ["M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z", "M-3.6-3.6h7.2v7.2h-7.2z", "M0-4.6 4.4 3.4h-8.8z", "M0-5 5 0 0 5-5 0z"];
  const hollow = look % LOOKS >= outlines.length;
  const d = outlines[look % outlines.length];
  return s("path", { d, transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`, class: hollow ? "cnn-mark cnn-hollow" : "cnn-mark" });
}
function legendEntry({ name, look, scatter }) {
  const sample = s("svg", { width: 28, height: 12, "aria-hidden": "true" });
  const group = s("g", { class: "cnn-curve", "data-look": look % LOOKS });
  if (scatter !== true) group.append(s("path", { d: "M1 6H27" }));
  group.append(shape(look, 14, 6));
  sample.append(group);
  return h("span", { class: "cnn-series-entry" }, sample, name);
}

// architecture/gallery.ts
var FAMILIES = ["VGG", "ResNet", "DenseNet", "MobileNet", "EfficientNet"];
var ACROSS = { macs: "multiply-accumulates", parameters: "parameters", year: "year of the paper" };
var Gallery = class {
  constructor(open, choose) {
    this.open = open;
    this.chart = new Chart("accuracy of all models against their cost", (mark) => this.mark = mark);
    this.axis = segmented("Across", [["macs", "MACs"], ["parameters", "Parameters"], ["year", "Year"]], choose);
    const plot = this.chart.element;
    plot.addEventListener("click", () => this.pick());
    plot.addEventListener("keydown", (event) => event.key === "Enter" && this.pick());
    this.element = h("div", { class: "cnn-gallery" }, h("div", { class: "cnn-across" }, h("span", { class: "cnn-caption" }, "Across"), this.axis.element), plot, this.note, h("div", { class: "cnn-table", role: "region", "aria-label": "All models", tabindex: 0 }, this.table));
  }
  open;
  element;
  chart;
  axis;
  table = h("table", { class: "cnn-models" });
  note = h("p", { class: "cnn-note" });
  names = [];
  mark = null;
  built = false;
  draw(architectures, axis, width) {
    const { cards } = architectures;
    this.axis.show(axis);
    const drawn = Object.entries(cards).filter(([, card]) => card.measured !== void 0 && card.top1 != null);
    const place = ({ measured, year }) => axis === "year" ? year : measured[axis === "macs" ? 1 : 0];
    const groups = [...FAMILIES, "others"].map((family) => ({
      family,
      models: drawn.filter(([, card]) => family === "others" ? !FAMILIES.includes(card.family) : card.family === family).sort(([, a], [, b]) => place(a) - place(b) || a.top1 - b.top1)
    }));
    this.names = groups.map(({ models }) => models.map(([name]) => name));
    const series = groups.map(({ family, models }, look) => ({
      name: family === "others" ? "" : family,
      look,
      points: models.map(([, card]) => [place(card), card.top1]),
      names: models.map(([name]) => name),
      scatter: family === "others" || family === "VGG" || axis === "year"
    }));
    const across = { label: ACROSS[axis], log: axis !== "year", write: axis === "year" ? String : (count) => shortCount(count).replace(/\.0+ /, " ") };
    this.chart.draw(series.map((one) => one.name === "" ? { ...one, name: "others" } : one), across, { label: "top-1 accuracy, %", domain: [54, 86] }, { width, height: Math.max(280, Math.min(380, width * 0.55)) });
    if (!this.built) this.list(architectures);
    this.built = true;
  }
  pick() {
    const name = this.mark === null ? void 0 : this.names[this.mark.series]?.[this.mark.index];
    if (name !== void 0) this.open(name);
  }
  list({ cards, notes }) {
    const row = ([name, card]) => {
      const opens = h("button", { type: "button", class: "cnn-open-model", onclick: () => this.open(name) }, name);
      const [parameters, macs] = card.measured ?? card.counts;
      const accuracy = card.top1 == null ? "none" : `${card.top1.toFixed(1)}${card.dataset === "ImageNet" ? "" : ` (${card.dataset})`}`;
      return h("tr", {}, h("th", { scope: "row" }, opens), ...[String(card.year), shortCount(parameters), shortCount(macs), accuracy].map((text) => h("td", {}, text)));
    };
    const all = Object.entries(cards);
    const [seen, apart] = [all.filter(([, card]) => card.measured !== void 0), all.filter(([, card]) => card.measured === void 0)];
    const heading = (text) => h("tr", {}, h("th", { colspan: 5, scope: "rowgroup", class: "cnn-apart" }, text));
    const head = h("tr", {}, ...["Model", "Year", "Parameters", "MACs", "Top-1, %"].map((text) => h("th", { scope: "col" }, text)));
    this.table.replaceChildren(
      h("thead", {}, head),
      h("tbody", {}, heading("In the chart"), ...seen.sort(([, a], [, b]) => b.top1 - a.top1).map(row)),
      h("tbody", {}, heading(notes.apart), ...apart.map(row))
    );
    const sources = [...new Set(seen.map(([, card]) => card.source.split(":")[0]))];
    setText(this.note, notes.chart.replace("{}", sources.join("; ")));
  }
};

// architecture/panel.ts
var ROWS = ["In", "Out", "Parameters", "MACs", "Activations", "Sees"];
var Panel = class {
  element;
  title = h("strong", { class: "cnn-panel-title" });
  text = h("p", { class: "cnn-panel-text" });
  values = ROWS.map(() => h("dd", {}));
  terms = ROWS.map((name, at) => [h("dt", {}, name), this.values[at]]);
  shown = "";
  constructor() {
    const list = h("dl", {}, ...this.terms.flat());
    this.element = h("div", { class: "cnn-panel" }, this.title, this.text, list);
  }
  draw(network, pointed, step, focus, words) {
    const open = network.units.get(focus) ?? network.root;
    const outside2 = open !== network.root && (step < open.start || step >= open.end);
    const box = pointed ?? (outside2 ? { key: focus, unit: open, port: null, label: open.path, node: open.end - 1 } : null);
    const key = `${network.name} ${box?.key ?? `#${step}`} ${box === pointed}`;
    if (key === this.shown) return;
    this.shown = key;
    if (box?.unit != null && box.unit.children.length > 0) this.unit(network, box, box === pointed);
    else this.node(network, box?.unit?.start ?? box?.node ?? step, box, words);
  }
  unit(network, box, closed) {
    const { start, end } = box.unit;
    const sum = (cost) => this.share(network, costOf(network, { start, end }, cost), cost);
    const inputs = /* @__PURE__ */ new Set();
    for (let at = start; at < end; at++) for (const i of network.nodes[at].inputs) if (i < start) inputs.add(i);
    const last = network.nodes[end - 1];
    setText(this.title, box.label);
    setText(this.text, `${unitWords(network, box)}${closed ? " Click or press Enter to open it." : ""}`);
    this.write([...inputs].map((i) => netSize(network.nodes[i].shape)), netSize(last.shape), sum("parameters"), sum("macs"), sum("memory"), fieldText(last, network.input[0]));
  }
  node(network, at, box, words) {
    const node = network.nodes[at];
    const bill = layerBill(node, network.nodes[node.inputs[0] ?? 0].shape);
    const setting = node.setting === "" ? "" : ` ${node.setting}`;
    setText(this.title, `${pathOf(network, at)}${box === null ? `, step ${at + 1} of ${network.nodes.length}` : ""}`);
    const path = node.kind === "layer" || node.kind === "operation" ? `${node.name}${setting}. ` : "";
    setText(this.text, `${path}${does(node, network, words)}`);
    if (node.kind === "input" || node.kind === "output") {
      this.write(node.inputs.map((i) => netSize(network.nodes[i].shape)), netSize(node.shape), "", "", "", "");
      return;
    }
    this.write(
      node.inputs.map((i) => netSize(network.nodes[i].shape)),
      netSize(node.shape),
      bill.parameters ?? this.share(network, node.parameters, "parameters"),
      bill.macs ?? this.share(network, node.macs, "macs"),
      this.share(network, node.memory, "memory"),
      fieldText(node, network.input[0])
    );
  }
  share(network, count, cost) {
    if (count === 0) return "none";
    const percent = 100 * count / Math.max(1, costOf(network, network.root, cost));
    const shown = percent >= 0.95 ? percent.toFixed(0) : percent >= 0.01 ? percent.toPrecision(1) : "< 0.01";
    return cost === "memory" ? `${costText(count, cost)} (${shown} %)` : `${grouped(count)} (${shown} %)`;
  }
  write(inputs, ...rest) {
    const several = inputs.length > 3 ? `${inputs.slice(0, 3).join(" and ")} and ${inputs.length - 3} more` : inputs.join(" and ");
    [several, ...rest].forEach((text, at) => {
      const empty = text === "";
      setText(this.values[at], text);
      for (const part of this.terms[at]) part.hidden = empty;
    });
  }
};
function pathOf(network, at) {
  const node = network.nodes[at];
  if (node.kind === "input" || node.kind === "output") return node.kind === "input" ? "The input" : "The output";
  let unit = network.root;
  while (unit.children.length > 0) unit = unit.children.find(({ start, end }) => start <= at && at < end);
  const [module, operation] = unit.path.split(":");
  return operation === void 0 ? module : module === "" ? operation : `${operation} in ${module}`;
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
  const kept2 = model.get("_initial");
  const now = () => Object.fromEntries(keys.map((key) => [key, structuredClone(model.get(key))]));
  return kept2 != null && Object.keys(kept2).length > 0 ? kept2 : now();
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
    const bar = h("div", { class: "cnn-python-bar" }, h("span", {}, "The same in Python"), this.status, copy2);
    this.element = h("div", { class: "cnn-python", hidden: true }, bar, pre);
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

// architecture.ts
var sequence = {
  unit: "step",
  length: (get) => modelOf(get).nodes.length,
  index: (get) => Math.min(Number(get("step")), modelOf(get).nodes.length - 1),
  at: (get, index) => ({ step: index, focus: followFocus(modelOf(get), String(get("focus")), index) })
};
var BESIDE = 600;
var PANEL = 262;
var GAP2 = 16;
var ArchitectureView = class {
  constructor(frame) {
    this.frame = frame;
    const { binding } = frame;
    this.showControls = buildControls(frame);
    const events = (column) => ({
      point: (box) => this.point(column, box),
      open: (key) => this.open(column, key),
      go: (step) => this.go(column, step)
    });
    this.columns = [new Column(events(0)), new Column(events(1))];
    this.gallery = new Gallery(
      (name) => binding.set({ model: name, view: "one", focus: "", step: 0, playing: false }),
      (chart) => binding.set({ chart })
    );
    this.nets = h("div", { class: "cnn-nets" }, this.columns[0].element, this.columns[1].element, this.panel.element);
    frame.stage.append(this.nets, this.gallery.element);
  }
  frame;
  columns;
  panel = new Panel();
  gallery;
  nets;
  showControls;
  width = 688;
  pointed = null;
  update() {
    const state = readState(this.frame.binding.get);
    const all = state.view === "all";
    this.showControls(state);
    this.nets.hidden = all;
    this.gallery.element.hidden = !all;
    if (this.frame.player !== null) this.frame.player.element.hidden = all;
    if (all) this.gallery.draw(state.architectures, state.chart, this.width);
    else this.draw(state);
  }
  resize(width) {
    if (Math.abs(width - this.width) < 1) return;
    this.width = width;
    this.update();
  }
  describe() {
    const { view, shown, step, cost, chart, architectures } = readState(this.frame.binding.get);
    if (view === "all") {
      const count = Object.values(architectures.cards).filter(({ measured }) => measured !== void 0).length;
      return `All models: ${count} with a published accuracy on ImageNet, across ${chart}.`;
    }
    const [one, two] = shown;
    const beside = two === void 0 ? "" : ` Beside it ${spoken(two.network, two.focus, matchingNode(one.network, step, two.network), cost)}`;
    return spoken(one.network, one.focus, step, cost) + beside;
  }
  python() {
    const { view, shown } = readState(this.frame.binding.get);
    return architectureSource(view, shown);
  }
  dispose() {
  }
  draw({ shown, cost, step, architectures }) {
    const two = shown.length > 1;
    this.columns[1].element.hidden = !two;
    shown.forEach(({ network, focus }, at) => this.columns[at].compose(network, focus));
    const lanes = Math.max(...shown.map((_, at) => this.columns[at].diagram.placed.laneCount));
    const beside = !two && this.width >= BESIDE && lanes < 3;
    const width = two ? Math.floor((this.width - GAP2) / 2) : beside ? this.width - PANEL - GAP2 : this.width;
    setAttribute(this.nets, "data-layout", two ? "two" : beside ? "beside" : "below");
    const narrow = rowStep(true);
    const tops = two ? alignRows([this.columns[0].diagram.sides(), this.columns[1].diagram.sides()], narrow) : void 0;
    const steps = shown.map(({ network }, at) => at === 0 ? step : matchingNode(shown[0].network, step, network));
    const scale = {
      box: Math.max(...shown.map((_, at) => this.columns[at].diagram.most(cost))),
      step: shown.reduce((most, { network }) => network.nodes.reduce((high, node) => Math.max(high, node[cost]), most), 1)
    };
    shown.forEach(({ network, registered }, at) => {
      const card = registered ? architectures.cards[network.name] : void 0;
      this.columns[at].draw(card, cost, scale, steps[at], { strip: two ? width : this.width, diagram: width }, tops?.[at]);
    });
    const column = this.pointed !== null && this.pointed.column < shown.length && this.columns[this.pointed.column].pointed !== null ? this.pointed.column : 0;
    this.panel.draw(shown[column].network, this.columns[column].pointed, steps[column], shown[column].focus, architectures.words);
  }
  point(column, box) {
    this.pointed = box === null ? null : { column, box };
    if (box !== null) this.frame.player?.pause();
    this.frame.binding.schedule();
  }
  /** Open a unit; in the network beside it too, where that has one of the same name. The walk goes to its beginning. */
  open(column, key) {
    const { shown, step } = readState(this.frame.binding.get);
    const names = ["focus", "compare_focus"];
    const both = shown.flatMap(({ network, focus }, at) => at === column || network.units.has(key) && focus !== key ? [[names[at], key]] : []);
    const unit = shown[0].network.units.get(key);
    const inside = column === 1 || unit === void 0 || step >= unit.start && step < unit.end || key === "";
    this.frame.binding.set({ ...Object.fromEntries(both), ...!inside && { step: unit.start }, playing: false });
  }
  go(column, at) {
    const { shown } = readState(this.frame.binding.get);
    const step = column === 0 ? at : matchingNode(shown[1].network, at, shown[0].network);
    this.frame.binding.set({ ...sequence.at(this.frame.binding.get, step), playing: false });
  }
};
var architecture_default = defineExplorer({
  name: "ArchitectureExplorer",
  title: "Architecture explorer",
  traits: TRAITS,
  sequence,
  build: (frame) => new ArchitectureView(frame)
});
export {
  architecture_default as default
};

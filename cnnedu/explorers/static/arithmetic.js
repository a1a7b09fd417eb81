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
function checkbox(label, onChange) {
  const box = h("input", { type: "checkbox", onchange: () => onChange(box.checked) });
  const element = h("label", { class: "cnn-check" }, box, h("span", {}, label));
  return { element, show: (on) => void (box.checked = on) };
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
  const write2 = (traits) => {
    for (const [key, value] of Object.entries(traits)) model.set(key, value);
    model.save_changes();
  };
  const wait = () => {
    clearTimeout(timer);
    if (get("playing") === true) timer = setTimeout(tick, 1e3 / Math.max(0.25, Number(get("speed"))));
  };
  const tick = () => {
    const [index, last] = [sequence2.index(get) + 1, sequence2.length(get) - 1];
    write2({ ...index <= last && sequence2.at(get, index), playing: index < last });
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
  let spoken;
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
    clearTimeout(spoken);
    spoken = setTimeout(() => setText(live, view.describe()), SETTLED);
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
    clearTimeout(spoken);
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

// ops/source.ts
function literal(value) {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (value === null || value === void 0) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value !== "object") return typeof value === "string" ? JSON.stringify(value) : String(value);
  return `{${Object.entries(value).map(([name, inner]) => `${literal(name)}: ${literal(inner)}`).join(", ")}}`;
}

// ops/arithmetic.ts
var BYTES_OF = { float32: 4, float16: 2, int8: 1 };
var kernelSpan = (layer, axis) => layer.dilation[axis] * (layer.kernel_size[axis] - 1) + 1;
function paddingSides(layer, axis) {
  if (typeof layer.padding !== "string") return [layer.padding[axis], layer.padding[axis]];
  const total = kernelSpan(layer, axis) - 1;
  if (layer.padding === "full") return [total, total];
  return layer.padding === "same" ? [Math.floor(total / 2), Math.ceil(total / 2)] : [0, 0];
}
function roomToMove(layer, axis) {
  const [before, after] = paddingSides(layer, axis);
  return layer.input_size[axis] + before + after - kernelSpan(layer, axis);
}
var writtenSize = (layer, axis) => (layer.input_size[axis] - 1) * layer.stride[axis] + kernelSpan(layer, axis) + layer.output_padding[axis];
var layerSide = (layer, axis) => layer.operation === "transposed" ? writtenSize(layer, axis) - 2 * paddingSides(layer, axis)[0] : Math.floor(roomToMove(layer, axis) / layer.stride[axis]) + 1;
var kernelPlaces = (layer) => layer.operation === "transposed" ? layer.input_size : [layerSide(layer, 0), layerSide(layer, 1)];
function convolutionPrice(layer) {
  const { in_channels: c, out_channels: o, kernel_size: k, input_size: n, groups, bias } = layer;
  const weights = o * (c / groups) * k[0] * k[1];
  const [rows, columns] = kernelPlaces(layer);
  const size = BYTES_OF[layer.dtype];
  const parameters = weights + (bias ? o : 0);
  return {
    weights,
    biases: bias ? o : 0,
    parameters,
    macs: weights * rows * columns,
    input: c * n[0] * n[1] * size,
    output: o * layerSide(layer, 0) * layerSide(layer, 1) * size,
    stored: parameters * size
  };
}
function axisReads(layer, axis) {
  const [before, after] = paddingSides(layer, axis);
  return strides(layer, axis, layer.input_size[axis] + before + after, layerSide(layer, axis));
}
function axisWrites(layer, axis) {
  const cut = paddingSides(layer, axis)[0];
  const counts = strides(layer, axis, writtenSize(layer, axis), layer.input_size[axis]);
  return counts.slice(cut, counts.length - cut);
}
function tapsPerOutput(layer, axis) {
  const counts = new Array(layer.stride[axis]).fill(0);
  for (let m = 0; m < layer.kernel_size[axis]; m++) counts[m * layer.dilation[axis] % layer.stride[axis]] += 1;
  return [Math.min(...counts), Math.max(...counts)];
}
function strides(layer, axis, length, times) {
  const counts = new Array(length).fill(0);
  for (let i = 0; i < times; i++) {
    for (let m = 0; m < layer.kernel_size[axis]; m++) counts[i * layer.stride[axis] + m * layer.dilation[axis]] += 1;
  }
  return counts;
}
function zeroRuns(counts) {
  const runs = [];
  counts.forEach((count2, i) => {
    const last = runs.at(-1);
    if (count2 > 0) return;
    if (last !== void 0 && last[0] + last[1] === i) last[1] += 1;
    else runs.push([i, 1]);
  });
  return runs;
}
function costComparison(layer) {
  const { in_channels: c, out_channels: o, kernel_size: k, bias } = layer;
  const [taps3, places2] = [k[0] * k[1], layerSide(layer, 0) * layerSide(layer, 1)];
  const size = `${k[0]}·${k[1]}`;
  const groups = layer.groups > 1 ? layer.groups : someDivisor(commonDivisor(c, o));
  const biases = bias ? o : 0;
  const row = (kind, formula, weights, extra, own) => ({
    kind,
    formula,
    own,
    parameters: weights + extra,
    macs: weights * places2,
    ratio: weights / (c * o * taps3)
  });
  const name = groups === c ? "depthwise" : "grouped";
  const rows = [row("standard", `${o}·${c}·${size}`, c * o * taps3, biases, layer.groups === 1)];
  if (groups > 1) {
    const part = c / groups;
    rows.push(row(`${name}, ${groups} groups`, `${o}·${part}·${size}`, part * o * taps3, biases, layer.groups > 1));
  }
  rows.push(row("depthwise separable", `${c}·${size} + ${o}·${c}`, c * taps3 + c * o, bias ? c + o : 0, false));
  rows.push(row("1×1", `${o}·${c}`, c * o, biases, false));
  return rows;
}
function commonDivisor(a, b) {
  return b === 0 ? a : commonDivisor(b, a % b);
}
function someDivisor(n) {
  if (n % 4 === 0) return 4;
  for (let d = 2; d <= n; d++) if (n % d === 0) return d;
  return 1;
}

// ops/arithmetic_problem.ts
var pairText = ([h2, w]) => (h2 === w ? String(h2) : `${h2} × ${w}`).replaceAll("-", "−");
var LEAST = {
  input_size: ["Input size", "input size", 1, ""],
  in_channels: ["The number of input channels", "input channels:", 1, ""],
  out_channels: ["The number of output channels", "output channels:", 1, ""],
  kernel_size: ["Kernel size", "kernel size", 1, ""],
  stride: ["Stride", "stride", 1, " With 0 the kernel would never move."],
  padding: ["Padding", "padding", 0, " To take pixels away, crop the input."],
  dilation: ["Dilation", "dilation", 1, " 1 is the ordinary kernel; 0 would lay all its taps on one pixel."],
  groups: ["The number of groups", "groups:", 1, " 1 group lets every filter see every channel."],
  output_padding: ["Output padding", "output padding", 0, ""]
};
var MOST_LISTED = 8;
function layerProblems(layer) {
  const range = outOfRange(layer);
  if (range.length > 0) return range;
  return [groupsProblem(layer), paddingProblem(layer)].filter((problem) => problem !== null);
}
var problemText = (layer) => layerProblems(layer).map(({ sentence }) => sentence).join(" ") || null;
function outOfRange(layer) {
  return Object.keys(LEAST).flatMap((name) => {
    const value = layer[name];
    const unused = name === "output_padding" && layer.operation !== "transposed";
    if (typeof value === "string" || unused) return [];
    const [title, label, least, why] = LEAST[name];
    const pair = typeof value === "number" ? [value, value] : value;
    if (Math.min(...pair) >= least) return [];
    const fixed = [Math.max(least, pair[0]), Math.max(least, pair[1])];
    return [{
      sentence: `${title} is ${pairText(pair)}: it must be at least ${least}.${why}`,
      settings: [name],
      remedy: { label: `Use ${label} ${pairText(fixed)}`, change: { [name]: typeof value === "number" ? fixed[0] : fixed } }
    }];
  });
}
function groupsProblem({ in_channels, out_channels, groups }) {
  const common = commonDivisor(in_channels, out_channels);
  if (common % groups === 0) return null;
  const legal = Array.from({ length: common }, (_, i) => i + 1).filter((d) => common % d === 0);
  const listed = legal.length > MOST_LISTED ? [...legal.slice(0, MOST_LISTED - 1), "…", legal.at(-1)] : legal;
  const sides = [[in_channels, "input"], [out_channels, "output"]];
  const bad = sides.filter(([n]) => n % groups !== 0).map(([n, side]) => `${n} ${side} channels`);
  const nearest = legal.filter((d) => d < groups).at(-1) ?? 1;
  return {
    sentence: `${groups} groups do not divide ${bad.join(" and ")}: every group takes an equal share of both. Legal: ${listed.join(", ")}.`,
    settings: ["groups", "in_channels", "out_channels"],
    remedy: { label: `Use ${nearest} ${nearest === 1 ? "group" : "groups"}`, change: { groups: nearest } }
  };
}
var usePadding = (padding) => ({ label: `Use padding ${pairText(padding)}`, change: { padding } });
function paddingProblem(layer) {
  const { operation, padding, stride } = layer;
  const transposed = operation === "transposed";
  if (transposed && typeof padding === "string") {
    return {
      sentence: `Padding "${padding}": a transposed convolution takes numbers only. Legal: 0 keeps all that the taps write; p takes p rows or columns away on each side.`,
      settings: ["padding"],
      remedy: usePadding([0, 0])
    };
  }
  if (padding === "same" && (stride[0] !== 1 || stride[1] !== 1)) return sameWithStride(layer);
  const check = transposed ? transposedAxis : plainAxis;
  return check(layer, 0) ?? check(layer, 1);
}
function sameWithStride(layer) {
  const { input_size: n, stride: s2 } = layer;
  const span = [kernelSpan(layer, 0), kernelSpan(layer, 1)];
  const byHand = [Math.floor((span[0] - 1) / 2), Math.floor((span[1] - 1) / 2)];
  const room = [0, 1].map((a) => n[a] + 2 * byHand[a] - span[a]);
  const size = room.map((r, a) => Math.floor(r / s2[a]) + 1);
  const fits = Math.min(...room) >= 0;
  const otherwise = fits ? `, or padding ${pairText(byHand)} as a number, which gives ${size.join(" × ")}` : "";
  return {
    sentence: `Padding "same" with stride ${pairText(s2)}: a kernel that skips positions cannot give as many outputs as inputs, so torch refuses. Legal: stride 1${otherwise}.`,
    settings: ["padding", "stride"],
    remedy: fits ? usePadding(byHand) : { label: "Use stride 1", change: { stride: [1, 1] } }
  };
}
function plainAxis(layer, axis) {
  const [n, k, d] = [layer.input_size[axis], layer.kernel_size[axis], layer.dilation[axis]];
  const [before, after] = paddingSides(layer, axis);
  const [span, padded] = [kernelSpan(layer, axis), n + before + after];
  if (span <= padded) return null;
  const unit = axis === 0 ? "rows" : "columns";
  const dilated = d > 1 ? ` (${d}·(${k} − 1) + 1, with dilation ${d})` : "";
  const needed = (a) => Math.max(paddingSides(layer, a)[0], Math.ceil((kernelSpan(layer, a) - layer.input_size[a]) / 2));
  return {
    sentence: `The kernel spans ${span} ${unit}${dilated}, but the padded input has only ${padded}. Legal: a kernel of at most ${Math.floor((padded - 1) / d) + 1}, or padding of at least ${Math.ceil((span - n) / 2)}.`,
    settings: ["kernel_size", "padding"],
    remedy: usePadding([needed(0), needed(1)])
  };
}
function transposedAxis(layer, axis) {
  const [s2, d, o] = [layer.stride[axis], layer.dilation[axis], layer.output_padding[axis]];
  const both2 = (value) => [value(0), value(1)];
  if (o >= Math.max(s2, d)) {
    const most2 = Math.max(s2, d) > 1 ? `0 to ${Math.max(s2, d) - 1}` : "only 0";
    const use = s2 > 1 ? ` It chooses among the ${s2} input sizes that stride ${s2} makes equal.` : "";
    const fixed = both2((a) => Math.min(layer.output_padding[a], Math.max(layer.stride[a], layer.dilation[a]) - 1));
    return {
      sentence: `Output padding is ${o}: it must be smaller than the stride (${s2}) or the dilation (${d}). Legal: ${most2}.${use}`,
      settings: ["output_padding", "stride"],
      remedy: { label: `Use output padding ${pairText(fixed)}`, change: { output_padding: fixed } }
    };
  }
  const [whole, p] = [writtenSize(layer, axis), paddingSides(layer, axis)[0]];
  if (2 * p < whole) return null;
  const most = (a) => Math.min(paddingSides(layer, a)[0], Math.floor((writtenSize(layer, a) - 1) / 2));
  return {
    sentence: `Padding ${p} takes ${2 * p} ${axis === 0 ? "rows" : "columns"} away, but the taps write only ${whole}. Legal: padding of at most ${Math.floor((whole - 1) / 2)}.`,
    settings: ["padding"],
    remedy: usePadding(both2(most))
  };
}

// ops/arithmetic_text.ts
var sizeRule = ({ operation }) => operation === "transposed" ? "(n − 1)s − 2p + d(k − 1) + o + 1" : "⌊(n + 2p − d(k − 1) − 1) / s⌋ + 1";
function sizeFormula(layer, axis) {
  const [n, k, s2, d] = [layer.input_size[axis], layer.kernel_size[axis], layer.stride[axis], layer.dilation[axis]];
  const [before, after] = paddingSides(layer, axis);
  const result = layerSide(layer, axis);
  if (layer.operation === "transposed") {
    const o = layer.output_padding[axis];
    const parts = `${(n - 1) * s2} − ${2 * before} + ${d * (k - 1)} + ${o} + 1`;
    return `(${n} − 1)·${s2} − 2·${before} + ${d}·(${k} − 1) + ${o} + 1 = ${parts} = ${result}`;
  }
  const padding = before === after ? `2·${before}` : `${before} + ${after}`;
  const room = roomToMove(layer, axis);
  const rest = room % s2 === 0 ? "" : `, remainder ${room % s2}`;
  return `⌊(${n} + ${padding} − ${d}·(${k} − 1) − 1) / ${s2}⌋ + 1 = ⌊${room} / ${s2}⌋ + 1 = ${Math.floor(room / s2)} + 1 = ${result}${rest}`;
}
var groupDigits = (value) => Number.isSafeInteger(value) ? value.toLocaleString("en-US") : value.toExponential(2).replace(/e\+?/, " · 10^");
var pairSource = ([h2, w]) => h2 === w ? `${h2}` : `(${h2}, ${w})`;
var isPair = (value) => Array.isArray(value);
var isOne = (value, usual) => isPair(value) ? value[0] === usual && value[1] === usual : value === usual;
function layerArguments(layer) {
  const transposed = layer.operation === "transposed";
  const { padding: word } = layer;
  const padding = word === "full" ? [paddingSides(layer, 0)[0], paddingSides(layer, 1)[0]] : word === "valid" ? 0 : word;
  const options = [
    ["stride", layer.stride, 1],
    ["padding", padding, 0],
    ["output_padding", transposed ? layer.output_padding : 0, 0],
    ["dilation", layer.dilation, 1],
    ["groups", layer.groups, 1],
    ["bias", layer.bias, true]
  ];
  const given = options.filter(([, value, usual]) => !isOne(value, usual));
  const rest = given.map(([name, value]) => `, ${name}=${settingSource(value)}`).join("");
  return `${layer.in_channels}, ${layer.out_channels}, ${pairSource(layer.kernel_size)}${rest}`;
}
var settingSource = (value) => isPair(value) ? pairSource(value) : literal(value);
function sizeCall(layer, axis) {
  const transposed = layer.operation === "transposed";
  const options = [
    ["stride", layer.stride[axis], 1],
    ["padding", layer.padding === "same" ? "same" : paddingSides(layer, axis)[0], 0],
    ["output_padding", transposed ? layer.output_padding[axis] : 0, 0],
    ["dilation", layer.dilation[axis], 1]
  ];
  const given = options.filter(([, value, usual]) => value !== usual).map(([name2, value]) => `, ${name2}=${literal(value)}`);
  const name = transposed ? "conv_transpose_output_size" : "conv_output_size";
  return `${name}(${layer.input_size[axis]}, ${layer.kernel_size[axis]}${given.join("")})`;
}
function layerSource(layer) {
  const transposed = layer.operation === "transposed";
  const [kind, size] = transposed ? ["ConvTranspose2d", "conv_transpose_output_size"] : ["Conv2d", "conv_output_size"];
  const shape = `(1, ${layer.in_channels}, ${layer.input_size[0]}, ${layer.input_size[1]})`;
  return [
    "from torch import nn",
    "",
    `from cnnedu.analysis import ${size}, summarize`,
    "",
    `height = ${sizeCall(layer, 0)}`,
    `width = ${sizeCall(layer, 1)}`,
    "print(height, width)",
    "",
    `layer = nn.${kind}(${layerArguments(layer)})`,
    `print(summarize(layer, ${shape}))`,
    ""
  ].join("\n");
}
function problemSource(layer, usual) {
  const names = Object.keys(usual).filter((name) => !alike(layer[name], usual[name]));
  const settings = names.map((name) => `${name}=${settingSource(layer[name])}`).join(", ");
  return `from cnnedu.explorers import ArithmeticExplorer

explorer = ArithmeticExplorer(${settings})
print(explorer.problem)
`;
}
var alike = (a, b) => isPair(a) && isPair(b) ? a[0] === b[0] && a[1] === b[1] : a === b;
function layerSentence(layer) {
  const { parameters, macs } = convolutionPrice(layer);
  const kind = layer.operation === "transposed" ? "Transposed convolution" : "Convolution";
  return `${kind}, ${layer.kernel_size.join(" × ")} kernel: input ${[layer.in_channels, ...layer.input_size].join(" × ")}, output ${[layer.out_channels, layerSide(layer, 0), layerSide(layer, 1)].join(" × ")}. Height: ${sizeFormula(layer, 0)}. Width: ${sizeFormula(layer, 1)}. ${groupDigits(parameters)} parameters, ${groupDigits(macs)} multiply-adds.`;
}
var both = (counts, unit) => [counts[0] > 0 && unit(counts[0], "row"), counts[1] > 0 && unit(counts[1], "column")].filter(Boolean).join(" and ");
var count = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;
function layerNotes(layer) {
  return layer.operation === "transposed" ? transposedNotes(layer) : plainNotes(layer);
}
function plainNotes(layer) {
  const notes = [];
  const sides = [paddingSides(layer, 0), paddingSides(layer, 1)];
  const odd = sides.find(([before, after]) => before !== after);
  if (odd) notes.push(`“same” needs ${odd[0] + odd[1]} zeros, which do not split evenly: torch puts ${odd[0]} before and ${odd[1]} after.`);
  if (layer.padding === "full") notes.push("“full” is d(k − 1) on each side. torch has no word for it: give it the number.");
  const left = [0, 1].map((a) => roomToMove(layer, a) % layer.stride[a]);
  if (left[0] + left[1] > 0) {
    notes.push(`The floor drops the remainder: ${both(left, count)} at the end of the padded input ${left[0] + left[1] === 1 ? "is" : "are"} never reached.`);
  }
  const gaps = [0, 1].map((a) => {
    const reads = axisReads(layer, a);
    return zeroRuns(reads.slice(0, reads.length - left[a])).reduce((sum, [, n]) => sum + n, 0);
  });
  if (gaps[0] + gaps[1] > 0) notes.push(`No tap ever falls on ${both(gaps, count)} between the others.`);
  if (notes.length === 0) notes.push(`The kernel stops ${layerSide(layer, 0)} × ${layerSide(layer, 1)} times, and reaches the last row and column exactly.`);
  return notes;
}
function transposedNotes(layer) {
  for (const axis of [0, 1]) {
    const [least, most] = tapsPerOutput(layer, axis);
    if (least === most) continue;
    const [s2, k] = [layer.stride[axis], layer.kernel_size[axis]];
    const why = k % s2 === 0 ? `With dilation ${layer.dilation[axis]} and stride ${s2}` : `The stride ${s2} does not divide the kernel's ${k}`;
    return [`${why}: ${axis === 0 ? "rows" : "columns"} away from the border are written ${least} or ${most} times, in turns. That prints a checkerboard.`];
  }
  if (layer.stride[0] * layer.stride[1] === 1) return ["With stride 1 the taps overlap evenly: only the border is written less often."];
  return [`The stride divides the kernel: away from the border every output is written equally often, ${tapsPerOutput(layer, 0)[0] * tapsPerOutput(layer, 1)[0]} times.`];
}
function keyOf(layer) {
  const transposed = layer.operation === "transposed";
  const [rows, columns] = kernelPlaces(layer);
  const sides = [paddingSides(layer, 0), paddingSides(layer, 1)].flat();
  const all = [
    [true, "now", transposed ? "the taps of one input" : "the kernel"],
    [rows * columns > 1, "ends", transposed ? "those of the first and the last" : "its first and last stop"],
    [!transposed, "stop", `a stop: ${rows} × ${columns} of them`],
    [transposed, "count", "the darker, the more taps write it"],
    [sides.some((p) => p > 0), "pad", transposed ? "taken away by the padding" : "padding"],
    [!transposed && [0, 1].some((axis) => axisReads(layer, axis).includes(0)), "unread", "never read"]
  ];
  return all.filter(([there]) => there).map(([, name, text]) => [name, text]);
}

// ops/equivariance.ts
var BLUR_WEIGHTS = [1, 2, 1, 2, 4, 2, 1, 2, 1].map((weight) => weight / 16);
var ROUNDING = 64 * Number.EPSILON;

// arithmetic/state.ts
var USUAL = {
  operation: "convolution",
  input_size: [8, 8],
  in_channels: 16,
  out_channels: 32,
  kernel_size: [3, 3],
  stride: [2, 2],
  padding: [0, 0],
  dilation: [1, 1],
  groups: 1,
  bias: true,
  output_padding: [0, 0],
  dtype: "float32"
};
var LAYER_TRAITS = Object.keys(USUAL);
var TRAITS = [...LAYER_TRAITS, "position"];
var REACH = {
  input_size: 1024,
  in_channels: 4096,
  out_channels: 4096,
  kernel_size: 128,
  stride: 64,
  padding: 128,
  dilation: 64,
  groups: 4096,
  output_padding: 64
};
var readLayer = (get) => Object.fromEntries(LAYER_TRAITS.map((name) => [name, get(name)]));
var readPosition = (get) => get("position");
function clampPlace([row, column], [rows, columns]) {
  const into = (value, size) => Math.max(0, Math.min(size - 1, value));
  return [into(row, rows), into(column, columns)];
}
function change(binding, patch) {
  const layer = { ...readLayer(binding.get), ...patch };
  const legal = problemText(layer) === null;
  const position = readPosition(binding.get);
  binding.set({ ...patch, position: legal ? clampPlace(position, kernelPlaces(layer)) : position });
}
function presetLayer({ settings }) {
  const whole = Object.entries(settings).map(([name, value]) => {
    const pair = Array.isArray(USUAL[name]) && typeof value === "number";
    return [name, pair ? [value, value] : value];
  });
  return { ...USUAL, ...Object.fromEntries(whole) };
}
var same2 = (a, b) => JSON.stringify(a) === JSON.stringify(b);
function presetName(layer, presets) {
  const matches = (preset) => {
    const wanted = presetLayer(preset);
    return LAYER_TRAITS.every((name) => name === "dtype" || same2(wanted[name], layer[name]));
  };
  return Object.keys(presets).find((name) => matches(presets[name])) ?? "";
}
function readTyped(text, words) {
  const tidy = text.trim().toLowerCase().replaceAll("−", "-").replace(/^[("]|[)"]$/g, "").trim();
  const word = words.find((known) => known === tidy);
  if (word !== void 0) return word;
  const match = /^(-?\d{1,5})(?:\s*[×x*, ]\s*(-?\d{1,5}))?$/.exec(tidy);
  if (match === null) return null;
  const first = Number(match[1]);
  return [first, match[2] === void 0 ? first : Number(match[2])];
}

// arithmetic/cards.ts
var TYPES = [["float32", "float32"], ["float16", "float16"], ["int8", "int8"]];
var UNITS = [[1e9, "GB"], [1e6, "MB"], [1e3, "kB"]];
function bytesText(bytes) {
  const unit = UNITS.find(([size]) => bytes >= size);
  const short = unit === void 0 ? "" : ` = ${Number((bytes / unit[0]).toPrecision(3))} ${unit[1]}`;
  return `${groupDigits(bytes)} B${short}`;
}
function line(title) {
  const [formula, result] = [h("span", { class: "cnn-formula" }), h("b", { class: "cnn-result" })];
  return { element: h("div", { class: "cnn-line" }, h("span", { class: "cnn-what" }, title), formula, result), formula, result };
}
var Cards = class {
  element;
  rule = h("span", { class: "cnn-rule" });
  sides = [line("height"), line("width")];
  parameters = line("parameters");
  macs = line("multiply-adds");
  memory = [line("input"), line("output"), line("parameters")];
  bars = this.memory.map(() => h("i", { class: "cnn-bar-fill" }));
  types;
  table = h("tbody", {});
  rows = [];
  ratio = h("p", { class: "cnn-ratio" });
  comparison;
  overlap;
  pattern = h("p", { class: "cnn-ratio" });
  last = null;
  constructor(frame) {
    this.types = segmented("Numbers are stored as", TYPES, (dtype) => change(frame.binding, { dtype }));
    const card = (title, extra, ...children) => h("section", { class: "cnn-card", "aria-label": title }, h("div", { class: "cnn-card-head" }, h("h4", {}, title), extra), ...children);
    this.memory.forEach(({ formula }, i) => formula.append(h("span", {}), h("span", { class: "cnn-bar-track" }, this.bars[i])));
    const heads = ["", "weights", "parameters", "multiply-adds", "of the standard"];
    const table = h("table", { class: "cnn-compared" }, h("thead", {}, h("tr", {}, ...heads.map((text) => h(text === "" ? "td" : "th", text === "" ? {} : { scope: "col" }, text)))), this.table);
    this.comparison = card("The same output from other layers", null, table, this.ratio);
    this.overlap = card("Who writes an output?", null, this.pattern);
    this.element = h(
      "div",
      { class: "cnn-results" },
      card("Output size", this.rule, ...this.sides.map(({ element }) => element)),
      card("Price", null, this.parameters.element, this.macs.element),
      card("Memory for one image", this.types.element, ...this.memory.map(({ element }) => element)),
      this.comparison,
      this.overlap
    );
  }
  /** Show a legal layer; `legal` false dims it. */
  update(layer, legal) {
    this.element.classList.toggle("cnn-stale", !legal);
    if (this.last === layer) return;
    this.last = layer;
    const transposed = layer.operation === "transposed";
    setText(this.rule, sizeRule(layer));
    for (const axis of [0, 1]) {
      const text = sizeFormula(layer, axis);
      const result = String(layerSide(layer, axis));
      setText(this.sides[axis].formula, text);
      setText(this.sides[axis].result, result);
    }
    this.price(layer);
    this.comparison.hidden = transposed;
    this.overlap.hidden = !transposed;
    if (transposed) this.showOverlap(layer);
    else this.compare(layer);
  }
  price(layer) {
    const { in_channels: c, out_channels: o, kernel_size: [kh, kw], groups, bias, input_size: n, dtype } = layer;
    const costs = convolutionPrice(layer);
    const share = groups === 1 ? String(c) : `(${c}/${groups})`;
    const product = `${o}·${share}·${kh}·${kw}`;
    write(this.parameters.formula, `C_out·(C_in/g)·k_h·k_w${bias ? " + C_out" : ""} = ${product}${bias ? ` + ${o}` : ""}`);
    setText(this.parameters.result, groupDigits(costs.parameters));
    const [rows, columns] = kernelPlaces(layer);
    const where = layer.operation === "transposed" ? "H·W of the input" : "H·W of the output";
    setText(this.macs.formula, `weights × ${where} = ${groupDigits(costs.weights)} × ${rows}·${columns}`);
    setText(this.macs.result, groupDigits(costs.macs));
    const size = BYTES_OF[dtype];
    const [height, width] = [layerSide(layer, 0), layerSide(layer, 1)];
    const sums = [[costs.input, `${c}·${n[0]}·${n[1]}·${size} bytes`], [costs.output, `${o}·${height}·${width}·${size} bytes`], [costs.stored, `${groupDigits(costs.parameters)}·${size} bytes`]];
    const most = Math.max(...sums.map(([bytes]) => bytes));
    sums.forEach(([bytes, text], i) => {
      setText(this.memory[i].formula.firstChild, text);
      setText(this.memory[i].result, bytesText(bytes));
      this.bars[i].style.width = `${(100 * bytes / most).toFixed(2)}%`;
    });
    this.types.show(dtype);
  }
  compare(layer) {
    const found = costComparison(layer);
    while (this.rows.length < found.length) this.rows.push(new Row());
    if (this.table.childElementCount !== found.length) {
      this.table.replaceChildren(...this.rows.slice(0, found.length).map(({ element }) => element));
    }
    found.forEach((alternative, i) => this.rows[i].show(alternative));
    const { out_channels: o, kernel_size: [kh, kw] } = layer;
    const taps3 = kh * kw;
    const ratio = 1 / o + 1 / taps3;
    const limit = taps3 === 1 ? "A 1×1 kernel leaves nothing to separate." : `With ever more output channels it comes close to ${taps3} times, never beyond.`;
    const times = ratio < 1 ? `${(1 / ratio).toFixed(1)} times cheaper` : `${ratio.toFixed(2)} times dearer`;
    write(this.ratio, `Depthwise separable to standard: 1/C_out + 1/(k_h·k_w) = 1/${o} + 1/${taps3} = ${Number(ratio.toPrecision(3))}, so ${times}. ${limit}`);
  }
  showOverlap(layer) {
    const words = ["row", "column"].map((unit, axis) => {
      const [k, s2] = [layer.kernel_size[axis], layer.stride[axis]];
      const [least, most] = tapsPerOutput(layer, axis);
      const taps3 = least === most ? `${least}` : `${least} or ${most}`;
      return `Away from the border an output ${unit} is written by ${taps3} of the kernel's ${k} taps (${k}/${s2} on average).`;
    });
    setText(this.pattern, `${words.join(" ")} An output cell gets the product of the two. The counts stand in the picture.`);
  }
};
function write(element, text) {
  const parts = text.split(/_([a-z]+)/);
  element.replaceChildren(...parts.map((part, i) => i % 2 === 1 ? h("sub", {}, part) : part));
}
var Row = class {
  element;
  kind = h("span", {});
  tag = h("span", { class: "cnn-tag" }, "shown");
  cells = ["weights", "parameters", "multiply-adds"].map((head) => h("td", { "data-head": head }));
  bar = h("i", { class: "cnn-bar-fill" });
  share = h("span", {});
  constructor() {
    const bar = h("span", { class: "cnn-bar-track" }, this.bar);
    const share = h("td", {}, h("div", { class: "cnn-share" }, bar, this.share));
    this.element = h("tr", {}, h("th", { scope: "row" }, this.kind, this.tag), ...this.cells, share);
  }
  show({ kind, formula, parameters, macs, ratio, own }) {
    setText(this.kind, kind);
    this.tag.hidden = !own;
    [formula, groupDigits(parameters), groupDigits(macs)].forEach((text, i) => setText(this.cells[i], text));
    this.bar.style.width = `${Math.min(100, 100 * ratio).toFixed(2)}%`;
    setText(this.share, shareText(ratio));
    setAttribute(this.element, "class", own ? "cnn-own" : null);
  }
};
var shareText = (ratio) => ratio === 1 ? "1" : ratio >= 0.0995 ? ratio.toFixed(2) : String(Number(ratio.toPrecision(2)));

// arithmetic/controls.ts
var OPERATIONS = [["convolution", "Convolution"], ["transposed", "Transposed"]];
var WORDS = ["valid", "same", "full"];
var PADDINGS = [["number", "number"], ...WORDS.map((word) => [word, word])];
function buildControls(frame) {
  const presets = frame.binding.get("presets") ?? {};
  const options = [["", "your own"], ...Object.keys(presets).map((name) => [name, presets[name].label])];
  const preset = select("Example", options, (name) => {
    if (presets[name] !== void 0) change(frame.binding, { ...presetLayer(presets[name]), dtype: readLayer(frame.binding.get).dtype });
    frame.binding.schedule();
  });
  const operation = segmented(
    "Operation",
    OPERATIONS,
    (value) => change(frame.binding, { operation: value })
  );
  frame.choices.append(preset.element, operation.element);
  const bias = checkbox("bias", (on) => change(frame.binding, { bias: on }));
  const entries = [
    new Entry(frame, "input_size", "input size"),
    new Entry(frame, "kernel_size", "kernel"),
    new Entry(frame, "stride", "stride"),
    new Entry(frame, "dilation", "dilation"),
    new Entry(frame, "output_padding", "output padding"),
    new Entry(frame, "padding", "padding"),
    new Entry(frame, "in_channels", "channels in"),
    new Entry(frame, "out_channels", "channels out"),
    new Entry(frame, "groups", "groups")
  ];
  const panel = h(
    "div",
    { class: "cnn-parameters", role: "group", "aria-label": "Parameters" },
    ...entries.map(({ element }) => element),
    h("div", { class: "cnn-parameter cnn-bias" }, bias.element)
  );
  const show = (layer, problems) => {
    preset.show(presetName(layer, presets));
    operation.show(layer.operation);
    bias.show(layer.bias);
    for (const entry of entries) entry.show(layer, problems);
  };
  return { panel, show, note: (layer) => presets[presetName(layer, presets)]?.note ?? "" };
}
var WHOLE = /* @__PURE__ */ new Set(["in_channels", "out_channels", "groups"]);
var Entry = class {
  constructor(frame, name, label) {
    this.frame = frame;
    this.name = name;
    this.label = label;
    this.field.id = uniqueId("field");
    const hint = WHOLE.has(name) ? "a whole number" : "3, or 3×5 for height × width";
    setAttribute(this.field, "title", name === "padding" ? `${hint}, or valid, same, full` : hint);
    setAttribute(this.field, "inputmode", name === "padding" ? "text" : "numeric");
    const less = button(`Decrease ${label}`, () => this.step(-1), "minus");
    const more = button(`Increase ${label}`, () => this.step(1), "plus");
    this.words = name !== "padding" ? null : select("padding as", PADDINGS, (word) => this.choose(word));
    this.element = h(
      "div",
      { class: "cnn-parameter", "data-setting": name },
      h("label", { class: "cnn-caption", for: this.field.id }, label),
      h("div", { class: "cnn-stepper" }, less, this.field, more),
      this.words?.element
    );
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("blur", () => this.left());
    this.field.addEventListener("keydown", (event) => this.keydown(event));
  }
  frame;
  name;
  label;
  element;
  field = h("input", { type: "text", class: "cnn-entry", autocomplete: "off", spellcheck: "false" });
  words;
  show(layer, problems) {
    const value = layer[this.name];
    this.element.hidden = this.name === "output_padding" && layer.operation !== "transposed";
    const text = typeof value === "number" ? pairText([value, value]) : typeof value === "string" ? value : pairText(value).replaceAll(" ", "");
    const parsed = document.activeElement === this.field ? this.parse() : void 0;
    const typing = parsed === null || JSON.stringify(parsed) === JSON.stringify(typeof value === "number" ? [value, value] : value);
    if (!typing && this.field.value !== text) this.field.value = text;
    this.words?.show(typeof value === "string" ? value : "number");
    const blamed = problems.some(({ settings }) => settings[0] === this.name);
    setAttribute(this.field, "aria-invalid", blamed ? "true" : null);
  }
  parse() {
    const value = readTyped(this.field.value, this.name === "padding" ? WORDS : []);
    return WHOLE.has(this.name) && value !== null && value[0] !== value[1] ? null : value;
  }
  typed() {
    const value = this.parse();
    setAttribute(this.field, "aria-invalid", value === null ? "true" : null);
    if (value !== null) this.write(value);
  }
  left() {
    if (this.parse() === null && this.field.value.trim() !== "") {
      const pair = WHOLE.has(this.name) ? "" : ", or two of them: 3×5";
      this.frame.complain(`“${this.field.value}” is no ${this.label}: it must be a whole number${pair}.`);
    }
    this.frame.binding.schedule();
  }
  write(value) {
    const most = REACH[this.name];
    if (typeof value !== "string" && Math.max(...value.map(Math.abs)) > most) {
      this.frame.complain(`The ${this.label} goes up to ${most.toLocaleString("en-US")} here.`);
      return;
    }
    this.frame.complain(null);
    change(this.frame.binding, { [this.name]: WHOLE.has(this.name) ? Number(value[0]) : value });
  }
  step(by) {
    const layer = readLayer(this.frame.binding.get);
    const value = this.name === "padding" ? [paddingSides(layer, 0)[0], paddingSides(layer, 1)[0]] : layer[this.name];
    const pair = typeof value === "number" ? [value, value] : value;
    if (this.parse() === null) this.field.value = "";
    this.write([pair[0] + by, pair[1] + by]);
  }
  choose(word) {
    const layer = readLayer(this.frame.binding.get);
    this.write(WORDS.find((known) => known === word) ?? [paddingSides(layer, 0)[0], paddingSides(layer, 1)[0]]);
  }
  keydown(event) {
    event.stopPropagation();
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    this.step(event.key === "ArrowUp" ? 1 : -1);
  }
};

// shared/svg.ts
function s(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value != null && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

// arithmetic/layout.ts
var [LARGEST_CELL, LEAST_CELL, TALLEST] = [26, 7, 300];
var [LEFT, TOP, GAP, BOTTOM] = [14, 46, 40, 8];
function arrange(layer, width) {
  const transposed = layer.operation === "transposed";
  const size = (axis) => {
    const [before, after] = paddingSides(layer, axis);
    return transposed ? [layer.input_size[axis], writtenSize(layer, axis)] : [layer.input_size[axis] + before + after, layerSide(layer, axis)];
  };
  const [[sourceRows, targetRows], [sourceCols, targetCols]] = [size(0), size(1)];
  const fit = (free) => Math.min(LARGEST_CELL, free / (sourceCols + targetCols), TALLEST / Math.max(sourceRows, targetRows));
  let unit = fit(width - LEFT - GAP - 4);
  const close = unit < LEAST_CELL;
  const lens = width < 520 ? 96 : 168;
  if (close) unit = fit(width - LEFT - 2 * GAP - lens - 4);
  if (unit > 12) unit = Math.floor(unit);
  const [tall, wide] = [Math.max(sourceRows, targetRows) * unit, sourceCols * unit];
  const middle = (rows) => TOP + (close ? 0 : (tall - rows * unit) / 2);
  const between = close ? LEFT + wide + GAP : LEFT + wide;
  const used = LEFT + wide + GAP + (close ? lens + GAP : 0) + targetCols * unit;
  const shift = Math.max(0, Math.min((width - used) / 2, 120));
  return {
    unit,
    width,
    height: TOP + (close ? Math.max(tall, lens + 24) : tall) + BOTTOM,
    source: { x: LEFT + shift, y: middle(sourceRows), rows: sourceRows, cols: sourceCols },
    target: { x: between + shift + (close ? lens : 0) + GAP, y: middle(targetRows), rows: targetRows, cols: targetCols },
    loupe: close ? { x: between + shift, y: TOP + Math.max(0, tall - lens) / 2, size: lens } : null,
    places: kernelPlaces(layer),
    inset: [paddingSides(layer, 0)[0], paddingSides(layer, 1)[0]]
  };
}
function closeUp(layer, start) {
  const reach = (axis) => kernelSpan(layer, axis) + layer.stride[axis];
  const cells = Math.max(reach(0), reach(1)) + 2;
  return [start[0] - 1, start[1] - 1, cells];
}

// arithmetic/paths.ts
var LAYERS = ["ground", "inner", "lines", "counts", "unread", "marks", "taps", "first", "last", "current"];
var TONES = 9;
var Sheet = class {
  element = s("g", {});
  paths = /* @__PURE__ */ new Map();
  constructor(pattern) {
    for (let tone = 0; tone <= TONES; tone++) this.add(`tone${tone}`, { class: "cnn-tone", style: `--tone: ${tone / TONES}` });
    for (const name of LAYERS) {
      const fill = name === "ground" ? pattern("pad") : name === "unread" ? pattern("unread") : null;
      this.add(name, { class: `cnn-${name}-path`, fill });
    }
    this.element.prepend(this.paths.get("ground"), this.paths.get("inner"));
  }
  add(name, attributes) {
    const path = s("path", attributes);
    this.paths.set(name, path);
    this.element.append(path);
  }
  draw(name, d) {
    setAttribute(this.paths.get(name), "d", d);
  }
};
var round = (value) => Math.round(value * 100) / 100;
var Pen = class {
  constructor(map, unit) {
    this.map = map;
    this.unit = unit;
  }
  map;
  unit;
  rect(row, col, rows, cols, least = 0) {
    const [w, t] = [Math.max(cols * this.unit, least), Math.max(rows * this.unit, least)];
    return `M${round(this.map.x + col * this.unit)} ${round(this.map.y + row * this.unit)}h${round(w)}v${round(t)}h${-round(w)}z`;
  }
  /** The middle of a cell. */
  middle(row, col) {
    return [round(this.map.x + (col + 0.5) * this.unit), round(this.map.y + (row + 0.5) * this.unit)];
  }
  lines() {
    if (this.unit < 5) return "";
    const { x, y, rows, cols } = this.map;
    const [wide, tall] = [round(cols * this.unit), round(rows * this.unit)];
    let d = "";
    for (let r = 0; r <= rows; r++) d += `M${round(x)} ${round(y + r * this.unit)}h${wide}`;
    for (let c = 0; c <= cols; c++) d += `M${round(x + c * this.unit)} ${round(y)}v${tall}`;
    return d;
  }
};
var MOST_TAPS = 4096;
function taps2({ kernel_size: [kh, kw], dilation }, [row, col], pen) {
  if (kh * kw > MOST_TAPS) return "";
  if (dilation[0] === 1 && dilation[1] === 1) return pen.rect(row, col, kh, kw);
  let d = "";
  for (let m = 0; m < kh; m++) for (let n = 0; n < kw; n++) d += pen.rect(row + m * dilation[0], col + n * dilation[1], 1, 1);
  return d;
}
function unread(layer, pen, { rows, cols }) {
  const bands = (axis) => zeroRuns(axisReads(layer, axis));
  return [
    ...bands(0).map(([first, count2]) => pen.rect(first, 0, count2, cols)),
    ...bands(1).map(([first, count2]) => pen.rect(0, first, rows, count2))
  ].join("");
}
function stops(layer, { unit, source }, [rows, cols]) {
  let d = "";
  const size = Math.max(1, Math.min(4, layer.stride[1] * unit / 3));
  const tall = Math.max(1, Math.min(4, layer.stride[0] * unit / 3));
  const middle = (axis, at) => (at * layer.stride[axis] + kernelSpan(layer, axis) / 2) * unit;
  for (let j = 0; j < cols; j++) d += `M${round(source.x + middle(1, j) - size / 2)} ${round(source.y - 9)}h${round(size)}v5h${-round(size)}z`;
  for (let i = 0; i < rows; i++) d += `M${round(source.x - 9)} ${round(source.y + middle(0, i) - tall / 2)}v${round(tall)}h5v${-round(tall)}z`;
  return d;
}
var beam = (a, b) => `M${round(a.x + a.w)} ${round(a.y)}L${round(b.x)} ${round(b.y)}V${round(b.y + b.h)}L${round(a.x + a.w)} ${round(a.y + a.h)}z`;

// arithmetic/picture.ts
var MOST_SHADED = 40;
var Picture = class {
  constructor(events) {
    this.events = events;
    const id = uniqueId("pattern");
    const stripe = (kind, d) => s(
      "pattern",
      { id: `${id}-${kind}`, width: 6, height: 6, patternUnits: "userSpaceOnUse", class: `cnn-pattern-${kind}` },
      s("rect", { width: 6, height: 6 }),
      s("path", { d })
    );
    const pattern = (kind) => `url(#${id}-${kind})`;
    const made = () => new Sheet(pattern);
    this.sheets = { source: made(), target: made(), loupe: made() };
    const text = (kind = "") => s("text", { class: `cnn-map-text ${kind}` });
    this.texts = { source: text("cnn-strong"), padding: text(), target: text("cnn-strong"), more: text(), loupe: text() };
    this.hits = { source: s("rect", { class: "cnn-hit" }), target: s("rect", { class: "cnn-hit" }) };
    this.loupeGroup = s("g", { "clip-path": `url(#${id}-clip)` }, this.sheets.loupe.element, this.counts.loupe);
    this.svg.append(
      s(
        "defs",
        {},
        stripe("pad", "M-1 7 7 -1M-1 1 1 -1M5 7 7 5"),
        stripe("unread", "M-1 -1 7 7M5 -1 7 1M-1 5 1 7"),
        s("clipPath", { id: `${id}-clip` }, this.clip)
      ),
      this.beams,
      this.sheets.source.element,
      this.sheets.target.element,
      this.loupeGroup,
      this.counts.target,
      ...Object.values(this.texts),
      ...Object.values(this.hits)
    );
    this.element = h("div", { class: "cnn-figure", role: "application", tabindex: 0, "aria-roledescription": "map" }, this.svg);
    this.element.addEventListener("keydown", (event) => this.keydown(event));
    for (const side of ["source", "target"]) this.follow(side);
  }
  events;
  element;
  svg = s("svg", { class: "cnn-geometry", "aria-hidden": "true" });
  beams = s("path", { class: "cnn-beam" });
  sheets;
  counts = { target: s("g", { class: "cnn-count-texts" }), loupe: s("g", { class: "cnn-count-texts" }) };
  writes = null;
  texts;
  clip = s("rect", {});
  hits;
  loupeGroup;
  layout = null;
  layer = null;
  place = [0, 0];
  drawn = [];
  update(layer, place, width) {
    const changed = this.drawn[0] !== JSON.stringify(layer) || this.drawn[1] !== width;
    this.layer = layer;
    this.place = place;
    if (changed) {
      this.drawn = [JSON.stringify(layer), width];
      this.layout = arrange(layer, width);
      this.still(layer, this.layout);
    }
    this.moving(layer, this.layout, place);
  }
  /** What does not change while the kernel moves. */
  still(layer, layout) {
    const { unit, source, target, inset, places: places2 } = layout;
    const transposed = layer.operation === "transposed";
    setAttribute(this.svg, "viewBox", `0 0 ${round(layout.width)} ${round(layout.height)}`);
    setAttribute(this.svg, "width", String(round(layout.width)));
    setAttribute(this.svg, "height", String(round(layout.height)));
    const pens = { source: new Pen(source, unit), target: new Pen(target, unit) };
    for (const side of ["source", "target"]) {
      const [sheet, map, pen] = [this.sheets[side], layout[side], pens[side]];
      const padded = side === "source" !== transposed;
      const [top, left] = padded ? inset : [0, 0];
      const [rows, cols] = side === "source" ? layer.input_size : [layerSide(layer, 0), layerSide(layer, 1)];
      sheet.draw("ground", pen.rect(0, 0, map.rows, map.cols, 3));
      sheet.draw("inner", pen.rect(top, left, rows, cols, 3));
      setAttribute(sheet.element, "class", `cnn-sheet cnn-${side}${transposed ? " cnn-transposed" : ""}`);
      sheet.draw("lines", pen.lines());
      const [hit, slack] = [this.hits[side], 4];
      const box = { x: map.x - slack, y: map.y - slack, width: map.cols * unit + 2 * slack, height: map.rows * unit + 2 * slack };
      for (const [name, value] of Object.entries(box)) setAttribute(hit, name, String(round(value)));
    }
    this.windows(layer, layout, pens[transposed ? "target" : "source"]);
    this.sheets.source.draw("marks", transposed ? "" : stops(layer, layout, places2));
    this.sheets.source.draw("unread", transposed ? "" : unread(layer, pens.source, source));
    this.tones(layer, layout, pens.target);
    this.captions(layer, layout);
  }
  /** The kernel where it lies first and last. */
  windows(layer, { places: places2 }, pen) {
    const transposed = layer.operation === "transposed";
    const [on, off] = transposed ? [this.sheets.target, this.sheets.source] : [this.sheets.source, this.sheets.target];
    const span = [kernelSpan(layer, 0), kernelSpan(layer, 1)];
    const last = [(places2[0] - 1) * layer.stride[0], (places2[1] - 1) * layer.stride[1]];
    on.draw("first", pen.rect(0, 0, span[0], span[1], 3));
    on.draw("last", pen.rect(last[0], last[1], span[0], span[1], 3));
    for (const name of ["first", "last", "taps"]) off.draw(name, "");
  }
  /** How many taps write each output of a transposed convolution, in shades and numbers. */
  tones(layer, { unit, target, inset }, pen) {
    this.writes = layer.operation === "transposed" ? [axisWrites(layer, 0), axisWrites(layer, 1)] : null;
    const all = this.writes !== null && unit >= 5 ? { row: 0, col: 0, rows: target.rows, cols: target.cols } : null;
    this.shade(this.sheets.target, this.counts.target, all, inset, pen, unit);
  }
  /** Shade a part of the output by how many taps write it. */
  shade(sheet, texts, part, [top, left], pen, unit) {
    const paths = Array.from({ length: TONES + 1 }, () => "");
    const numbers = [];
    if (part !== null && this.writes !== null) {
      const [rows, cols] = this.writes;
      const most = Math.max(...rows) * Math.max(...cols) || 1;
      for (let i = Math.max(0, part.row - top); i < Math.min(rows.length, part.row + part.rows - top); i++) {
        for (let j = Math.max(0, part.col - left); j < Math.min(cols.length, part.col + part.cols - left); j++) {
          const count2 = rows[i] * cols[j];
          paths[Math.round(TONES * count2 / most)] += pen.rect(top + i, left + j, 1, 1);
          if (unit < 15) continue;
          const [x, y] = pen.middle(top + i, left + j);
          numbers.push(s("text", { x, y: y + 4.5 }, String(count2)));
        }
      }
    }
    paths.forEach((d, tone) => sheet.draw(`tone${tone}`, d));
    texts.replaceChildren(...numbers);
  }
  /** Each map's size above it, and what is special about it. */
  captions(layer, layout) {
    const { source, target, loupe, unit, width } = layout;
    const transposed = layer.operation === "transposed";
    const output = [layerSide(layer, 0), layerSide(layer, 1)];
    const differs = ({ rows, cols }, size) => rows !== size[0] || cols !== size[1];
    const padded = !transposed && differs(source, layer.input_size) ? `padded ${source.rows} × ${source.cols}` : "";
    const cut = transposed && differs(target, output) ? `of ${target.rows} × ${target.cols} written` : "";
    const put = (name, x, y, words2) => {
      const text = this.texts[name];
      const over = x + 9 * words2.length > width;
      setText(text, words2);
      setAttribute(text, "text-anchor", over ? "end" : "start");
      setAttribute(text, "x", String(round(over ? width : x)));
      setAttribute(text, "y", String(round(y)));
    };
    const pair = (first, second, x, y, size, more) => {
      put(first, x, more === "" ? y : y - 17, size);
      put(second, x, y, more);
    };
    pair("source", "padding", source.x, source.y - (transposed ? 8 : 15), `Input ${layer.input_size.join(" × ")}`, padded);
    const taps3 = transposed && unit >= 15 ? "taps per cell" : "";
    pair("target", "more", target.x, target.y - 8, `Output ${output.join(" × ")}`, cut || taps3);
    const words = loupe !== null && loupe.size > 120 ? "close-up, next stop dashed" : "close-up";
    put("loupe", loupe?.x ?? 0, loupe === null ? 0 : loupe.y + loupe.size + 16, loupe === null ? "" : words);
  }
  /** What changes with the place. */
  moving(layer, layout, place) {
    const { unit, source, target, loupe } = layout;
    const transposed = layer.operation === "transposed";
    const [wide, narrow] = transposed ? [target, source] : [source, target];
    const [on, off] = transposed ? [this.sheets.target, this.sheets.source] : [this.sheets.source, this.sheets.target];
    const [big, small] = [new Pen(wide, unit), new Pen(narrow, unit)];
    const start = [place[0] * layer.stride[0], place[1] * layer.stride[1]];
    const span = [kernelSpan(layer, 0), kernelSpan(layer, 1)];
    on.draw("taps", unit >= 3 ? taps2(layer, start, big) : "");
    on.draw("current", big.rect(start[0], start[1], span[0], span[1], 5));
    off.draw("current", small.rect(place[0], place[1], 1, 1, 5));
    const from = { x: wide.x + start[1] * unit, y: wide.y + start[0] * unit, w: span[1] * unit, h: span[0] * unit };
    const to = { x: narrow.x + place[1] * unit, y: narrow.y + place[0] * unit, w: unit, h: unit };
    const lens = loupe && { x: loupe.x, y: loupe.y, w: loupe.size, h: loupe.size };
    const [left, right] = transposed ? [to, from] : [from, to];
    setAttribute(this.beams, "d", lens === null ? beam(left, right) : beam(left, lens) + beam(lens, right));
    setAttribute(this.loupeGroup, "display", loupe === null ? "none" : null);
    if (loupe !== null) this.magnify(layer, layout, start, span);
    const [rows, cols] = layout.places;
    const what = transposed ? "Input cell" : "Output cell";
    setAttribute(this.element, "aria-label", `${what} row ${place[0]}, column ${place[1]} of ${rows} × ${cols}; arrow keys move the kernel`);
  }
  magnify(layer, layout, start, span) {
    const { x, y, size } = layout.loupe;
    const transposed = layer.operation === "transposed";
    const map = transposed ? layout.target : layout.source;
    const [row, col, cells] = closeUp(layer, start);
    const unit = size / cells;
    for (const [name, value] of Object.entries({ x: x - 1, y: y - 1, width: size + 2, height: size + 2 })) setAttribute(this.clip, name, String(value));
    const [top, left] = [Math.max(0, row), Math.max(0, col)];
    const [rows, cols] = [Math.min(map.rows, row + cells) - top, Math.min(map.cols, col + cells) - left];
    const pen = new Pen({ x: x - col * unit, y: y - row * unit, rows: map.rows, cols: map.cols }, unit);
    const lines = new Pen({ x: x + (left - col) * unit, y: y + (top - row) * unit, rows, cols }, unit);
    const sheet = this.sheets.loupe;
    const inner = transposed ? [layerSide(layer, 0), layerSide(layer, 1)] : layer.input_size;
    sheet.draw("ground", pen.rect(top, left, rows, cols));
    const [r0, c0] = [Math.max(top, layout.inset[0]), Math.max(left, layout.inset[1])];
    const [r1, c1] = [Math.min(top + rows, layout.inset[0] + inner[0]), Math.min(left + cols, layout.inset[1] + inner[1])];
    sheet.draw("inner", r1 > r0 && c1 > c0 ? pen.rect(r0, c0, r1 - r0, c1 - c0) : "");
    setAttribute(sheet.element, "class", `cnn-sheet cnn-source cnn-lens${transposed ? " cnn-target cnn-transposed" : ""}`);
    sheet.draw("lines", lines.lines());
    this.shade(sheet, this.counts.loupe, cells <= MOST_SHADED ? { row: top, col: left, rows, cols } : null, layout.inset, pen, unit);
    sheet.draw("taps", unit >= 1 ? taps2(layer, start, pen) : "");
    sheet.draw("last", pen.rect(start[0], start[1] + layer.stride[1], span[0], span[1]));
    sheet.draw("current", pen.rect(start[0], start[1], span[0], span[1]));
  }
  follow(side) {
    const hit = this.hits[side];
    const to = (event) => {
      const { layout, layer } = this;
      if (layout === null || layer === null) return;
      const box = hit.getBoundingClientRect();
      const [map, transposed] = [layout[side], layer.operation === "transposed"];
      const at = [(event.clientY - box.top - 4) / layout.unit, (event.clientX - box.left - 4) / layout.unit];
      const wide = side === "target" === transposed;
      const place = [0, 1].map((axis) => {
        const cell = Math.min(at[axis], (axis === 0 ? map.rows : map.cols) - 1e-6);
        const index = wide ? Math.round((cell - kernelSpan(layer, axis) / 2) / layer.stride[axis]) : Math.floor(cell);
        return Math.max(0, Math.min(layout.places[axis] - 1, index));
      });
      this.events.move([place[0], place[1]]);
    };
    hit.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      hit.setPointerCapture(event.pointerId);
      to(event);
    });
    hit.addEventListener("pointermove", (event) => {
      if (hit.hasPointerCapture(event.pointerId)) to(event);
    });
  }
  keydown(event) {
    const moves = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      Home: [0, -Infinity],
      End: [0, Infinity],
      PageUp: [-Infinity, 0],
      PageDown: [Infinity, 0]
    };
    const move = moves[event.key];
    if (move === void 0 || this.layout === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const into = (axis) => Math.max(0, Math.min(this.layout.places[axis] - 1, this.place[axis] + move[axis]));
    this.events.move([into(0), into(1)]);
  }
};

// arithmetic.ts
var places = (get) => {
  const layer = readLayer(get);
  return problemText(layer) === null ? kernelPlaces(layer) : [1, 1];
};
var sequence = {
  unit: "position",
  length: (get) => places(get)[0] * places(get)[1],
  index(get) {
    const [rows, cols] = places(get);
    const [row, col] = clampPlace(readPosition(get), [rows, cols]);
    return row * cols + col;
  },
  at(get, index) {
    if (problemText(readLayer(get)) !== null) return {};
    const cols = places(get)[1];
    return { position: [Math.floor(index / cols), index % cols] };
  }
};
var ArithmeticView = class {
  constructor(frame) {
    this.frame = frame;
    this.controls = buildControls(frame);
    this.cards = new Cards(frame);
    this.picture = new Picture({ move: (place) => frame.binding.set({ position: [...place], playing: false }) });
    this.figure = h("div", { class: "cnn-picture", "data-part": "picture" }, this.picture.element);
    frame.stage.append(this.controls.panel, this.problem, this.figure, this.key, this.notes);
    frame.detail.append(this.cards.element);
  }
  frame;
  controls;
  cards;
  picture;
  problem = h("div", { class: "cnn-illegal", role: "alert", "data-part": "problem", hidden: true });
  figure;
  key = h("div", { class: "cnn-key" });
  notes = h("p", { class: "cnn-notes" });
  traits = [];
  /** The last legal layer: it stays on the page, dimmed, while the one asked for is illegal. */
  legal = USUAL;
  layer = USUAL;
  told = "";
  width = 700;
  update() {
    const now = LAYER_TRAITS.map(this.frame.binding.get);
    if (now.some((value, at) => value !== this.traits[at])) this.read(now);
    const problems = layerProblems(this.layer);
    this.controls.show(this.layer, problems);
    const place = clampPlace(readPosition(this.frame.binding.get), kernelPlaces(this.legal));
    this.picture.update(this.legal, place, this.width);
    this.cards.update(this.legal, problems.length === 0);
  }
  read(now) {
    this.traits.splice(0, Infinity, ...now);
    this.layer = readLayer(this.frame.binding.get);
    const problems = layerProblems(this.layer);
    if (problems.length === 0) this.legal = this.layer;
    this.explainKey();
    this.figure.dataset["legal"] = String(problems.length === 0);
    const told = problems.map(({ sentence }) => sentence).join(" ");
    if (told !== this.told) {
      this.told = told;
      this.problem.hidden = problems.length === 0;
      const lines = problems.map(
        ({ sentence, remedy }) => h("p", {}, `${sentence} `, button(remedy.label, () => this.mend(remedy.change)))
      );
      this.problem.replaceChildren(...lines);
    }
    const preset = this.controls.note(this.layer);
    const notes = preset !== "" ? [preset] : problems.length === 0 ? layerNotes(this.layer) : [];
    if (problems.length > 0) notes.push("Dimmed: the last layer that was legal.");
    setText(this.notes, notes.join(" "));
  }
  /** What the marks in the picture mean: only those that are there. */
  explainKey() {
    const entries = keyOf(this.legal);
    if (entries.map(([, text]) => text).join() === this.key.dataset["said"]) return;
    this.key.dataset["said"] = entries.map(([, text]) => text).join();
    this.key.replaceChildren(...entries.map(([name, text]) => h("span", { "data-key": name }, h("i", { "aria-hidden": "true" }), text)));
  }
  /** Take the change that was offered; the button goes with the problem, so the focus goes to what it changed. */
  mend(patch) {
    change(this.frame.binding, patch);
    const [name] = Object.keys(patch);
    this.controls.panel.querySelector(`[data-setting="${name}"] input`)?.focus();
  }
  resize(width) {
    this.width = width;
    if (this.traits.length > 0) this.update();
  }
  describe() {
    return problemText(this.layer) ?? layerSentence(this.layer);
  }
  python() {
    return problemText(this.layer) === null ? layerSource(this.layer) : problemSource(this.layer, USUAL);
  }
  dispose() {
  }
};
var arithmetic_default = defineExplorer({
  name: "ArithmeticExplorer",
  title: "Convolution calculator",
  traits: TRAITS,
  sequence,
  build: (frame) => new ArithmeticView(frame)
});
export {
  arithmetic_default as default
};

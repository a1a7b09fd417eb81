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
function stepper(label, name, [least, most], onChange) {
  let value = least;
  const less = button(`Decrease ${name}`, () => onChange(Math.max(least, value - 1)), "minus");
  const more = button(`Increase ${name}`, () => onChange(Math.min(most, value + 1)), "plus");
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
function slider(label, range, onChange) {
  const { min, max, step, write = String } = range;
  const field = h("input", { type: "range", class: "cnn-slider", min, max, step, oninput: () => onChange(field.valueAsNumber) });
  const output = h("output", { class: "cnn-value" });
  const show = (value) => {
    if (field.valueAsNumber !== value) field.valueAsNumber = value;
    field.setAttribute("aria-valuetext", write(value));
    setText(output, write(value));
  };
  const element = labelled(label, field);
  element.append(output);
  return { element, show };
}
var disable = (element, off) => element.setAttribute("aria-disabled", String(off));

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
function fit(value, characters) {
  const sign = value < 0 ? MINUS : "";
  const size = Math.abs(value);
  for (const decimals of [2, 1, 0]) {
    if (decimals < 2 && size < 0.5 * 10 ** -decimals) break;
    const text = format(value, decimals);
    if (text.length <= characters) return text;
    const bare = text.replace(/0\./, ".");
    if (size < 1 && bare.length <= characters) return bare;
  }
  const thousands = `${sign}${Math.round(size / 1e3)}k`;
  return size >= 1e3 && thousands.length <= characters ? thousands : "…";
}
function parseNumber(text) {
  const tidy = text.trim().replaceAll(MINUS, "-").replace(",", ".");
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:\/(\d+\.?\d*))?$/i.exec(tidy);
  if (match === null) return null;
  const value = Number(match[1]) / (match[2] === void 0 ? 1 : Number(match[2]));
  return Number.isFinite(value) ? value : null;
}
var plural = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;

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
  const binding = bind(model, keys, () => draw2());
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
  const draw2 = () => {
    view.update();
    frame.player?.update();
    python.update();
    clearTimeout(spoken2);
    spoken2 = setTimeout(() => setText(live, view.describe()), SETTLED);
  };
  const toolbar = tools(frame, python, () => {
    frame.complain(null);
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
  draw2();
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

// ops/tensor.ts
var count = (shape) => shape.reduce((a, b) => a * b, 1);
function tensor(shape, data) {
  const size = count(shape);
  if (data !== void 0 && data.length !== size) {
    throw new RangeError(`data has ${data.length} elements, but shape (${shape.join(", ")}) needs ${size}`);
  }
  return { shape: [...shape], data: data === void 0 ? new Float64Array(size) : Float64Array.from(data) };
}
function fromNested(nested) {
  const shape = [];
  for (let level = nested; Array.isArray(level); level = level[0]) {
    shape.push(level.length);
    if (level.length === 0) break;
  }
  const flat = [];
  const walk = (value, axis) => {
    if (axis === shape.length && !Array.isArray(value)) flat.push(value);
    else if (Array.isArray(value) && value.length === shape[axis]) value.forEach((v) => walk(v, axis + 1));
    else throw new RangeError("the lists are ragged: every row must have the same length");
  };
  walk(nested, 0);
  return tensor(shape, flat);
}
function toNested(t) {
  const build = (axis, offset) => {
    if (axis === t.shape.length) return t.data[offset];
    const step = count(t.shape.slice(axis + 1));
    return Array.from({ length: t.shape[axis] }, (_, i) => build(axis + 1, offset + i * step));
  };
  return build(0, 0);
}

// ops/source.ts
function commonDenominator(values) {
  const all = [...values];
  for (let q = 1; q <= 1024; q++) if (all.every((v) => Math.round(v * q) / q === v)) return q;
  return 1;
}
function arraySource(prefix, values) {
  const q = commonDenominator(values.data);
  const write = (nested, indent) => {
    if (!Array.isArray(nested)) return String(q === 1 ? nested : Math.round(nested * q));
    const separator = Array.isArray(nested[0]) ? `,
${" ".repeat(indent + 1)}` : ", ";
    return `[${nested.map((inner) => write(inner, indent + 1)).join(separator)}]`;
  };
  const start = `${prefix} = np.array(`;
  return `${start}${write(toNested(values), start.length)}, dtype=float)${q === 1 ? "" : ` / ${q}`}`;
}

// ops/connectivity.ts
var WIRINGS = ["dense", "local", "convolutional"];
var LEVELS = [-3, -2, -1, 1, 2, 3];
function usualWeights(rows, cols, kept = []) {
  const draw2 = (i, j) => LEVELS[((i + 1) * 73856093 ^ (j + 1) * 19349663) % 97 % 6];
  return Array.from({ length: rows }, (_, i) => Array.from({ length: cols }, (_2, j) => kept[i]?.[j] ?? draw2(i, j)));
}
function inputOrder(inputs, shuffled) {
  const places = Array.from({ length: inputs }, (_, j) => j);
  return shuffled ? [...places.filter((j) => j % 2 === 1), ...places.filter((j) => j % 2 === 0)] : places;
}
var sight = (wiring, i, inputs, taps2) => wiring === "dense" ? { first: 0, seen: inputs } : { first: i, seen: taps2 };
var sees = (wiring, i, j, taps2) => wiring === "dense" || j >= i && j < i + taps2;
function parameterAt(wiring, i, j, inputs, taps2) {
  if (!sees(wiring, i, j, taps2)) return null;
  if (wiring === "dense") return i * inputs + j;
  return wiring === "local" ? i * taps2 + j - i : j - i;
}
function wiringMatrix(wiring, state) {
  const { input, dense, local, kernel, shuffled } = state;
  const order = inputOrder(input.length, shuffled);
  return local.map(
    (weights, i) => input.map((_, j) => {
      if (wiring === "dense") return dense[i][order[j]];
      return (wiring === "local" ? weights : kernel)[j - i] ?? 0;
    })
  );
}
var standing = ({ input, shuffled }) => inputOrder(input.length, shuffled).map((j) => input[j]);
function wiringOutput(wiring, state) {
  const input = standing(state);
  return wiringMatrix(wiring, state).map((row) => row.reduce((sum, weight, j) => sum + weight * input[j], 0));
}
function isLit(wiring, i, j, focus, taps2) {
  if (!sees(wiring, i, j, taps2)) return false;
  if (!("input" in focus)) return i === focus.output;
  if (!("output" in focus)) return j === focus.input;
  if (!sees(wiring, focus.output, focus.input, taps2)) return false;
  return wiring === "convolutional" ? j - i === focus.input - focus.output : i === focus.output && j === focus.input;
}
function nearestLine(lines, x, y, reach2) {
  let best = -1;
  let least = reach2;
  lines.forEach(({ x1, y1, x2, y2 }, at) => {
    const [dx, dy] = [x2 - x1, y2 - y1];
    const along = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)));
    const distance = Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
    if (distance <= least) [best, least] = [at, distance];
  });
  return best;
}
function countedSizes({ size, channels, kernel, filters }) {
  const side = size - kernel + 1;
  return { inputs: size * size * channels, patch: kernel * kernel * channels, places: side * side, outputs: filters * side * side };
}
function wiringCosts(counted) {
  const { inputs, patch, outputs } = countedSizes(counted);
  const { filters, units } = counted;
  return {
    dense: { weights: units * inputs, biases: units, macs: units * inputs },
    local: { weights: outputs * patch, biases: outputs, macs: outputs * patch },
    convolutional: { weights: filters * patch, biases: filters, macs: outputs * patch },
    same: { weights: outputs * inputs, biases: outputs, macs: outputs * inputs }
  };
}
function drawnCosts(inputs, taps2) {
  const outputs = inputs - taps2 + 1;
  return {
    dense: { weights: outputs * inputs, biases: outputs, macs: outputs * inputs },
    local: { weights: outputs * taps2, biases: outputs, macs: outputs * taps2 },
    convolutional: { weights: taps2, biases: 1, macs: outputs * taps2 }
  };
}
function checkWiring(inputs, taps2, { size, kernel }) {
  if (taps2 > inputs) return `A kernel of ${taps2} weights needs at least ${taps2} inputs, but there are ${inputs}: use a smaller kernel or more inputs.`;
  if (kernel > size) {
    return `A kernel of ${kernel}×${kernel} does not fit into a picture of ${size}×${size}: use a kernel of at most ${size}, or a picture of at least ${kernel}×${kernel}.`;
  }
  return null;
}
var CODE = `outputs = {
    "dense": linear(input, dense),
    "locally connected": locally_connected2d(input[None, None], local.T[None, None, None, :, None])[0, 0],
    "convolutional": conv1d(input[None], kernel[None, None])[0],
}
for name, output in outputs.items():
    print(f"{name:>17}: {output}")
`;
var COUNTS = `side = conv_output_size(size, kernel_size)
inputs, patch, outputs = size * size * channels, kernel_size * kernel_size * channels, filters * side * side
weights = {"dense": units * inputs, "locally connected": outputs * patch, "convolutional": filters * patch}
biases = {"dense": units, "locally connected": outputs, "convolutional": filters}
macs = {"dense": units * inputs, "locally connected": outputs * patch, "convolutional": outputs * patch}
for name in weights:
    print(f"{name:>17}: {weights[name] + biases[name]:,} parameters, {macs[name]:,} multiply-accumulates")
`;
function wiringPython({ input, dense, local, kernel, shuffled }, counted) {
  const write = (name, values) => arraySource(name, fromNested(values));
  const lines = [
    "import numpy as np",
    "from cnnedu.analysis import conv_output_size",
    "from cnnedu.functional import conv1d, linear, locally_connected2d",
    "",
    write("input", input),
    write("dense", dense)
  ];
  if (shuffled) {
    lines.push(`order = [${inputOrder(input.length, true).join(", ")}]`);
    lines.push("input, dense = input[order], dense[:, order]  # shuffled: only a dense layer can follow");
  }
  const { size, channels, kernel: side, filters, units } = counted;
  lines.push(write("local", local), write("kernel", kernel));
  const names = `size, channels, kernel_size, filters, units = ${[size, channels, side, filters, units].join(", ")}
`;
  return `${lines.join("\n")}
${CODE}
${names}${COUNTS}`;
}
var grouped = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ",");
function twinsOf(input, taps2, at) {
  const outputs = Array.from({ length: input.length - taps2 + 1 }, (_, i) => i);
  const alike2 = (i) => Array.from({ length: taps2 }, (_, t) => t).every((t) => input[i + t] === input[at + t]);
  return outputs.filter((i) => i !== at && alike2(i));
}
var logShare = (value, most) => value <= 1 ? 0 : Math.log10(value) / Math.log10(most);
function bytesText(bytes) {
  const units = ["bytes", "kB", "MB", "GB", "TB", "PB"];
  const step = Math.min(units.length - 1, bytes < 1e3 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1e3 ** step;
  return `${value >= 100 ? grouped(Math.round(value)) : Number(value.toPrecision(2))} ${units[step]}`;
}

// ops/equivariance.ts
var BLUR_WEIGHTS = [1, 2, 1, 2, 4, 2, 1, 2, 1].map((weight) => weight / 16);
var ROUNDING = 64 * Number.EPSILON;

// connectivity/state.ts
var TRAITS = [
  "input",
  "dense_weight",
  "local_weight",
  "kernel",
  "kind",
  "position",
  "shuffled",
  "show",
  "size",
  "channels",
  "kernel_size",
  "filters",
  "units"
];
function readState(get) {
  const [input, kernel] = [get("input"), get("kernel")];
  const outputs = Math.max(1, input.length - kernel.length + 1);
  const whole = (name) => Number(get(name));
  return {
    input,
    kernel,
    dense: get("dense_weight"),
    local: get("local_weight"),
    shuffled: get("shuffled") === true,
    kind: get("kind"),
    position: Math.max(0, Math.min(outputs - 1, whole("position"))),
    names: get("show") === "names",
    counted: {
      size: whole("size"),
      channels: whole("channels"),
      kernel: whole("kernel_size"),
      filters: whole("filters"),
      units: whole("units")
    },
    outputs
  };
}
function attempt(binding, patch) {
  const get = (key) => key in patch ? patch[key] : binding.get(key);
  const [inputs, taps2] = [get("input").length, get("kernel").length];
  const complaint = checkWiring(inputs, taps2, readState(get).counted);
  if (complaint === null) binding.set(patch);
  return complaint;
}
var TAPS = [-1, 2, 1, -2, 3];
function resized({ input, dense, local, kernel, position }, inputs, taps2) {
  const outputs = inputs - taps2 + 1;
  return {
    input: Array.from({ length: inputs }, (_, j) => input[j] ?? 0),
    kernel: Array.from({ length: taps2 }, (_, t) => kernel[t] ?? TAPS[t]),
    ...outputs > 0 && {
      dense_weight: usualWeights(outputs, inputs, dense),
      local_weight: usualWeights(outputs, taps2, local),
      position: Math.min(position, outputs - 1)
    }
  };
}
function place({ input, shuffled }, wiring, i, j) {
  if (wiring === "dense") return ["dense_weight", i, inputOrder(input.length, shuffled)[j]];
  return wiring === "local" ? ["local_weight", i, j - i] : ["kernel", null, j - i];
}
var replaced = (list, at, value) => list.map((old, i) => i === at ? value : old);
function withWeight(state, wiring, i, j, value) {
  const [name, row, col] = place(state, wiring, i, j);
  if (row === null) return { [name]: replaced(state.kernel, col, value) };
  const rows = wiring === "dense" ? state.dense : state.local;
  return { [name]: replaced(rows, row, replaced(rows[row], col, value)) };
}
var withInput = ({ input, shuffled }, j, value) => ({
  input: replaced(input, inputOrder(input.length, shuffled)[j], value)
});

// connectivity/controls.ts
var KINDS = [
  ["dense", "Dense"],
  ["local", "Local"],
  ["convolutional", "Convolutional"]
];
var SHOWN = [
  ["values", "values"],
  ["names", "which parameter"]
];
function buildControls(frame) {
  const change = (patch) => {
    frame.complain(attempt(frame.binding, patch));
    frame.binding.schedule();
  };
  const kind = segmented("Which layer", KINDS, (value) => change({ kind: value }));
  kind.element.classList.add("cnn-kinds");
  const shown = segmented("Write the weights as", SHOWN, (value) => change({ show: value }));
  const field = h("div", { class: "cnn-field" }, h("span", { class: "cnn-caption" }, "weights as"), shown.element);
  const shuffled = checkbox("shuffle the inputs", (on) => change({ shuffled: on }));
  frame.choices.append(kind.element, field, shuffled.element);
  const sizes = (inputs2, taps3) => {
    const state = readState(frame.binding.get);
    change(resized(state, inputs2(state), taps3(state)));
  };
  const inputs = stepper("inputs", "inputs", [3, 10], (value) => sizes(() => value, (state) => state.kernel.length));
  const taps2 = stepper("kernel", "kernel weights", [1, 5], (value) => sizes((state) => state.input.length, () => value));
  const fields = h("div", { class: "cnn-fields" }, inputs.element, taps2.element);
  frame.more.append(h("fieldset", { class: "cnn-section" }, h("legend", {}, "Drawing"), fields));
  return (state) => {
    kind.show(state.kind);
    shown.show(state.names ? "names" : "values");
    shuffled.show(state.shuffled);
    inputs.show([state.input.length]);
    taps2.show([state.kernel.length]);
  };
}

// connectivity/words.ts
var TITLES = {
  dense: "Dense",
  local: "Locally connected",
  convolutional: "Convolutional"
};
var WHAT = {
  dense: "every output sees every input",
  local: "sees its neighbours only",
  convolutional: "neighbours, and shared weights"
};
var listed = (items) => items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
var factor = (value) => value < 0 ? `(${format(value)})` : format(value);
function products({ state, input, layers }, wiring) {
  const { first, seen } = sight(wiring, state.position, input.length, state.kernel.length);
  const row = layers[wiring].values.matrix[state.position];
  return input.slice(first, first + seen).map((x, t) => `${format(x)}${TIMES}${factor(row[first + t])}`).join(" + ");
}
function twinNote({ state, input, layers, twins }) {
  if (twins.length === 0) return "No other output looks at the same patch: give two places of the input the same numbers, and compare what the three layers answer.";
  const all = [state.position, ...twins].sort((a, b) => a - b);
  const patch = input.slice(state.position, state.position + state.kernel.length).map((x) => format(x)).join(", ");
  const answers = (wiring) => listed(all.map((i) => format(layers[wiring].values.output[i])));
  return `Outputs ${listed(all)} look at the same patch (${patch}). The convolution answers ${answers("convolutional")}, as it must. Locally connected: ${answers("local")}, dense: ${answers("dense")}. What those two learn in one place they do not know in another.`;
}
var START = "Point at an output, an input, an edge or an entry of a matrix: what belongs to it lights up in all three. Click a weight or an input to change it.";
var SHUFFLED = "The inputs stand in another order. The dense layer’s columns were shuffled alike, and its outputs are exactly what they were: it never knew who its neighbours are. The other two now see other neighbours.";
function hint(scene) {
  const { pointer, state } = scene;
  if (pointer === null) return state.shuffled ? SHUFFLED : START;
  if (!("input" in pointer)) return outputHint(scene, pointer.output);
  return "output" in pointer ? weightHint(scene, pointer) : inputHint(scene, pointer.input);
}
function outputHint({ state }, i) {
  const taps2 = state.kernel.length;
  const patch = Array.from({ length: taps2 }, (_, t) => i + t);
  return `Output ${i} sees all ${state.input.length} inputs of the dense layer, and only ${taps2 > 1 ? "inputs" : "input"} ${listed(patch)} in the other two.`;
}
function inputHint({ state }, j) {
  const { outputs, kernel } = state;
  const reached = Array.from({ length: outputs }, (_, i) => i).filter((i) => sees("convolutional", i, j, kernel.length));
  return `Input ${j} reaches ${outputs > 1 ? `all ${outputs} outputs` : "the output"} of the dense layer, and only ${reached.length > 1 ? "outputs" : "output"} ${listed(reached)} in the other two.`;
}
function weightHint({ state }, { output: i, input: j }) {
  const [inputs, taps2] = [state.input.length, state.kernel.length];
  const costs = drawnCosts(inputs, taps2);
  if (!sees("convolutional", i, j, taps2)) {
    return `From input ${j} to output ${i} only the dense layer has a connection. In the other two this is not a weight that happens to be 0: there is none.`;
  }
  const shared = parameterAt("convolutional", i, j, inputs, taps2);
  return `From input ${j} to output ${i}. Dense: one of ${costs.dense.weights} weights, used once. Locally connected: one of ${costs.local.weights}, used once. Convolutional: weight ${shared} of the kernel, the same on ${state.outputs > 1 ? `all ${state.outputs} edges of its diagonal` : "its one edge"}: change one and all change.`;
}
function spoken(scene) {
  const { state, layers, input } = scene;
  const { position: at, kind } = state;
  const answer = (wiring) => format(layers[wiring].values.output[at]);
  const others = WIRINGS.filter((wiring) => wiring !== kind).map((wiring) => `${TITLES[wiring].toLowerCase()} ${answer(wiring)}`);
  const drawn = drawnCosts(input.length, state.kernel.length);
  const costs = wiringCosts(state.counted);
  const { size, channels } = state.counted;
  const list = (write) => WIRINGS.map((wiring) => `${TITLES[wiring].toLowerCase()} ${write(wiring)}`).join(", ");
  return `Output ${at}, ${TITLES[kind].toLowerCase()}: ${products(scene, kind)} = ${answer(kind)}; ${others.join("; ")}. Weights drawn: ${list((wiring) => String(drawn[wiring].weights))}. Parameters on ${size}${TIMES}${size}${TIMES}${channels}: ${list((wiring) => grouped(costs[wiring].weights + costs[wiring].biases))}.`.replaceAll(`(${MINUS}`, MINUS).replaceAll(/(\d)\) \+/g, "$1 +");
}
function moral({ state }) {
  const { inputs, patch, places } = countedSizes(state.counted);
  const { kernel, channels } = state.counted;
  const times = (value) => value >= 100 ? grouped(Math.round(value)) : format(value, 1);
  const shares = places > 1 ? ` Sharing one filter among its ${plural(places, "place").replace(String(places), grouped(places))} divides the weights by ${grouped(places)} once more, and saves not a single multiplication.` : "";
  return `Looking at ${kernel}${TIMES}${kernel}${TIMES}${channels} = ${grouped(patch)} inputs instead of all ${grouped(inputs)} divides weights and multiplications per output by ${times(inputs / patch)}.${shares}`;
}

// connectivity/counts.ts
var STOPS = {
  size: [3, 4, 5, 6, 7, 8, 9, 12, 16, 20, 24, 28, 32, 48, 64, 96, 128, 160, 192, 224, 256, 384, 512],
  channels: [1, 2, 3, 4, 8, 16, 32, 64],
  kernel_size: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  filters: [1, 2, 4, 6, 8, 16, 32, 64, 128, 256, 512],
  units: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 4096, 1e4]
};
var SLIDERS = [
  ["size", "picture", (value) => `${value}${TIMES}${value}`],
  ["channels", "channels", String],
  ["kernel_size", "kernel", (value) => `${value}${TIMES}${value}`],
  ["filters", "filters", String],
  ["units", "dense units", grouped]
];
var FULL = 1e9;
var ROWS = [
  ["dense", "Dense"],
  ["local", "Locally connected"],
  ["convolutional", "Convolutional"],
  ["same", "Dense, with as many outputs"]
];
var Counts = class {
  element;
  heading = h("h4", {});
  moral = h("p", { class: "cnn-moral" });
  axis = h("p", { class: "cnn-axis-note" });
  rows = /* @__PURE__ */ new Map();
  shows;
  /** What the numbers were written for. */
  counted = "";
  constructor(frame) {
    const controls = SLIDERS.map(([trait, label, write]) => this.control(frame, trait, label, write));
    this.shows = controls.map(({ show }) => show);
    const head = ["", "parameters", "multiply-accumulates for one picture"].map((text) => h("div", { role: "columnheader" }, text));
    const table = h("div", { class: "cnn-table", role: "table", "aria-label": "Costs" }, h("div", { role: "row", class: "cnn-line cnn-first" }, ...head));
    table.append(...ROWS.map(([row, name]) => this.row(row, name)));
    this.element = h(
      "div",
      { class: "cnn-counts" },
      this.heading,
      h("div", { class: "cnn-sizes" }, ...controls.map(({ element }) => element)),
      table,
      this.axis,
      this.moral
    );
  }
  update(scene) {
    const { counted } = scene.state;
    for (const show of this.shows) show({ ...counted, kernel_size: counted.kernel });
    const key = Object.values(counted).join();
    if (key === this.counted) return;
    this.counted = key;
    const { size, channels } = counted;
    setText(this.heading, `Now a picture of ${size}${TIMES}${size}${TIMES}${channels} = ${grouped(size * size * channels)} values`);
    const costs = wiringCosts(counted);
    const most = Math.max(FULL, ...Object.values(costs).flatMap(({ weights, biases, macs }) => [weights + biases, macs]));
    for (const [row] of ROWS) this.show(row, costs[row], counted, most);
    setText(this.axis, "Each tick of a bar is a thousand times the one before; parameters in float32 take 4 bytes each.");
    setText(this.moral, moral(scene));
  }
  show(row, cost, counted, most) {
    const { numbers, bars, notes } = this.rows.get(row);
    const { weights, biases, macs } = cost;
    const { inputs, patch, outputs } = countedSizes(counted);
    [weights + biases, macs].forEach((value, at) => {
      setText(numbers[at], grouped(value));
      bars[at].style.width = `${(100 * logShare(value, most)).toFixed(2)}%`;
      bars[at].parentElement.style.setProperty("--tick", `${(100 * logShare(1e3, most)).toFixed(2)}%`);
    });
    const [n, p, o] = [grouped(inputs), grouped(patch), grouped(outputs)];
    const stored = {
      dense: `${n} inputs ${TIMES} ${grouped(counted.units)} units = ${grouped(weights)} weights`,
      local: `${o} outputs ${TIMES} ${p} = ${grouped(weights)} weights`,
      convolutional: `${plural(counted.filters, "filter")} ${TIMES} ${p} = ${grouped(weights)} weights`,
      same: `${n} inputs ${TIMES} ${o} outputs`
    };
    setText(notes[0], `${stored[row]} + ${grouped(biases)} ${biases === 1 ? "bias" : "biases"}; ${bytesText(4 * (weights + biases))}`);
    setText(notes[1], row === "dense" ? `every weight once` : row === "same" ? "every weight once" : `${o} outputs ${TIMES} ${p} inputs each`);
  }
  row(row, name) {
    const make = () => [h("b", {}), h("i", {}), h("span", { class: "cnn-sum-note" })];
    const [stored, done] = [make(), make()];
    this.rows.set(row, { numbers: [stored[0], done[0]], bars: [stored[1], done[1]], notes: [stored[2], done[2]] });
    const cell = ([number, bar, note], what) => h("div", { role: "cell", "data-what": what, "data-label": what === "macs" ? "multiply-accumulates" : what }, number, h("span", { class: "cnn-bar-track", "aria-hidden": "true" }, bar), note);
    const title = h("div", { role: "rowheader" }, name);
    return h("div", { role: "row", class: "cnn-line", "data-row": row }, title, cell(stored, "parameters"), cell(done, "macs"));
  }
  control(frame, trait, label, write) {
    const stops = STOPS[trait];
    let now = stops[0];
    const nearest = (value) => stops.reduce((best, stop, at) => Math.abs(stop - value) < Math.abs(stops[best] - value) ? at : best, 0);
    const text = (at) => write(at === nearest(now) ? now : stops[at]);
    const control = slider(label, { min: 0, max: stops.length - 1, step: 1, write: text }, (at) => {
      frame.complain(attempt(frame.binding, { [trait]: stops[at] }));
      frame.binding.schedule();
    });
    return {
      element: control.element,
      show: (counted) => {
        now = counted[trait];
        control.show(nearest(now));
      }
    };
  }
};

// shared/grid.ts
var MOVES = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -Infinity],
  End: [0, Infinity],
  PageUp: [-Infinity, 0],
  PageDown: [Infinity, 0]
};
var Grid = class {
  constructor(hue, label, events) {
    this.events = events;
    this.element = h("div", { class: "cnn-grid", role: "grid", "aria-label": label, "data-hue": hue });
    this.element.addEventListener("pointerover", (event) => this.at(event, (r, c) => events.point(r, c)));
    this.element.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch") events.leave();
    });
    this.element.addEventListener("focusin", (event) => this.at(event, (r, c) => this.focused(r, c)));
    this.element.addEventListener("focusout", () => events.leave());
    this.element.addEventListener("click", (event) => this.at(event, (r, c, cell) => events.pick(r, c, cell)));
    this.element.addEventListener("keydown", (event) => this.keydown(event));
  }
  events;
  element;
  outline = h("div", { class: "cnn-outline", hidden: true });
  cells = [];
  lines = [];
  origin = [0, 0];
  /** How many characters a cell has room for. */
  characters = 3;
  stop = [NaN, NaN];
  /** Set the number of rows and columns, and the coordinates of the top left cell. Cells that stay are kept. */
  resize(rows, cols, origin = [0, 0]) {
    const [row, col] = origin;
    const [top, left] = this.origin;
    if (rows === this.cells.length && cols === this.cells[0]?.length && row === top && col === left) return;
    const [old, lines] = [this.cells, this.lines];
    this.origin = origin;
    this.cells = Array.from(
      { length: rows },
      (_, r) => Array.from({ length: cols }, (_2, c) => old[r + row - top]?.[c + col - left] ?? makeCell(row + r, col + c))
    );
    this.lines = this.cells.map((_, r) => lines[r + row - top] ?? h("div", { role: "row", class: "cnn-row" }));
    this.lines.forEach((line, r) => arrange(line, this.cells[r].map((cell) => cell.element)));
    arrange(this.element, [...this.lines, this.outline]);
    this.element.style.setProperty("--cols", String(cols));
    const [i, j] = this.stop;
    this.setStop(inside(i, row, rows) ? i : Math.max(row, 0), inside(j, col, cols) ? j : Math.max(col, 0));
  }
  /** Describe the whole grid. */
  name(label, hue) {
    setAttribute(this.element, "aria-label", label);
    setAttribute(this.element, "data-hue", hue);
  }
  paint(look) {
    const [row, col] = this.origin;
    this.cells.forEach((line, r) => line.forEach((cell, c) => draw(cell, look(row + r, col + c), this.characters)));
  }
  /** Outline a rectangle of cells, or none. */
  box(box) {
    this.outline.hidden = box === null;
    if (box === null) return;
    const place2 = { r: box.row - this.origin[0], c: box.col - this.origin[1], h: box.rows, w: box.cols };
    for (const [name, value] of Object.entries(place2)) this.outline.style.setProperty(`--${name}`, String(value));
  }
  /** Make this cell the one that Tab reaches. */
  setStop(row, col) {
    if (row === this.stop[0] && col === this.stop[1]) return;
    this.cell(...this.stop)?.setAttribute("tabindex", "-1");
    this.cell(row, col)?.setAttribute("tabindex", "0");
    this.stop = [row, col];
  }
  focus(row, col) {
    this.cell(row, col)?.focus({ preventScroll: false });
  }
  cell(row, col) {
    return this.cells[row - this.origin[0]]?.[col - this.origin[1]]?.element;
  }
  focused(row, col) {
    this.setStop(row, col);
    this.events.point(row, col);
  }
  at(event, act) {
    const cell = event.target.closest("[role=gridcell]");
    if (cell !== null) act(Number(cell.dataset["row"]), Number(cell.dataset["col"]), cell);
  }
  keydown(event) {
    this.at(event, (row, col, cell) => {
      if (this.handle(event, row, col, cell)) {
        event.preventDefault();
        event.stopPropagation();
      }
    });
  }
  handle(event, row, col, cell) {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    const { nudge, pick } = this.events;
    const step = shiftKey && altKey ? 0.1 : 1;
    if (nudge !== void 0 && altKey && (key === "ArrowUp" || key === "ArrowDown")) {
      nudge(row, col, key === "ArrowUp" ? step : -step);
    } else if (altKey || metaKey) return false;
    else if (key in MOVES) this.move(key, ctrlKey, row, col);
    else if (ctrlKey) return false;
    else if (key === "Enter" || key === "F2") pick(row, col, cell);
    else if (nudge !== void 0 && (key === "+" || key === "-")) nudge(row, col, key === "+" ? 1 : -1);
    else if (nudge !== void 0 && /^[\d.,]$/.test(key)) pick(row, col, cell, key);
    else return this.events.key?.(event) ?? false;
    return true;
  }
  move(key, toCorner, row, col) {
    const [dr, dc] = MOVES[key];
    const clamp = (value, first, size) => Math.max(first, Math.min(first + size - 1, value));
    const corner = toCorner && (key === "Home" || key === "End");
    const [rows, cols] = [this.cells.length, this.cells[0].length];
    this.focus(
      clamp(row + (corner ? dc : dr), this.origin[0], rows),
      clamp(col + dc, this.origin[1], cols)
    );
  }
};
var makeCell = (row, col) => ({
  element: h("div", { role: "gridcell", tabindex: -1, "data-row": row, "data-col": col })
});
var inside = (at, first, size) => at >= first && at < first + size;
function arrange(parent, wanted) {
  const keep = new Set(wanted);
  for (const child of [...parent.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((child, at) => {
    if (parent.children[at] !== child) parent.insertBefore(child, parent.children[at] ?? null);
  });
}
function draw(cell, look, characters) {
  const { element, look: last } = cell;
  if (last !== void 0 && cell.characters === characters && alike(look, last)) return;
  const text = look.text ?? fit(look.value, characters);
  if (element.textContent !== text) element.textContent = text;
  const label = look.label();
  const known = text === "" || text === "…" || label.split(/[\s,:]+/).includes(text);
  setAttribute(element, "aria-label", known ? label : `${label}, about ${text}`);
  if (look.strength !== last?.strength) element.style.setProperty("--t", Math.abs(look.strength).toFixed(3));
  const classes = `cnn-cell ${look.flags}${look.strength < 0 ? " cnn-negative" : ""}`;
  if (element.className !== classes) element.className = classes;
  cell.look = look;
  cell.characters = characters;
}
var alike = (a, b) => a.value === b.value && a.strength === b.strength && a.flags === b.flags && a.text === b.text;

// shared/scale.ts
function reach(values) {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i]));
  return most;
}
var strength = (value, most) => most > 0 ? Math.max(-1, Math.min(1, value / most)) : 0;

// shared/svg.ts
function s(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value != null && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

// connectivity/panel.ts
var REACH = 9;
var Panel = class {
  constructor(wiring, events) {
    this.wiring = wiring;
    const title = TITLES[wiring];
    const key = (event) => {
      if (event.key === " ") events.toggle();
      else if (event.key === "Escape") events.point(wiring, null);
      else return false;
      return true;
    };
    const grid = (hue, name, focus) => new Grid(hue, `${title}, ${name}`, {
      point: (row, col) => events.point(wiring, focus(row, col)),
      leave: () => events.point(wiring, null),
      pick: (row, col, cell, typed) => events.pick(wiring, focus(row, col), cell, typed),
      ...hue !== "activation" && { nudge: (row, col, by) => events.nudge(wiring, focus(row, col), by) },
      key
    });
    this.output = grid("activation", "outputs", (_, col) => ({ output: col }));
    this.input = grid("input", "inputs", (_, col) => ({ input: col }));
    this.matrix = grid("weight", "weight matrix", (row, col) => ({ output: row, input: col }));
    this.listen(events);
    const caption = (text) => h("div", { class: "cnn-caption" }, text);
    this.element = h(
      "section",
      { class: "cnn-panel", "data-wiring": wiring, "aria-label": title },
      h("div", { class: "cnn-head" }, h("strong", {}, title), h("span", { class: "cnn-what" }, WHAT[wiring])),
      h("div", { class: "cnn-cost" }, this.weights, this.cost),
      caption("outputs"),
      h("div", { class: "cnn-outputs" }, this.output.element),
      this.fan,
      this.input.element,
      caption("inputs"),
      caption("weight matrix"),
      this.matrix.element
    );
  }
  wiring;
  element;
  weights = h("b", {});
  cost = h("span", {});
  output;
  input;
  matrix;
  fan = s("svg", { class: "cnn-fan", "aria-hidden": "true" });
  edges = [];
  layout = "";
  /** Draw a scene with cells of this side, and edges over this height. */
  update(scene, cell, height) {
    this.build(scene, cell, height);
    const { state, input } = scene;
    const { wiring } = this;
    const [inputs, taps2, at] = [state.input.length, state.kernel.length, state.position];
    const { values, most } = scene.layers[wiring];
    const focus = scene.pointer ?? { output: at };
    const lit = (i, j) => isLit(wiring, i, j, focus, taps2);
    const outputs = values.output;
    this.paintInput(scene, lit);
    const strongest = reach(outputs);
    this.output.paint((_, i) => ({
      value: outputs[i],
      strength: strength(outputs[i], strongest),
      flags: `${i === at ? "current" : scene.twins.includes(i) ? "twin" : ""}${scene.pointer !== null && input.some((_x, j) => lit(i, j)) ? " linked" : ""}`,
      label: () => `output ${i}: ${format(outputs[i])}${i === at ? ", shown" : ""}`
    }));
    this.matrix.paint((i, j) => {
      const parameter = parameterAt(wiring, i, j, inputs, taps2);
      const weight = values.matrix[i][j];
      const text = parameter === null ? "" : state.names ? String(parameter) : void 0;
      return {
        value: weight,
        strength: parameter === null ? 0 : strength(weight, most),
        flags: `${parameter === null ? "absent" : ""}${scene.pointer !== null && lit(i, j) ? " linked" : ""}`,
        label: () => `output ${i}, input ${j}: ${parameter === null ? "no connection" : `${format(weight)}, parameter ${parameter}`}`,
        ...text !== void 0 && { text }
      };
    });
    const { first, seen } = sight(wiring, at, inputs, taps2);
    this.output.box({ row: 0, col: at, rows: 1, cols: 1 });
    this.input.box({ row: 0, col: first, rows: 1, cols: seen });
    this.matrix.box({ row: at, col: first, rows: 1, cols: seen });
    this.output.setStop(0, at);
    for (const { path, i, j } of this.edges) {
      const weight = values.matrix[i][j];
      setAttribute(path, "class", `${weight < 0 ? "cnn-minus" : "cnn-plus"}${lit(i, j) ? " cnn-lit" : ""}`);
      setAttribute(path, "stroke-width", (1 + 2 * Math.abs(strength(weight, most))).toFixed(1));
    }
    setAttribute(this.fan, "data-pointed", String(scene.pointer !== null));
  }
  paintInput({ state, input, pointer }, lit) {
    const most = reach(input);
    const rows = Array.from({ length: state.outputs }, (_, i) => i);
    this.input.paint((_, j) => ({
      value: input[j],
      strength: strength(input[j], most),
      flags: pointer !== null && rows.some((i) => lit(i, j)) ? "linked" : "",
      label: () => `input ${j}: ${format(input[j])}`
    }));
  }
  build({ state }, cell, height) {
    const [inputs, taps2] = [state.input.length, state.kernel.length];
    const key = [inputs, taps2, cell, height].join();
    if (key === this.layout) return;
    this.layout = key;
    const { outputs } = state;
    const { weights, biases, macs } = drawnCosts(inputs, taps2)[this.wiring];
    setText(this.weights, plural(weights, "weight"));
    setText(this.cost, `${biases} ${biases === 1 ? "bias" : "biases"} (not drawn), ${plural(macs, "product")}`);
    this.output.resize(1, outputs);
    this.input.resize(1, inputs);
    this.matrix.resize(outputs, inputs);
    for (const grid of [this.output, this.input, this.matrix]) grid.characters = Math.floor((cell - 1.5) / (cell >= 29 ? 7.3 : 6.7));
    const width = inputs * cell;
    const shift = (width - outputs * cell) / 2;
    this.element.style.setProperty("--cell", `${cell}px`);
    this.element.style.setProperty("--digits", `${cell >= 29 ? 13 : 12}px`);
    this.element.style.setProperty("--shift", `${shift}px`);
    for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) {
      setAttribute(this.fan, name, String(value));
    }
    this.edges = [];
    for (let i = 0; i < outputs; i++) {
      for (let j = 0; j < inputs; j++) {
        if (!sees(this.wiring, i, j, taps2)) continue;
        const line = { x1: shift + (i + 0.5) * cell, y1: 1, x2: (j + 0.5) * cell, y2: height - 1 };
        this.edges.push({ line, i, j, path: s("path", { d: `M${line.x1} ${line.y1}L${line.x2} ${line.y2}` }) });
      }
    }
    this.fan.replaceChildren(...this.edges.map(({ path }) => path));
  }
  /** The edge under the pointer: the nearest one, which no other can hide. */
  listen(events) {
    const at = (event) => {
      const { left, top } = this.fan.getBoundingClientRect();
      const lines = this.edges.map(({ line }) => line);
      const edge = this.edges[nearestLine(lines, event.clientX - left, event.clientY - top, REACH)];
      return edge === void 0 ? null : { output: edge.i, input: edge.j };
    };
    const point = (event) => events.point(this.wiring, at(event));
    this.fan.addEventListener("pointermove", point);
    this.fan.addEventListener("pointerdown", point);
    this.fan.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && events.point(this.wiring, null));
  }
};

// connectivity/scene.ts
function compose(state) {
  const matrices = WIRINGS.map((wiring) => wiringMatrix(wiring, state));
  const most = reach(matrices.flat(2));
  const layer = (wiring, at) => ({ values: { matrix: matrices[at], output: wiringOutput(wiring, state) }, most });
  const layers = Object.fromEntries(WIRINGS.map((wiring, at) => [wiring, layer(wiring, at)]));
  const input = standing(state);
  return { state, input, layers, twins: twinsOf(input, state.kernel.length, state.position), pointer: null };
}

// connectivity.ts
var sequence = {
  unit: "output",
  length: (get) => readState(get).outputs,
  index: (get) => readState(get).position,
  at: (_, index) => ({ position: index })
};
var GAP = 12;
var LEAST = 20;
var ConnectivityView = class {
  constructor(frame) {
    this.frame = frame;
    this.scene = compose(readState(frame.binding.get));
    this.showControls = buildControls(frame);
    const make = (build) => Object.fromEntries(WIRINGS.map((wiring) => [wiring, build(wiring)]));
    this.panels = make((wiring) => new Panel(wiring, {
      point: (on, focus) => this.point(on, focus),
      pick: (on, focus, cell, typed) => this.pick(on, focus, cell, typed),
      nudge: (on, focus, by) => this.nudge(on, focus, by),
      toggle: () => frame.player?.toggle()
    }));
    this.sums = make((wiring) => {
      const [terms, result] = [h("span", {}), h("b", { class: "cnn-result" })];
      const line = h("p", { class: "cnn-sum", "data-sum": wiring }, h("span", { class: "cnn-name" }, TITLES[wiring]), h("span", {}, terms, " = ", result));
      return { products: terms, result, line };
    });
    this.counts = new Counts(frame);
    this.drawings = h("div", { class: "cnn-drawings" }, ...WIRINGS.map((wiring) => this.panels[wiring].element));
    frame.stage.append(this.drawings, this.hint);
    const lines = WIRINGS.map((wiring) => this.sums[wiring].line);
    frame.detail.append(h("div", { class: "cnn-sums", "data-part": "sums" }, this.sumsTitle, ...lines, this.twins), this.counts.element);
  }
  frame;
  panels;
  counts;
  showControls;
  hint = h("p", { class: "cnn-hint", "data-part": "hint" });
  twins = h("p", { class: "cnn-twins", "data-part": "twins" });
  drawings;
  sums;
  sumsTitle = h("h4", {});
  scene;
  traits = [];
  pointer = null;
  width = 700;
  update() {
    const traits = TRAITS.map(this.frame.binding.get);
    if (traits.some((value, at) => value !== this.traits[at])) {
      this.scene = compose(readState(this.frame.binding.get));
      this.traits = traits;
    }
    this.draw();
  }
  resize(width) {
    this.width = width;
    this.draw();
  }
  describe() {
    return spoken(this.scene);
  }
  python() {
    return wiringPython(this.scene.state, this.scene.state.counted);
  }
  dispose() {
  }
  draw() {
    const scene = { ...this.scene, pointer: this.pointer };
    const { state } = scene;
    const inputs = state.input.length;
    const three = Math.floor((this.width - 2 * GAP) / 3 / inputs);
    const side = three >= LEAST;
    setAttribute(this.drawings, "data-side", String(side));
    setAttribute(this.frame.choices, "data-side", String(side));
    const cell = side ? Math.min(34, three) : Math.max(24, Math.min(36, Math.floor(this.width / inputs)));
    for (const wiring of WIRINGS) {
      const { element } = this.panels[wiring];
      element.hidden = !side && wiring !== state.kind;
      if (!element.hidden) this.panels[wiring].update(scene, cell, side ? 78 : 96);
    }
    this.showControls(state);
    this.writeSums(scene);
    setText(this.hint, hint(scene));
    this.counts.update(scene);
  }
  writeSums(scene) {
    const { position, kind } = scene.state;
    setText(this.sumsTitle, `Output ${position}`);
    for (const wiring of WIRINGS) {
      const { products: terms, result, line } = this.sums[wiring];
      setText(terms, products(scene, wiring));
      setText(result, format(scene.layers[wiring].values.output[position]));
      setAttribute(line, "data-front", String(wiring === kind));
    }
    setText(this.twins, twinNote(scene));
  }
  point(wiring, focus) {
    if (focus !== null && !("input" in focus)) this.frame.binding.set({ position: focus.output, kind: wiring, playing: false });
    if (JSON.stringify(focus) === JSON.stringify(this.pointer)) return;
    this.pointer = focus;
    if (focus !== null) this.frame.player?.pause();
    this.frame.binding.schedule();
  }
  /** The value that a reader may change, and how; null for what is computed or is not there. */
  target(wiring, focus) {
    const { binding } = this.frame;
    const scene = compose(readState(binding.get));
    if (!("input" in focus)) return null;
    const j = focus.input;
    if (!("output" in focus)) {
      return { label: `input ${j}`, value: scene.input[j], write: (value2) => this.write(withInput(readState(binding.get), j, value2)) };
    }
    const i = focus.output;
    if (!sees(wiring, i, j, scene.state.kernel.length)) return null;
    const value = scene.layers[wiring].values.matrix[i][j];
    return { label: `weight from input ${j} to output ${i}`, value, write: (to) => this.write(withWeight(readState(binding.get), wiring, i, j, to)) };
  }
  write(patch) {
    const numbers = Object.values(patch).flat(2);
    const small = numbers.every((number) => Math.abs(number) <= 1e100);
    this.frame.complain(small ? null : "That number is too large for the sums to be written: use at most 1e100.");
    if (small) this.frame.binding.set(patch);
  }
  pick(wiring, focus, cell, typed) {
    const target = this.target(wiring, focus);
    if (target === null) {
      const absent = "input" in focus && "output" in focus;
      this.frame.complain(absent ? "There is no connection here to give a weight to: only a dense layer joins these two." : null);
      return;
    }
    this.frame.complain(null);
    this.frame.editor.open({ cell, typed, ...target });
    this.point(wiring, focus);
  }
  nudge(wiring, focus, by) {
    const target = this.target(wiring, focus);
    if (target !== null) target.write(Number((target.value + by).toPrecision(12)));
  }
};
var connectivity_default = defineExplorer({
  name: "ConnectivityExplorer",
  title: "Connectivity explorer",
  traits: TRAITS,
  sequence,
  build: (frame) => new ConnectivityView(frame)
});
export {
  connectivity_default as default
};

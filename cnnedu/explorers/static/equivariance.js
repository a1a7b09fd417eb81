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
function fileButton(label, accept, onFile) {
  const field = h("input", { type: "file", accept, class: "cnn-file", tabindex: -1, "aria-hidden": "true" });
  field.addEventListener("change", () => {
    const file = field.files?.[0];
    field.value = "";
    if (file !== void 0) onFile(file);
  });
  return h("span", { class: "cnn-filebox" }, button(label, () => field.click()), field);
}
var disable = (element, off) => element.setAttribute("aria-disabled", String(off));

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
    const [index, last2] = [sequence2.index(get) + 1, sequence2.length(get) - 1];
    write({ ...index <= last2 && sequence2.at(get, index), playing: index < last2 });
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
    const last2 = this.sequence.length(this.binding.get) - 1;
    const traits = this.sequence.at(this.binding.get, Math.max(0, Math.min(last2, index)));
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
function pictureUrl({ width, height, channels, data }) {
  const context = paper(width, height);
  const image = context.createImageData(width, height);
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) image.data[4 * i + c] = data[i * channels + (channels === 3 ? c : 0)];
    image.data[4 * i + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  return context.canvas.toDataURL("image/png");
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

// ops/tensor.ts
var count = (shape2) => shape2.reduce((a, b) => a * b, 1);
function tensor(shape2, data) {
  const size = count(shape2);
  if (data !== void 0 && data.length !== size) {
    throw new RangeError(`data has ${data.length} elements, but shape (${shape2.join(", ")}) needs ${size}`);
  }
  return { shape: [...shape2], data: data === void 0 ? new Float64Array(size) : Float64Array.from(data) };
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

// ops/axis.ts
function extentOf(values, count2, log = false, domain) {
  const shown = values.filter((value) => Number.isFinite(value) && (!log || value > 0));
  let [low, high] = domain ?? shown.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [Infinity, -Infinity]);
  if (low > high) [low, high] = log ? [1, 10] : [0, 1];
  if (low === high) [low, high] = log ? [low / 2, low * 2] : [low - 0.5, high + 0.5];
  return { low, high, log, ticks: log ? powers(low, high, count2) : ticks(low, high, count2) };
}
function placeOn({ low, high, log }, value, from, to) {
  if (log && value <= 0) return NaN;
  const place2 = log ? Math.log10 : Number;
  return from + (place2(value) - place2(low)) / (place2(high) - place2(low)) * (to - from);
}
function powers(low, high, count2) {
  const [first, last2] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const step = Math.max(1, Math.ceil((last2 - first) / count2));
  const steps2 = last2 - first <= count2 / 3 ? [1, 2, 5] : [1];
  const made = [];
  for (let e = first; e <= last2; e += step) made.push(...steps2.map((m) => Number(`${m}e${e}`)));
  return made.filter((tick) => tick >= low * 0.999 && tick <= high * 1.001);
}
function ticks(low, high, count2) {
  const rough = (high - low) / count2;
  const power = Math.floor(Math.log10(rough));
  const over = rough / 10 ** power;
  const factor = over >= Math.sqrt(50) ? 10 : over >= Math.sqrt(10) ? 5 : over >= Math.sqrt(2) ? 2 : 1;
  const inverse = power < 0 ? 10 ** -power / factor : 1;
  const step = power < 0 ? 1 : 10 ** power * factor;
  const value = (i) => i * step / inverse;
  const [first, last2] = [Math.round(low * inverse / step), Math.round(high * inverse / step)];
  const [from, to] = [value(first) < low ? first + 1 : first, value(last2) > high ? last2 - 1 : last2];
  if (to < from && count2 < 2) return ticks(low, high, 2 * count2);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => value(from + i));
}

// ops/equivariance.ts
var POOL_WINDOW = 2;
var BLUR_WEIGHTS = [1, 2, 1, 2, 4, 2, 1, 2, 1].map((weight) => weight / 16);
function noiseAt(seed, i) {
  let h2 = i + Math.imul(seed, 2654435769) | 0;
  h2 ^= h2 >>> 16;
  h2 = Math.imul(h2, 2146121005);
  h2 ^= h2 >>> 15;
  h2 = Math.imul(h2, 2221713035);
  h2 ^= h2 >>> 16;
  return (h2 >>> 0) / 2 ** 31 - 1;
}
function localWeight(kernel, position, tap) {
  const flat = kernel.flat();
  return flat[tap] + 0.5 * Math.max(...flat.map(Math.abs)) * noiseAt(1, position * flat.length + tap);
}
var dense = null;
function denseWeights(size) {
  const count2 = size ** 4;
  if (dense === null || dense.length !== count2) {
    const gain = Math.sqrt(3) / size;
    dense = new Float64Array(count2);
    for (let i = 0; i < count2; i++) dense[i] = gain * noiseAt(2, i);
  }
  return dense;
}
function bordered({ size, data }, window, border2) {
  if (border2 === "none") return { size, data };
  const before = Math.floor((window - 1) / 2);
  const full = size + window - 1;
  const made = new Float64Array(full * full);
  for (let i = 0; i < full; i++) {
    for (let j = 0; j < full; j++) {
      const [row, col] = [i - before, j - before];
      const inside = row >= 0 && row < size && col >= 0 && col < size;
      if (inside) made[i * full + j] = data[row * size + col];
      else if (border2 === "circular") made[i * full + j] = data[(row + size) % size * size + (col + size) % size];
    }
  }
  return { size: full, data: made };
}
function slide(x, window, border2, stride, combine) {
  const { size: full, data } = bordered(x, window, border2);
  const size = Math.floor((full - window) / stride) + 1;
  const made = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) made[i * size + j] = combine(data, i * stride * full + j * stride, full, i * size + j);
  }
  return { size, data: made };
}
function weighted(weights, side) {
  return (data, start, width, position) => {
    let sum = 0;
    for (let m = 0, tap = 0; m < side; m++) {
      for (let n = 0; n < side; n++, tap++) sum += data[start + m * width + n] * weights(position, tap);
    }
    return sum;
  };
}
var largest = (data, start, width) => Math.max(data[start], data[start + 1], data[start + width], data[start + width + 1]);
var mean = (data, start, width) => (data[start] + data[start + 1] + data[start + width] + data[start + width + 1]) / 4;
function applyLayer(x, { kind, kernel, border: border2, stride }) {
  if (kind === "dense") {
    const [weights2, n] = [denseWeights(x.size), x.data.length];
    const made = new Float64Array(n);
    for (let o = 0, at = 0; o < n; o++) {
      let sum = 0;
      for (let i = 0; i < n; i++, at++) sum += weights2[at] * x.data[i];
      made[o] = sum;
    }
    return { size: x.size, data: made };
  }
  if (kind === "max_pool") return slide(x, POOL_WINDOW, border2, stride, largest);
  if (kind === "avg_pool") return slide(x, POOL_WINDOW, border2, stride, mean);
  if (kind === "blur_pool") {
    return slide(slide(x, POOL_WINDOW, border2, 1, largest), 3, border2, stride, weighted((_, tap) => BLUR_WEIGHTS[tap], 3));
  }
  const flat = kernel.flat();
  const size = Math.floor((x.size + (border2 === "none" ? 0 : kernel.length - 1) - kernel.length) / stride) + 1;
  const weights = kind === "convolution" ? (_, tap) => flat[tap] : localTable(kernel, size);
  return slide(x, kernel.length, border2, stride, weighted(weights, kernel.length));
}
var local = null;
function localTable(kernel, size) {
  const [key, taps2] = [JSON.stringify([kernel, size]), kernel.length ** 2];
  if (local?.key !== key) {
    const table2 = Float64Array.from({ length: size * size * taps2 }, (_, at) => localWeight(kernel, Math.floor(at / taps2), at % taps2));
    local = { key, table: table2 };
  }
  const { table } = local;
  return (position, tap) => table[position * taps2 + tap];
}
var strideOf = ({ kind, stride }) => kind === "dense" ? 1 : stride;
var modulo = (value, size) => (value % size + size) % size;
function shiftSquare({ size, data }, [down, right], boundary) {
  const made = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const [row, col] = [i - down, j - right];
      const inside = row >= 0 && row < size && col >= 0 && col < size;
      if (inside || boundary === "circular") made[i * size + j] = data[modulo(row, size) * size + modulo(col, size)];
    }
  }
  return { size, data: made };
}
function shiftOutput({ size, data }, [down, right], stride, boundary) {
  const made = new Float64Array(size * size);
  const [rows, cols] = [axisSources(size, down / stride, boundary), axisSources(size, right / stride, boundary)];
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      let sum = 0;
      for (const [row, a] of rows[i]) for (const [col, b] of cols[j]) sum += a * b * data[row * size + col];
      made[i * size + j] = rows[i].length * cols[j].length > 0 ? sum : NaN;
    }
  }
  return { size, data: made };
}
function axisSources(size, by, boundary) {
  const whole = Math.floor(by);
  const part = by - whole;
  return Array.from({ length: size }, (_, i) => {
    const found = part === 0 ? [[i - whole, 1]] : [[i - whole, 1 - part], [i - whole - 1, part]];
    if (boundary === "zero") return found.every(([at]) => at >= 0 && at < size) ? found : [];
    return found.map(([at, weight]) => [modulo(at, size), weight]);
  });
}
var ROUNDING = 64 * Number.EPSILON;
function compareSquares(found, expected, scale) {
  const { size } = found;
  const map = new Float64Array(size * size);
  let [max, where, sum, differing, compared] = [0, 0, 0, 0, 0];
  for (let i = 0; i < map.length; i++) {
    const error = map[i] = Math.abs(found.data[i] - expected.data[i]);
    if (error !== error) continue;
    compared++;
    sum += error;
    if (error > ROUNDING * scale) differing++;
    if (error > max) [max, where] = [error, i];
  }
  if (differing === 0) max = 0;
  return { map, size, max, mean: compared > 0 ? sum / compared : 0, at: [Math.floor(where / size), where % size], differing, compared, scale };
}
var largestOutput = (...maps) => maps.reduce((most, { data }) => data.reduce((a, b) => Math.max(a, Math.abs(b)), most), 0);
function errorOf(x, plain, layer, shift, boundary) {
  const moved = applyLayer(shiftSquare(x, shift, boundary), layer);
  return compareSquares(moved, shiftOutput(plain, shift, strideOf(layer), boundary), largestOutput(plain, moved));
}
function insideError({ map, size }, [down, right], stride, margin) {
  const kept = (by) => Array.from({ length: size }, (_, i) => {
    const sources = axisSources(size, by / stride, "circular")[i].map(([at]) => at);
    return [i, ...sources].every((at) => at >= margin && at < size - margin);
  });
  const [rows, cols] = [kept(down), kept(right)];
  let most = null;
  map.forEach((error, at) => {
    if (error === error && rows[Math.floor(at / size)] && cols[at % size]) most = Math.max(most ?? 0, error);
  });
  return most;
}
function greySquare(pixels, width, height, channels, size) {
  const side = Math.min(width, height);
  const [left, top] = [width - side >> 1, height - side >> 1];
  const level = (row, col) => {
    const at = ((top + row) * width + left + col) * channels;
    return channels === 1 ? pixels[at] : 0.299 * pixels[at] + 0.587 * pixels[at + 1] + 0.114 * pixels[at + 2];
  };
  const edge = (i) => Math.floor(i * side / size);
  return Uint8Array.from({ length: size * size }, (_, at) => {
    const [i, j] = [Math.floor(at / size), at % size];
    const [from, to] = [[edge(i), edge(j)], [Math.max(edge(i + 1), edge(i) + 1), Math.max(edge(j + 1), edge(j) + 1)]];
    let sum = 0;
    for (let row = from[0]; row < to[0]; row++) for (let col = from[1]; col < to[1]; col++) sum += level(row, col);
    return Math.round(sum / ((to[0] - from[0]) * (to[1] - from[1])));
  });
}

// ops/equivariance_source.ts
function padSource(x, window, border2) {
  if (border2 === "none") return x;
  const [before, after] = [Math.floor((window - 1) / 2), Math.ceil((window - 1) / 2)];
  return `pad(${x}, (${before}, ${after}, ${before}, ${after})${border2 === "circular" ? ', mode="circular"' : ""})`;
}
function layerSource({ kind, border: border2, stride, kernel }) {
  const step = stride === 1 ? "" : `, stride=${stride}`;
  const pads = border2 === "none" || kind === "dense" ? [] : ["pad"];
  if (kind === "dense") return { names: ["linear"], body: "linear(x.reshape(1, -1), weight).reshape(x.shape)" };
  const pool = `${padSource("x", POOL_WINDOW, border2)}, 2`;
  if (kind === "max_pool" || kind === "avg_pool") {
    return { names: [`${kind}2d`, ...pads], body: `${kind}2d(${pool}, stride=${stride})` };
  }
  if (kind === "blur_pool") {
    const inner = padSource(`max_pool2d(${pool}, stride=1)`, 3, border2);
    return { names: ["conv2d", "max_pool2d", ...pads], body: `conv2d(${inner}, weight${step})` };
  }
  const name = kind === "convolution" ? "conv2d" : "locally_connected2d";
  return { names: [name, ...pads], body: `${name}(${padSource("x", kernel.length, border2)}, weight${step})` };
}
function equivarianceSource({ layer, kernelName, picture, shift: [down, right], boundary, invariance }) {
  const { names, body } = layerSource(layer);
  const stride = strideOf(layer);
  const own = layer.kind === "dense" || layer.kind === "locally_connected";
  const settings = [
    `picture=${JSON.stringify(picture)}`,
    ...own ? [`function="${layer.kind}"`] : [],
    ...layer.kind === "locally_connected" ? [`kernel="${kernelName}"`, `padding="${layer.border}"`, `stride=${stride}`] : []
  ].join(", ");
  const lines = ["import numpy as np"];
  const whole = down % stride === 0 && right % stride === 0;
  if (whole) lines.push("from cnnedu.analysis import equivariance_error");
  lines.push("from cnnedu.explorers import EquivarianceExplorer", `from cnnedu.functional import ${names.join(", ")}`, "");
  lines.push(`explorer = EquivarianceExplorer(${settings})`, `x = explorer.input  # one channel of 32×32 numbers from 0 to 1`);
  if (own) lines.push("weight = explorer.weight");
  else if (layer.kind === "convolution") lines.push(arraySource("weight", kernelTensor(layer.kernel)));
  else if (layer.kind === "blur_pool") lines.push(arraySource("weight", tensor([1, 1, 3, 3], BLUR_WEIGHTS)));
  lines.push("", "", "def f(x):", `    return ${body}`, "", "");
  if (whole) lines.push(`print(equivariance_error(f, x, (${down}, ${right}), boundary="${boundary}", stride=${stride}))`);
  else lines.push(...betweenSource([down, right], stride, boundary));
  if (invariance) {
    lines.push(`shifted = ${shiftSource([down, right], boundary)}`, 'print("invariant up to", np.abs(f(shifted) - f(x)).max())');
  }
  return `${lines.join("\n")}
`;
}
var kernelTensor = (kernel) => tensor([1, 1, kernel.length, kernel.length], kernel.flat());
var shiftSource = ([down, right], boundary) => `np.roll(x, (${down}, ${right}), (1, 2))${boundary === "zero" ? ` * np.roll(np.pad(np.ones((32, 32)), 32), (${down}, ${right}), (0, 1))[32:64, 32:64]` : ""}`;
function betweenSource([down, right], stride, boundary) {
  const axis = (by) => [Math.floor(by / stride), by / stride - Math.floor(by / stride)];
  const [[m, a], [n, b]] = [axis(down), axis(right)];
  const corner = (i, j, weight) => `    + ${weight} * np.roll(y, (${m + i}, ${n + j}), (1, 2))`;
  const weights = [
    [0, 0, (1 - a) * (1 - b)],
    [0, 1, (1 - a) * b],
    [1, 0, a * (1 - b)],
    [1, 1, a * b]
  ];
  const lines = [
    `# Stride ${stride} does not divide the shift: y would have to move by a part of a position. Interpolate.`,
    "y = f(x)",
    "between = (",
    ...weights.filter(([, , weight]) => weight > 0).map(([i, j, weight]) => corner(i, j, weight)),
    ")",
    `difference = np.abs(f(${shiftSource([down, right], boundary)}) - between)`
  ];
  if (boundary === "zero") {
    const cut = (by) => {
      const [low, high] = [Math.ceil(by / stride), Math.floor(by / stride)];
      return low > 0 ? `${low}:` : high < 0 ? `:${high}` : ":";
    };
    lines.push(`difference = difference[:, ${cut(down)}, ${cut(right)}]  # what was inside before and is inside now`);
  }
  return [...lines, "print(difference.max())"];
}

// equivariance/state.ts
var TRAITS = ["function", "kernel", "padding", "stride", "shift", "boundary", "picture", "invariance"];
var SIZE = 32;
var FARTHEST = 16;
function readState(get) {
  const kernelName = get("kernel");
  const kernels = get("kernels") ?? {};
  return {
    layer: {
      kind: get("function"),
      kernel: kernels[kernelName] ?? [[1]],
      border: get("padding"),
      stride: get("stride")
    },
    kernelName,
    shift: get("shift"),
    boundary: get("boundary"),
    picture: get("picture"),
    invariance: get("invariance") === true
  };
}
var clampShift = ([down, right]) => {
  const clamp = (by) => Math.max(-FARTHEST, Math.min(FARTHEST, by)) + 0;
  return [clamp(down), clamp(right)];
};
function squareOf({ width, channels, data }) {
  const grey2 = (at) => channels === 1 ? data[at] : Math.round(0.299 * data[3 * at] + 0.587 * data[3 * at + 1] + 0.114 * data[3 * at + 2]);
  return { size: width, data: Float64Array.from({ length: width * width }, (_, at) => grey2(at) / 255) };
}
var last = null;
function plainOf(x, layer) {
  const key = JSON.stringify(layer);
  if (last === null || last.x !== x || last.key !== key) last = { x, key, plain: applyLayer(x, layer) };
  return last.plain;
}
var marginOf = ({ kind, stride }) => kind === "blur_pool" ? Math.ceil(2 / stride) : 1;
function compose(state, x) {
  const { layer, shift, boundary } = state;
  const plain = plainOf(x, layer);
  const shifted = shiftSquare(x, shift, boundary);
  const found = applyLayer(shifted, layer);
  const expected = shiftOutput(plain, shift, strideOf(layer), boundary);
  const scale = largestOutput(plain, found);
  const equivariance = compareSquares(found, expected, scale);
  const inside = insideError(equivariance, shift, strideOf(layer), marginOf(layer));
  return { state, x, shifted, plain, found, expected, equivariance, invariance: compareSquares(found, plain, scale), scale, inside };
}

// equivariance/words.ts
var NAMES = {
  convolution: "convolution",
  locally_connected: "locally connected",
  dense: "dense",
  max_pool: "max pooling",
  avg_pool: "average pooling",
  blur_pool: "blur pooling"
};
var place = (row, col) => `row ${row}, column ${col}`;
function steps([down, right]) {
  const part = (by, plus, minus) => by === 0 ? [] : [`${format(Math.abs(by))} ${by > 0 ? plus : minus}`];
  return [...part(down, "down", "up"), ...part(right, "right", "left")].join(", ") || "not at all";
}
var outputSteps = ({ layer, shift: [down, right] }) => [down / strideOf(layer), right / strideOf(layer)];
var still = ([down, right]) => down === 0 && right === 0;
var divides = ({ layer, shift }) => shift.every((by) => by % strideOf(layer) === 0);
function amount({ max, at, size, differing, compared, scale }) {
  if (max === 0) return `Difference exactly 0 at all ${compared} positions${compared < size * size ? " compared" : ""}.`;
  const share = scale > 0 ? `, ${format(100 * max / scale, 0)} % of the largest output` : "";
  return `${differing} of ${compared} positions differ. Largest difference ${format(max)}${share}, at ${place(...at)}.`;
}
function reasons(scene) {
  const { state, equivariance, inside } = scene;
  const { layer, shift, boundary } = state;
  const stride = strideOf(layer);
  if (still(shift)) return ["Nothing has moved yet: drag the picture."];
  if (equivariance.max === 0) return [whyExact(state)];
  if (layer.kind === "dense") return ["Every pixel has a weight of its own to every output. Nothing ties what the layer does here to what it does there."];
  const found = [];
  if (layer.kind === "locally_connected") found.push("Every position has a kernel of its own: the weights are not shared, so a pattern that moves meets other weights.");
  if (!divides(state)) {
    const by = shift.find((one) => one % stride !== 0);
    const moved = `Stride ${stride} does not divide ${Math.abs(by)}: the output would have to move by ${format(Math.abs(by) / stride)} positions. Shown is what lies between two, interpolated.`;
    found.push(layer.kind === "blur_pool" ? `${moved} The blur keeps the error small; it does not remove it.` : moved);
  } else if (boundary === "circular" && SIZE % stride !== 0) {
    found.push(`Stride ${stride} does not divide the ${SIZE} pixels: once round the border, the outputs are out of step.`);
  }
  const atBorder = layer.border !== "circular" || boundary === "zero";
  if (atBorder && layer.kind !== "locally_connected" && (divides(state) || found.length === 0)) found.push(border(scene, inside));
  return found;
}
function border({ state, equivariance }, inside) {
  const { layer, boundary } = state;
  const cause = layer.border === "none" ? "The border: no window reaches across it, so what the shift brings round it is seen only now." : layer.border === "circular" ? "The border: the padding goes round it, but the shift lets zeros come in." : boundary === "circular" ? "The border: the zeros beyond it do not move with the picture." : "The border: what has left the picture is replaced by the zeros beyond it.";
  if (inside === null || inside > 1e-12 * equivariance.scale) return cause;
  return `${cause} Further than ${plural(marginOf(layer), "position")} from it the difference is exactly 0.`;
}
function whyExact({ layer, boundary }) {
  const stride = strideOf(layer);
  const multiple = stride > 1 ? [`the shift is a multiple of the stride, ${stride}`] : [];
  const weights = layer.kind === "convolution" || layer.kind === "blur_pool" ? "the same weights stand at every position" : "every window does the same";
  const rim = boundary === "zero" ? "what comes in is left out of the comparison" : layer.border === "circular" ? "the border goes round" : "nothing at the border differs in this picture";
  const parts = [weights, rim, ...multiple];
  return `Because ${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}.`;
}
function invarianceReason({ state, invariance, equivariance }) {
  if (still(state.shift)) return "Nothing has moved yet.";
  if (invariance.max === 0) return "The output does not tell where the picture stands.";
  return equivariance.max === 0 ? "The output moves with the picture, so it does not stay the same: equivariant is not invariant." : "The output changes when the picture moves.";
}
function spoken(scene) {
  const { state, equivariance, invariance } = scene;
  const verdict = equivariance.max === 0 ? "f(shift(x)) equals shift(f(x))" : "f(shift(x)) is not shift(f(x))";
  const more = state.invariance ? ` Invariance: ${invariance.max === 0 ? "f(shift(x)) equals f(x)." : `f(shift(x)) is not f(x). ${amount(invariance)}`}` : "";
  return `${NAMES[state.layer.kind]}, picture moved ${steps(state.shift)}. Equivariance: ${verdict}. ${amount(equivariance)} ${reasons(scene).join(" ")}${more}`;
}
function hint({ found, expected, plain, equivariance, state }, pointer) {
  if (pointer === null || pointer.row >= found.size || pointer.col >= found.size) {
    return "Drag the picture, or move it with the arrow keys. Point at an output to read both numbers.";
  }
  const at = pointer.row * found.size + pointer.col;
  const [a, b] = [found.data[at], expected.data[at]];
  if (Number.isNaN(b)) return `Output ${place(pointer.row, pointer.col)}: nothing to compare, the shift has uncovered it.`;
  const unmoved = state.invariance ? `; f(x) = ${format(plain.data[at])}` : "";
  return `Output ${place(pointer.row, pointer.col)}: f(shift(x)) = ${format(a)}, shift(f(x)) = ${format(b)}, difference ${format(equivariance.map[at])}${unmoved}.`;
}

// equivariance/controls.ts
var BORDERS = [
  ["zeros", "zeros"],
  ["circular", "circular"],
  ["none", "none"]
];
var BOUNDARIES = [
  ["circular", "goes round the border"],
  ["zero", "lets zeros come in"]
];
var readable = (name) => name.replaceAll("_", " ");
var section = (title, ...fields) => h("fieldset", { class: "cnn-section" }, h("legend", {}, title), h("div", { class: "cnn-fields" }, ...fields));
function buildControls(frame) {
  const set = (key) => (value) => {
    frame.complain(null);
    frame.binding.set({ [key]: value });
  };
  const kind = select("f", Object.entries(NAMES), set("function"));
  kind.element.addEventListener("focusin", () => setTimeout(() => denseWeights(SIZE)));
  const stride = stepper("stride", "stride", [1, 4], set("stride"));
  const padding = select("padding", BORDERS, set("padding"));
  frame.choices.append(kind.element, stride.element, padding.element);
  const kernel = select("kernel", Object.keys(frame.binding.get("kernels") ?? {}).map((name) => [name, readable(name)]), set("kernel"));
  const boundary = segmented("The shift", BOUNDARIES, set("boundary"));
  const pictures = pictureChoice(frame);
  frame.more.append(
    section("Picture", pictures.element, fileButton("Your own …", "image/*", pictures.load)),
    section("Layer", kernel.element),
    section("Shift", boundary.element)
  );
  const ask = checkbox("Ask the other question, too: is f invariant, f(shift(x)) = f(x)?", set("invariance"));
  const show = (state) => {
    const { layer } = state;
    kind.show(layer.kind);
    stride.show([layer.stride]);
    padding.show(layer.border);
    kernel.show(state.kernelName);
    boundary.show(state.boundary);
    ask.show(state.invariance);
    pictures.show(state.picture);
    stride.element.hidden = padding.element.hidden = layer.kind === "dense";
    kernel.element.hidden = layer.kind !== "convolution" && layer.kind !== "locally_connected";
  };
  return { show, ask: ask.element, load: pictures.load };
}
function pictureChoice(frame) {
  const samples = frame.binding.get("samples") ?? {};
  const options = [...Object.keys(samples).map((name) => [name, name]), ["", "your own"]];
  const choice = select("picture", options, (name) => {
    frame.complain(name === "" ? "Choose a file with “Your own …”, or drop a picture here." : null);
    if (name !== "") frame.binding.set({ picture: samples[name] });
    frame.binding.schedule();
  });
  const load = (file) => {
    const url = URL.createObjectURL(file);
    readPicture(url).then(({ data, width, height, channels }) => {
      frame.complain(null);
      const grey2 = greySquare(data, width, height, channels, SIZE);
      frame.binding.set({ picture: pictureUrl({ width: SIZE, height: SIZE, channels: 1, data: grey2 }) });
    }).catch((error) => frame.complain(error.message)).finally(() => URL.revokeObjectURL(url));
  };
  const show = (url) => choice.show(Object.keys(samples).find((name) => samples[name] === url) ?? "");
  return { element: choice.element, show, load };
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

// shared/chart.ts
var LOOKS = 8;
var MARGIN = { top: 10, right: 14, bottom: 40, left: 52 };
function scaleOf({ log, domain }, values, from, to, count2) {
  const extent = extentOf(values, count2, log, domain);
  return Object.assign((value) => placeOn(extent, value, from, to), { ticks: extent.ticks });
}
var Chart = class {
  /** `point` hears which point the reader looks at; null for none. */
  constructor(label, point = () => {
  }) {
    this.point = point;
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

// equivariance/curve.ts
var LAST_SHIFT = 8;
var PATIENCE = 60;
var Curve = class {
  element;
  title = h("p", { class: "cnn-title" });
  chart;
  key = "";
  x = null;
  points = { max: [], mean: [] };
  shown = null;
  width = 600;
  timer;
  constructor(point) {
    this.chart = new Chart("Error for each shift to the right", (mark) => {
      if (mark !== null) point(mark.index);
    });
    this.element = h("div", { class: "cnn-curve-block" }, this.title, this.chart.element);
    setText(this.title, "The error for each shift, as a share of the largest output");
  }
  /** `right` is the shift to mark, null where the picture is not on the curve. */
  update(x, layer, boundary, right, width) {
    const key = JSON.stringify([layer, boundary]);
    const same2 = key === this.key && x === this.x;
    const resized = width !== this.width;
    [this.key, this.x, this.width, this.shown] = [key, x, width, right];
    if (same2) {
      if (resized && this.points.max.length > LAST_SHIFT) this.draw();
      this.mark();
      return;
    }
    clearTimeout(this.timer);
    const made = { max: [], mean: [] };
    const next = () => {
      const shift = made.max.length;
      const { max, mean: mean2, scale } = errorOf(x, plainOf(x, layer), layer, [0, shift], boundary);
      const share = (error) => max > 0 && scale > 0 ? 100 * error / scale : 0;
      made.max.push([shift, share(max)]);
      made.mean.push([shift, share(mean2)]);
      if (shift < LAST_SHIFT) {
        this.timer = setTimeout(next);
        return;
      }
      this.points = made;
      this.draw();
      this.mark();
    };
    this.timer = setTimeout(next, PATIENCE);
  }
  dispose() {
    clearTimeout(this.timer);
  }
  mark() {
    this.chart.show(this.shown === null || this.points.max.length <= LAST_SHIFT ? null : { series: 0, index: this.shown });
  }
  draw() {
    const x = { label: "pixels to the right", domain: [0, LAST_SHIFT] };
    const top = Math.max(1, ...this.points.max.map(([, error]) => error));
    const y = { label: "", domain: [0, top], write: (value) => `${format(value, value < 1 ? 1 : 0)} %` };
    const series = [
      { name: "largest error", look: 0, points: this.points.max },
      { name: "mean error", look: 1, points: this.points.mean }
    ];
    this.chart.draw(series, x, y, { width: Math.min(this.width, 640), height: 190 });
  }
};

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
    const last2 = channels - 1;
    this.draw(rows, cols, (pixels) => {
      for (let i = 0, at = 0; i < rows * cols; i++, at += channels) {
        pixels[4 * i] = data[at];
        pixels[4 * i + 1] = data[at + Math.min(1, last2)];
        pixels[4 * i + 2] = data[at + last2];
        pixels[4 * i + 3] = 255;
      }
    });
  }
  /** Outline a rectangle of values in the accent, or none. */
  box(box) {
    this.outline.hidden = box === null;
    if (box === null) return;
    const part = (value, whole) => `${100 * value / whole}%`;
    const { style } = this.outline;
    style.left = part(box.col, this.cols);
    style.top = part(box.row, this.rows);
    style.width = part(box.cols, this.cols);
    style.height = part(box.rows, this.rows);
  }
  /** Put the cursor of the keyboard on a value, without a word to anybody: where the arrow keys start from. */
  place(row, col) {
    this.cursor = [limit2(row, this.rows), limit2(col, this.cols)];
  }
  /** The value under a pointer, even when the pointer has been dragged outside. */
  at({ clientX, clientY }) {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    return [
      limit2(Math.floor((clientY - top) / height * this.rows), this.rows),
      limit2(Math.floor((clientX - left) / width * this.cols), this.cols)
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
    if (move !== void 0) this.move(limit2(row + by * move[0], this.rows), limit2(col + by * move[1], this.cols));
    else if (this.events.pick !== void 0 && (event.key === "Enter" || event.key === " ")) this.events.pick(row, col);
    else return this.events.key?.(event, row, col) ?? false;
    return true;
  }
  move(row, col) {
    this.cursor = [limit2(row, this.rows), limit2(col, this.cols)];
    this.events.point?.(...this.cursor);
  }
};
var limit2 = (value, size) => Math.max(0, Math.min(size - 1, value));
var word = (r, g, b) => (255 << 24 | b << 16 | g << 8 | r) >>> 0;
function grey(value) {
  if (value !== value) return 0;
  const level = value < 0 ? 0 : value > 255 ? 255 : value + 0.5 | 0;
  return word(level, level, level);
}

// shared/scale.ts
var Legend = class {
  element;
  low = h("span", {});
  high = h("span", {});
  bar = h("span", { class: "cnn-legend-bar" });
  note = h("span", { class: "cnn-legend-note" });
  constructor() {
    this.element = h("div", { class: "cnn-legend" }, this.low, this.bar, this.high, this.note);
  }
  /** `signed`: the scale has a negative half. `most` null: every map has a scale of its own. */
  show(hue, most, signed, note) {
    this.bar.dataset["hue"] = hue;
    this.bar.dataset["signed"] = String(signed);
    const end = most === null ? "max" : format(most);
    setText(this.low, signed ? MINUS + end : "0");
    setText(this.high, end);
    setText(this.note, note);
  }
};

// equivariance/stage.ts
var Panel = class {
  element;
  heat;
  legend = new Legend();
  title = h("strong", {});
  word = h("span", {});
  constructor(part, title, point) {
    this.heat = new Heat(title, point === null ? {} : { point: (row, col) => point({ row, col }), leave: () => point(null) });
    this.element = h("div", { class: "cnn-panel", "data-part": part }, h("div", { class: "cnn-head" }, this.title, this.word), this.heat.element, this.legend.element);
    setText(this.title, title);
  }
  paint({ size, data }, ink, word2, box, aloud) {
    this.heat.paint(data, size, size, ink);
    this.heat.name(aloud);
    this.heat.box(box === null || box.row >= size || box.col >= size ? null : { ...box, rows: 1, cols: 1 });
    setText(this.word, word2);
    this.legend.element.hidden = ink.hue === "image";
    if (ink.hue !== "image") this.legend.show(ink.hue, ink.most, data.some((value) => value < 0), "");
  }
};
var Verdict = class {
  constructor(part, other, question) {
    this.other = other;
    this.element = h("div", { class: "cnn-verdict", "data-part": part }, h("p", { class: "cnn-question" }, question), this.claim, this.amount, this.why);
  }
  other;
  claim = h("p", { class: "cnn-claim" });
  amount = h("p", { class: "cnn-amount" });
  why = h("p", { class: "cnn-why" });
  element;
  show(exact, told, why) {
    setAttribute(this.element, "data-holds", String(exact));
    setText(this.claim, `f(shift(x)) ${exact ? "=" : "≠"} ${this.other}`);
    setText(this.amount, told);
    setText(this.why, why.join(" "));
  }
};
var Stage = class {
  constructor(events, ask) {
    this.events = events;
    const point = (pointer) => events.point(pointer);
    this.picture = new Panel("shifted", "shift(x)", null);
    this.plain = new Panel("plain", "f(x)", null);
    this.found = new Panel("found", "f(shift(x))", point);
    this.expected = new Panel("expected", "shift(f(x))", point);
    this.difference = new Panel("difference", "difference", point);
    this.again = [new Panel("found-again", "f(shift(x))", point), new Panel("plain-again", "f(x)", point)];
    this.change = new Panel("change", "difference", point);
    this.drag = this.picture.heat.element;
    this.other = h("div", { class: "cnn-square cnn-other" }, this.again[0].element, this.again[1].element, this.change.element, this.invariance.element);
    const square = h(
      "div",
      { class: "cnn-square" },
      this.picture.element,
      this.plain.element,
      this.equivariance.element,
      this.found.element,
      this.expected.element,
      this.difference.element
    );
    this.element = h("div", { class: "cnn-equivariance" }, square, ask, this.other);
    this.listen();
  }
  events;
  element;
  drag;
  picture;
  plain;
  found;
  expected;
  difference;
  change;
  again;
  equivariance = new Verdict("equivariance", "shift(f(x))", "Equivariant?");
  invariance = new Verdict("invariance", "f(x)", "Invariant?");
  other;
  drawn = null;
  update(scene, pointer) {
    if (this.drawn?.scene === scene && this.drawn.pointer === pointer) return;
    this.drawn = { scene, pointer };
    const { state, scale, equivariance, invariance } = scene;
    const pooled = state.layer.kind.endsWith("pool");
    const ink = pooled ? { hue: "image", most: scale } : { hue: "activation", most: scale };
    const error = { hue: "activation", most: scale / 2 };
    const size = `${scene.found.size}×${scene.found.size}`;
    this.picture.paint(scene.shifted, { hue: "image", most: 1 }, `drag it: ${steps(state.shift)}`, null, "");
    this.drag.setAttribute("aria-label", `Picture, moved ${steps(state.shift)}. Arrow keys move it, Home puts it back.`);
    this.plain.paint(scene.plain, ink, size, null, `f(x), ${size} outputs`);
    this.found.paint(scene.found, ink, "↑ f of it", pointer, `f(shift(x)), ${size} outputs`);
    const moved = steps(outputSteps(state));
    this.expected.paint(scene.expected, ink, `↑ moved ${moved}`, pointer, `shift(f(x)), moved ${moved}`);
    const worst = (comparison) => comparison.max > 0 ? { row: comparison.at[0], col: comparison.at[1] } : null;
    const word2 = (comparison) => comparison.max === 0 ? "exactly 0" : `at most ${format(comparison.max)}, framed`;
    this.difference.paint({ size: equivariance.size, data: equivariance.map }, error, word2(equivariance), pointer ?? worst(equivariance), `difference: ${amount(equivariance)}`);
    this.equivariance.show(equivariance.max === 0, amount(equivariance), reasons(scene));
    this.other.hidden = !state.invariance;
    if (!state.invariance) return;
    this.again[0].paint(scene.found, ink, "picture moved", pointer, "f(shift(x))");
    this.again[1].paint(scene.plain, ink, "picture as it was", pointer, "f(x)");
    this.change.paint({ size: invariance.size, data: invariance.map }, error, word2(invariance), pointer ?? worst(invariance), `difference of f(shift(x)) and f(x): ${amount(invariance)}`);
    this.invariance.show(invariance.max === 0, amount(invariance), [invarianceReason(scene)]);
  }
  dispose() {
    for (const panel of [this.picture, this.plain, this.found, this.expected, this.difference, this.change, ...this.again]) panel.heat.dispose();
  }
  /** The picture is moved by dragging and by the arrow keys. */
  listen() {
    const { drag, events } = this;
    for (const [name, value] of Object.entries({ role: "application", tabindex: "0", "aria-roledescription": "picture to drag" })) drag.setAttribute(name, value);
    drag.classList.add("cnn-drag");
    let from = null;
    drag.addEventListener("pointerdown", (event) => {
      from = { x: event.clientX, y: event.clientY, shift: events.now() };
      drag.setPointerCapture(event.pointerId);
    });
    drag.addEventListener("pointermove", (event) => {
      if (from === null) return;
      const pixel = drag.clientWidth / this.picture.heat.cols;
      const by = (now, then) => Math.round((now - then) / pixel);
      events.shift(clampShift([from.shift[0] + by(event.clientY, from.y), from.shift[1] + by(event.clientX, from.x)]));
    });
    for (const end of ["pointerup", "pointercancel"]) drag.addEventListener(end, () => from = null);
    drag.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const [down, right] = events.now();
      const by = event.shiftKey ? FARTHEST / 4 : 1;
      const to = {
        ArrowUp: [down - by, right],
        ArrowDown: [down + by, right],
        ArrowLeft: [down, right - by],
        ArrowRight: [down, right + by],
        Home: [0, 0]
      };
      const next = to[event.key];
      if (next !== void 0) events.shift(clampShift(next));
      else if (event.key === " ") events.toggle();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }
};

// equivariance.ts
var sequence = {
  unit: "pixel to the right",
  length: () => LAST_SHIFT + 1,
  index: (get) => Math.max(0, Math.min(LAST_SHIFT, get("shift")[1])),
  at: (get, index) => ({ shift: [get("shift")[0], index] })
};
var EquivarianceView = class {
  constructor(frame) {
    this.frame = frame;
    const { binding } = frame;
    this.reader = new PictureReader(() => {
      if (this.disposed) return;
      if (this.reader.problem !== null) frame.complain(this.reader.problem);
      binding.schedule();
    });
    const controls = buildControls(frame);
    this.showControls = controls.show;
    this.stage = new Stage(
      {
        shift: (shift) => binding.set({ shift, playing: false }),
        now: () => binding.get("shift"),
        point: (pointer) => this.point(pointer),
        toggle: () => frame.player?.toggle()
      },
      controls.ask
    );
    this.curve = new Curve((right) => binding.set({ shift: [0, right], playing: false }));
    frame.stage.append(this.stage.element, this.hint);
    frame.detail.append(this.curve.element);
    this.acceptDrops(controls.load);
  }
  frame;
  reader;
  stage;
  curve;
  hint = h("p", { class: "cnn-hint" });
  showControls;
  scene = null;
  /** What the scene was made from. Traits are replaced, never changed in place. */
  made = [];
  squares = null;
  pointer = null;
  width = 700;
  disposed = false;
  update() {
    this.showControls(readState(this.frame.binding.get));
    this.draw();
  }
  resize(width) {
    this.width = width;
    this.draw();
  }
  describe() {
    if (this.scene !== null) return spoken(this.scene);
    const { layer, shift } = readState(this.frame.binding.get);
    return `${NAMES[layer.kind]}, picture moved ${steps(shift)}. The picture is being decoded.`;
  }
  python() {
    const { picture, ...state } = readState(this.frame.binding.get);
    const samples = this.frame.binding.get("samples") ?? {};
    return equivarianceSource({ ...state, picture: Object.keys(samples).find((name) => samples[name] === picture) ?? picture });
  }
  dispose() {
    this.disposed = true;
    this.stage.dispose();
    this.curve.dispose();
  }
  draw() {
    const x = this.picture();
    if (x === null) return;
    const made = [x, ...TRAITS.map(this.frame.binding.get)];
    if (this.scene === null || made.some((value, at) => value !== this.made[at])) {
      this.scene = compose(readState(this.frame.binding.get), x);
      this.made = made;
    }
    const { layer, shift: [down, right], boundary } = this.scene.state;
    this.stage.update(this.scene, this.pointer);
    this.curve.update(x, layer, boundary, down === 0 && right >= 0 && right <= LAST_SHIFT ? right : null, this.width);
    setText(this.hint, hint(this.scene, this.pointer));
  }
  /** The picture as numbers, once decoded; until then the one before, if any. */
  picture() {
    const url = this.frame.binding.get("picture");
    const picture = this.reader.get(url);
    if (picture === null) return null;
    if (this.squares?.picture !== picture) this.squares = { url, picture, x: squareOf(picture) };
    return this.squares.x;
  }
  point(pointer) {
    if (JSON.stringify(pointer) === JSON.stringify(this.pointer)) return;
    this.pointer = pointer;
    this.frame.binding.schedule();
  }
  /** A picture dropped on the explorer is taken, instead of replacing the page. */
  acceptDrops(load) {
    const { stage } = this.frame;
    stage.addEventListener("dragover", (event) => event.preventDefault());
    stage.addEventListener("drop", (event) => {
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file !== void 0) load(file);
    });
  }
};
var equivariance_default = defineExplorer({
  name: "EquivarianceExplorer",
  title: "Equivariance explorer",
  traits: TRAITS,
  sequence,
  build: (frame) => new EquivarianceView(frame)
});
export {
  equivariance_default as default
};

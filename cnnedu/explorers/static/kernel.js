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
  const caption2 = h("span", { id, class: "cnn-caption" }, label);
  const group = h("div", { class: "cnn-stepper", role: "group", "aria-labelledby": id }, less, output, more);
  const show = (values) => {
    value = values[0];
    const equal = values.every((other) => other === value);
    setText(output, equal ? String(value) : values.join("×"));
    disable(less, value <= least && equal);
    disable(more, value >= most && equal);
  };
  return { element: h("div", { class: "cnn-field" }, caption2, group), show };
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
function weightText(w, denominator2) {
  const whole = Number.isInteger(w) || denominator2 === 1 || denominator2 > 99;
  return whole ? format(w) : `${format(w * denominator2)}/${denominator2}`;
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
  const build2 = (axis, offset) => {
    if (axis === t.shape.length) return t.data[offset];
    const step = count(t.shape.slice(axis + 1));
    return Array.from({ length: t.shape[axis] }, (_, i) => build2(axis + 1, offset + i * step));
  };
  return build2(0, 0);
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

// ops/equivariance.ts
var BLUR_WEIGHTS = [1, 2, 1, 2, 4, 2, 1, 2, 1].map((weight) => weight / 16);
var ROUNDING = 64 * Number.EPSILON;

// ops/picture_filter.ts
var zerosBefore = (k, same2) => same2 ? k - 1 >> 1 : 0;
var patchesAlong = (n, k, { stride, same: same2 }) => Math.floor((n - (same2 ? 1 : k)) / stride) + 1;
function luminance(rgb) {
  const made = new Uint8Array(rgb.length / 3);
  for (let i = 0, at = 0; i < made.length; i++, at += 3) {
    made[i] = rgb[at] * 19595 + rgb[at + 1] * 38470 + rgb[at + 2] * 7471 + 32768 >> 16;
  }
  return made;
}
function picturePlanes(data, channels, depth) {
  if (channels === 3 && depth === 1) return [Float64Array.from(luminance(data))];
  if (channels === 1) return Array.from({ length: depth }, () => Float64Array.from(data));
  return Array.from({ length: 3 }, (_, c) => Float64Array.from({ length: data.length / 3 }, (_2, i) => data[3 * i + c]));
}
function sharedKernel(filter, channels) {
  const size = filter.length / channels;
  let at = 0;
  for (let i = 1; i < filter.length; i++) if (Math.abs(filter[i]) > Math.abs(filter[at])) at = i;
  const start = Math.floor(at / size) * size;
  const kernel = filter.slice(start, start + size);
  const largest = filter[at];
  if (largest === 0) return [Array.from({ length: channels }, () => 0), kernel];
  const shares = Array.from({ length: channels }, (_, c) => filter[c * size + (at - start)] / largest);
  const equal = filter.every((value, i) => Math.abs(value - shares[Math.floor(i / size)] * kernel[i % size]) <= 1e-14 * Math.abs(largest));
  return equal ? [shares, kernel] : null;
}
var TAPS = 7;
function addRow(into, at, cols, from, start, w, first, taps2) {
  const [a, b, c] = [w[first], taps2 > 1 ? w[first + 1] : 0, taps2 > 2 ? w[first + 2] : 0];
  let [p, q] = [from[start], from[start + 1]];
  if (taps2 <= 3) {
    for (let j = 0, i = start + 2; j < cols; j++, i++) {
      const r2 = from[i];
      into[at + j] += a * p + b * q + c * r2;
      p = q;
      q = r2;
    }
    return;
  }
  const [d, e, f, g] = [w[first + 3], taps2 > 4 ? w[first + 4] : 0, taps2 > 5 ? w[first + 5] : 0, taps2 > 6 ? w[first + 6] : 0];
  let [r, s, t, u] = [from[start + 2], from[start + 3], from[start + 4], from[start + 5]];
  for (let j = 0, i = start + 6; j < cols; j++, i++) {
    const v = from[i];
    into[at + j] += a * p + b * q + c * r + d * s + e * t + f * u + g * v;
    p = q;
    q = r;
    r = s;
    s = t;
    t = u;
    u = v;
  }
}
var PictureFilter = class {
  planes = [];
  rows = 0;
  cols = 0;
  padded = [];
  // The planes with their zeros around them, for kernels of this size.
  paddedFor = "";
  mixed = new Float64Array(0);
  maps = [];
  last = [];
  // The filters, as they were used, that the maps are answers to.
  lastFor = "";
  setPicture(planes, rows, cols) {
    [this.planes, this.rows, this.cols] = [planes, rows, cols];
    this.paddedFor = this.lastFor = "";
  }
  apply(weight, how) {
    const [filters, channels, kh, kw] = weight.shape;
    if (channels !== this.planes.length) throw new RangeError(`filters of ${channels} channels cannot read ${this.planes.length}`);
    const rows = patchesAlong(this.rows, kh, how);
    const cols = patchesAlong(this.cols, kw, how);
    if (rows < 1 || cols < 1) throw new RangeError(`a kernel of ${kh}×${kw} does not fit into ${this.rows}×${this.cols}`);
    this.pad(kh, kw, how.same);
    if (this.maps.length !== filters || this.maps[0]?.length !== rows * cols) {
      this.maps = Array.from({ length: filters }, () => new Float64Array(rows * cols));
    }
    const size = channels * kh * kw;
    const key = `${this.paddedFor} ${how.stride} ${filters}`;
    if (key !== this.lastFor) this.last = [];
    this.lastFor = key;
    this.maps.forEach((map, f) => {
      const filter = weight.data.slice(f * size, (f + 1) * size);
      if (how.flip) for (let c = 0; c < channels; c++) filter.subarray(c * kh * kw, (c + 1) * kh * kw).reverse();
      if (how.stride === 1 && this.edit(map, rows, cols, filter, this.last[f], kh, kw)) return;
      this.last[f] = filter;
      map.fill(0);
      if (how.stride > 1) this.strided(map, rows, cols, filter, kh, kw, how.stride);
      else this.dense(map, rows, cols, filter, kh, kw);
    });
    return { rows, cols, maps: this.maps };
  }
  get width() {
    return this.padded[0].length / (this.rows + TAPS);
  }
  pad(kh, kw, same2) {
    const key = `${kh} ${kw} ${same2}`;
    if (key === this.paddedFor) return;
    this.paddedFor = key;
    const [width, height] = [this.cols + TAPS, this.rows + TAPS];
    if (this.padded.length !== this.planes.length || this.padded[0].length !== width * height) {
      this.padded = this.planes.map(() => new Float64Array(width * height));
      this.mixed = new Float64Array(width * height);
    }
    const [top, left] = [zerosBefore(kh, same2), zerosBefore(kw, same2)];
    this.planes.forEach((plane, c) => {
      const into = this.padded[c].fill(0);
      for (let i = 0; i < this.rows; i++) into.set(plane.subarray(i * this.cols, (i + 1) * this.cols), (i + top) * width + left);
    });
  }
  edit(map, rows, cols, filter, last, kh, kw) {
    if (last === void 0) return false;
    const changed = [...filter.keys()].filter((at) => filter[at] !== last[at]);
    const changes = changed.map((at) => filter[at] - last[at]);
    if (changed.length > 2 || changes.some((change) => Math.abs(change) > 1e3)) return false;
    changed.forEach((at, k) => {
      const [c, m, n] = [Math.floor(at / (kh * kw)), Math.floor(at / kw) % kh, at % kw];
      for (let i = 0; i < rows; i++) addRow(map, i * cols, cols, this.padded[c], (i + m) * this.width + n, changes, k, 1);
    });
    last.set(filter);
    return true;
  }
  dense(map, rows, cols, filter, kh, kw) {
    const { padded, mixed: mixed2 } = this;
    const shared = padded.length > 1 ? sharedKernel(filter, padded.length) : null;
    if (shared === null) {
      for (const [c, plane] of padded.entries()) this.plane(map, rows, cols, plane, filter.subarray(c * kh * kw), kh, kw);
      return;
    }
    const [[x, y, z], kernel] = shared;
    const [r, g, b] = padded;
    for (let i = 0; i < mixed2.length; i++) mixed2[i] = x * r[i] + y * g[i] + z * b[i];
    this.plane(map, rows, cols, mixed2, kernel, kh, kw);
  }
  plane(map, rows, cols, from, kernel, kh, kw) {
    for (let m = 0; m < kh; m++) {
      if (kernel.subarray(m * kw, (m + 1) * kw).every((w) => w === 0)) continue;
      for (let i = 0; i < rows; i++) addRow(map, i * cols, cols, from, (i + m) * this.width, kernel, m * kw, kw);
    }
  }
  strided(map, rows, cols, filter, kh, kw, stride) {
    const { width } = this;
    this.padded.forEach((from, c) => {
      for (let i = 0, at = 0; i < rows; i++) {
        for (let j = 0; j < cols; j++, at++) {
          let sum = 0;
          for (let m = 0, w = c * kh * kw; m < kh; m++) {
            const start = (i * stride + m) * width + j * stride;
            for (let n = 0; n < kw; n++, w++) sum += filter[w] * from[start + n];
          }
          map[at] += sum;
        }
      }
    });
  }
};

// ops/kernel.ts
function patchUnder(planes, rows, cols, [kh, kw], how, [i, j]) {
  const made = tensor([planes.length, kh, kw]);
  const [top, left] = [i * how.stride - zerosBefore(kh, how.same), j * how.stride - zerosBefore(kw, how.same)];
  let at = 0;
  for (const plane of planes) {
    for (let m = top; m < top + kh; m++) {
      for (let n = left; n < left + kw; n++) made.data[at++] = m >= 0 && m < rows && n >= 0 && n < cols ? plane[m * cols + n] : 0;
    }
  }
  return made;
}
function overBorder([rows, cols], [kh, kw], { stride, same: same2 }, [i, j]) {
  const over = (at, k, n) => at - (k - 1 >> 1) < 0 || at + (k >> 1) >= n;
  return same2 && (over(i * stride, kh, rows) || over(j * stride, kw, cols));
}
function filterUsed(weight, filter, flip) {
  const [, channels, kh, kw] = weight.shape;
  const size = channels * kh * kw;
  const made = tensor([channels, kh, kw], weight.data.slice(filter * size, (filter + 1) * size));
  if (flip) for (let c = 0; c < channels; c++) made.data.subarray(c * kh * kw, (c + 1) * kh * kw).reverse();
  return made;
}
function shownValues(map, display, into) {
  for (let i = 0; i < into.length; i++) {
    const value = map[i];
    into[i] = display === "signed" ? value : display === "abs" ? Math.abs(value) : value < 0 ? 0 : display === "clip" && value > 255 ? 255 : value;
  }
  return into;
}
var BINS = 512;
function fullColour(maps) {
  const step = Math.max(1, Math.floor(maps.reduce((sum, map) => sum + map.length, 0) / 4e4));
  let [largest, looked] = [0, 0];
  for (const map of maps) {
    for (let i = 0; i < map.length; i += step, looked++) {
      const size = Math.abs(map[i]);
      if (size > largest) largest = size;
    }
  }
  if (largest === 0) return 0;
  const bins = new Uint32Array(BINS + 1);
  for (const map of maps) for (let i = 0; i < map.length; i += step) bins[Math.ceil(Math.abs(map[i]) / largest * BINS)] += 1;
  let above = 0;
  for (let bin = BINS; bin > 0; bin--) {
    above += bins[bin];
    if (above > looked / 40) return twoDigits(bin * largest / BINS);
  }
  return twoDigits(largest);
}
function twoDigits(value) {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Number((Math.ceil(value / unit - 1e-9) * unit).toPrecision(2));
}
function extreme(map, sign, cols, inside2) {
  let [best, at] = [-Infinity, -1];
  map.forEach((value, i) => {
    if (sign * value > best && inside2(Math.floor(i / cols), i % cols)) [best, at] = [sign * value, i];
  });
  return at < 0 ? extreme(map, sign, cols, () => true) : [Math.floor(at / cols), at % cols];
}
function answerRange(filter) {
  let [least, most] = [0, 0];
  for (let i = 0; i < filter.length; i++) {
    if (filter[i] > 0) most += 255 * filter[i];
    else least += 255 * filter[i];
  }
  return [least, most];
}
function normalisedFilter(filter) {
  const values = Array.from(filter);
  const sum = values.reduce((a, b) => a + b, 0);
  const positive = values.reduce((a, b) => a + Math.max(0, b), 0);
  const size = values.reduce((a, b) => a + Math.abs(b), 0);
  const divisor = Math.abs(sum) > 1e-9 * size ? sum : positive;
  return divisor === 0 ? values : values.map((value) => value / divisor);
}
function recentred(plane, [kh, kw], [rows, cols]) {
  const [down, right] = [(rows - 1 >> 1) - (kh - 1 >> 1), (cols - 1 >> 1) - (kw - 1 >> 1)];
  return Array.from({ length: rows * cols }, (_, at) => {
    const [m, n] = [Math.floor(at / cols) - down, at % cols - right];
    return m >= 0 && m < kh && n >= 0 && n < kw ? plane[m * kw + n] : 0;
  });
}
function patternOf(patch) {
  const mean = Array.from(patch).reduce((a, b) => a + b, 0) / patch.length;
  const differences = Array.from(patch, (value) => value - mean);
  const most = Math.max(...differences.map(Math.abs));
  if (most === 0) return differences.map(() => 0);
  const exact = differences.map((value) => 8 * value / most);
  const whole = exact.map((value) => Math.round(value) || 0);
  for (let sum = whole.reduce((a, b) => a + b, 0); sum !== 0; sum -= Math.sign(sum)) {
    const error = (i) => (whole[i] - exact[i]) * Math.sign(sum);
    let at = 0;
    for (let i = 1; i < whole.length; i++) if (error(i) > error(at)) at = i;
    whole[at] -= Math.sign(sum);
  }
  return whole;
}
function walkOver(rows, cols) {
  const step = Math.max(1, Math.ceil(Math.max(rows, cols) / 16));
  return { step, down: Math.ceil(rows / step), along: Math.ceil(cols / step) };
}
function stopAt({ step, along, down }, index, rows, cols) {
  if (index >= along * down - 1) return [rows - 1, cols - 1];
  const middle = (block, size) => Math.min(size - 1, block * step + (step >> 1));
  return [middle(Math.floor(index / along), rows), middle(index % along, cols)];
}
var stopOf = ({ step, along }, row, col) => Math.floor(row / step) * along + Math.floor(col / step);

// kernel/state.ts
var TRAITS = ["image", "kernel", "stride", "padding", "flip", "display", "color_scale", "position", "slide"];
var tensors = /* @__PURE__ */ new WeakMap();
function tensorOf(nested) {
  const known = tensors.get(nested) ?? fromNested(nested);
  tensors.set(nested, known);
  return known;
}
var readHow = (get) => ({
  stride: Number(get("stride")),
  same: get("padding") === "same",
  flip: get("flip") === true
});
var readWeight = (get) => tensorOf(get("kernel"));
function readState(get, picture) {
  const [weight, how] = [readWeight(get), readHow(get)];
  const [rows, cols] = mapSize(picture, weight, how);
  const limits = [weight.shape[0], rows, cols];
  const [f, i, j] = get("position").map((at, axis) => Math.max(0, Math.min(limits[axis] - 1, at)));
  return {
    image: get("image"),
    weight,
    how,
    display: get("display"),
    scaling: get("color_scale"),
    position: [f, i, j],
    slide: get("slide") === true
  };
}
var mapSize = (picture, weight, how) => [
  Math.max(1, patchesAlong(picture[0], weight.shape[2], how)),
  Math.max(1, patchesAlong(picture[1], weight.shape[3], how))
];
var parsed = ["", {}];
function shipped(get) {
  const text = get("_pictures");
  if (parsed[0] !== text) parsed = [text, JSON.parse(String(text ?? "{}"))];
  return parsed[1];
}
function urlOf(get) {
  const image = String(get("image"));
  return image.startsWith("data:") ? image : shipped(get)[image] ?? "";
}
function pngSize(url) {
  const bytes = url.startsWith("data:image/png;base64,") ? atob(url.slice(22, 22 + 32)) : "";
  const number = (at) => [0, 1, 2, 3].reduce((sum, i) => sum * 256 + bytes.charCodeAt(at + i), 0);
  return bytes.length < 24 ? [1, 1] : [number(20), number(16)];
}
var places = (get) => mapSize(pngSize(urlOf(get)), readWeight(get), readHow(get));
var sequence = {
  unit: "stop",
  length(get) {
    const { down, along } = walkOver(...places(get));
    return down * along;
  },
  index(get) {
    if (get("slide") !== true) return 0;
    const size = places(get);
    const { position } = readState(get, pngSize(urlOf(get)));
    return stopOf(walkOver(...size), position[1], position[2]);
  },
  at(get, index) {
    const size = places(get);
    const [filter] = get("position");
    return { slide: true, position: [filter, ...stopAt(walkOver(...size), index, ...size)] };
  }
};
function checkFit(picture, weight, how) {
  const [kh, kw] = weight.shape.slice(2);
  if (patchesAlong(picture[0], kh, how) >= 1 && patchesAlong(picture[1], kw, how) >= 1) return null;
  return `A kernel of ${kh}×${kw} does not fit into a picture of ${picture.join("×")} without padding: use a smaller kernel, or zeros around the picture.`;
}
function attempt(binding, patch, picture) {
  const get = (key) => key in patch ? patch[key] : binding.get(key);
  const complaint = checkFit(picture, readWeight(get), readHow(get));
  if (complaint === null) binding.set({ ...patch, position: readState(get, picture).position });
  return complaint;
}
var MIXES = {
  all: [1 / 3, 1 / 3, 1 / 3],
  red: [1, 0, 0],
  green: [0, 1, 0],
  blue: [0, 0, 1],
  "red − green": [1, -1, 0],
  "blue − yellow": [-1 / 2, -1 / 2, 1]
};
var sizeOf = (weight) => [weight.shape[2], weight.shape[3]];
function planesOf(weight, filter) {
  const [, channels, kh, kw] = weight.shape;
  return Array.from({ length: channels }, (_, c) => {
    const at = (filter * channels + c) * kh * kw;
    return Array.from(weight.data.subarray(at, at + kh * kw));
  });
}
function kernelOf(weight, filter) {
  const planes = planesOf(weight, filter);
  const size = sizeOf(weight);
  if (planes.length === 1) return { mix: "all", plane: { size, values: planes[0] } };
  for (const [mix, shares] of Object.entries(MIXES)) {
    const c = shares.findIndex((share) => share > 0);
    const values = planes[c].map((value) => value / shares[c]);
    if (planes.every((plane, at) => plane.every((value, i) => Math.abs(value - shares[at] * values[i]) < 1e-12))) {
      return { mix, plane: { size, values } };
    }
  }
  return { mix: null, plane: { size, values: planes[0].map((_, i) => planes.reduce((sum, plane) => sum + plane[i], 0)) } };
}
function presetOf(weight, filter, presets) {
  const { mix, plane: { size, values } } = kernelOf(weight, filter);
  if (mix === null) return "";
  const equal = (kernel) => {
    const own = [kernel.length, kernel[0].length];
    return own[0] <= size[0] && own[1] <= size[1] && recentred(kernel.flat(), own, size).every((value, i) => Math.abs(value - values[i]) < 1e-9);
  };
  return Object.keys(presets).find((name) => equal(presets[name])) ?? "";
}
function build(filters, [kh, kw]) {
  const made = tensor([filters.length, filters[0].length, kh, kw], filters.flat(2));
  return { kernel: toNested(made) };
}
var mixed = (values, mix, depth) => depth === 1 ? [[...values]] : MIXES[mix].map((share) => values.map((value) => share * value + 0));
function needed(weight, filter) {
  const [kh, kw] = sizeOf(weight);
  const fits = (size) => planesOf(weight, filter).every((plane) => recentred(recentred(plane, [kh, kw], size), size, [kh, kw]).every((value, i) => value === plane[i]));
  let [rows, cols] = [kh, kw];
  while (rows > 1 && fits([rows - 1, cols])) rows -= 1;
  while (cols > 1 && fits([rows, cols - 1])) cols -= 1;
  return [rows, cols];
}
function withKernel(weight, filter, plane, mix) {
  const [filters, depth] = weight.shape;
  const others = Array.from({ length: filters }, (_, f) => f).filter((f) => f !== filter);
  const size = others.map((f) => needed(weight, f)).reduce((a, b) => [Math.max(a[0], b[0]), Math.max(a[1], b[1])], plane.size);
  const share = mix ?? kernelOf(weight, filter).mix ?? "all";
  return build(
    Array.from(
      { length: Math.max(filters, filter + 1) },
      (_, f) => f === filter ? mixed(recentred(plane.values, plane.size, size), share, depth) : planesOf(weight, f).map((old) => recentred(old, sizeOf(weight), size))
    ),
    size
  );
}
var withPlanes = (weight, filter, planes, size = sizeOf(weight)) => build(Array.from({ length: weight.shape[0] }, (_, f) => f === filter ? planes : planesOf(weight, f).map((old) => recentred(old, sizeOf(weight), size))), size);
function withCell(weight, [f, c, m, n], value) {
  const planes = planesOf(weight, f);
  planes[c][m * weight.shape[3] + n] = value;
  return withPlanes(weight, f, planes);
}
var withSize = (weight, size) => build(Array.from({ length: weight.shape[0] }, (_, f) => planesOf(weight, f).map((plane) => recentred(plane, sizeOf(weight), size))), size);
var withDepth = (weight, depth) => weight.shape[1] === depth ? {} : build(Array.from({ length: weight.shape[0] }, (_, f) => mixed(kernelOf(weight, f).plane.values, "all", depth)), sizeOf(weight));
var NEXT = ["sobel_y", "spot", "gabor_falling", "sobel_x", "gaussian_blur_5"];
function withFilters(weight, count2, presets) {
  const [filters, depth, kh, kw] = weight.shape;
  if (count2 <= filters) return build(Array.from({ length: count2 }, (_, f) => planesOf(weight, f)), [kh, kw]);
  const there = Array.from({ length: filters }, (_, f) => presetOf(weight, f, presets));
  const kernel = presets[NEXT.find((name) => name in presets && !there.includes(name)) ?? ""] ?? [[1]];
  const blank = tensor([filters + 1, depth, kh, kw]);
  blank.data.set(weight.data);
  return withKernel(blank, filters, { size: [kernel.length, kernel[0].length], values: kernel.flat() }, "all");
}

// kernel/words.ts
var COLOURS = ["red", "green", "blue"];
var channelName = (c) => COLOURS[c];
var readable = (name) => name.replaceAll("_", " ");
function aboutKernel(told, weights, pattern) {
  const values = Array.from(weights);
  const sum = values.reduce((a, b) => a + b, 0);
  const size = values.reduce((a, b) => a + Math.abs(b), 0);
  const about = pattern ? "A patch of the picture, now looked for everywhere." : told ?? "Your own.";
  if (size === 0) return `${about} All its weights are 0: so is the map.`;
  if (Math.abs(sum) < 1e-9 * size) return `${about} Its weights sum to 0: silent where the picture is flat.`;
  if (Math.abs(sum - 1) < 1e-9) return `${about} Its weights sum to 1: flat regions keep their brightness.`;
  return `${about} Its weights sum to ${format(sum)}: a flat region comes out ${format(sum)} times as bright.`;
}
var DISPLAYS = {
  signed: ["± signed", "Orange: the patch matches. Blue: it is the opposite. This is what the next layer gets."],
  abs: ["size", "How strong an answer is, either way: an edge counts whichever side is bright. Signs are lost."],
  clip: ["0…255", "As a picture: below 0 is black, above 255 white. Kernels that sum to 1 look best this way."],
  relu: ["ReLU", "What is negative becomes 0, as behind most convolutions in a network: only matches stay."]
};
function shownAs(value, display) {
  const text = format(value);
  if (display === "abs") return `shown as |${text}| = ${format(Math.abs(value))}`;
  if (display === "relu") return `shown as max(0, ${text}) = ${format(Math.max(0, value))}`;
  if (display === "clip") return `shown as grey ${format(Math.max(0, Math.min(255, value)))} of 255`;
  return "";
}
var place = (row, col) => `row ${format(row)}, column ${format(col)}`;
var denominators = /* @__PURE__ */ new WeakMap();
function denominator(weights) {
  const known = denominators.get(weights);
  if (known !== void 0) return known;
  const short = weights.every((w) => Math.round(w * 100) / 100 === w);
  let q = short ? 1 : commonDenominator(weights);
  if (q === 1 && !short) q = [4096, 12288].find((fine) => weights.every((w) => Math.abs(w * fine - Math.round(w * fine)) < 1e-9)) ?? 1;
  denominators.set(weights, q);
  return q;
}
var LONGEST = 9;
function sumWords(patch, used, total) {
  const [channels, kh, kw] = used.shape;
  const part = (from, to) => {
    let sum = 0;
    for (let i = from; i < to; i++) sum += patch.data[i] * used.data[i];
    return sum;
  };
  const size = kh * kw;
  let terms;
  if (channels > 1) terms = Array.from({ length: channels }, (_, c) => `${format(part(c * size, (c + 1) * size))} (${channelName(c)})`);
  else if (size <= LONGEST) {
    const q = denominator(used.data);
    terms = Array.from(used.data, (w, i) => `${format(patch.data[i])}${TIMES}${weightText(w, q)}`);
  } else if (kh > 1) terms = Array.from({ length: kh }, (_, m) => `${format(part(m * kw, (m + 1) * kw))} (row ${m})`);
  else terms = Array.from({ length: kw }, (_, n) => format(part(n, n + 1)));
  return `${terms.join(" + ")} = ${format(total)}`;
}
function spoken({ weight, position: [f, i, j] }, patch, used, total) {
  const filters = weight.shape[0];
  return `${filters > 1 ? `filter ${f}, ` : ""}output ${place(i, j)}: ${sumWords(patch, used, total)}`;
}
function weightsWords({ weight }) {
  const [filters, channels, kh, kw] = weight.shape;
  const each = `${kh}×${kw}${channels > 1 ? `×${channels} channels` : ""} = ${plural(kh * kw * channels, "weight")}`;
  return filters > 1 ? `${filters} filters of ${each} each` : each;
}
var LONGEST_URL = 2e4;
var SHOWN = { abs: "np.abs(output)", clip: "np.clip(output, 0, 255)", relu: "np.maximum(output, 0)" };
function kernelSource({ image, weight, how, display }, colour) {
  const [, depth, kh, kw] = weight.shape;
  const own = image.startsWith("data:");
  const embedded = own && image.length <= LONGEST_URL;
  let pixels = own ? `np.array(picture.convert("${colour && depth === 3 ? "RGB" : "L"}"))` : `load_image("${image}")`;
  if (depth === 1 && colour && !own) pixels = `np.array(Image.fromarray(${pixels}).convert("L"))`;
  const lines = [];
  if (embedded) lines.push(`picture = Image.open(io.BytesIO(base64.b64decode("${image.slice(image.indexOf(",") + 1)}")))`);
  else if (own) lines.push('picture = Image.open("picture.png")  # yours: "Save picture" writes this file');
  if (depth === 1) lines.push(`input = ${pixels}[None].astype(float)  # one channel of grey, 0 to 255`);
  else if (colour) lines.push(`input = np.moveaxis(${pixels}, 2, 0).astype(float)  # red, green, blue first, 0 to 255`);
  else lines.push(`input = np.repeat(${pixels}[None].astype(float), 3, axis=0)  # grey in all three channels, 0 to 255`);
  lines.push(arraySource("weight", weight));
  if (how.flip) lines.push("weight = weight[..., ::-1, ::-1]  # rotated by 180 degrees: true convolution");
  const edge = how.same && (kh > 1 || kw > 1);
  const padded = edge && how.stride > 1;
  if (padded) {
    const [up, left] = [kh - 1 >> 1, kw - 1 >> 1];
    lines.push(`input = pad(input, (${left}, ${kw - 1 - left}, ${up}, ${kh - 1 - up}))  # left, right, top, bottom`);
  }
  const options = `${how.stride > 1 ? `, stride=${how.stride}` : ""}${edge && !padded ? ', padding="same"' : ""}`;
  lines.push(`output = conv2d(input, weight${options})`);
  if (SHOWN[display] !== void 0) lines.push(`shown = ${SHOWN[display]}`);
  const imports = [
    ...embedded ? ["import base64", "import io", ""] : [],
    "import numpy as np",
    ...own || depth === 1 && colour ? ["from PIL import Image"] : [],
    ...own ? [] : ["from cnnedu.data import load_image"],
    `from cnnedu.functional import conv2d${padded ? ", pad" : ""}`
  ];
  return `${[...imports, "", ...lines].join("\n")}
`;
}

// kernel/controls.ts
function sourceControls(frame, sources, pen2) {
  const names = Object.keys(shipped(frame.binding.get));
  const options = [...names.map((name) => [name, name]), ["", "your own"]];
  const choice = select("Picture", options, (name) => {
    frame.complain(null);
    if (name !== "") sources.choose(name);
    frame.binding.schedule();
  });
  const open = fileButton("Open…", "image/*", (file) => void sources.open(file));
  const draw2 = toggle("Draw", (on) => {
    pen2().toggle(on);
    frame.binding.schedule();
  });
  const camera = toggle("Camera", () => void sources.camera());
  frame.choices.append(choice.element, open, draw2.element, camera.element);
  return ({ image }) => {
    choice.show(!sources.live && names.includes(image) ? image : "");
    draw2.show(pen2().on);
    camera.show(sources.live);
    setText(camera.element, sources.live ? "Stop camera" : "Camera");
  };
}
var section = (title, ...fields) => h("fieldset", { class: "cnn-section" }, h("legend", {}, title), h("div", { class: "cnn-fields" }, ...fields));
function moreControls(frame, change, save) {
  const weight = () => readWeight(frame.binding.get);
  const current = () => Math.min(weight().shape[0] - 1, frame.binding.get("position")[0]);
  let table = {};
  const filters = stepper("filters", "filters", [1, 4], (count2) => change(withFilters(weight(), count2, table)));
  const size = stepper("size", "kernel size", [1, 7], (k) => change(withSize(weight(), [k, k])));
  const flip = checkbox("flip the kernel (true convolution)", (on) => change({ flip: on }));
  const depth = segmented("Channels the filters read", [["1", "grey"], ["3", "red, green, blue"]], (value) => change(withDepth(weight(), Number(value))));
  const mixes = [...Object.keys(MIXES).map((mix2) => [mix2, mix2]), ["", "each its own"]];
  const mix = select("kernel on", mixes, (name) => {
    if (name in MIXES) change(withKernel(weight(), current(), kernelOf(weight(), current()).plane, name));
    else frame.binding.schedule();
  });
  const stride = stepper("stride", "stride", [1, 4], (value) => change({ stride: value }));
  const padding = segmented("Border", [["same", "zeros around"], ["valid", "no padding"]], (value) => change({ padding: value }));
  const scale = checkbox("one colour scale for all maps", (on) => change({ color_scale: on ? "layer" : "unit" }));
  const read = h("div", { class: "cnn-field" }, h("span", { class: "cnn-caption" }, "read"), depth.element);
  frame.more.append(
    section("Filters", filters.element, size.element, flip.element),
    section("Channels", read, mix.element),
    section("Geometry", stride.element, padding.element),
    section("Picture", scale.element, button("Save picture", save)),
    h("p", { class: "cnn-note" }, "A layer sums over its channels. Read in grey, a filter has k×k weights; reading red, green and blue it has k×k×3, and the kernel stands in each channel, times a third, so that grey pictures get the same answers. “red − green” finds what differs only in colour.")
  );
  return (state, presets) => {
    table = presets;
    const [count2, channels, kh, kw] = state.weight.shape;
    filters.show([count2]);
    size.show([kh, kw]);
    flip.show(state.how.flip);
    depth.show(String(channels));
    mix.element.hidden = channels === 1;
    if (channels === 3) mix.show(kernelOf(state.weight, state.position[0]).mix ?? "");
    stride.show([state.how.stride]);
    padding.show(state.how.same ? "same" : "valid");
    scale.show(state.scaling === "layer");
  };
}
function displayControl(change) {
  const options = Object.entries(DISPLAYS).map(([name, [label]]) => [name, label]);
  const choice = segmented("Shown of each answer", options, (display) => change({ display }));
  const about = h("p", { class: "cnn-note" });
  return {
    element: h("div", { class: "cnn-display" }, h("span", { class: "cnn-caption" }, "show"), choice.element, about),
    show(display) {
      choice.show(display);
      setText(about, DISPLAYS[display][1]);
    }
  };
}

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

// kernel/detail.ts
var PARTS = ["patch", "kernel", "products"];
var HUES = { patch: "input", kernel: "weight", products: "activation" };
var ROOMY = 34;
var LEAST = 27;
var OPERATOR = 20;
var Detail = class {
  constructor(editor, events, again) {
    this.editor = editor;
    this.events = events;
    this.again = again;
    const actions = h(
      "div",
      { class: "cnn-actions", role: "group", "aria-label": "Kernel and map" },
      button("Strongest match", () => events.seek(1)),
      button("Strongest opposite", () => events.seek(-1)),
      button("Look for this patch", () => events.look()),
      button("Normalise", () => events.normalise())
    );
    const sum = h("p", { class: "cnn-sum" }, this.sum, " = ", this.result, " ", this.after);
    this.element = h("div", { class: "cnn-arithmetic" }, this.title, this.rows, sum, this.range, actions);
  }
  editor;
  events;
  again;
  element;
  title = h("p", { class: "cnn-title" });
  rows = h("div", { class: "cnn-channels" });
  sum = h("span", {});
  result = h("b", { class: "cnn-result" });
  after = h("span", {});
  range = h("p", { class: "cnn-note" });
  grids = [];
  captions = [];
  pointed = null;
  scene = null;
  width = 688;
  arranged = "";
  resize(width) {
    this.width = width;
  }
  update(scene) {
    this.scene = scene;
    const { state, patch, used, sum } = scene;
    const [filter, i, j] = state.position;
    const [channels, kh, kw] = used.shape;
    const several = state.weight.shape[0] > 1;
    const border = overBorder([scene.picture.height, scene.picture.width], [kh, kw], state.how, [i, j]) ? " The patch reaches over the border, where zeros stand." : "";
    setText(this.title, `Output ${place(i, j)}${several ? ` of map ${filter}` : ""}: ${weightsWords(scene.state)}.${border}`);
    while (this.grids.length < channels) this.add();
    this.arrange(kw);
    const q = denominator(used.data);
    const texts = Array.from(used.data, (w) => weightText(w, q));
    const over = q > 1 && texts.some((text) => text.length > this.grids[0].kernel.characters);
    const weights = reach(used.data);
    const products = Float64Array.from(used.data, (w, at) => w * patch.data[at]);
    const most = reach(products);
    this.grids.forEach((grids, c) => {
      const shown = c < channels;
      this.rows.children[c].hidden = !shown;
      if (!shown) return;
      const at = (m, n) => (c * kh + m) * kw + n;
      const suffix = channels > 1 ? `, ${channelName(c)}` : "";
      setText(this.captions[c].patch, `patch${suffix}`);
      setText(this.captions[c].kernel, `${state.how.flip ? "kernel, rotated" : "kernel"}${suffix}${over ? ` ÷ ${q}` : ""}`);
      setText(this.captions[c].products, `products${suffix}`);
      for (const part of PARTS) {
        grids[part].resize(kh, kw);
        grids[part].name(part + suffix, HUES[part]);
      }
      const flags = (m, n) => this.pointed !== null && this.pointed[0] === c && this.pointed[1] === m && this.pointed[2] === n ? "linked" : "";
      const look = (value, shade, m, n, extra = "", text) => ({
        value,
        strength: shade,
        flags: `${flags(m, n)}${extra}`,
        label: () => `row ${m}, column ${n}: ${text ?? format(value)}${over && text !== void 0 ? `/${q}` : ""}`,
        ...text !== void 0 && { text }
      });
      grids.patch.paint((m, n) => {
        const value = patch.data[at(m, n)];
        return look(value, value / 255, m, n, value > 127 ? " bright" : " deep");
      });
      grids.kernel.paint((m, n) => {
        const value = used.data[at(m, n)];
        const text = over ? format(Math.round(value * q)) : texts[at(m, n)];
        return look(value, strength(value, weights), m, n, "", text.length <= grids.kernel.characters ? text : void 0);
      });
      grids.products.paint((m, n) => look(products[at(m, n)], strength(products[at(m, n)], most), m, n));
    });
    this.words(scene, sum);
  }
  words({ state, patch, used }, sum) {
    const [c, m, n] = this.pointed ?? [];
    const [channels, kh, kw] = used.shape;
    const text = sumWords(patch, used, sum);
    setText(this.sum, `Sum: ${text.slice(0, text.lastIndexOf(" = "))}`);
    setText(this.result, format(sum));
    setText(this.after, shownAs(sum, state.display));
    if (c !== void 0 && c < channels && m < kh && n < kw) {
      const at = (c * kh + m) * kw + n;
      const [x, w] = [patch.data[at], used.data[at]];
      setText(this.range, `Row ${m}, column ${n}: pixel ${format(x)} ${TIMES} weight ${format(w, 4)} = ${format(x * w)}.`);
      return;
    }
    const [least, most] = answerRange(used.data);
    const end = sum < 0 ? least : most;
    const share = end === 0 ? 0 : Math.round(100 * sum / end);
    setText(
      this.range,
      `${share} % of the ${sum < 0 ? "most negative" : "largest"} answer that any patch could give, ${format(end)}: white where weights are ${sum < 0 ? "negative, black where they are positive" : "positive, black where they are negative"}.`
    );
  }
  arrange(kw) {
    const key = `${this.width} ${kw} ${this.grids.length}`;
    if (key === this.arranged) return;
    this.arranged = key;
    const across = (grids) => Math.floor((this.width - (grids - 1) * OPERATOR - 6) / (grids * kw));
    const lines = across(3) >= LEAST ? 1 : across(2) >= LEAST ? 2 : 3;
    const small = Math.min(lines === 3 ? 38 : 44, across(4 - lines));
    const large = lines === 1 ? small : Math.min(44, across(1));
    setAttribute(this.element, "data-lines", String(lines));
    for (const [name, cell] of [["small", small], ["large", large]]) {
      this.element.style.setProperty(`--${name}`, `${cell}px`);
      this.element.style.setProperty(`--${name}-digits`, cell < ROOMY ? "12px" : "13px");
    }
    const room = (cell) => Math.floor(cell / (cell < ROOMY ? 7.2 : 8));
    for (const grids of this.grids) {
      grids.patch.characters = grids.products.characters = room(small);
      grids.kernel.characters = room(large);
    }
  }
  add() {
    const c = this.grids.length;
    const captions = { patch: caption(), kernel: caption(), products: caption() };
    const grids = Object.fromEntries(PARTS.map((part) => [part, new Grid(HUES[part], part, this.gridEvents(part, c))]));
    const block = (part) => h("div", { class: "cnn-operand", "data-part": part }, captions[part], grids[part].element);
    const operator = (sign) => h("span", { class: "cnn-operator", "aria-hidden": "true" }, sign);
    this.rows.append(h("div", { class: "cnn-equation" }, block("patch"), operator(TIMES), block("kernel"), operator("="), block("products")));
    this.grids.push(grids);
    this.captions.push(captions);
  }
  gridEvents(part, c) {
    const point = (to) => {
      if (String(to) === String(this.pointed)) return;
      this.pointed = to;
      this.again();
    };
    const events = { point: (m, n) => point([c, m, n]), leave: () => point(null), pick: () => {
    } };
    if (part !== "kernel") return events;
    return {
      ...events,
      pick: (m, n, cell, typed) => {
        const value = this.scene.used.data[this.index(c, m, n)];
        this.editor.open({ cell, label: `kernel ${place(m, n)}`, value, typed, write: (to) => this.write(c, m, n, to) });
      },
      nudge: (m, n, by) => this.write(c, m, n, Number((this.scene.used.data[this.index(c, m, n)] + by).toPrecision(12)))
    };
  }
  index(c, m, n) {
    const [, kh, kw] = this.scene.used.shape;
    return (c * kh + m) * kw + n;
  }
  write(c, m, n, value) {
    const { used, state } = this.scene;
    const [, kh, kw] = used.shape;
    if (m >= kh || n >= kw || Math.abs(value) > 1e6) return;
    if (state.how.flip) this.events.weight(c, kh - 1 - m, kw - 1 - n, value);
    else this.events.weight(c, m, n, value);
  }
};
var caption = () => h("div", { class: "cnn-operand-caption" });

// kernel/gallery.ts
var Gallery = class {
  constructor(presets, choose) {
    this.presets = presets;
    const group = uniqueId("kernels");
    const items = Object.keys(presets).map((name) => {
      const [rows, cols] = [presets[name].length, presets[name][0].length];
      const canvas = h("canvas", { width: cols, height: rows, "aria-hidden": "true" });
      const radio = h("input", { type: "radio", name: group, value: name, "aria-label": readable(name), onchange: () => choose(name) });
      this.radios.set(name, radio);
      this.canvases.set(name, canvas);
      return h("label", { class: "cnn-preset", title: readable(name) }, radio, canvas, h("span", {}, readable(name)));
    });
    this.element = h("div", { class: "cnn-gallery", role: "radiogroup", "aria-label": "Kernel" }, ...items);
  }
  presets;
  element;
  radios = /* @__PURE__ */ new Map();
  canvases = /* @__PURE__ */ new Map();
  painted = false;
  show(name) {
    if (!this.painted) this.paint();
    for (const [own, radio] of this.radios) radio.checked = own === name;
  }
  reveal() {
    const { element } = this;
    const label = [...this.radios.values()].find((radio) => radio.checked)?.parentElement;
    if (label == null || element.scrollWidth <= element.clientWidth) return;
    element.scrollLeft = label.offsetLeft - element.offsetLeft - (element.clientWidth - label.offsetWidth) / 2;
  }
  paint() {
    if (!this.element.isConnected) return;
    this.painted = true;
    const ground = themeColour(this.element, "--cnn-ground");
    const ends = [themeColour(this.element, "--cnn-weight-minus"), themeColour(this.element, "--cnn-weight-plus")];
    for (const [name, canvas] of this.canvases) {
      const values = this.presets[name].flat();
      const most = Math.max(...values.map(Math.abs));
      const context = canvas.getContext("2d");
      const image = context.createImageData(canvas.width, canvas.height);
      values.forEach((value, i) => {
        const [end, t] = [ends[value < 0 ? 0 : 1], Math.abs(value) / most];
        for (let c = 0; c < 3; c++) image.data[4 * i + c] = ground[c] + (end[c] - ground[c]) * t;
        image.data[4 * i + 3] = 255;
      });
      context.putImageData(image, 0, 0);
    }
  }
};

// kernel/pen.ts
var BLANK = 128;
var Pen = class {
  constructor(sources, heat) {
    this.sources = sources;
    this.heat = heat;
    const colour = segmented("Colour of the pen", [["255", "white"], ["0", "black"]], (value) => this.ink = Number(value));
    colour.show("255");
    const blank = button("Blank page", () => this.sources.keep({ width: BLANK, height: BLANK, channels: 1, data: new Uint8Array(BLANK * BLANK) }));
    this.element = h(
      "div",
      { class: "cnn-pen", role: "group", "aria-label": "Pen", hidden: true },
      colour.element,
      blank,
      this.keys.element,
      h("p", { class: "cnn-note" }, "Draw on the picture with the mouse or a finger. With the keys: the arrows move, the space bar puts the pen down and lifts it.")
    );
    const { element } = heat;
    element.addEventListener("pointerdown", (event) => {
      if (!this.on || event.button !== 0) return;
      element.setPointerCapture(event.pointerId);
      this.held = true;
      this.last = null;
      this.stroke(...heat.at(event));
    });
    element.addEventListener("pointermove", (event) => {
      if (this.held) this.stroke(...heat.at(event));
    });
    for (const end of ["pointerup", "pointercancel"]) {
      element.addEventListener(end, () => {
        this.held = false;
        this.finish();
      });
    }
    element.addEventListener("blur", () => this.finish());
  }
  sources;
  heat;
  element;
  // The tools; hidden while nobody draws.
  on = false;
  ink = 255;
  down = false;
  // Whether moving with the keys draws.
  held = false;
  last = null;
  drawn = null;
  keys = checkbox("pen down for the arrow keys", (on) => this.down = on);
  toggle(on) {
    this.on = on;
    this.element.hidden = !on;
    this.heat.element.classList.toggle("cnn-drawing", on);
    this.press(false);
    if (!on) this.finish();
  }
  press(down = !this.down) {
    this.down = down;
    this.last = null;
    this.keys.show(down);
    if (!down) this.finish();
  }
  moved(row, col) {
    if (this.on && this.down && !this.held) this.stroke(row, col);
  }
  stroke(row, col) {
    const from = this.drawn ?? this.sources.picture;
    if (from === null) return;
    this.drawn ??= { ...from, data: from.data.slice() };
    const { width, height, channels, data } = this.drawn;
    const radius = Math.max(1, Math.max(width, height) / 64);
    const [startRow, startCol] = this.last ?? [row, col];
    const steps = Math.max(1, Math.ceil(Math.hypot(row - startRow, col - startCol)));
    for (let step = 0; step <= steps; step++) {
      const y = startRow + (row - startRow) * step / steps;
      const x = startCol + (col - startCol) * step / steps;
      for (let i = Math.max(0, Math.ceil(y - radius)); i <= Math.min(height - 1, y + radius); i++) {
        for (let j = Math.max(0, Math.ceil(x - radius)); j <= Math.min(width - 1, x + radius); j++) {
          if (Math.hypot(i - y, j - x) <= radius) data.fill(this.ink, (i * width + j) * channels, (i * width + j + 1) * channels);
        }
      }
    }
    this.last = [row, col];
    this.sources.show({ ...this.drawn });
  }
  finish() {
    const { drawn } = this;
    this.drawn = null;
    this.last = null;
    if (drawn !== null) this.sources.keep(drawn);
  }
};

// kernel/scene.ts
var Composer = class {
  filter = new PictureFilter();
  picture = null;
  depth = 0;
  planes = [];
  key = [];
  maps = { rows: 1, cols: 1, maps: [] };
  shown = [];
  most = [];
  usedFor = [];
  used = { shape: [], data: new Float64Array(0) };
  pictureTurn = 0;
  mapTurn = 0;
  compose(picture, state) {
    const { weight, how, position: [f, i, j] } = state;
    const depth = weight.shape[1];
    if (picture !== this.picture || depth !== this.depth) {
      [this.picture, this.depth] = [picture, depth];
      this.planes = picturePlanes(picture.data, picture.channels, depth);
      this.filter.setPicture(this.planes, picture.height, picture.width);
      this.key = [];
      this.pictureTurn += 1;
    }
    const key = [weight, how.stride, how.same, how.flip, state.display, state.scaling];
    if (key.some((value, at) => value !== this.key[at])) {
      if (key.slice(0, 4).some((value, at) => value !== this.key[at])) this.maps = this.filter.apply(weight, how);
      this.key = key;
      this.show(state);
    }
    const size = [weight.shape[2], weight.shape[3]];
    const patch = patchUnder(this.planes, picture.height, picture.width, size, how, [i, j]);
    const { maps, shown, most, pictureTurn, mapTurn } = this;
    if (this.usedFor[0] !== weight || this.usedFor[1] !== f || this.usedFor[2] !== how.flip) {
      this.usedFor = [weight, f, how.flip];
      this.used = filterUsed(weight, f, how.flip);
    }
    const { used } = this;
    return { picture, state, maps, shown, most, patch, used, sum: maps.maps[f][i * maps.cols + j], pictureTurn, mapTurn };
  }
  get read() {
    return this.planes;
  }
  show({ display, scaling }) {
    const { maps } = this.maps;
    if (this.shown.length !== maps.length || this.shown[0]?.length !== maps[0].length) {
      this.shown = maps.map((map) => new Float64Array(map.length));
    }
    maps.forEach((map, f) => shownValues(map, display, this.shown[f]));
    if (display === "clip") this.most = maps.map(() => 255);
    else if (scaling === "layer") this.most = maps.map(() => 0).fill(fullColour(this.shown));
    else this.most = this.shown.map((map) => fullColour([map]));
    this.mapTurn += 1;
  }
};

// kernel/sources.ts
var LARGEST = 512;
var CAMERA = 256;
var Sources = class {
  constructor(binding, events) {
    this.binding = binding;
    this.events = events;
    this.reader = new PictureReader(() => {
      if (this.reader.problem !== null) events.complain(this.reader.problem);
      events.changed();
    });
  }
  binding;
  events;
  reader;
  // A picture that is on show before the trait holds it: from the camera, or being drawn.
  local = null;
  written = "";
  // The trait that `local` has become.
  stream = null;
  frame = 0;
  asked = 0;
  get picture() {
    const url = urlOf(this.binding.get);
    if (this.local !== null && (this.live || this.written === "" || this.written === url)) return this.local;
    this.local = null;
    return this.reader.get(url);
  }
  get size() {
    const { picture } = this;
    return picture === null ? [1, 1] : [picture.height, picture.width];
  }
  get live() {
    return this.stream !== null;
  }
  choose(name) {
    this.leave();
    this.binding.set({ image: name, playing: false, slide: false });
  }
  async open(file) {
    const turn = ++this.asked;
    const url = URL.createObjectURL(file);
    const image = new Image();
    image.src = url;
    try {
      await image.decode();
      if (turn !== this.asked) return;
      const { naturalWidth: width, naturalHeight: height } = image;
      if (width === 0 || height === 0) throw new RangeError("no pixels");
      const scale = Math.min(1, LARGEST / Math.max(width, height));
      const [w, h2] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
      const misfit = this.events.check([h2, w]);
      if (misfit !== null) {
        this.events.complain(`${misfit} The picture before it stays.`);
        return;
      }
      this.leave();
      this.keep(grab(image, w, h2));
      this.events.notice(scale < 1 ? `That picture has ${width}×${height} pixels; here it is made smaller, ${w}×${h2}, so that every change stays quick.` : null);
    } catch {
      if (turn === this.asked) this.events.complain("This file is no picture that the browser can read: try PNG, JPEG or WebP. The picture before it stays.");
    } finally {
      URL.revokeObjectURL(url);
    }
  }
  take(data) {
    const file = [...data?.files ?? []][0];
    if (file === void 0) return false;
    void this.open(file);
    return true;
  }
  show(picture) {
    this.local = picture;
    this.written = "";
    this.events.changed();
  }
  keep(picture) {
    this.local = picture;
    this.written = pictureUrl(picture);
    this.events.complain(null);
    this.binding.set({ image: this.written, playing: false, slide: false });
    this.events.changed();
  }
  async camera() {
    if (this.live) {
      const last = this.local;
      this.leave();
      if (last !== null) this.keep(last);
      return;
    }
    const turn = ++this.asked;
    const devices = navigator.mediaDevices;
    if (devices?.getUserMedia === void 0) {
      this.events.complain("This page may not use a camera: browsers allow it only on secure pages (https) and on your own computer. Open or drop a picture instead.");
      return;
    }
    try {
      const stream = await devices.getUserMedia({ video: { width: 640, height: 480 } });
      if (turn !== this.asked) {
        stream.getTracks().forEach((track) => track.stop());
        return;
      }
      this.stream = stream;
      this.events.complain(null);
      this.binding.set({ playing: false, slide: false });
      await this.film(stream);
    } catch (error) {
      if (turn !== this.asked) return;
      this.leave();
      const refused = error instanceof DOMException && (error.name === "NotAllowedError" || error.name === "SecurityError");
      this.events.complain(
        refused ? "The camera was refused. You can allow it in the browser’s settings for this page, or open a picture instead." : "No camera could be started: none was found, or another program is using it. Open or drop a picture instead."
      );
    }
    this.events.changed();
  }
  async film(stream) {
    const video = document.createElement("video");
    video.muted = true;
    video.playsInline = true;
    video.srcObject = stream;
    await video.play();
    const tick = () => {
      if (this.stream !== stream) return;
      const { videoWidth: width, videoHeight: height } = video;
      if (width > 0) {
        const scale = CAMERA / Math.max(width, height);
        this.show(grab(video, Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))));
      }
      this.frame = requestAnimationFrame(tick);
    };
    tick();
  }
  leave() {
    this.asked += 1;
    cancelAnimationFrame(this.frame);
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = null;
    this.local = null;
    this.written = "";
    this.events.notice(null);
  }
  dispose() {
    this.events.notice = () => {
    };
    this.leave();
  }
};

// shared/heat.ts
var STEPS = 255;
var MOVES2 = {
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
    const part = (value, whole) => `${100 * value / whole}%`;
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
    const move = MOVES2[event.key];
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

// kernel/stage.ts
var HIGHEST = 440;
var MapBlock = class {
  element;
  heat;
  title = h("strong", {});
  size = h("span", {});
  legend = new Legend();
  below = h("div", { class: "cnn-veil" });
  beside = h("div", { class: "cnn-veil" });
  turn = -1;
  constructor(filter, events) {
    const point = (row, col) => events.cell(filter, row, col);
    this.heat = new Heat("feature map", { point, pick: point });
    this.heat.element.append(this.beside, this.below);
    const head = h("div", { class: "cnn-head" }, this.title, " ", this.size);
    this.element = h("div", { class: "cnn-mapblock" }, head, this.heat.element, this.legend.element);
  }
  update(scene, filter, name) {
    const { maps, state, shown, most } = scene;
    const { rows, cols } = maps;
    const several = maps.maps.length > 1;
    setText(this.title, several ? `Map ${filter}` : "Feature map");
    setText(this.size, several && name !== "" ? name : `${rows}×${cols}`);
    this.heat.name(`feature map${several ? ` ${filter}` : ""}${name === "" ? "" : `, ${name}`}, ${rows} by ${cols}`);
    setAttribute(this.element, "data-current", String(several && filter === state.position[0]));
    const grey2 = state.display === "clip";
    const full = most[filter];
    if (this.turn !== scene.mapTurn) {
      this.turn = scene.mapTurn;
      fitted(this.heat, rows, cols);
      this.heat.paint(shown[filter], rows, cols, { hue: grey2 ? "image" : "activation", most: full });
      setAttribute(this.legend.element, "data-grey", String(grey2));
      this.legend.show(grey2 ? "input" : "activation", full, state.display === "signed", grey2 ? "black to white" : several ? "" : "and beyond");
    }
    const [, row, col] = state.position;
    this.heat.place(row, col);
    this.heat.box({ row, col, rows: 1, cols: 1 });
    this.veil(scene);
  }
  veil({ maps: { rows, cols }, state: { slide, position } }) {
    const walk = walkOver(rows, cols);
    const stop = stopOf(walk, position[1], position[2]);
    const off = !slide || stop >= walk.down * walk.along - 1;
    this.below.hidden = this.beside.hidden = off;
    if (off) return;
    const band = Math.floor(stop / walk.along);
    const top = Math.min(rows, (band + 1) * walk.step);
    const left = Math.min(cols, (stop % walk.along + 1) * walk.step);
    lay(this.below, [top / rows, 0, 1, 1]);
    lay(this.beside, [band * walk.step / rows, left / cols, top / rows, 1]);
  }
};
function lay({ style }, [top, left, bottom, right]) {
  style.inset = `${100 * top}% ${100 * (1 - right)}% ${100 * (1 - bottom)}% ${100 * left}%`;
}
function fitted(heat, rows, cols) {
  heat.element.style.width = `min(100%, ${Math.round(HIGHEST * cols / rows)}px)`;
  setAttribute(heat.element, "data-coarse", String(Math.max(rows, cols) <= 100));
}
var Stage = class {
  constructor(events) {
    this.events = events;
    this.heat = new Heat("picture", { point: (row, col) => events.pixel(row, col), key: (event) => this.key(event) });
    const head = h("div", { class: "cnn-head" }, h("strong", {}, "Picture"), " ", this.size);
    const picture = h("div", { class: "cnn-picture", "data-part": "picture" }, head, this.heat.element, this.read);
    this.element = h("div", { class: "cnn-pictures" }, picture, this.maps);
  }
  events;
  element;
  heat;
  size = h("span", {});
  read = h("p", { class: "cnn-note" });
  maps = h("div", { class: "cnn-maps", "data-part": "maps" });
  blocks = [];
  turn = -1;
  update(scene, names, read) {
    const { picture, state, maps } = scene;
    const { rows, cols } = { rows: picture.height, cols: picture.width };
    const [, depth, kh, kw] = state.weight.shape;
    if (this.turn !== scene.pictureTurn) {
      this.turn = scene.pictureTurn;
      fitted(this.heat, rows, cols);
      if (depth === 1) this.heat.paint(read[0], rows, cols, { hue: "image", most: 255 });
      else this.heat.paintPicture(picture.data, rows, cols, picture.channels);
      setText(this.size, `${rows}×${cols}${depth === 3 ? "×3" : ""}`);
      this.heat.name(`picture, ${rows} by ${cols}, ${depth === 3 ? "red, green and blue" : "grey"}`);
      setText(this.read, depth === 1 && picture.channels === 3 ? "Read in grey: 0.30 red + 0.59 green + 0.11 blue. “More” lets filters read all three colours." : "");
    }
    const [, i, j] = state.position;
    const { stride, same: same2 } = state.how;
    const corner = { row: i * stride - zerosBefore(kh, same2), col: j * stride - zerosBefore(kw, same2) };
    this.heat.place(corner.row + (kh - 1 >> 1), corner.col + (kw - 1 >> 1));
    this.heat.box({ ...corner, rows: kh, cols: kw });
    while (this.blocks.length < maps.maps.length) {
      const block = new MapBlock(this.blocks.length, this.events);
      this.blocks.push(block);
      this.maps.append(block.element);
    }
    this.blocks.forEach((block, f) => {
      block.element.hidden = f >= maps.maps.length;
      if (!block.element.hidden) block.update(scene, f, names[f]);
    });
    setAttribute(this.element, "data-count", String(maps.maps.length));
  }
  dispose() {
    this.heat.dispose();
    this.blocks.forEach((block) => block.heat.dispose());
  }
  key(event) {
    if (event.key !== " " && event.key !== "Enter") return false;
    this.events.press();
    return true;
  }
};

// kernel.ts
var PATTERN = 7;
var KernelView = class {
  // The kernel that "Look for this patch" made.
  constructor(frame) {
    this.frame = frame;
    const { binding } = frame;
    this.presets = binding.get("presets") ?? {};
    this.sources = new Sources(binding, {
      changed: () => binding.schedule(),
      complain: (sentence) => frame.complain(sentence),
      check: (size) => checkFit(size, this.weight, readHow(binding.get)),
      notice: (sentence) => {
        this.notice.hidden = sentence === null;
        setText(this.notice, sentence ?? "");
      }
    });
    this.stage = new Stage({
      pixel: (row, col) => this.pixel(row, col),
      press: () => this.pen.on ? this.pen.press() : frame.player?.toggle(),
      cell: (f, row, col) => this.point(f, row, col)
    });
    this.pen = new Pen(this.sources, this.stage.heat);
    this.gallery = new Gallery(this.presets, (name) => this.preset(name));
    this.detail = new Detail(
      frame.editor,
      {
        weight: (c, m, n, value) => this.change(withCell(this.weight, [this.filter, c, m, n], value)),
        seek: (sign) => this.seek(sign),
        look: () => this.look(),
        normalise: () => this.normalise()
      },
      () => binding.schedule()
    );
    this.showSources = sourceControls(frame, this.sources, () => this.pen);
    this.showMore = moreControls(frame, (patch) => this.change(patch), () => this.save());
    const hint = h("p", { class: "cnn-hint" }, "Point at the picture or the map. A picture can also be dropped or pasted here: it stays in this page, or in this notebook.");
    frame.stage.append(this.gallery.element, this.about, this.stage.element, this.pen.element, this.notice, this.display.element, hint);
    frame.detail.append(this.detail.element);
    this.receive(frame.stage);
  }
  frame;
  presets;
  sources;
  gallery;
  stage;
  pen;
  detail;
  composer = new Composer();
  about = h("p", { class: "cnn-about" });
  notice = h("p", { class: "cnn-note", role: "status", hidden: true });
  display = displayControl((patch) => this.change(patch));
  showSources;
  showMore;
  scene = null;
  names = [];
  named = null;
  pattern = null;
  update() {
    const { picture, size } = this.sources;
    const state = readState(this.frame.binding.get, size);
    this.showSources(state);
    if (!this.frame.more.hidden) this.showMore(state, this.presets);
    this.display.show(state.display);
    if (this.named !== state.weight) {
      this.named = state.weight;
      this.names = Array.from({ length: state.weight.shape[0] }, (_, f) => presetOf(state.weight, f, this.presets));
    }
    const { names } = this;
    const name = names[state.position[0]];
    this.gallery.show(name);
    const per = state.weight.data.length / names.length;
    const weights = state.weight.data.subarray(state.position[0] * per, (state.position[0] + 1) * per);
    setText(this.about, aboutKernel(this.frame.binding.get("_about")?.[name], weights, this.frame.binding.get("kernel") === this.pattern));
    if (picture === null || checkFit(size, state.weight, state.how) !== null) return;
    this.scene = this.composer.compose(picture, state);
    this.stage.update(this.scene, names.map(readable), this.composer.read);
    this.detail.update(this.scene);
    setAttribute(this.frame.stage.parentElement, "data-picture", "true");
  }
  reset() {
    this.pen.toggle(false);
    this.sources.leave();
    this.frame.binding.schedule();
  }
  theme() {
    this.gallery.paint();
  }
  resize(width) {
    this.detail.resize(width);
    this.gallery.reveal();
    if (this.scene !== null) this.detail.update(this.scene);
  }
  describe() {
    if (this.scene === null) return "The picture is being opened.";
    const { state, patch, used, sum } = this.scene;
    return spoken(state, patch, used, sum);
  }
  python() {
    return kernelSource(readState(this.frame.binding.get, this.sources.size), this.sources.picture?.channels === 3);
  }
  dispose() {
    this.pen.toggle(false);
    this.sources.dispose();
    this.stage.dispose();
  }
  get weight() {
    return readWeight(this.frame.binding.get);
  }
  get filter() {
    return readState(this.frame.binding.get, this.sources.size).position[0];
  }
  change(patch) {
    this.frame.complain(attempt(this.frame.binding, patch, this.sources.size));
    this.frame.binding.schedule();
  }
  preset(name) {
    const kernel = this.presets[name];
    const size = [kernel.length, kernel[0].length];
    this.change(withKernel(this.weight, this.filter, { size, values: kernel.flat() }));
  }
  point(filter, row, col) {
    this.frame.binding.set({ position: [filter, row, col], playing: false, slide: false });
  }
  pixel(row, col) {
    const { size } = this.sources;
    const how = readHow(this.frame.binding.get);
    const [rows, cols] = mapSize(size, this.weight, how);
    const [kh, kw] = this.weight.shape.slice(2);
    const along = (at, k, n) => Math.max(0, Math.min(n - 1, Math.round((at - (k - 1 >> 1) + zerosBefore(k, how.same)) / how.stride)));
    this.pen.moved(row, col);
    this.point(this.filter, along(row, kh, rows), along(col, kw, cols));
  }
  seek(sign) {
    if (this.scene === null) return;
    const { maps, picture, state } = this.scene;
    const [filter] = state.position;
    const size = state.weight.shape.slice(2);
    const inside2 = (i, j) => !overBorder([picture.height, picture.width], size, state.how, [i, j]);
    this.point(filter, ...extreme(maps.maps[filter], sign, maps.cols, inside2));
  }
  look() {
    if (this.scene === null) return;
    const { picture, state } = this.scene;
    const [filter, i, j] = state.position;
    const { stride, same: same2 } = state.how;
    const [kh, kw] = state.weight.shape.slice(2);
    const middle = [i * stride - zerosBefore(kh, same2) + (kh - 1 >> 1), j * stride - zerosBefore(kw, same2) + (kw - 1 >> 1)];
    const around = { stride: 1, same: true, flip: false };
    const patch = patchUnder(this.composer.read, picture.height, picture.width, [PATTERN, PATTERN], around, middle);
    const pattern = patternOf(patch.data);
    if (pattern.every((value) => value === 0)) {
      this.frame.complain("This patch is flat: there is nothing in it to look for. Point at something with an edge or a texture.");
      return;
    }
    const plane = PATTERN * PATTERN;
    const planes = patch.shape[0] === 1 ? [pattern] : [0, 1, 2].map((c) => pattern.slice(c * plane, (c + 1) * plane));
    this.change({ ...withPlanes(this.weight, filter, planes, [PATTERN, PATTERN]), flip: false });
    this.pattern = this.frame.binding.get("kernel");
  }
  normalise() {
    if (this.scene === null) return;
    const [, channels, kh, kw] = this.weight.shape;
    const { filter } = this;
    const per = channels * kh * kw;
    const values = normalisedFilter(this.weight.data.subarray(filter * per, (filter + 1) * per));
    this.change(withPlanes(this.weight, filter, Array.from({ length: channels }, (_, c) => values.slice(c * kh * kw, (c + 1) * kh * kw))));
  }
  save() {
    const { picture } = this.sources;
    if (picture !== null) h("a", { href: pictureUrl(picture), download: "picture.png" }).click();
  }
  receive(stage) {
    stage.addEventListener("dragover", (event) => {
      event.preventDefault();
      stage.classList.add("cnn-over");
    });
    stage.addEventListener("dragleave", () => stage.classList.remove("cnn-over"));
    stage.addEventListener("drop", (event) => {
      event.preventDefault();
      stage.classList.remove("cnn-over");
      if (!this.sources.take(event.dataTransfer)) this.frame.complain("What was dropped is no file: drop a picture from your computer.");
    });
    stage.addEventListener("paste", (event) => {
      if (!this.sources.take(event.clipboardData)) this.frame.complain("There is no picture on the clipboard: copy one first.");
      event.preventDefault();
      event.stopPropagation();
    });
  }
};
var kernel_default = defineExplorer({
  name: "KernelExplorer",
  title: "Kernel explorer",
  traits: TRAITS,
  sequence,
  build: (frame) => new KernelView(frame)
});
export {
  kernel_default as default
};

// Makes every anywidget of a static page alive: no kernel, no CDN, no html-manager.
//
// A notebook page holds two kinds of JSON: the state of all models (one script per page), and one "view" per
// place where a widget is shown. For each view this file builds the model that anywidget's front-end modules
// expect, imports the module, and lets it draw. What a kernel would do is simply absent: values change in the
// page, and messages to Python go nowhere.
//
// It is a classic script, because browsers refuse module scripts on file:// pages; `import()` of a Blob URL works.
(() => {
  "use strict";

  const STATE = 'script[type="application/vnd.jupyter.widget-state+json"]';
  const VIEW = 'script[type="application/vnd.jupyter.widget-view+json"]';
  const START_BEFORE = "2000px"; // below the window: drawn, and all in its place, before the reader comes

  // ---- State -------------------------------------------------------------------------------------------------

  /** All model descriptions of the page, by model id. `shared` texts (see state.py) go back to their places. */
  function readStates() {
    const states = new Map();
    for (const script of document.querySelectorAll(STATE)) {
      const page = JSON.parse(script.textContent);
      for (const [id, description] of Object.entries(page.state)) {
        for (const [key, index] of Object.entries(description.shared ?? {})) {
          description.state[key] = page.shared[index];
        }
        states.set(id, description);
      }
    }
    return states;
  }

  /** Put binary traits, kept aside as base64, back into the state as DataViews (what Jupyter itself hands over). */
  function restoreBuffers(state, buffers) {
    for (const { path, data, encoding } of buffers ?? []) {
      if (encoding !== "base64") throw new Error(`binary data in ${encoding}, only base64 is known`);
      const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
      const parent = path.slice(0, -1).reduce((value, key) => value[key], state);
      parent[path.at(-1)] = new DataView(bytes.buffer);
    }
    return state;
  }

  /** Equal as data: setting a trait to an equal value must not fire its event, or two-way bindings never settle. */
  function same(a, b) {
    if (Object.is(a, b)) return true;
    if (typeof a !== "object" || typeof b !== "object" || !a || !b) return false;
    if (ArrayBuffer.isView(a) || ArrayBuffer.isView(b) || Array.isArray(a) !== Array.isArray(b)) return false;
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
  }

  // ---- The model that front-end modules talk to --------------------------------------------------------------

  class Model {
    #state;
    #listeners = []; // {name, callback, owner}

    constructor(description) {
      this.#state = restoreBuffers(description.state, description.buffers);
    }

    get(name) {
      return this.#state[name];
    }

    set(name, value) {
      const values = typeof name === "object" ? name : { [name]: value };
      const changed = Object.keys(values).filter((key) => !same(this.#state[key], values[key]));
      for (const key of changed) this.#state[key] = values[key];
      for (const key of changed) this.#emit(`change:${key}`, values[key]);
      if (changed.length) this.#emit("change");
    }

    #emit(event, ...details) {
      for (const { name, callback } of [...this.#listeners]) if (name === event) callback(this, ...details);
    }

    /** The model as one module sees it, so that what it listened to ends with it and nothing else does. */
    seenBy(owner, signal) {
      const drop = (test) => (this.#listeners = this.#listeners.filter((item) => item.owner !== owner || !test(item)));
      signal.addEventListener("abort", () => drop(() => true));
      return {
        get: (name) => this.get(name),
        set: (name, value) => this.set(name, value),
        save_changes() {}, // there is no Python to tell
        send() {},
        on: (names, callback) => {
          for (const name of names.split(/\s+/)) this.#listeners.push({ name, callback, owner });
        },
        /** off() ends all, off(name) one event's, off(name, callback) one; null stands for "any", as in Backbone. */
        off: (names, callback) => {
          const events = names?.split(/\s+/);
          drop((item) => (!events || events.includes(item.name)) && (!callback || callback === item.callback));
        },
        widget_manager: { get_model: async (id) => modelOf(bare(id)).seenBy({}, signal) },
      };
    }
  }

  // ---- Modules: once per text; models: once per id -----------------------------------------------------------

  /** A function that computes each key's value once. Promises are kept too, so simultaneous callers share one. */
  function once(compute) {
    const values = new Map();
    return (key) => {
      if (!values.has(key)) values.set(key, compute(key));
      return values.get(key);
    };
  }

  /** A reference to another widget is its id behind a prefix. */
  const bare = (reference) => reference.replace(/^(IPY_MODEL_|anywidget:)/, "");

  const pageStates = once(readStates);
  const describe = (id) => {
    const description = pageStates().get(id);
    if (!description) throw new Error(`this page holds no state for widget ${id}`);
    return description;
  };
  const modelOf = once((id) => new Model(describe(id)));

  const importModule = once(async (text) => {
    const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    try {
      const module = await import(url);
      const widget = module.default ?? module; // a bare `export function render` is the oldest form
      return typeof widget === "function" ? await widget() : widget;
    } finally {
      URL.revokeObjectURL(url);
    }
  });

  const addStyle = once((text) => {
    const style = document.createElement("style");
    style.textContent = text;
    document.head.append(style);
  });

  // What a widget may ask of Python beyond its traits: refused, so that it can say so instead of waiting.
  const experimental = { invoke: () => Promise.reject(new Error("this page has no Python kernel")) };

  const initialise = once(async (id) => {
    const model = modelOf(id);
    if (!model.get("_esm")) throw new Error("its saved state holds no module");
    if (model.get("_css")) addStyle(model.get("_css"));
    const widget = await importModule(model.get("_esm"));
    const { signal } = new AbortController(); // models live as long as the page
    const result = await widget.initialize?.({ model: model.seenBy({}, signal), signal, experimental });
    return { model, widget, exports: typeof result === "object" ? result : undefined };
  });

  async function render(id, el, signal) {
    const { model, widget } = await initialise(id);
    const host = {
      getModel: async (reference) => modelOf(bare(reference)).seenBy({}, signal),
      getWidget: async (reference) => ({
        exports: (await initialise(bare(reference))).exports,
        render: (child) => render(bare(reference), child.el, child.signal ?? signal),
      }),
    };
    const cleanup = await widget.render?.({ model: model.seenBy({}, signal), el, signal, host, experimental });
    if (typeof cleanup === "function") signal.addEventListener("abort", cleanup);
  }

  // ---- Places in the page ------------------------------------------------------------------------------------

  /** Say in one plain sentence why nothing moves; the still picture beside it, if any, stays. */
  function explain(slot, sentence) {
    const note = document.createElement("p");
    note.className = "anywidget-note";
    note.textContent = sentence;
    slot.append(note);
    slot.dataset.anywidget = "still";
  }

  /** Widgets that measure themselves take their final size a frame later; the reader should see only that. */
  function settled() {
    const frame = () => new Promise(requestAnimationFrame);
    const hidden = new Promise((done) => setTimeout(done, 200)); // a page in the background draws no frames
    return Promise.race([frame().then(frame), hidden]);
  }

  async function mount(slot) {
    if (slot.dataset.anywidget) return;
    slot.dataset.anywidget = "starting";
    const el = document.createElement("div");
    el.className = "anywidget-view";
    const controller = new AbortController();
    try {
      const id = JSON.parse(slot.querySelector(VIEW).textContent).model_id;
      const { model_module: module, model_name: name } = describe(id);
      if (module !== "anywidget") {
        explain(slot, `This control (${name}) needs Python: open the notebook in Jupyter to use it.`);
        return;
      }
      slot.append(el); // before render, because widgets measure themselves
      await render(id, el, controller.signal);
      alive.set(slot, controller);
      await settled();
      slot.dataset.anywidget = "alive";
    } catch (error) {
      controller.abort();
      el.remove();
      console.error(error);
      explain(slot, `This interactive figure could not start (${error}). It is alive in the notebook.`);
    }
  }

  // Views whose place has left the page are cleaned up.
  const alive = new Map();
  const removals = new MutationObserver(() => {
    for (const [slot, controller] of alive) {
      if (slot.isConnected) continue;
      alive.delete(slot);
      controller.abort();
    }
  });

  function start() {
    const slots = [...document.querySelectorAll(VIEW)].map((view) => view.parentElement);
    const arrivals = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) {
          if (!isIntersecting) continue;
          arrivals.unobserve(target);
          mount(target);
        }
      },
      { rootMargin: START_BEFORE },
    );
    for (const slot of slots) {
      slot.classList.add("anywidget-slot");
      // What the reader sees first does not wait for the observer's turn.
      if (slot.getBoundingClientRect().top < window.innerHeight) mount(slot);
      else arrivals.observe(slot);
    }
    removals.observe(document.body, { childList: true, subtree: true });
    // Paper shows the still picture; without one, the widget itself, which then cannot wait to be scrolled to.
    const stillless = slots.filter((slot) => !slot.querySelector(".anywidget-still"));
    window.addEventListener("beforeprint", () => stillless.forEach(mount));
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();

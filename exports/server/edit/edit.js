"use strict";
// Corrections: "not right?" beside statements, what may be wrong with one, and what was done.
//
// Text becomes text nodes only. Whoever has opened the address with the token may correct; the
// browser keeps the token for this server alone, and sends it in a header that no other site can.

const corrections = (() => {
  const KEPT = "kg-edit-token";
  const JUST = "kg-edit-just";
  const script = document.currentScript;

  function make(tag, { on = {}, ...attributes } = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== undefined && value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
    }
    for (const [event, listener] of Object.entries(on)) made.addEventListener(event, listener);
    made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
    return made;
  }

  /** The answer of the server, or an error with the line that it says. */
  async function ask(path, body = null, token = localStorage.getItem(KEPT)) {
    const headers = { "x-kg-token": token || "", ...(body ? { "content-type": "application/json" } : {}) };
    const answer = await fetch(`/edit/${path}`, { method: body ? "POST" : "GET", headers, ...(body ? { body: JSON.stringify(body) } : {}) }).catch(() => null);
    if (!answer) throw new Error("The server does not answer; has it ended?");
    if (!answer.ok) throw new Error((await answer.text()).trim());
    return answer.json();
  }

  /** Keep the token of the address, once the server has said that it is right. */
  async function begin(told) {
    const token = location.hash.slice(1);
    history.replaceState(null, "", location.pathname);
    try {
      await ask("done", null, token);
    } catch (error) {
      told.textContent = error.message;
      return;
    }
    localStorage.setItem(KEPT, token);
    location.replace("/");
  }

  function statementOf(button) {
    const { source, relation, target } = button.dataset;
    return { source, relation: relation || "", target: target || "" };
  }

  /** A button that asks what is wrong with a statement. */
  function button(source, relation = "", target = "") {
    return make("button", { type: "button", class: "not-right", "data-source": source, "data-relation": relation, "data-target": target }, "not right?");
  }

  /** The field of a choice: one of some values, a text, or nothing to fill in. */
  function fieldOf(choice, { most }, changed) {
    if (!choice.asks) return null;
    const id = `edit-value-${choice.name}`;
    const label = make("label", { for: id }, choice.asks);
    if (choice.options) {
      const options = choice.options.map(([value, says]) => make("option", { value }, says));
      return [label, make("select", { id, on: { change: changed } }, options)];
    }
    const list = choice.kind ? make("datalist", { id: `${id}-names` }) : null;
    const input = make("input", { id, value: choice.given, maxlength: most, autocomplete: "off", spellcheck: "false", list: list ? list.id : null, on: { input: changed } });
    if (list) input.addEventListener("input", () => suggest(input, list, choice.kind));
    return [label, input, list];
  }

  /** Names of entities of a kind that fit what is written. */
  async function suggest(input, list, kind) {
    const sought = input.value;
    if (!sought.trim()) return;
    const answer = await fetch(`/data/search?${new URLSearchParams({ q: sought, limit: 40 })}`).catch(() => null);
    if (!answer?.ok || input.value !== sought) return;
    const { found } = await answer.json();
    list.replaceChildren(...found.filter((node) => node.kind === kind).slice(0, 12).map((node) => make("option", { value: node.name })));
  }

  /** The dialog about one statement; it ends with a correction or with none. */
  async function open(pressed) {
    const statement = statementOf(pressed);
    let given;
    try {
      given = await ask(`choices?${new URLSearchParams(statement)}`);
    } catch (error) {
      tell(error.message);
      return;
    }
    const dialog = make("dialog", { class: "edit-box", "aria-labelledby": "edit-title" });
    const problem = make("p", { class: "edit-problem", role: "alert" });
    const preview = make("pre", { id: "edit-preview", tabindex: "0", "aria-label": "What will be written" });
    const write = make("button", { type: "submit", class: "edit-write" }, "Write it");
    const form = make("form", { on: { submit } });
    let last = 0;

    const chosen = () => given.choices.find((choice) => choice.name === form.elements.choice?.value);
    const value = () => form.querySelector(".edit-choice.chosen :is(input:not([type=radio]), select)")?.value ?? "";
    const body = () => ({ ...statement, choice: chosen().name, value: value() });

    function choose() {
      for (const item of form.querySelectorAll(".edit-choice")) item.classList.toggle("chosen", item.querySelector("input").checked);
      place(dialog, pressed);
      show();
    }

    async function show() {
      const mine = ++last;
      problem.textContent = "";
      write.disabled = true;
      // Before anything was filled in there is nothing to ask about.
      if (chosen().asks && !chosen().options && ["", chosen().given].includes(value().trim())) {
        preview.textContent = "";
        return;
      }
      try {
        const { toml } = await ask("preview", body());
        if (mine !== last) return;
        preview.textContent = toml;
        write.disabled = false;
        place(dialog, pressed);
      } catch (error) {
        if (mine !== last) return;
        preview.textContent = "";
        problem.textContent = error.message;
      }
    }

    async function submit(event) {
      event.preventDefault();
      if (write.disabled) return;
      write.disabled = true;
      try {
        const done = await ask("write", { ...body(), here: corrections.here() });
        dialog.close();
        sessionStorage.setItem(JUST, done.number);
        corrections.go(done);
      } catch (error) {
        problem.textContent = error.message;
        write.disabled = false;
      }
    }

    const items = given.choices.map((choice) => {
      const radio = make("input", { type: "radio", name: "choice", value: choice.name, on: { change: choose } });
      const field = make("div", { class: "edit-field" }, fieldOf(choice, given, show), choice.note ? make("p", { class: "quiet" }, choice.note) : null);
      return make("div", { class: "edit-choice" }, make("label", {}, radio, choice.label), field);
    });
    form.append(
      make("h2", { id: "edit-title" }, "What is not right?"),
      make("p", { class: "edit-says" }, given.says),
      make("fieldset", {}, make("legend", { class: "unseen" }, "What is not right"), items),
      make("div", { class: "edit-preview" }, make("p", { class: "quiet" }, "Will be written to overrides.toml:"), preview),
      problem,
      make("p", { class: "edit-buttons" }, write, make("button", { type: "button", on: { click: () => dialog.close() } }, "Cancel")),
    );
    write.disabled = true;
    dialog.append(form);
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (pressed.isConnected) pressed.focus();
    });
    document.body.append(dialog);
    dialog.showModal();
    place(dialog, pressed);
    form.querySelector("input[type=radio]")?.focus();
  }

  /** Put the dialog beside what was pressed, where the window has room for it. */
  function place(dialog, pressed) {
    const at = pressed.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = dialog;
    const edge = 12;
    const below = at.bottom + 6;
    const top = below + height + edge < innerHeight ? below : Math.max(edge, Math.min(at.top - 6, innerHeight - edge) - height);
    dialog.style.left = `${Math.max(edge, Math.min(at.left, innerWidth - width - edge))}px`;
    dialog.style.top = `${top}px`;
  }

  const bar = make("aside", { id: "edit-done", "aria-label": "Corrections of this run", tabindex: "-1" });

  function tell(line) {
    bar.querySelector("[role=status]").textContent = line;
    bar.hidden = false;
  }

  function item({ number, says, toml, undone }) {
    const undo = make("button", { type: "button", "aria-label": `Undo correction ${number}: ${says}`, on: { click: () => takeBack(number, undo) } }, "Undo");
    return make("li", { class: undone ? "undone" : null }, make("div", { class: "edit-row" }, make("span", {}, says), undone ? make("span", { class: "quiet" }, "undone") : undo), make("pre", {}, toml));
  }

  async function takeBack(number, pressed) {
    pressed.disabled = true;
    try {
      const place = await ask("undo", { number, here: corrections.here() });
      sessionStorage.setItem(JUST, `-${number}`);
      corrections.go(place);
    } catch (error) {
      pressed.disabled = false;
      tell(error.message);
    }
  }

  /** What was corrected since the server was started, each with a button that undoes it. */
  async function list() {
    const { done, ahead, problem } = await ask("done");
    const just = Number(sessionStorage.getItem(JUST));
    sessionStorage.removeItem(JUST);
    const left = done.filter(({ undone }) => !undone);
    const last = done.find(({ number }) => number === just);
    const status = make("p", { role: "status" });
    const undoLast = last && !last.undone ? make("button", { type: "button", class: "edit-undo", on: { click: () => takeBack(last.number, undoLast) } }, "Undo") : null;
    const all = make("details", {}, make("summary", {}, `${left.length} ${left.length === 1 ? "correction" : "corrections"} in this run`), make("ol", {}, [...done].reverse().map(item)));
    const note = problem || (ahead ? "The files of the folder follow in a moment." : "");
    bar.replaceChildren(make("div", { class: "edit-row" }, status, undoLast), done.length ? all : "", note ? make("p", { class: "quiet" }, note) : "");
    bar.hidden = !done.length;
    document.body.append(bar);
    if (last) status.textContent = "Corrected, and written to overrides.toml.";
    else if (just < 0) status.textContent = "Undone.";
    if (just) bar.focus({ preventScroll: true });
  }

  async function start() {
    const told = document.getElementById("edit-begin");
    if (told) return begin(told);
    if (!localStorage.getItem(KEPT)) return;
    try {
      await list();
    } catch {
      return; // Another run's token: this page is to be read only.
    }
    document.addEventListener("click", ({ target }) => {
      const pressed = target.closest?.("button.not-right");
      if (pressed) open(pressed);
    });
    for (const each of document.querySelectorAll("button.not-right")) each.hidden = false;
    corrections.ready();
    document.documentElement.dataset.edit = "ready";
  }

  document.addEventListener("DOMContentLoaded", start);
  return {
    button,
    /** The id of the node that the page is about, if any. */
    here: () => script.dataset.node || null,
    /** Look on after a correction: at the same page, or at what has taken its place. */
    go: ({ path }) => (path && path !== location.pathname && corrections.here() ? location.assign(path) : path ? location.reload() : location.assign("/")),
    /** Called once when one may correct. */
    ready: () => {},
  };
})();

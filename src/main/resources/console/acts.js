// Builds what users do and what happens to them, step by step, in the place of the text that stands for it. What is sent is the
// text, so a link restores the steps, and without this script they can be written.

const MESSAGE_FIELDS = [
  { name: "direction", label: "by", choices: [["", "anyone"], ["incoming", "the user"], ["outgoing", "the bot"]] },
  { name: "kind", label: "kind", placeholder: "image" },
];

const KINDS = {
  intent: { label: "Intent", value: "any intent" },
  not_handled: { label: "Not handled" },
  press: { label: "Button or quick reply", value: "any button" },
  text: { label: "Text", value: "what is said", isNeeded: true, match: true, fields: MESSAGE_FIELDS },
  message: { label: "Message", fields: MESSAGE_FIELDS },
  event: { label: "Event", value: "any event", fields: [{ name: "*", label: "with", placeholder: "size=Large" }, { name: "type", label: "type", placeholder: "share" }] },
  revenue: { label: "Revenue", fields: [{ name: "currency", label: "in", placeholder: "EUR" }, { name: "least", label: "at least", placeholder: "10" }] },
  click: { label: "Link click", fields: [{ name: "campaign", label: "campaign", placeholder: "any" }, { name: "link", label: "link", placeholder: "any" }] },
  takeover: { label: "A person answers" },
};

const escaped = text => text.replace(/[%?&=>*]/g, at => `%${at.charCodeAt(0).toString(16).toUpperCase()}`);

function unescaped(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// One step, from its text. What no field shows, such as an event's attributes, is kept as it is written.
export function readAct(text) {
  const [head, ...options] = text.trim().split("?");
  const [kind, ...rest] = head.split(":");
  let value = rest.join(":").trim();
  const act = { kind: kind.trim(), match: "", value: "", options: {} };
  if (act.kind === "text" && value.endsWith("*")) {
    act.match = value.startsWith("*") && value.length > 1 ? "part" : "start";
    value = value.slice(act.match === "part" ? 1 : 0, -1);
  }
  act.value = unescaped(value);
  const other = [];
  options.join("?").split("&").filter(Boolean).forEach(option => {
    const [name, ...of] = option.split("=");
    if (KINDS[act.kind]?.fields?.some(field => field.name === name)) {
      act.options[name] = unescaped(of.join("="));
    } else {
      other.push(option);
    }
  });
  if (other.length > 0) {
    act.options["*"] = other.join("&");
  }
  return act;
}

export function writeAct(act) {
  const value = escaped(act.value.trim());
  const stars = { part: `*${value}*`, start: `${value}*` }[act.match] ?? value;
  const options = Object.entries(act.options)
    .filter(([, of]) => of.trim() !== "")
    .map(([name, of]) => name === "*" ? of.trim().replaceAll("?", "%3F").replaceAll(">", "%3E") : `${name}=${escaped(of.trim())}`);
  return act.kind + (value ? `:${act.kind === "text" ? stars : value}` : "") + (options.length > 0 ? `?${options.join("&")}` : "");
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function select(choices, chosen, label) {
  const made = element("select", { className: "form-select form-select-sm" },
    ...choices.map(([value, title]) => element("option", { value, textContent: title, selected: value === chosen })));
  made.setAttribute("aria-label", label);
  return made;
}

function labelled(label, field) {
  return element("label", { className: "inline-field" }, element("span", { textContent: label }), field);
}

class ActField {
  constructor(box, offers) {
    this.box = box;
    this.input = box.querySelector("input");
    this.most = Number(box.dataset.acts);
    this.offers = offers;
    this.title = box.querySelector("legend").textContent.trim();
    this.list = element("ol", { className: "act-list" });
    this.status = element("p", { className: "visually-hidden" });
    this.status.setAttribute("role", "status");
    this.adding = element("button", { type: "button", className: "btn btn-sm act-add" });
    this.adding.addEventListener("click", () => this.add());
    box.querySelector("[data-acts-text]").hidden = true;
    box.querySelector("[data-acts-ways]").prepend(this.adding);
    box.querySelector("legend").after(this.list, this.status);
    this.acts = this.input.value.trim() === "" ? [] : this.input.value.split(">").map(readAct);
    this.draw();
  }

  say(words) {
    this.status.textContent = words;
  }

  add() {
    this.acts.push({ kind: "intent", match: "", value: "", options: {} });
    this.draw();
    this.focus(this.acts.length - 1, "select");
  }

  remove(index) {
    this.acts.splice(index, 1);
    this.draw();
    this.say(`Step ${index + 1} is gone.`);
    this.acts.length > 0 ? this.focus(Math.min(index, this.acts.length - 1), "select") : this.adding.focus();
  }

  move(index, by, which) {
    const [act] = this.acts.splice(index, 1);
    this.acts.splice(index + by, 0, act);
    this.draw();
    this.say(`It is step ${index + by + 1} now.`);
    this.focus(index + by, which);
  }

  focus(index, which) {
    const field = this.list.children[index].querySelector(which);
    (field?.disabled ? this.list.children[index].querySelector("select") : field)?.focus();
  }

  store() {
    this.input.value = this.acts.map(writeAct).join(" > ");
  }

  draw() {
    this.list.replaceChildren(...this.acts.map((act, i) => this.row(act, i)));
    this.adding.textContent = this.most === 1 ? "+ Something in the session" : "+ Add a step";
    this.adding.hidden = this.acts.length >= this.most;
    this.list.classList.toggle("act-one", this.most === 1);
    this.store();
  }

  row(act, index) {
    const number = this.most === 1 ? this.title : `Step ${index + 1}`;
    const known = KINDS[act.kind] ?? { label: act.kind };
    const kinds = Object.entries(KINDS).map(([kind, { label }]) => [kind, label]);
    const kind = select(kinds, act.kind, `${number}, kind`);
    kind.addEventListener("change", () => {
      this.acts[index] = { kind: kind.value, match: "", value: "", options: {} };
      this.draw();
      this.focus(index, "select");
    });
    const fields = element("div", { className: "act-fields" }, kind);
    if (known.match) {
      const match = select([["", "is"], ["start", "begins with"], ["part", "contains"]], act.match, `${number}, how`);
      match.addEventListener("change", () => { act.match = match.value; this.store(); });
      fields.append(match);
    }
    if (known.value) {
      fields.append(this.value(act, index, known, number));
    }
    (known.fields ?? []).forEach(field => fields.append(this.option(act, field)));
    return element("li", { className: "act" }, fields, this.ways(index, number));
  }

  value(act, index, known, number) {
    const id = `${this.input.name}-${index}-offers`;
    const field = element("input", { className: "form-control form-control-sm act-value", value: act.value, maxLength: 300, autocomplete: "off", placeholder: known.value, required: Boolean(known.isNeeded) });
    field.setAttribute("aria-label", `${number}, ${known.value}`);
    field.setAttribute("list", id);
    const list = element("datalist", { id });
    field.addEventListener("input", () => { act.value = field.value; this.store(); });
    field.addEventListener("focus", async () => {
      const offered = (await this.offers(this.input.name)).map(readAct).filter(({ kind, value }) => kind === act.kind && value);
      list.replaceChildren(...offered.map(({ value }) => element("option", { value })));
    });
    const holder = element("span", { className: "act-value-box" }, field, list);
    return holder;
  }

  option(act, { name, label, placeholder, choices }) {
    const field = choices
      ? select(choices, act.options[name] ?? "", label)
      : element("input", { className: "form-control form-control-sm act-option", value: act.options[name] ?? "", placeholder: placeholder ?? "", maxLength: 200, autocomplete: "off" });
    field.addEventListener("input", () => { act.options[name] = field.value; this.store(); });
    return labelled(label, field);
  }

  ways(index, number) {
    const button = (className, text, label, isOff, then) => {
      const made = element("button", { type: "button", className: `btn btn-sm ${className}`, textContent: text, disabled: isOff, title: label });
      made.setAttribute("aria-label", `${number}: ${label}`);
      made.addEventListener("click", then);
      return made;
    };
    const moves = this.most === 1 ? [] : [
      button("act-up", "↑", "move up", index === 0, () => this.move(index, -1, ".act-up")),
      button("act-down", "↓", "move down", index === this.acts.length - 1, () => this.move(index, 1, ".act-down")),
    ];
    return element("div", { className: "act-ways" }, ...moves, button("act-remove", "×", "remove", false, () => this.remove(index)));
  }
}

// @param offers gives the acts that there are, as texts, for a field's name
export function buildActs(form, offers) {
  form.querySelectorAll("[data-acts]").forEach(box => new ActField(box, offers));
}

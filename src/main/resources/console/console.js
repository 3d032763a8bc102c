// What every page has: colours, copying, the sheet, menus, small helps for forms. Each works without it, less comfortably.

const on = (type, selector, handle) =>
    document.addEventListener(type, (event) => {
        const target = event.target instanceof Element ? event.target.closest(selector) : null;
        if (target) {
            handle(target, event);
        }
    });

// ----- colours -----

on("click", "[data-theme-switch] button", (button, event) => {
    event.preventDefault();
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `earshot_theme=${button.value}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
    document.documentElement.dataset.theme = button.value;
    document.dispatchEvent(new Event("earshot:theme"));
    for (const other of document.querySelectorAll("[data-theme-switch] button")) {
        other.setAttribute("aria-pressed", String(other.value === button.value));
    }
});

// ----- copying -----

/** The clipboard's own interface is there only under TLS or on this machine; the old command is there always. */
async function copy(text) {
    if (navigator.clipboard) {
        await navigator.clipboard.writeText(text);
        return;
    }
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
}

on("click", "[data-copy]", async (button) => {
    const source = document.getElementById(button.dataset.copy);
    const word = button.querySelector("span");
    button.dataset.word ??= word.textContent;
    try {
        await copy(source.textContent);
        word.textContent = "Copied";
        button.classList.add("is-done");
    } catch {
        getSelection().selectAllChildren(source);
        word.textContent = "Press Ctrl+C";
    }
    setTimeout(() => {
        word.textContent = button.dataset.word;
        button.classList.remove("is-done");
    }, 1800);
});

/** Shows what only works with a script; the server sends it hidden. */
export function enable(root) {
    for (const element of root.querySelectorAll("[data-copy], [data-show-password]")) {
        element.hidden = false;
    }
    for (const element of root.querySelectorAll("[data-auto-hide]")) {
        element.hidden = true;
    }
}

// ----- the sheet, for raw payloads -----

on("click", "[data-sheet]", async (link, event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
        return;
    }
    event.preventDefault();
    const sheet = document.getElementById("sheet");
    const body = document.getElementById("sheet-body");
    const response = await fetch(link.href, { headers: { "HX-Request": "true" } }).catch(() => null);
    if (!response?.ok) {
        location.assign(link.href);
        return;
    }
    document.getElementById("sheet-title").textContent = link.dataset.sheet;
    body.innerHTML = await response.text();
    enable(body);
    sheet.showModal();
});

on("click", "dialog.sheet", (sheet, event) => {
    if (event.target === sheet) {
        sheet.close();
    }
});

// ----- menus close when one looks elsewhere -----

document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
        if (!menu.contains(event.target)) {
            menu.open = false;
        }
    }
});
document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
        for (const menu of document.querySelectorAll("details.menu[open]")) {
            menu.open = false;
            menu.querySelector("summary").focus();
        }
    }
});

// ----- forms -----

on("click", "[data-show-password]", (button) => {
    const field = document.getElementById(button.dataset.showPassword);
    const shown = field.type === "text";
    field.type = shown ? "password" : "text";
    button.textContent = shown ? "Show" : "Hide";
    button.setAttribute("aria-pressed", String(!shown));
});

on("change", "[data-auto-submit]", (form) => form.requestSubmit());

function mustEqual(field) {
    const button = field.form.querySelector("button:not([type])");
    const check = () => {
        button.disabled = field.value.trim() !== field.dataset.mustEqual;
    };
    field.addEventListener("input", check);
    check();
}

function browserTimeZone(field) {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const known = [...field.list.options].some((option) => option.value === zone);
    if (known) {
        field.value = zone;
    }
    // A list of suggestions only shows what fits the value: it is set aside while one looks for another.
    let before = field.value;
    field.addEventListener("focus", () => {
        before = field.value;
        field.placeholder = before;
        field.value = "";
    });
    field.addEventListener("blur", () => {
        field.value ||= before;
    });
}

enable(document);
document.querySelectorAll("[data-must-equal]").forEach(mustEqual);
document.querySelectorAll('[data-time-zone="browser"]').forEach(browserTimeZone);
document.addEventListener("htmx:load", (event) => enable(event.target));

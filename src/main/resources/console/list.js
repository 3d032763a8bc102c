// The list of conversations: newest activity first, a dot for what was not looked at, keys to move in it.

const MAX_REMEMBERED = 500;
const MAX_ROWS = 400;

export class List {
    constructor(page) {
        this.rows = page.querySelector("#rows");
        this.search = page.querySelector("[data-search]");
        this.livePath = page.dataset.live;
        this.seen = new Seen(page.dataset.bot);
        this.open = "";
        this.#markAll();
        document.addEventListener("htmx:afterSettle", () => this.#markAll());
        document.addEventListener("keydown", (event) => this.#onKey(event));
    }

    /** Rows from the stream: each goes to its place by time. A search shows what was searched for, not what is new. */
    show(arrived) {
        if (this.search.value.trim()) {
            return;
        }
        for (const row of arrived) {
            const known = this.#row(row.dataset.user);
            if (known && Number(known.dataset.time) > Number(row.dataset.time)) {
                continue;
            }
            known?.remove();
            this.rows.querySelector(".rows-none")?.remove();
            this.#insert(row);
        }
        while (this.rows.children.length > MAX_ROWS) {
            this.rows.lastElementChild.remove();
        }
        window.htmx?.process(this.rows);
        this.#markAll();
    }

    markOpen(user) {
        this.open = user;
        this.#markAll();
    }

    #row(user) {
        return [...this.rows.children].find((row) => row.dataset.user === user);
    }

    #insert(row) {
        const time = Number(row.dataset.time);
        let before = this.rows.firstElementChild;
        while (before && Number(before.dataset.time) > time) {
            before = before.nextElementSibling;
        }
        this.rows.insertBefore(row, before);
    }

    #markAll() {
        for (const row of this.rows.querySelectorAll("[data-user]")) {
            const isOpen = row.dataset.user === this.open;
            const time = Number(row.dataset.time);
            if (isOpen && !document.hidden) {
                this.seen.note(row.dataset.user, time);
            }
            row.classList.toggle("is-unread", !isOpen && this.seen.isNew(row.dataset.user, time));
            const link = row.querySelector("a");
            if (isOpen) {
                link.setAttribute("aria-current", "true");
            } else {
                link.removeAttribute("aria-current");
            }
        }
    }

    #onKey(event) {
        const isTyping = event.target.closest("input, select, textarea, dialog");
        if (event.key === "Escape" && isTyping === this.search) {
            this.search.blur();
        }
        if (isTyping || event.ctrlKey || event.metaKey || event.altKey) {
            return;
        }
        if (event.key === "/") {
            event.preventDefault();
            this.search.focus();
        } else if (event.key === "j" || event.key === "k") {
            this.#move(event.key === "j" ? 1 : -1);
        }
    }

    #move(step) {
        const links = [...this.rows.querySelectorAll(".row-link")];
        const here = links.findIndex((link) => link.hasAttribute("aria-current"));
        const next = links[here < 0 ? 0 : here + step];
        if (next) {
            next.focus();
            next.click();
        }
    }
}

/** Until when each conversation was looked at, in this browser. Before the first visit everything counts as seen. */
class Seen {
    constructor(bot) {
        this.key = `earshot.seen.${bot}`;
        this.state = this.#read();
        this.#write();
    }

    isNew(user, time) {
        return time > (Object.hasOwn(this.state.users, user) ? this.state.users[user] : this.state.since);
    }

    note(user, time) {
        if (this.isNew(user, time) || !Object.hasOwn(this.state.users, user)) {
            // Deleted first, so that the keys stay in the order of the last look.
            delete this.state.users[user];
            this.state.users[user] = time;
            this.#write();
        }
    }

    #read() {
        try {
            const state = JSON.parse(localStorage.getItem(this.key));
            if (state?.since && state.users) {
                return state;
            }
        } catch {
            // Private windows may have no storage, and anybody can write nonsense into it: as on a first visit.
        }
        return { since: Date.now(), users: {} };
    }

    #write() {
        const users = Object.keys(this.state.users);
        for (const user of users.slice(0, Math.max(0, users.length - MAX_REMEMBERED))) {
            delete this.state.users[user];
        }
        try {
            localStorage.setItem(this.key, JSON.stringify(this.state));
        } catch {
            // Without storage the dots last as long as the page.
        }
    }
}

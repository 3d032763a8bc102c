// One open transcript: puts entries where they belong, keeps the reader's place, draws day lines.

/** How near the end still counts as reading the newest, in pixels. */
const NEAR_END = 80;
/** Entries that came while the reader was in the middle of the transcript. */
const MAX_WAITING = 200;
/** More would make the page slow; the oldest are let go and can be paged to again. */
const MAX_ENTRIES = 1500;

export class Thread {
    constructor(element) {
        this.element = element;
        this.user = element.dataset.user;
        this.livePath = element.dataset.live;
        this.isAtEnd = element.dataset.atEnd === "true";
        this.waiting = [];
        this.scroller = element.querySelector("[data-scroller]");
        this.entries = element.querySelector("[data-entries]");
        this.pill = element.querySelector("[data-new-pill]");
        this.dayLine = element.querySelector("[data-day-line]");
        this.unseen = 0;
        this.#listen();
        this.#start();
    }

    #listen() {
        this.scroller.addEventListener("scroll", () => {
            if (this.#isNearEnd()) {
                this.#seen();
            }
        }, { passive: true });
        this.pill.addEventListener("click", () => {
            this.scrollToEnd("smooth");
            this.#seen();
        });
        // The box below grows and shrinks, and so does the window.
        new ResizeObserver(() => this.wasNearEnd && this.scrollToEnd()).observe(this.scroller);
        // Pictures grow when they arrive: whoever reads the newest stays there.
        this.entries.addEventListener("load", () => this.wasNearEnd && this.scrollToEnd(), true);
        this.scroller.addEventListener("htmx:beforeSwap", () => {
            this.fromBottom = this.scroller.scrollHeight - this.scroller.scrollTop;
        });
        this.scroller.addEventListener("htmx:afterSettle", () => this.#takeArrived());
        for (const toggle of this.element.querySelectorAll("[data-person-toggle]")) {
            toggle.addEventListener("click", () => this.#togglePerson());
        }
        this.#watchAnswer();
    }

    #start() {
        const marked = this.entries.querySelector(".is-marked");
        if (marked) {
            marked.scrollIntoView({ block: "center" });
        } else {
            this.scrollToEnd();
        }
        this.wasNearEnd = this.#isNearEnd();
    }

    scrollToEnd(behavior = "instant") {
        this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior });
        this.wasNearEnd = true;
    }

    #isNearEnd() {
        const { scrollHeight, scrollTop, clientHeight } = this.scroller;
        this.wasNearEnd = scrollHeight - scrollTop - clientHeight < NEAR_END;
        return this.wasNearEnd;
    }

    // ----- live -----

    /** New entries from the stream; in the middle of a long transcript they wait at its end. */
    show(arrived) {
        if (!this.isAtEnd) {
            // The last page may be read before the store has these; older ones it has.
            this.waiting = [...this.waiting, ...arrived].slice(-MAX_WAITING);
            return;
        }
        const stay = this.#isNearEnd();
        let added = 0;
        for (const entry of arrived) {
            added += this.#put(entry) ? 1 : 0;
        }
        this.#drawDayLines();
        window.htmx?.process(this.entries);
        if (stay) {
            this.#trim();
            this.scrollToEnd();
        } else if (added > 0) {
            this.unseen += added;
            this.pill.querySelector("[data-new-count]").textContent = `${this.unseen} new`;
            this.pill.hidden = false;
        }
    }

    #seen() {
        this.unseen = 0;
        this.pill.hidden = true;
    }

    /** Replaces what has the same id; else goes where its time says. Tells whether it is new. */
    #put(entry) {
        const known = document.getElementById(entry.id);
        if (known) {
            // The stored copy has the marks that the live one lacks.
            return false;
        }
        entry.classList.add("is-new");
        let after = this.entries.lastElementChild;
        while (after && !(after.dataset.time && !isBefore(entry, after))) {
            after = after.previousElementSibling;
        }
        this.entries.insertBefore(entry, after ? after.nextElementSibling : this.entries.firstElementChild);
        if (entry.querySelector('[data-slot="flags"] .chip-warn') && entry.dataset.direction === "OUTGOING") {
            this.#markQuestion(entry);
        }
        return true;
    }

    /** The client says 'not handled' with the bot's answer: it is the question before that was not handled. */
    #markQuestion(answer) {
        let question = answer.previousElementSibling;
        while (question && question.dataset.direction !== "INCOMING") {
            question = question.previousElementSibling;
        }
        const flags = question?.querySelector('[data-slot="flags"]');
        if (flags && !flags.firstElementChild) {
            flags.innerHTML = answer.querySelector('[data-slot="flags"]').innerHTML;
        }
    }

    #trim() {
        const all = this.entries.querySelectorAll(".entry");
        if (all.length <= MAX_ENTRIES) {
            return;
        }
        // What is let go can only be paged to from a page that begins here.
        for (let i = 0; i < all.length - MAX_ENTRIES; i++) {
            all[i].remove();
        }
        this.scroller.querySelector('[data-more="older"]')?.remove();
        this.scroller.querySelector(".edge")?.replaceChildren("Older messages: reload the page");
        this.#drawDayLines();
    }

    /** Something became known of messages on the page: each mark has its content for the slot it fills. */
    mark(marks) {
        for (const mark of marks) {
            for (const entry of this.#marked(mark.dataset)) {
                const slot = entry.querySelector(`[data-slot="${mark.dataset.slotName}"]`);
                if (!slot) {
                    continue;
                }
                if (mark.dataset.slotName === "reactions") {
                    react(slot, mark.firstElementChild, mark.dataset.isTakenBack === "true");
                    continue;
                }
                slot.innerHTML = mark.innerHTML;
                if (mark.dataset.delivery) {
                    entry.dataset.delivery = mark.dataset.delivery;
                    slot.title = mark.dataset.deliveryTitle;
                }
                entry.classList.toggle("is-unsent", entry.classList.contains("is-unsent") || mark.dataset.slotName === "unsent");
            }
        }
    }

    #marked({ mid, watermark, direction, delivery }) {
        return [...this.entries.querySelectorAll(".message")].filter((entry) => {
            if (delivery && rank(entry.dataset.delivery) >= rank(delivery)) {
                return false;
            }
            if (mid) {
                return entry.dataset.mid === mid;
            }
            return entry.dataset.direction === direction && Number(entry.dataset.time) <= Number(watermark);
        });
    }

    // ----- who has the conversation -----

    /** A newer panel from the stream. What somebody types stays; while a form is under way its own answer brings the panel. */
    takeOver(panel) {
        const shown = this.element.querySelector("[data-takeover]");
        if (!shown || Number(panel.dataset.version) <= Number(shown.dataset.version)) {
            return;
        }
        if (shown.querySelector(".htmx-request")) {
            this.waitingPanel = panel;
            return;
        }
        const [draft, answer] = [shown.querySelector("[data-answer]"), panel.querySelector("[data-answer]")];
        const isTyping = draft && draft === document.activeElement;
        // As it was before pictures that are just growing: those who read the newest stay there.
        const stay = this.wasNearEnd;
        if (draft && answer) {
            answer.value = draft.value;
        }
        shown.replaceWith(panel);
        window.htmx?.process(panel);
        if (isTyping && answer) {
            answer.focus();
            answer.setSelectionRange(draft.selectionStart, draft.selectionEnd);
        }
        if (stay) {
            this.scrollToEnd();
        }
    }

    /** Who goes on writing while the message before is under way keeps both: it is taken out of the box when it is sent. */
    #watchAnswer() {
        const answer = () => this.element.querySelector("[data-answer]");
        const putBack = () => {
            if (answer() && !answer().value) {
                answer().value = this.sending;
            }
        };
        this.element.addEventListener("htmx:beforeRequest", ({ target }) => {
            if (target.matches(".takeover-form")) {
                this.sending = answer().value;
                answer().value = "";
            }
        });
        this.element.addEventListener("htmx:sendError", putBack);
        this.element.addEventListener("htmx:responseError", putBack);
        this.element.addEventListener("htmx:beforeSwap", () => {
            this.typed = answer()?.value;
        });
    }

    /** A form of the panel was answered. */
    tookOver() {
        if (this.typed && this.element.querySelector("[data-answer]")) {
            this.element.querySelector("[data-answer]").value = this.typed;
        }
        const waiting = this.waitingPanel;
        this.waitingPanel = null;
        if (waiting) {
            this.takeOver(waiting);
        }
        this.element.querySelector("[data-answer]")?.focus();
        if (this.wasNearEnd) {
            this.scrollToEnd();
        }
    }

    // ----- paging -----

    /** htmx has put a page of older or newer entries in the place of its button: they move into the list. */
    #takeArrived() {
        for (const page of this.scroller.querySelectorAll("[data-arrived]")) {
            const isOlder = page.dataset.arrived === "older";
            const entries = [...page.children].filter((entry) => entry.id && !this.entries.querySelector(`#${CSS.escape(entry.id)}`));
            if (isOlder) {
                this.entries.prepend(...entries);
            } else {
                this.entries.append(...entries);
            }
            page.remove();
            this.#drawDayLines();
            if (isOlder) {
                this.scroller.scrollTop = this.scroller.scrollHeight - this.fromBottom;
            } else if (!this.scroller.querySelector('[data-more="newer"]')) {
                this.isAtEnd = true;
                this.show(this.waiting.splice(0));
            }
        }
    }

    #drawDayLines() {
        for (const line of this.entries.querySelectorAll(".day")) {
            line.remove();
        }
        let day = "";
        for (const entry of [...this.entries.children]) {
            if (entry.dataset.day !== day) {
                day = entry.dataset.day;
                const line = this.dayLine.content.firstElementChild.cloneNode(true);
                line.querySelector("span").textContent = entry.dataset.dayTitle;
                entry.before(line);
            }
        }
    }

    #togglePerson() {
        const panel = this.element.querySelector(".person");
        const isOpen = panel.classList.toggle("is-open");
        const opener = this.element.querySelector(".person-toggle");
        opener.setAttribute("aria-expanded", String(isOpen));
        (isOpen ? panel.querySelector(".person-close") : opener).focus();
    }
}

function isBefore(one, other) {
    const [time, otherTime] = [Number(one.dataset.time), Number(other.dataset.time)];
    return time !== otherTime ? time < otherTime : Number(one.dataset.seq) < Number(other.dataset.seq);
}

/** A message that was read stays read when a late receipt says that it was delivered. */
function rank(delivery) {
    return ["", "sent", "delivered", "read"].indexOf(delivery);
}

/** Reactions stand beside each other, the same one once. One that is taken back names what goes, and, naming nothing, all. */
function react(slot, reaction, isTakenBack) {
    const { name, emoji } = reaction.dataset;
    const standing = [...slot.querySelectorAll(".reaction")].map((one) => ({ one, ...one.dataset }));
    if (isTakenBack) {
        standing
            .filter((other) => (!name || other.name === name) && (!emoji || other.emoji === emoji))
            .forEach(({ one }) => one.remove());
    } else if (!standing.some((other) => other.name === name && other.emoji === emoji)) {
        slot.append(reaction.cloneNode(true));
    }
}

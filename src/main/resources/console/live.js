// A stream of server-sent events that survives everything: lost connections, restarts, sleeping tabs. Nothing is missed,
// as every event carries the log's position and a new connection begins after the last one seen.

const FIRST_RETRY_MILLIS = 500;
const LONGEST_RETRY_MILLIS = 15_000;
/** A tab that nobody looks at gives its connection back: browsers allow six to a server. */
const HIDDEN_MILLIS = 60_000;

export class LiveStream {
    #source = null;
    #lastId = "";
    #retry = FIRST_RETRY_MILLIS;
    #timer = 0;
    #hidden = 0;
    #closed = false;
    #abort = new AbortController();

    /**
     * @param {string} path the stream's address; a parameter "after" says where to begin
     * @param {Object<string, (data: string, id: string) => void>} handlers by the event's name
     * @param {(state: "connecting" | "live" | "lost") => void} onState
     */
    constructor(path, handlers, onState = showState) {
        this.path = path;
        this.handlers = handlers;
        this.onState = onState;
        const signal = this.#abort.signal;
        document.addEventListener("visibilitychange", () => this.#onVisibility(), { signal });
        addEventListener("online", () => this.#reconnect(), { signal });
        addEventListener("pagehide", () => this.close(), { signal });
        this.#connect();
    }

    close() {
        this.#closed = true;
        this.#abort.abort();
        clearTimeout(this.#timer);
        clearTimeout(this.#hidden);
        this.#source?.close();
    }

    #connect() {
        clearTimeout(this.#timer);
        this.#source?.close();
        const url = new URL(this.path, location.href);
        if (this.#lastId) {
            url.searchParams.set("after", this.#lastId);
        }
        const source = new EventSource(url);
        this.#source = source;
        source.onopen = () => {
            this.#retry = FIRST_RETRY_MILLIS;
            this.onState("live");
        };
        source.onerror = () => this.#onError(source);
        for (const [name, handle] of Object.entries(this.handlers)) {
            source.addEventListener(name, (event) => {
                this.#lastId = event.lastEventId || this.#lastId;
                handle(event.data, event.lastEventId);
            });
        }
        // Sent after a pause without events, so that a long silence need not be read again.
        source.addEventListener("position", (event) => {
            this.#lastId = event.lastEventId || this.#lastId;
        });
    }

    /** The browser's own retry gives up on an error page (the server restarts, the session has ended): ours goes on. */
    #onError(source) {
        if (this.#closed || source !== this.#source) {
            return;
        }
        this.onState("lost");
        source.close();
        this.#timer = setTimeout(() => this.#connect(), this.#retry * (0.75 + Math.random() / 2));
        this.#retry = Math.min(this.#retry * 2, LONGEST_RETRY_MILLIS);
    }

    #onVisibility() {
        clearTimeout(this.#hidden);
        if (document.hidden) {
            this.#hidden = setTimeout(() => {
                clearTimeout(this.#timer);
                this.#source?.close();
                this.#source = null;
                this.onState("connecting");
            }, HIDDEN_MILLIS);
        } else {
            this.#reconnect();
        }
    }

    #reconnect() {
        if (!this.#closed && (!this.#source || this.#source.readyState === EventSource.CLOSED)) {
            this.#retry = FIRST_RETRY_MILLIS;
            this.#connect();
        }
    }
}

const WORDS = { connecting: "Connecting", live: "Live", lost: "Reconnecting" };

/** Says in the page's head how the connection is. */
export function showState(state) {
    for (const element of document.querySelectorAll("[data-live-state]")) {
        element.dataset.liveState = state;
        element.querySelector("[data-live-word]").textContent = WORDS[state];
    }
}

/** Too much came while this page was away for the stream to tell: the page is made anew, but not again and again. */
export function reloadAfterGap() {
    const last = Number(sessionStorage.getItem("earshot.gap") ?? 0);
    if (Date.now() - last > 30_000) {
        sessionStorage.setItem("earshot.gap", String(Date.now()));
        location.reload();
    }
}

/** Markup from the server as elements. */
export function elements(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    return [...template.content.children];
}

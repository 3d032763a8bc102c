// The list of conversations and the open transcript, both growing live.
import { LiveStream, elements, reloadAfterGap } from "./live.js";
import { Thread } from "./thread.js";
import { List } from "./list.js";

const list = new List(document.querySelector(".conversations"));
let thread = null;
let stream = null;

function connect() {
    stream?.close();
    stream = new LiveStream(thread ? thread.livePath : list.livePath, {
        rows: (html) => list.show(elements(html)),
        entries: (html) => thread?.show(elements(html)),
        mark: (html) => thread?.mark(elements(html)),
        takeover: (html) => thread?.takeOver(elements(html)[0]),
        gap: reloadAfterGap,
    });
}

function open() {
    const element = document.getElementById("thread");
    thread = element.dataset.live ? new Thread(element) : null;
    list.markOpen(element.dataset.user ?? "");
    connect();
}

// A conversation was picked: htmx has put its transcript in the place of the one before.
document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target?.id === "takeover") {
        thread?.tookOver();
    } else if (event.detail.target?.id === "thread" || event.detail.elt?.id === "thread") {
        document.querySelector(".conversations").classList.add("is-picked");
        open();
        document.querySelector("[data-scroller]")?.focus({ preventScroll: true });
    }
});

open();

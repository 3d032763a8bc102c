// The firehose: newest first, bounded, can be paused, filtered here at once and by the server for what comes.
import { LiveStream, elements, reloadAfterGap } from "./live.js";

const MAX_ROWS = 500;
const page = document.querySelector("[data-firehose]");
const list = page.querySelector("[data-stream]");
const edge = page.querySelector("[data-stream-edge]");
const form = page.querySelector("[data-filters]");
const pauseButton = page.querySelector("[data-pause]");
const heldPill = page.querySelector("[data-held-pill]");

let stream = null;
let isPaused = false;
let held = [];
let heldCount = 0;
let generation = 0;

function filter() {
    const data = new FormData(form);
    return { text: data.get("text").trim().toLowerCase(), flow: data.get("flow") ?? "", kind: data.get("kind") };
}

function fits(row, { text, flow, kind }) {
    return (!flow || row.dataset.flow === flow)
        && (!kind || row.dataset.kind === kind)
        && (!text || row.textContent.toLowerCase().includes(text));
}

function show(rows, areNew) {
    const wanted = filter();
    for (const row of rows) {
        document.getElementById(row.id)?.remove();
        row.hidden = !fits(row, wanted) && row.id !== "";
        row.classList.toggle("is-new", areNew);
        place(row);
    }
    while (list.children.length > MAX_ROWS) {
        list.lastElementChild.remove();
        edge.hidden = false;
    }
}

/** Newest first by time; a message that comes late goes where it belongs. */
function place(row) {
    const time = Number(row.dataset.time);
    let before = list.firstElementChild;
    while (before && Number(before.dataset.time) > time) {
        before = before.nextElementSibling;
    }
    list.insertBefore(row, before);
}

function hold(rows) {
    held.push(...rows);
    heldCount += rows.length;
    held = held.slice(-MAX_ROWS);
    showHeld();
}

function showHeld() {
    heldPill.hidden = !isPaused || heldCount === 0;
    heldPill.querySelector("[data-held-count]").textContent = `Resume, ${heldCount.toLocaleString("en")} held`;
}

function setPaused(paused) {
    isPaused = paused;
    pauseButton.setAttribute("aria-pressed", String(paused));
    pauseButton.querySelector("[data-pause-word]").textContent = paused ? "Resume" : "Pause";
    const icon = pauseButton.querySelector("use");
    icon.setAttribute("href", icon.getAttribute("href").replace(/#.*/, paused ? "#play" : "#pause"));
    if (!paused) {
        show(held, true);
        held = [];
        heldCount = 0;
    }
    showHeld();
}

function onRows(html) {
    const rows = elements(html);
    if (isPaused) {
        hold(rows);
    } else {
        show(rows, true);
    }
}

function connect(path) {
    stream?.close();
    stream = new LiveStream(path, { rows: onRows, gap: reloadAfterGap });
}

/** The server's own filter sees all that was ever said, not only what is on the page. */
async function refilter() {
    const mine = ++generation;
    const query = new URLSearchParams(new FormData(form));
    const response = await fetch(`${page.dataset.rows}?${query}`, { headers: { "HX-Request": "true" } }).catch(() => null);
    if (!response?.ok || mine !== generation) {
        return;
    }
    const live = response.headers.get("Earshot-Live");
    list.replaceChildren();
    edge.hidden = true;
    held = [];
    heldCount = 0;
    showHeld();
    show(elements(await response.text()), false);
    connect(live);
}

let timer = 0;
form.addEventListener("input", () => {
    // At once: who reloads before the server has answered finds the filter again.
    history.replaceState(null, "", `${location.pathname}?${new URLSearchParams(new FormData(form))}`);
    const wanted = filter();
    for (const row of list.children) {
        row.hidden = !fits(row, wanted);
    }
    clearTimeout(timer);
    timer = setTimeout(refilter, 250);
});
form.addEventListener("submit", (event) => {
    event.preventDefault();
    refilter();
});
pauseButton.addEventListener("click", () => setPaused(!isPaused));
heldPill.addEventListener("click", () => setPaused(false));
document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) {
        return;
    }
    if (event.key === "p") {
        setPaused(!isPaused);
    } else if (event.key === "/") {
        event.preventDefault();
        form.querySelector("input[type=search]").focus();
    }
});
pauseButton.hidden = false;
connect(page.dataset.live);

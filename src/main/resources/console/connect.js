// The page that waits for a bot's first message: shows the fault of a rejected call, and opens the conversation.
import { LiveStream } from "./live.js";

const page = document.querySelector("[data-connect]");
const status = page.querySelector("[data-status]");
const fault = page.querySelector("[data-fault]");

if (page.dataset.waiting === "true") {
    const stream = new LiveStream(page.dataset.live, {
        fault(html) {
            fault.innerHTML = html;
        },
        arrived(html) {
            stream.close();
            fault.replaceChildren();
            status.innerHTML = html;
            const path = status.querySelector("[data-arrived]").dataset.arrived;
            setTimeout(() => location.assign(path), 900);
        },
    });
}

// The example of a condition follows what is chosen to ask about. Without it the first one stays.

document.addEventListener("change", (event) => {
    const choice = event.target instanceof Element ? event.target.closest("[data-condition]") : null;
    if (choice) {
        choice.parentElement.querySelector("input").placeholder = choice.selectedOptions[0].dataset.example;
    }
});

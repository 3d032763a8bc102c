// Runs before the first paint, so that nothing flashes. "auto" follows the system, also when it changes.
(() => {
    const root = document.documentElement;
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const apply = () => {
        const theme = root.dataset.theme;
        root.dataset.bsTheme = theme === "auto" ? (dark.matches ? "dark" : "light") : theme;
    };
    root.classList.add("has-script");
    apply();
    dark.addEventListener("change", apply);
    document.addEventListener("earshot:theme", apply);

    // Platforms' addresses of pictures expire. Listens from the start, so that none fails before.
    document.addEventListener("error", (event) => {
        if (event.target instanceof HTMLImageElement) {
            event.target.closest(".picture, .tcard-picture, .sticker")?.classList.add("is-gone");
        }
    }, true);
})();

package dev.earshot;

/** What is printed once the server is ready. */
final class Greeting {
    private Greeting() {}

    static String of(App app, long startMillis) {
        String address = app.address();
        StringBuilder text = new StringBuilder();
        text.append("Earshot is ready after ").append(startMillis).append(" ms.\n");
        text.append("  Console  ").append(address).append("/\n");
        text.append("  Tracker  ").append(address).append("/track\n");
        text.append("  Data     ").append(app.dataFolder()).append('\n');
        app.setupLink()
                .filter(link -> app.control().firstStart().isPending())
                .ifPresent(link -> text.append(
                                "\nThis is the first start. Create the owner's account within 24 hours at\n  ")
                        .append(link)
                        .append('\n'));
        return text.toString();
    }
}

package dev.earshot.past.write;

/** How it is written. */
public enum ExportFormat {
    PARQUET("parquet", "application/vnd.apache.parquet"),
    CSV("csv", "text/csv; charset=utf-8"),
    /** JSON Lines. */
    JSONL("jsonl", "application/jsonl");

    private final String word;
    private final String contentType;

    ExportFormat(String word, String contentType) {
        this.word = word;
        this.contentType = contentType;
    }

    public String word() {
        return word;
    }

    public String contentType() {
        return contentType;
    }
}

package dev.earshot.console;

import java.util.List;

/** Texts that try to become markup, script, style or something else than what they are. */
final class HostileTexts {
    static final List<String> ALL = List.of(
            "<script>window.pwned=1</script>",
            "\"><script>window.pwned=1</script>",
            "'><img src=x onerror=window.pwned=1>",
            "<img src=x onerror=\"window.pwned=1\">",
            "<svg/onload=window.pwned=1>",
            "</title><script>window.pwned=1</script>",
            "</textarea></template></li></ol><script>window.pwned=1</script>",
            "<style>body{display:none}</style>",
            "\" onmouseover=\"window.pwned=1",
            "' autofocus onfocus='window.pwned=1",
            "javascript:window.pwned=1",
            "jAvAsCrIpT:window.pwned=1",
            "data:text/html,<script>window.pwned=1</script>",
            "vbscript:msgbox(1)",
            "https://example.test/\" onclick=\"window.pwned=1",
            "https://example.test/'><script>window.pwned=1</script>",
            "{{7*7}} ${7*7} #{7*7} <%= 7*7 %> @if(true) @template.raw()",
            "&lt;script&gt;window.pwned=1&lt;/script&gt;",
            "&#60;script&#62;",
            "<!-- --><iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
            "<a href=javascript:window.pwned=1>click</a>",
            "<form action=https://evil.test><input name=_csrf></form>",
            "<base href=https://evil.test/>",
            "<meta http-equiv=refresh content='0;url=https://evil.test'>",
            "\u0000<script>\u0000window.pwned=1</script>",
            "data: x\n\nevent: entries\ndata: <script>window.pwned=1</script>\n\n",
            "\r\nevent: arrived\r\ndata: <script>window.pwned=1</script>\r\n\r\n",
            "user\u202Egnp.exe",
            "\u2066isolated\u2069 \u202Aembedded\u202C",
            "<b hx-get=/bots hx-trigger=load>x</b>",
            "__proto__",
            "\uD800 lone surrogate");

    private HostileTexts() {}
}

/**
 * The body with its footer below the signature mark "-- " (RFC 3676, section 4.3), which mail
 * programs know to leave out of quotes. Adding the same footer again changes nothing.
 */
export function withFooter(body, footer) {
    const lines = [footer.reason, footer.unsubscribeText, footer.postalAddress]
        .map((line) => line?.trim() ?? "")
        .filter((line) => line !== "");
    const text = body.trimEnd();
    if (lines.length === 0)
        return text;
    const block = `-- \n${lines.join("\n")}`;
    return text.endsWith(`\n\n${block}`) ? text : `${text}\n\n${block}`;
}
//# sourceMappingURL=footer.js.map
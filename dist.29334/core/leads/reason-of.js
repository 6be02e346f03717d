/** Why a sound row was not created or updated, in a sentence; null where it was. */
export function reasonOf(outcome) {
    if (outcome === "duplicate")
        return "This lead is known already, and the row holds nothing new.";
    if (outcome === "suppressed")
        return "This person must not be contacted.";
    return null;
}
//# sourceMappingURL=reason-of.js.map
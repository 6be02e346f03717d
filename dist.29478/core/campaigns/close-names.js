const OFFERED = 3;
/** Of some names those that look most like the wanted one, best first, at most three. Pure. */
export function closeNames(wanted, names) {
    const target = simplify(wanted);
    return names
        .map((name) => ({ name, distance: distanceTo(target, simplify(name)) }))
        .filter(({ distance }) => distance <= Math.max(2, Math.floor(target.length / 3)))
        .sort((a, b) => a.distance - b.distance)
        .slice(0, OFFERED)
        .map(({ name }) => name);
}
function simplify(name) {
    return name
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, " ")
        .trim();
}
/** One name inside the other counts as nearly equal: people shorten names. */
function distanceTo(target, name) {
    if (target === name)
        return 0;
    const inside = target.length > 2 && name.length > 2;
    if (inside && (name.includes(target) || target.includes(name)))
        return 1;
    return editDistance(target, name);
}
/** Levenshtein's distance. */
function editDistance(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (const [index, letter] of [...a].entries()) {
        const next = [index + 1];
        for (let column = 1; column <= b.length; column += 1) {
            const substituted = (row[column - 1] ?? 0) + (b[column - 1] === letter ? 0 : 1);
            const inserted = (next[column - 1] ?? 0) + 1;
            next.push(Math.min(substituted, inserted, (row[column] ?? 0) + 1));
        }
        row = next;
    }
    return row[b.length] ?? 0;
}
//# sourceMappingURL=close-names.js.map
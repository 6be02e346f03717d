/** The elements of one block a person can touch, in reading order. */
export function elementsOf(block) {
    const placed = [];
    const place = (element, pointer) => {
        if (isElement(element))
            placed.push({ element, pointer });
    };
    if (block.type === "section")
        place(block.accessory, "/accessory");
    if (block.type === "input")
        place(block.element, "/element");
    if (block.type === "actions" && Array.isArray(block.elements)) {
        block.elements.forEach((element, index) => {
            place(element, `/elements/${index}`);
        });
    }
    return placed;
}
/** The options of a menu, its groups laid end to end. */
export function optionsOf(element) {
    const groups = Array.isArray(element.option_groups) ? element.option_groups : [];
    const own = Array.isArray(element.options) ? element.options : [];
    return [...own, ...groups.flatMap((group) => group.options ?? [])];
}
function isElement(value) {
    if (typeof value !== "object" || value === null || !("type" in value))
        return false;
    return value.type !== "image";
}
//# sourceMappingURL=block-elements.js.map
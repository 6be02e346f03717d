import { Liquid } from "liquidjs";
/** What a template may do: branch and name values. No loops, no files, no other templates. */
const ALLOWED_TAGS = new Set(["if", "unless", "case", "assign", "capture", "comment", "#"]);
/** Templates are short; these bounds only stop one that was made to hurt (characters, bytes, ms). */
const LIMITS = { parseLimit: 50_000, memoryLimit: 200_000, renderLimit: 1_000 };
/**
 * The one Liquid dialect of subjects and bodies: strict about variables and filters, blind to
 * prototypes and to the file system. A variable may be missing only before `default` or in `if`.
 */
export function createLiquidEngine() {
    const engine = new Liquid({
        strictVariables: true,
        strictFilters: true,
        lenientIf: true,
        ownPropertyOnly: true,
        // an empty in-memory store in place of the file system
        templates: {},
        locale: "en-US",
        timezoneOffset: 0,
        ...LIMITS,
    });
    for (const tag of Object.keys(engine.tags)) {
        if (!ALLOWED_TAGS.has(tag))
            delete engine.tags[tag];
    }
    return engine;
}
//# sourceMappingURL=liquid-engine.js.map
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
const ASSETS = "/playground/assets";
const TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
};
/** The modules the page imports by name, and where they are served. */
const VENDOR = ["preact", "preact/hooks", "preact/jsx-runtime"];
const importMap = JSON.stringify({
    imports: Object.fromEntries(VENDOR.map((name) => [name, `${ASSETS}/vendor/${name}.mjs`])),
});
const importMapHash = createHash("sha256").update(importMap).digest("base64");
/** No script but ours and the import map, whose hash is named; no frame, no form, no other host. */
export const contentSecurityPolicy = [
    "default-src 'none'",
    `script-src 'self' 'sha256-${importMapHash}'`,
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
].join("; ");
/** The page itself, with the import map in its place. */
export async function readPage(directory) {
    const html = await readFile(path.join(directory, "index.html"), "utf8");
    const script = `<script type="importmap">${importMap}</script>`;
    const body = html.replace("<!-- import map -->", script);
    return { status: 200, type: "text/html; charset=utf-8", body };
}
/** A module, style or picture of the page; undefined when there is none at this path. */
export async function readAsset(directory, pathname) {
    const name = pathname.slice(ASSETS.length + 1);
    const type = TYPES[path.extname(name)];
    if (!pathname.startsWith(`${ASSETS}/`) || !type || !/^[\w./-]+$/.test(name))
        return undefined;
    const vendor = VENDOR.find((module) => name === `vendor/${module}.mjs`);
    const file = vendor ? createRequire(import.meta.url).resolve(vendor) : inside(directory, name);
    if (!file)
        return undefined;
    try {
        return { status: 200, type, body: await readFile(file) };
    }
    catch {
        return undefined;
    }
}
function inside(directory, name) {
    const file = path.resolve(directory, name);
    return file.startsWith(path.resolve(directory) + path.sep) ? file : undefined;
}
//# sourceMappingURL=page-assets.js.map
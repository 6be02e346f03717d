import path from "node:path";
/**
 * Where this operating system keeps a user's application data: the default data folder, absolute.
 * Takes what the system says as values; a relative XDG_DATA_HOME is ignored, as the XDG Base
 * Directory Specification asks.
 */
export function dataDir(user) {
    const { platform, home, xdgDataHome, localAppData } = user;
    if (platform === "win32") {
        return path.win32.join(localAppData || path.win32.join(home, "AppData", "Local"), "chat-sdr");
    }
    if (platform === "darwin") {
        return path.posix.join(home, "Library", "Application Support", "chat-sdr");
    }
    const base = xdgDataHome && path.posix.isAbsolute(xdgDataHome)
        ? xdgDataHome
        : path.posix.join(home, ".local", "share");
    return path.posix.join(base, "chat-sdr");
}
//# sourceMappingURL=data-dir.js.map
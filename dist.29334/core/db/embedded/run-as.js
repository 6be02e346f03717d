import { spawn } from "node:child_process";
import path from "node:path";
/**
 * Runs a program as the given account and waits for it; never throws, a program that could not be
 * started has code 127. `quiet` gives it no pipe, for one that leaves a daemon holding its output.
 */
export function runAs(account, command, options = {}) {
    const [program, ...args] = command;
    return new Promise((resolve) => {
        const child = spawn(program, args, {
            ...identity(account),
            // Our own working directory may be one that the account cannot enter.
            cwd: path.parse(process.execPath).root,
            env: cleanEnvironment(),
            stdio: ["ignore", options.quiet ? "ignore" : "pipe", options.quiet ? "ignore" : "pipe"],
            windowsHide: true,
        });
        let output = "";
        const collect = (chunk) => {
            output += chunk.toString("utf8");
        };
        child.stdout?.on("data", collect);
        child.stderr?.on("data", collect);
        child.once("error", (error) => resolve({ code: 127, output: error.message }));
        child.once("close", (code) => resolve({ code: code ?? 1, output: output.trim() }));
    });
}
/** macOS numbers `nobody` 4294967294, which spawn takes only as the signed -2. */
function identity(account) {
    return account ? { uid: account.uid | 0, gid: account.gid | 0 } : {};
}
/**
 * Our secrets have no business in the environment of a server that outlives us, nor PGPORT and its
 * kind in its settings. Windows programs cannot start without their environment and inherit ours.
 */
function cleanEnvironment() {
    if (process.platform === "win32")
        return undefined;
    return { LC_ALL: "C", PATH: "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin" };
}
//# sourceMappingURL=run-as.js.map
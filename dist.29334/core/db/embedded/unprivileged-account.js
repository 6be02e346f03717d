import { AppError } from "../../errors.js";
import { runAs } from "./run-as.js";
/**
 * The account the server shall run as: our own, unless that is root, as which PostgreSQL refuses to
 * run; then the first of `names` that this machine has. Throws AppError misconfigured if it has none.
 */
export async function unprivilegedAccount(names) {
    if (process.getuid?.() !== 0)
        return null;
    for (const name of names) {
        const [uid, gid] = await Promise.all([
            runAs(null, ["id", "-u", name]),
            runAs(null, ["id", "-g", name]),
        ]);
        if (uid.code === 0 && gid.code === 0 && uid.output !== "0") {
            return { uid: Number(uid.output), gid: Number(gid.output) };
        }
    }
    throw new AppError("misconfigured", {
        say: `PostgreSQL does not run as root, and this machine has no account named ${names.join(" or ")} to run it as. Run chat-sdr as an ordinary user, or set DATABASE_URL to a PostgreSQL server.`,
        next: "Run as an ordinary user, or set DATABASE_URL.",
    });
}
//# sourceMappingURL=unprivileged-account.js.map
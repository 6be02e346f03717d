import { createHash, randomInt } from "node:crypto";
/** Letters and digits that nobody confuses when reading them aloud. */
const ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const MINUTES = 10;
/** A one-time code that makes whoever types `/sdr link CODE` the owner of this account; ten minutes. */
export async function makeLinkCode(deps, user_id) {
    const code = Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
    await deps.db.prisma.$executeRaw `
    select dispatch.put_state(${hashLinkCode(code)}, 'slack_link', ${user_id}::uuid, null, '{}'::jsonb, ${MINUTES * 60}::int)`;
    return code;
}
/** Only the hash is stored: a stolen database opens no link. */
export function hashLinkCode(code) {
    return createHash("sha256").update(code.trim().toUpperCase()).digest("hex");
}
//# sourceMappingURL=make-link-code.js.map
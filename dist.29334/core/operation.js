import { createHash } from "node:crypto";
import { writeAudit } from "./audit/write-audit.js";
import { Prisma } from "./db/generated/client.js";
import { withTenant } from "./db/with-tenant.js";
import { AppError } from "./errors.js";
export function defineOperation(operation) {
    return { kind: "operation", ...operation };
}
export function defineProcess(operation) {
    return { kind: "process", ...operation };
}
/** Checks permission and input, runs, and returns exactly what the output schema names. */
export async function runOperation(call, input) {
    const { deps, actor, operation } = call;
    refuseUnlessAllowed(actor, operation);
    const parsed = parseInput(operation.input, input);
    const inTenant = (fn) => openTenant({ deps, actor }, fn);
    const result = operation.kind === "process"
        ? await operation.run({ actor, deps, inTenant }, parsed)
        : await inTenant((tenant) => runOnce(tenant, operation, parsed));
    return operation.output.parse(result);
}
/** One tenant transaction outside an operation, for the clock's own work. */
export function openTenant(who, fn) {
    const { deps, actor } = who;
    return withTenant(deps.db, actor.clerk_id, ({ tx, now, wall }) => fn({
        tx,
        actor,
        user_id: actor.user_id,
        now,
        wall,
        deps,
        audit: (entry) => writeAudit({ tx, actor }, entry),
    }));
}
function refuseUnlessAllowed(actor, operation) {
    const needs = [operation.needs].flat();
    // A permission list is only data; that the last word is a person's must not hang on it.
    const usable = actor.kind === "person" ? actor.may : actor.may.filter((one) => one !== "decide");
    if (needs.some((one) => usable.includes(one)))
        return;
    const personOnly = needs.every((one) => one === "decide") && actor.kind !== "person";
    throw new AppError("not_allowed", {
        say: personOnly ? "Only a person can decide this." : "You may not do this with this account.",
        message: `${actor.id} lacks ${needs.join(" or ")} for ${operation.name}`,
        next: personOnly ? "Ask a person to do it in Slack." : "Ask the owner of this account.",
    });
}
/** Parses with zod; the first problem becomes an AppError that names the field. */
export function parseInput(schema, input) {
    const parsed = schema.safeParse(input);
    if (parsed.success)
        return parsed.data;
    const issue = parsed.error.issues[0];
    const field = issue?.path.join(".") ?? "";
    throw new AppError("invalid_input", {
        say: field ? `${field}: ${issue?.message}` : (issue?.message ?? "The input is not usable."),
        field,
        next: "Correct this value and try again.",
    });
}
/**
 * A repeated write with the same idempotency_key gets the first answer again; the same key with other
 * arguments is a mistake and is refused. The key is claimed in the transaction of the effect.
 */
async function runOnce(tenant, operation, input) {
    const key = input?.idempotency_key;
    if (!key)
        return operation.run(tenant, input);
    const { tx, user_id } = tenant;
    const input_hash = createHash("sha256").update(JSON.stringify(input)).digest("hex");
    const claimed = await tx.$executeRaw `
    insert into idempotency_keys (user_id, operation, key, input_hash)
    values (${user_id}::uuid, ${operation.name}, ${key}, ${input_hash}) on conflict do nothing`;
    const id = { user_id_operation_key: { user_id, operation: operation.name, key } };
    if (claimed === 0) {
        const earlier = await tx.idempotencyKey.findUniqueOrThrow({ where: id });
        if (earlier.input_hash === input_hash)
            return earlier.output;
        throw new AppError("conflict", {
            say: "This idempotency_key was used before with other arguments.",
            field: "idempotency_key",
            next: "Use a new key for a new request.",
        });
    }
    const output = await operation.run(tenant, input);
    await tx.idempotencyKey.update({
        where: id,
        data: { output: (output ?? Prisma.JsonNull) },
    });
    return output;
}
//# sourceMappingURL=operation.js.map
import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Actor, Permission } from "./actor.ts";
import { type AuditEntry, writeAudit } from "./audit/write-audit.ts";
import type { CoreDeps } from "./core-deps.ts";
import { beginAgain } from "./db/begin-again.ts";
import { Prisma } from "./db/generated/client.ts";
import { type TenantTransaction, withTenant } from "./db/with-tenant.ts";
import { AppError } from "./errors.ts";

/** One transaction of one tenant, with what an operation needs to act in it. */
export type Tenant = {
  tx: TenantTransaction;
  actor: Actor;
  user_id: string;
  /** Business time (UTC instant). */
  now: Date;
  /** The database's own clock, for leases and for how fresh a reading is. */
  wall: Date;
  deps: CoreDeps;
  /** Adds to the append-only log, in this transaction. */
  audit(entry: AuditEntry): Promise<void>;
};

type Common<I extends z.ZodType, O extends z.ZodType> = {
  /** snake_case, the same word in Slack, over MCP and in the audit log. */
  name: string;
  /** The permission it takes; of several, one is enough. */
  needs: Permission | readonly Permission[];
  input: I;
  output: O;
};

/** An operation that is one transaction. */
export type Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = Common<
  I,
  O
> & {
  kind: "operation";
  run(tenant: Tenant, input: z.output<I>): Promise<z.input<O>>;
};

/** An operation that must wait for the network between several short transactions. */
export type Process<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = Common<
  I,
  O
> & {
  kind: "process";
  run(context: ProcessContext & OnceContext, input: z.output<I>): Promise<z.input<O>>;
};

export type ProcessContext = {
  actor: Actor;
  deps: CoreDeps;
  inTenant<T>(fn: (tenant: Tenant) => Promise<T>): Promise<T>;
};

type OnceContext = {
  /** The transaction of the effect; what it answers is the output. With an idempotency_key it happens once. */
  once<T>(fn: (tenant: Tenant) => Promise<T>): Promise<T>;
};

export function defineOperation<I extends z.ZodType, O extends z.ZodType>(
  operation: Omit<Operation<I, O>, "kind">,
): Operation<I, O> {
  return { kind: "operation", ...operation };
}

export function defineProcess<I extends z.ZodType, O extends z.ZodType>(
  operation: Omit<Process<I, O>, "kind">,
): Process<I, O> {
  return { kind: "process", ...operation };
}

/** Checks permission and input, runs, and returns exactly what the output schema names. */
export async function runOperation<I extends z.ZodType, O extends z.ZodType>(
  call: { deps: CoreDeps; actor: Actor; operation: Operation<I, O> | Process<I, O> },
  input: unknown,
): Promise<z.output<O>> {
  const { deps, actor, operation } = call;
  refuseUnlessAllowed(actor, operation);
  const parsed = parseInput(operation.input, input);
  const inTenant = <T>(fn: (tenant: Tenant) => Promise<T>) => openTenant({ deps, actor }, fn);
  const result =
    operation.kind === "process"
      ? await runProcess({ actor, deps, inTenant }, operation, parsed)
      : await inTenant((tenant) =>
          runOnce(tenant, { operation, input: parsed }, () => operation.run(tenant, parsed)),
        );
  return operation.output.parse(result) as z.output<O>;
}

/**
 * One tenant transaction outside an operation, for the clock's own work. Where another transaction won a
 * deadlock, `fn` runs again from its start: it must change nothing outside of the transaction.
 */
export function openTenant<T>(
  who: { deps: CoreDeps; actor: Actor },
  fn: (tenant: Tenant) => Promise<T>,
): Promise<T> {
  return beginAgain(() => runTransaction(who, fn));
}

function runTransaction<T>(
  who: { deps: CoreDeps; actor: Actor },
  fn: (tenant: Tenant) => Promise<T>,
): Promise<T> {
  const { deps, actor } = who;
  return withTenant(deps.db, actor.clerk_id, ({ tx, now, wall }) =>
    fn({
      tx,
      actor,
      user_id: actor.user_id,
      now,
      wall,
      deps,
      audit: (entry) => writeAudit({ tx, actor }, entry),
    }),
  );
}

/** A permission list is only data: that the last word is a person's must not hang on it. */
const PERSONS_ONLY: readonly Permission[] = ["decide", "own"];

function refuseUnlessAllowed(
  actor: Actor,
  operation: { name: string; needs: Permission | readonly Permission[] },
): void {
  const needs = [operation.needs].flat();
  const isPerson = actor.kind === "person";
  const usable = isPerson ? actor.may : actor.may.filter((one) => !PERSONS_ONLY.includes(one));
  if (needs.some((one) => usable.includes(one))) return;
  const personOnly = !isPerson && needs.every((one) => PERSONS_ONLY.includes(one));
  throw new AppError("not_allowed", {
    say: personOnly ? "Only a person can decide this." : sayNotAllowed(needs),
    message: `${actor.id} lacks ${needs.join(" or ")} for ${operation.name}`,
    next: personOnly ? "Ask a person to do it in Slack." : "Ask the owner of this account.",
  });
}

function sayNotAllowed(needs: Permission[]): string {
  if (needs.includes("own")) return "Only the owner of this account can do this.";
  return "You may not do this with this account.";
}

/** Parses with zod; the first problem becomes an AppError that names the field. */
export function parseInput<I extends z.ZodType>(schema: I, input: unknown): z.output<I> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data as z.output<I>;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join(".") ?? "";
  throw new AppError("invalid_input", {
    say: field ? `${field}: ${issue?.message}` : (issue?.message ?? "The input is not usable."),
    field,
    next: "Correct this value and try again.",
  });
}

/** A repeated process must not begin again: its first steps may wait for the network, or find what is done. */
async function runProcess<I extends z.ZodType, O extends z.ZodType>(
  context: ProcessContext,
  operation: Process<I, O>,
  input: z.output<I>,
): Promise<z.input<O>> {
  const { inTenant } = context;
  const request = { operation, input };
  const earlier = keyOf(input)
    ? await inTenant((tenant) => findEarlier<z.input<O>>(tenant, request))
    : null;
  if (earlier) return earlier.output;
  const once: OnceContext["once"] = (fn) =>
    inTenant((tenant) => runOnce(tenant, request, () => fn(tenant)));
  return operation.run({ ...context, once }, input);
}

type Request = { operation: { name: string }; input: unknown };

function keyOf(input: unknown): string | undefined {
  return (input as { idempotency_key?: string } | null)?.idempotency_key;
}

function hashOf(input: unknown): string {
  return createHash("sha256").update(JSON.stringify(input)).digest("hex");
}

/** The answer already given to this very request; null when there is none, and `conflict` for another request. */
async function findEarlier<T>(
  { tx, user_id }: Tenant,
  { operation, input }: Request,
): Promise<{ output: T } | null> {
  const id = { user_id, operation: operation.name, key: keyOf(input) ?? "" };
  const earlier = await tx.idempotencyKey.findUnique({ where: { user_id_operation_key: id } });
  if (!earlier) return null;
  if (earlier.input_hash === hashOf(input)) return { output: earlier.output as T };
  throw new AppError("conflict", {
    say: "This idempotency_key was used before with other arguments.",
    field: "idempotency_key",
    next: "Use a new key for a new request.",
  });
}

/**
 * A repeated write with the same idempotency_key gets the first answer again; the same key with other
 * arguments is a mistake and is refused. The key is claimed in the transaction of the effect.
 */
async function runOnce<T>(
  tenant: Tenant,
  { operation, input }: Request,
  run: () => Promise<T>,
): Promise<T> {
  const key = keyOf(input);
  if (!key) return run();
  const { tx, user_id } = tenant;
  const input_hash = hashOf(input);
  const claimed = await tx.$executeRaw`
    insert into idempotency_keys (user_id, operation, key, input_hash)
    values (${user_id}::uuid, ${operation.name}, ${key}, ${input_hash}) on conflict do nothing`;
  const id = { user_id_operation_key: { user_id, operation: operation.name, key } };
  if (claimed === 0) {
    const earlier = await findEarlier<T>(tenant, { operation, input });
    if (earlier) return earlier.output;
    throw new Error("a claimed idempotency key has a row");
  }
  const output = await run();
  await tx.idempotencyKey.update({
    where: id,
    data: { output: (output ?? Prisma.JsonNull) as never },
  });
  return output;
}

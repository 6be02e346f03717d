/**
 * What an actor may do. `decide` (on drafts) and `own` (start, connect, settings, who else approves, sending on
 * again) are only ever a person's.
 */
export type Permission = "read" | "draft" | "write" | "decide" | "own";

/**
 * Who acts, in which tenant, through what. Surfaces make one from a verified identity and core
 * trusts nothing else: no operation takes a user id as input.
 */
export type Actor = {
  kind: "person" | "agent" | "clock";
  /** The tenant: the user whose data this call may touch. */
  user_id: string;
  /** Clerk's id of the tenant; becomes `sub` of request.jwt.claims. */
  clerk_id: string;
  /** For the audit log, e.g. `slack:T1/U1`, `mcp:desktop`, `scheduler`. Holds no name or address. */
  id: string;
  /** What cards show after a decision, e.g. `Riley`. */
  name: string;
  via: "slack" | "mcp" | "cli" | "scheduler" | "web";
  may: readonly Permission[];
};

export const ownerMay: readonly Permission[] = ["read", "draft", "write", "decide", "own"];
/** A named approver decides on drafts and sees nothing else. */
export const approverMay: readonly Permission[] = ["decide"];
export const agentMay: readonly Permission[] = ["read", "draft", "write"];

/** The clock acting for a tenant: background work, allowed to write but never to decide. */
export function clockActor(tenant: { user_id: string; clerk_id: string }): Actor {
  return {
    kind: "clock",
    ...tenant,
    id: "scheduler",
    name: "Chat SDR",
    via: "scheduler",
    may: ["read", "draft", "write"],
  };
}

/** An agent on this machine that acts for the one local user; `session` says over which connection, e.g. `mcp:stdio`. */
export function localAgent(tenant: { user_id: string; clerk_id: string }, session: string): Actor {
  const { user_id, clerk_id } = tenant;
  return {
    kind: "agent",
    user_id,
    clerk_id,
    id: session,
    name: "A local agent",
    via: "mcp",
    may: agentMay,
  };
}

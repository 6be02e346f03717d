const WELL_KNOWN = "/.well-known/oauth-protected-resource";
const SCOPES = ["read", "draft", "write"];
/** The metadata document of RFC 9728, section 2. */
export function protectedResourceMetadata(about) {
    return {
        resource: about.resource,
        authorization_servers: about.authorizationServers,
        scopes_supported: SCOPES,
        bearer_methods_supported: ["header"],
        resource_name: "Chat SDR",
    };
}
/** Where clients look for it: beside the endpoint's own path (RFC 9728, section 3.1), and at the root. */
export function metadataPaths(about) {
    const { pathname } = new URL(about.resource);
    return pathname === "/" ? [WELL_KNOWN] : [`${WELL_KNOWN}${pathname}`, WELL_KNOWN];
}
/** The WWW-Authenticate header of a 401 or 403 (RFC 6750, section 3; RFC 9728, section 5.1). */
export function bearerChallenge(about, refusal) {
    const parts = [
        ["error", refusal.error],
        ["scope", refusal.scope ?? SCOPES.join(" ")],
        ["resource_metadata", about ? metadataUrl(about) : undefined],
    ];
    const given = parts.filter(([, value]) => value !== undefined);
    return `Bearer ${given.map(([name, value]) => `${name}="${value}"`).join(", ")}`;
}
function metadataUrl(about) {
    return new URL(metadataPaths(about)[0] ?? WELL_KNOWN, about.resource).href;
}
//# sourceMappingURL=protected-resource.js.map
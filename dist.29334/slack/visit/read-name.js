/** A colleague's name as the workspace shows it, for cards and the log; "A colleague" if Slack will not say. */
export async function readName(visit, user) {
    try {
        const { user: found } = await visit.client.users.info({ user });
        const name = found?.profile?.real_name || found?.real_name || found?.name;
        return (name || "A colleague").slice(0, 200);
    }
    catch (error) {
        visit.log.warn({ error: String(error) }, "a Slack name could not be read");
        return "A colleague";
    }
}
//# sourceMappingURL=read-name.js.map
/** The people of the playground. Their ids are fixed, so that the product can know them at start. */
export const playgroundPeople = {
    rep: "U0REP00001",
    approver: "U0APPROVE1",
    outsider: "U0OUTSIDE1",
};
/** The team id of the playground's workspace. */
export const playgroundTeamId = "T0PLAY0001";
/** The workspace of the playground: a rep, a colleague who may approve, and somebody who may not. */
export function playgroundTeam(token) {
    return {
        id: playgroundTeamId,
        name: "Northwind Sales",
        domain: "northwind-sales",
        token,
        app_id: "A0PLAY0001",
        bot_id: "B0PLAY0001",
        bot_user_id: "U0SDRBOT01",
        bot_real_name: "Chat SDR",
        people: [
            {
                id: playgroundPeople.rep,
                name: "robin",
                real_name: "Robin Reyes",
                title: "Rep",
                email: "robin@northwind.example",
            },
            {
                id: playgroundPeople.approver,
                name: "avery",
                real_name: "Avery Chen",
                title: "Approver",
                email: "avery@northwind.example",
                is_admin: true,
            },
            {
                id: playgroundPeople.outsider,
                name: "olly",
                real_name: "Olly Santos",
                title: "Outsider",
                email: "olly@northwind.example",
            },
        ],
        channels: [
            { id: "C0SALES001", name: "sales", topic: "Everyday selling" },
            { id: "C0APPROVE1", name: "sdr-approvals", topic: "Drafts that wait for a person" },
            { id: "C0REPLIES1", name: "sdr-replies", topic: "What leads wrote back" },
        ],
    };
}
//# sourceMappingURL=default-team.js.map
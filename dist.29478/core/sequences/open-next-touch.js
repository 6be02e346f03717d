/**
 * After a touch was sent or left out: the lead's next one may be drafted now, so that a person has its
 * whole delay to read it. Without a next one the enrolment is complete.
 */
export async function openNextTouch(tenant, done) {
    const { tx, now } = tenant;
    const { campaign_id, lead_id } = done;
    const waiting = {
        campaign_id,
        lead_id,
        kind: "sequence",
        status: { in: ["pending", "scheduled"] },
    };
    const next = await tx.sequenceStep.findFirst({
        where: { ...waiting, step_number: { gt: done.step_number } },
        orderBy: { step_number: "asc" },
        select: { id: true },
    });
    if (next) {
        await tx.sequenceStep.updateMany({
            where: { id: next.id, draft_version: 0, draft_due_at: null },
            data: { draft_due_at: now },
        });
        return;
    }
    await tx.campaignLead.updateMany({
        where: { campaign_id, lead_id, status: "active" },
        data: { status: "completed", completed_at: now, stop_reason: "sequence finished" },
    });
}
//# sourceMappingURL=open-next-touch.js.map
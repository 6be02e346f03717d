import { campaignSettings } from "../campaigns/campaign.js";
import { userSettings } from "../people/user-settings.js";
import { readConversations } from "../replies/read-conversations.js";
import { pickVariant } from "../sequences/pick-variant.js";
import { readSequence } from "../sequences/read-sequence.js";
import { readTouch } from "./read-touch.js";
/** Reads all that a writer may know about one touch: this lead only, never another. */
export async function prepareDraft(tenant, touch, instruction) {
    const { tx, user_id } = tenant;
    const user = await tx.user.findUniqueOrThrow({ where: { id: user_id } });
    const settings = campaignSettings.parse(touch.campaign.settings ?? {});
    const enrollment = await tx.campaignLead.findUnique({
        where: { campaign_id_lead_id: { campaign_id: touch.campaign_id, lead_id: touch.lead_id } },
        select: { sequence_version: true },
    });
    const steps = await readSequence(tx, touch.campaign_id, enrollment?.sequence_version ?? touch.campaign.sequence_version);
    const step = touch.kind === "sequence"
        ? steps.find((one) => one.step_number === touch.step_number)
        : undefined;
    const [first, ...rest] = step?.variants ?? [];
    const variant = first
        ? pickVariant([first, ...rest], {
            campaignId: touch.campaign_id,
            leadId: touch.lead_id,
            stepNumber: touch.step_number,
        })
        : null;
    const threads = await readConversations(tx, { lead_ids: [touch.lead_id], each: 10 });
    return {
        touch,
        variant: variant?.key ?? null,
        request: {
            lead: leadFields(touch),
            facts: leadFacts(touch),
            offer: settings.offer,
            sender: {
                name: userSettings.parse(user.settings).sender_name || user.full_name || "",
                company: user.company_name ?? "",
                meetingLink: settings.meeting_link || null,
            },
            subjectTemplate: variant?.subject ?? null,
            bodyTemplate: variant?.body ?? null,
            brief: step?.brief ?? null,
            instruction,
            previous: touch.draft_version > 0
                ? { subject: touch.payload.subject, body: touch.payload.body }
                : null,
            thread: (threads.get(touch.lead_id) ?? []).map((message) => ({
                direction: message.direction,
                text: message.text,
                untrusted: message.direction === "inbound",
            })),
        },
    };
}
/** Has a touch worded, with the network call outside every transaction. */
export async function wordTouch(context, prepared) {
    const draft = await context.deps.writer.write(prepared.request);
    if (draft.subject !== null || prepared.touch.channel !== "email")
        return draft;
    return {
        ...draft,
        subject: await context.inTenant((tenant) => threadSubject(tenant, prepared.touch)),
    };
}
/** Reads, words and answers in one go, for a caller that stores the result itself. */
export async function draftTouch(context, step_id, instruction) {
    const prepared = await context.inTenant(async (tenant) => prepareDraft(tenant, await readTouch(tenant.tx, step_id), instruction));
    return { prepared, draft: await wordTouch(context, prepared) };
}
/** A follow-up keeps the subject of the thread, with `Re:` once. */
async function threadSubject(tenant, touch) {
    const first = await tenant.tx.message.findFirst({
        where: {
            lead_id: touch.lead_id,
            campaign_id: touch.campaign_id,
            channel: "email",
            subject: { not: null },
        },
        orderBy: { created_at: "asc" },
        select: { subject: true },
    });
    const subject = first?.subject ?? touch.campaign.name;
    return /^re:/i.test(subject) ? subject : `Re: ${subject}`;
}
function leadFields(touch) {
    const { full_name, email, company, title, industry, location, linkedin_url } = touch.lead;
    const fields = { full_name, email, company, title, industry, location, linkedin_url };
    return Object.fromEntries(Object.entries(fields).filter((entry) => Boolean(entry[1])));
}
/** Further columns of the import, as facts with their source. */
function leadFacts(touch) {
    const extra = (touch.lead.enrichment_data ?? {});
    return Object.entries(extra)
        .filter(([, value]) => typeof value === "string" && value.trim() !== "")
        .slice(0, 40)
        .map(([name, value]) => ({
        name,
        value: String(value).slice(0, 500),
        source: touch.lead.source ?? "manual",
    }));
}
//# sourceMappingURL=draft-touch.js.map
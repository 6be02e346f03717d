/**
 * Lets one change of a campaign's state or enrolments happen at a time, until the transaction ends:
 * leads enrolled while it starts are started too. An advisory lock, because the row itself is locked by
 * others in another order. Take it before any lead's lock.
 */
export async function lockCampaign(tx, campaign_id) {
    await tx.$executeRaw `select pg_advisory_xact_lock(hashtextextended(${campaign_id}, 0))`;
}
//# sourceMappingURL=lock-campaign.js.map
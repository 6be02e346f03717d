export {};
//# sourceMappingURL=CampaignLead.js.map
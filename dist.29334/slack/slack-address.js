const SLACK_HOSTS = /(^|\.)slack(-gov)?\.com$/;
/**
 * Tells Slack's own addresses from all others: https under slack.com, or the origin of the configured
 * API. File downloads carry the bot token, so an address out of a payload is not followed blindly.
 */
export function slackAddresses(apiUrl) {
    const origin = apiUrl ? new URL(apiUrl).origin : null;
    return (url) => {
        if (!URL.canParse(url))
            return false;
        const address = new URL(url);
        if (address.origin === origin)
            return true;
        return address.protocol === "https:" && SLACK_HOSTS.test(address.hostname);
    };
}
//# sourceMappingURL=slack-address.js.map
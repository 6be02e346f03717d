/** The bot token's scopes, each with the reason that goes into a review. */
export const SCOPES = [
  { scope: "commands", why: "take /sdr and the message shortcut" },
  { scope: "chat:write", why: "post approval cards, replies and answers" },
  { scope: "im:write", why: "open the direct message in which cards are posted" },
  { scope: "users:read", why: "show the name of who decided, and of named approvers" },
  { scope: "files:read", why: "read the CSV file a person gave for an import" },
  { scope: "channels:join", why: "enter the public channel a person chose for cards" },
  { scope: "im:history", why: "after a crash, look whether a card is up before posting it" },
  { scope: "channels:history", why: "the same in a public channel" },
  { scope: "groups:history", why: "the same in a private channel" },
] as const;

/** The events the app subscribes to. */
export const EVENTS = ["app_home_opened"] as const;

/** One block of Block Kit as it went over the wire, with the block_id Slack gives every block. */
export type SlackBlock = { type: string; block_id: string } & Record<string, unknown>;

/** A workspace with our app installed in it. Everything else is keyed by team first. */
export type SlackTeam = {
  id: string;
  name: string;
  domain: string;
  app_id: string;
  bot_id: string;
  bot_user_id: string;
  token: string;
  /** The bot token's scopes; without a list every method is allowed. */
  scopes: readonly string[] | undefined;
  /** False after an uninstall: the token then answers `account_inactive`. */
  installed: boolean;
};

export type SlackPerson = {
  team_id: string;
  id: string;
  name: string;
  real_name: string;
  title: string;
  email: string;
  tz: string;
  is_admin: boolean;
  is_bot: boolean;
};

export type SlackChannel = {
  team_id: string;
  id: string;
  name: string;
  kind: "public" | "private" | "im";
  topic: string;
  archived: boolean;
  members: Set<string>;
};

export type SlackMessage = {
  type: "message";
  team: string;
  channel: string;
  ts: string;
  user: string;
  bot_id?: string;
  app_id?: string;
  subtype?: "thread_broadcast";
  text: string;
  blocks: SlackBlock[];
  attachments: unknown[];
  files: SlackFile[];
  thread_ts?: string;
  metadata?: { event_type: string; event_payload: Record<string, unknown> };
  edited?: { user: string; ts: string };
  unfurl_links?: boolean;
  unfurl_media?: boolean;
};

/** A message only one person sees. `from` is "slack" for Slack's own notices ("/sdr failed …"). */
export type SlackEphemeral = {
  team: string;
  channel: string;
  user: string;
  ts: string;
  from: "app" | "slack";
  text: string;
  blocks: SlackBlock[];
  thread_ts?: string;
  /** The command that was answered, for the reader's orientation; Slack itself does not say. */
  in_reply_to?: string;
};

export type SlackView = {
  id: string;
  team_id: string;
  type: "modal" | "home";
  callback_id: string;
  private_metadata: string;
  title: { type: "plain_text"; text: string } | null;
  submit: { type: "plain_text"; text: string } | null;
  close: { type: "plain_text"; text: string } | null;
  blocks: SlackBlock[];
  clear_on_close: boolean;
  notify_on_close: boolean;
  submit_disabled: boolean;
  external_id: string;
  hash: string;
  state: { values: ViewValues };
  root_view_id: string;
  previous_view_id: string | null;
  app_id: string;
  bot_id: string;
};

/** What the inputs of a view hold: block_id, then action_id, then the element's own fields. */
export type ViewValues = Record<string, Record<string, Record<string, unknown>>>;

export type SlackFile = {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  filetype: string;
  size: number;
  user: string;
  user_team: string;
  created: number;
  timestamp: number;
  mode: "hosted";
  permalink: string;
  url_private: string;
  url_private_download: string;
};

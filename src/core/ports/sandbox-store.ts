/** Where the sandbox mailbox keeps its mail: the storage of a vendor that does not exist. */
type SandboxDraft = {
  user_id: string;
  mailbox_id: string;
  channel: string;
  send_id: string;
  message_id: string;
  thread_id: string;
  from_address: string;
  to_address: string;
  subject: string | null;
  body: string;
  raw: Uint8Array;
};

export type SandboxSent = { id: string; message_id: string; thread_id: string };
type SandboxReceived = {
  seq: number;
  id: string;
  thread_id: string;
  raw: Uint8Array;
  at: Date;
};

export type SandboxStore = {
  /** Keeps a draft and answers its id, the one-shot token. */
  saveDraft(draft: SandboxDraft): Promise<string>;
  /** Turns the draft into sent mail; false when it is no draft any more. */
  sendDraft(user_id: string, draftId: string, at: Date): Promise<boolean>;
  /** Whether the draft is still there unsent. */
  hasDraft(user_id: string, draftId: string): Promise<boolean>;
  findSent(user_id: string, sendId: string): Promise<SandboxSent | null>;
  listReceived(user_id: string, mailbox_id: string, afterSeq: number): Promise<SandboxReceived[]>;
};

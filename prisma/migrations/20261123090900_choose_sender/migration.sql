-- A mailbox may write in the name of another address of the same account (send-as at Gmail).

alter table mailboxes
  -- Null: its own address.
  add column send_as text,
  add column send_as_name text,
  -- Every address it was ever told to write as, in lower case: what comes from one of them is our own.
  add column sent_as text[] not null default '{}',
  add constraint mailboxes_send_as_check check (send_as is null or lower(send_as) = any (sent_as));

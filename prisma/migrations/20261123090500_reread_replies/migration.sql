-- Replies that older rules judged are read again from their raw mail when the rules have become better.

-- The rules' number alone, so that a program of an older version never takes a judgement back.
create index inbound_mail_rules_idx
  on inbound_mail (((substring(classifier from '^rules@(\d{1,9})$'))::int), received_at)
  where state = 'done';

-- Replies that a person labelled are few; each is found again with its raw mail.
create index messages_corrected_idx on messages (user_id, id) where corrected_by is not null;
create index inbound_mail_message_idx on inbound_mail (message_id) where message_id is not null;

grant select (classifier, received_at) on inbound_mail to sdr_dispatcher;

set local role sdr_dispatcher;

-- Mails judged by rules older than p_rules, the latest first: they matter most. The lease is long and is not
-- given back after a failure, so a mail that cannot be read again is tried once a lease and holds up nobody.
create function dispatch.claim_outdated_mail(p_rules integer, p_limit integer, p_lease_seconds integer)
returns table (mail_id uuid, user_id uuid, clerk_id text, lease_id uuid, attempts integer)
language sql volatile security definer set search_path = '' as $$
  with due as (
    select id from public.inbound_mail
    where state = 'done' and (substring(classifier from '^rules@(\d{1,9})$'))::int < p_rules
      and (lease_until is null or lease_until < clock_timestamp())
    order by received_at desc limit p_limit
    for update skip locked
  )
  update public.inbound_mail i
  set lease_id = gen_random_uuid(), attempts = i.attempts + 1,
    lease_until = clock_timestamp() + make_interval(secs => p_lease_seconds)
  from due, public.users u
  where i.id = due.id and u.id = i.user_id
  returning i.id, i.user_id, u.clerk_id, i.lease_id, i.attempts
$$;

revoke execute on function dispatch.claim_outdated_mail(integer, integer, integer) from public;
grant execute on function dispatch.claim_outdated_mail(integer, integer, integer) to sdr_app;

reset role;

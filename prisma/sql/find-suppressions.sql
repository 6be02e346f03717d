-- Which of these contacts ($1 their ids, $2 their addresses, $5 their profiles) must not be written to; one
-- row a contact. $3 and $4 are the HMAC pads of the link key: only hashes are compared, for an erased row
-- has no value. What holds for the whole workspace is named last, after the reasons of one's own.
-- Relies on suppressions_user_id_scope_value_hash_key.
with wanted as materialized (
  select c.id, w.scope,
    encode(sha256($4::bytea || sha256($3::bytea || convert_to(w.scope || ':' || w.value, 'UTF8'))), 'hex') as hash
  from unnest($1::text[], $2::text[], $5::text[]) as c (id, email, profile)
  cross join lateral (
    values ('person', c.id), ('address', lower(c.email)), ('domain', split_part(lower(c.email), '@', 2)),
      ('person', lower(c.profile))
  ) as w (scope, value)
  where w.value <> ''
)
select distinct on (found.id) found.id as lead_id, found.scope, found.reason
from (
  select w.id, w.scope, s.reason, false as is_shared, s.created_at, s.id as suppression_id
  from wanted w join suppressions s on s.scope = w.scope and s.value_hash = w.hash
  union all
  select w.id, w.scope, 'workspace', true, null, null
  from wanted w
  join dispatch.find_shared_suppressions(
    array(select hash from wanted where scope <> 'person')) as shared (hash) on shared.hash = w.hash
) found
order by found.id, found.is_shared, found.created_at, found.suppression_id

-- Which of these contacts ($1 their ids, $2 their addresses) must not be written to; one row a contact.
-- $3 and $4 are the HMAC pads of the link key: only hashes are compared, for an erased row has no value.
-- Relies on suppressions_user_id_scope_value_hash_key.
select distinct on (c.id) c.id as lead_id, s.scope, s.reason
from unnest($1::text[], $2::text[]) as c (id, email)
cross join lateral (
  values ('person', c.id), ('address', lower(c.email)), ('domain', split_part(lower(c.email), '@', 2))
) as wanted (scope, value)
join suppressions s on s.scope = wanted.scope
  and s.value_hash = encode(
    sha256($4::bytea || sha256($3::bytea || convert_to(wanted.scope || ':' || wanted.value, 'UTF8'))), 'hex')
order by c.id, s.created_at, s.id

-- Leads that these suppressions are about: $1 addresses, $2 domains, $3 lead ids, all in lower case.
-- Relies on leads_user_email_unique and the primary key; domains read the tenant's leads once.
select id from leads where email_norm = any ($1::text[])
union
select id from leads where cardinality($2::text[]) > 0 and split_part(email_norm, '@', 2) = any ($2::text[])
union
select id from leads where id = any ($3::uuid[])

/** How a transaction spells dates, intervals and bytes, whatever the server's own settings are. */
export const TEXT_FORMS = `
  set local timezone = 'UTC';
  set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'postgres';
  set local bytea_output = 'hex';
  set local extra_float_digits = 1`;

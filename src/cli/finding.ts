/** What `sdr doctor` found out about one thing: fine, or what to do. */
export type Finding = { what: string; ok: boolean; say: string };

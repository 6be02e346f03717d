type Shape = Intl.DateTimeFormatOptions;

const SHAPES: Readonly<Record<string, Shape>> = {
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date: { year: "numeric", month: "long", day: "numeric" },
  date_short: { year: "numeric", month: "short", day: "numeric" },
  date_long: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  time: { hour: "numeric", minute: "2-digit" },
  time_secs: { hour: "numeric", minute: "2-digit", second: "2-digit" },
};
const DAY_MS = 86_400_000;

export type DateReader = {
  now: Date;
  /** An IANA zone; the reader's own when left out. */
  zone?: string;
  locale?: string;
};

/**
 * The text of a `<!date^…>` token for one reader; `seconds` is its Unix time. Null when the format
 * has a token Slack does not know. https://docs.slack.dev/messaging/formatting-message-text
 */
export function formatSlackDate(
  seconds: number,
  format: string,
  reader: DateReader,
): string | null {
  if (!Number.isFinite(seconds)) return null;
  const at = new Date(seconds * 1000);
  let known = true;
  const text = format.replaceAll(/\{([a-z_]+)\}/g, (_, token: string) => {
    const piece = formatToken(at, token, reader);
    if (piece === null) known = false;
    return piece ?? "";
  });
  return known ? text : null;
}

function formatToken(at: Date, token: string, reader: DateReader): string | null {
  if (token === "ago") return ago(at, reader);
  const pretty = token.endsWith("_pretty");
  const near = pretty ? nearDay(at, reader) : null;
  const shape = SHAPES[pretty ? token.slice(0, -"_pretty".length) : token];
  if (!shape) return null;
  return near ?? inZone(shape, reader).format(at);
}

/** "today", "yesterday" or "tomorrow" by the reader's calendar, else null. */
function nearDay(at: Date, reader: DateReader): string | null {
  const calendar = { ...reader, locale: "en-US" }; // a spelling Date.parse reads everywhere
  const dayOf = (date: Date) => Date.parse(inZone(SHAPES.date_num ?? {}, calendar).format(date));
  const days = Math.round((dayOf(at) - dayOf(reader.now)) / DAY_MS);
  if (Math.abs(days) > 1 || Number.isNaN(days)) return null;
  return new Intl.RelativeTimeFormat(reader.locale, { numeric: "auto" }).format(days, "day");
}

function ago(at: Date, reader: DateReader): string {
  const format = new Intl.RelativeTimeFormat(reader.locale, { numeric: "auto" });
  const minutes = Math.round((at.getTime() - reader.now.getTime()) / 60_000);
  if (Math.abs(minutes) < 60) return format.format(minutes, "minute");
  if (Math.abs(minutes) < 1440) return format.format(Math.round(minutes / 60), "hour");
  return format.format(Math.round(minutes / 1440), "day");
}

function inZone(shape: Shape, { zone, locale }: DateReader): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { ...shape, ...(zone ? { timeZone: zone } : {}) });
}

/** The emoji names an app of salespeople is likely to write; others stay as they were typed. */
const EMOJI: Readonly<Record<string, string>> = {
  "+1": "👍",
  alarm_clock: "⏰",
  arrow_right: "➡️",
  bar_chart: "📊",
  bell: "🔔",
  calendar: "📅",
  chart_with_upwards_trend: "📈",
  clock3: "🕒",
  email: "✉️",
  envelope: "✉️",
  eyes: "👀",
  hourglass: "⌛",
  hourglass_flowing_sand: "⏳",
  information_source: "ℹ️",
  link: "🔗",
  lock: "🔒",
  mag: "🔍",
  memo: "📝",
  no_entry: "⛔",
  octagonal_sign: "🛑",
  pause_button: "⏸️",
  pencil2: "✏️",
  rocket: "🚀",
  sparkles: "✨",
  speech_balloon: "💬",
  star: "⭐",
  tada: "🎉",
  thumbsup: "👍",
  wave: "👋",
  warning: "⚠️",
  white_check_mark: "✅",
  x: "❌",
  zap: "⚡",
};

/** The text with `:names:` turned into the emoji they stand for. */
export function withEmoji(text: string): string {
  return text.replaceAll(/:([a-z0-9_+-]+):/g, (whole, name: string) => EMOJI[name] ?? whole);
}

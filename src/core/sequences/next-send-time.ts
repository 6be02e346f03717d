import { nextOpening, type SendWindow } from "./send-window.ts";

const HOUR_MS = 3_600_000;

export type NextSendTimeInput = {
  /** Hours after the previous step. */
  delayHours: number;
  /** When the previous step was really sent; null for the first step, whose delay counts from now. */
  previousSentAt: Date | null;
  /** Null: any time of any day. */
  window: SendWindow | null;
  /** IANA zone, from `resolveZone`. */
  zone: string;
  now: Date;
};

/**
 * When a step may leave: its delay after the real send of the previous step, never in the past,
 * then the next opening of the window. A late step thereby shifts all later ones; there is no
 * catch-up burst.
 */
export function nextSendTime(input: NextSendTimeInput): Date {
  const { delayHours, previousSentAt, window, zone, now } = input;
  const due = (previousSentAt ?? now).getTime() + delayHours * HOUR_MS;
  const earliest = new Date(Math.max(due, now.getTime()));
  return window === null ? earliest : nextOpening(window, zone, earliest);
}

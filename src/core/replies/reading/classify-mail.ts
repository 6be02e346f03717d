import { findBounce } from "./find-bounce.ts";
import { readMail } from "./read-mail.ts";
export async function classifyMail(raw: Uint8Array, options?: any): Promise<any> {
  const mail = await readMail(raw);
  const news = findBounce(mail, []);
  if (news?.kind === "bounce") return { kind: "bounce", bounce: news.bounce };
  return { kind: news ? "auto_reply" : "human", bounce: null };
}

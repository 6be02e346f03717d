import { expect, it } from "vitest";
import { ImapFlow } from "imapflow";
import { startDovecot } from "./start-dovecot.ts";
import { openImap } from "../../src/core/providers/imap.ts";
it("x", async () => {
  const d = await startDovecot();
  try {
    const url = `imap://sam:right@127.0.0.1:${d.port}`;
    await d.deliver("sam", { raw: "From: a@b.c\r\nSubject: one\r\n\r\nhi\r\n" });
    const box = openImap(url, { filedWithinMs: 0 });
    const p = await box.listInbound(null, new Date(0));
    console.log(p);
    await d.deliver("sam", { raw: "From: a@b.c\r\nSubject: two\r\n\r\nhi\r\n", mode: 0 });
    await d.deliver("sam", { raw: "From: a@b.c\r\nSubject: three\r\n\r\nhi\r\n", folder: ".Spamverdacht" });
    console.log(await box.listInbound(p.cursor, new Date(0)).catch(e => e));
    await d.forgetUids("sam");
    console.log(await box.listInbound(p.cursor, new Date(0)).catch(e => e));
    console.log(await openImap(url.replace("right","wrong")).check().catch(e=>e));
    console.log(await openImap(`imaps://sam:right@127.0.0.1:${d.securePort}`).check().catch(e=>e));
    console.log(await openImap(`imaps://sam:right@127.0.0.1:1`).check().catch(e=>e));
    console.log(await openImap(`imaps://sam:right@127.0.0.1:${d.port}`).check().catch(e=>e));
    const c = new ImapFlow({host:"127.0.0.1",port:d.port,secure:false,auth:{user:"sam",pass:"right"},tls:{rejectUnauthorized:false},logger:false});
    await c.connect(); console.log(c.secureConnection, await c.list({listOnly:true})); await c.logout();
  } finally { await d.stop(); }
});

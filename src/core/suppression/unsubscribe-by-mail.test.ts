import { afterAll, beforeAll, expect, test } from "vitest";
import {
  contactLead,
  inTenant,
  keepInbound,
  letter,
  readAll,
} from "../../../test/setup/contacted-lead.ts";
import { coreForTest, type TestUser, type TestWorld } from "../../../test/setup/core-for-test.ts";
import { unsubscribeLinks } from "./unsubscribe-links.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await coreForTest();
});
afterAll(() => world.close());

test("a mail to the mailto address unsubscribes the lead, whatever address it comes from", async () => {
  const riley = await world.addUser();
  const lead = await contactLead(world, riley);
  await mailTo(riley, await subjectFor(riley, lead));
  const found = await world.core.getLead(riley, { lead: lead.email });
  expect(found.lead.status).toBe("unsubscribed");
  expect(found.enrollments).toMatchObject([{ status: "opted_out" }]);
});

test("it works after the lead is gone, and then keeps nothing of the mail", async () => {
  const riley = await world.addUser();
  const lead = await contactLead(world, riley);
  const subject = await subjectFor(riley, lead);
  await inTenant(world, riley, ({ tx }) => tx.lead.delete({ where: { id: lead.lead_id } }));
  await mailTo(riley, subject);
  const again = await world.core.upsertLeads(riley, {
    leads: [{ full_name: "Ada", email: lead.email }],
  });
  expect(again.counts).toMatchObject({ suppressed: 1 });
  const mails = await inTenant(world, riley, ({ tx }) => tx.inboundMail.findMany());
  expect(mails.map(({ raw }) => raw.byteLength)).toEqual([0]);
});

test("a token of another account, or one that was changed, unsubscribes nobody", async () => {
  const [riley, sam] = [await world.addUser(), await world.addUser("Sam Okafor")];
  const lead = await contactLead(world, riley);
  const subject = await subjectFor(riley, lead);
  await mailTo(sam, subject);
  await mailTo(riley, `${subject.slice(0, -8)}AAAAAAAA`);
  expect((await world.core.getLead(riley, { lead: lead.email })).lead.status).toBe("contacted");
});

async function subjectFor(user: TestUser, lead: { lead_id: string; email: string }) {
  const links = await inTenant(world, user, (tenant) =>
    unsubscribeLinks(tenant, {
      lead_id: lead.lead_id,
      address: lead.email,
      mailbox: "me@x.example",
    }),
  );
  return new URL(links.mailto ?? "").searchParams.get("subject") ?? "";
}

async function mailTo(user: TestUser, subject: string): Promise<void> {
  const raw = letter({ from: "Somebody <private@elsewhere.example>", subject, text: "" });
  await keepInbound(world, user, { raw });
  await readAll(world);
}

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { outsider, rep, type SlackWorld, slackWorld } from "./slack-world.ts";

let world: SlackWorld;
beforeAll(async () => {
  world = await slackWorld();
});
afterAll(() => world.close());

describe("/sdr", () => {
  it("shows today at a glance with three buttons", async () => {
    const answer = await world.type(rep, "");
    expect(answer.text).toMatch(/drafts?\*? wait/);
    const buttons = answer.blocks.find((block) => block.type === "actions");
    expect(buttons?.elements).toHaveLength(3);
  });

  it("tells a stranger how to link, and nothing else", async () => {
    for (const text of ["", "leads", "help"]) {
      const answer = await world.type(outsider, text);
      expect(answer.text).toMatch(/not linked.*\/sdr link CODE/);
    }
  });
});

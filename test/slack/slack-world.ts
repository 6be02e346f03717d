import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ApprovalCard } from "../../src/core/approvals/approval-card.ts";
import { makeLinkCode } from "../../src/core/people/make-link-code.ts";
import {
  createSlackSimulator,
  type SlackSimulator,
} from "../../src/playground/simulator/create-slack-simulator.ts";
import type { Who } from "../../src/playground/simulator/person/backstage.ts";
import type { SlackBlock } from "../../src/playground/simulator/state/slack-types.ts";
import { createSlackSurface, type SlackSurface } from "../../src/slack/create-slack-surface.ts";
import { SCOPES } from "../../src/slack/scopes.ts";
import { coreForTest, type TestUser, type TestWorld } from "../setup/core-for-test.ts";

export const SIGNING_SECRET = "test-signing-secret";

/** The people of the test workspace. */
export const rep = { team: "T1", user: "U1" };
export const approver = { team: "T1", user: "U2" };
export const outsider = { team: "T1", user: "U3" };
/** Somebody in another workspace who has the rep's id there. */
export const namesake = { team: "T2", user: "U1" };

/** A channel of the workspace in which the app is. */
export const SALES = "C1";

export type SlackWorld = TestWorld & {
  slack: SlackSimulator;
  surface: SlackSurface;
  /** The owner, linked to the rep. */
  owner: TestUser;
  eventsUrl: string;
  /** Types a command and answers what appears before this person. */
  type(who: Who, text: string): Promise<Shown>;
  /** The last thing said privately to this person. */
  lastWord(who: Who): Shown;
  /** A draft that waits for approval, with its card in Slack. */
  waitingDraft(lead?: string): Promise<ApprovalCard>;
};

type Shown = { text: string; blocks: SlackBlock[]; ts: string; channel: string };

/** A real core, the real surface behind real HTTP, and a simulated Slack around them. */
export async function slackWorld(): Promise<SlackWorld> {
  const world = await coreForTest();
  const server = createServer((req, res) => {
    const url = req.url ?? "";
    if (!url.startsWith("/fake")) return surface.handler(req, res);
    void slack.serve({ req, res, path: url.slice("/fake".length) });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const eventsUrl = `${base}/slack/events`;
  const slack = createSlackSimulator({
    eventsUrl,
    signingSecret: SIGNING_SECRET,
    publicUrl: `${base}/fake`,
    now: () => new Date(),
  });
  for (const id of ["T1", "T2"]) addWorkspace(slack, id);
  const surface = createSlackSurface({
    core: world.core,
    log: world.deps.log,
    signingSecret: SIGNING_SECRET,
    apiUrl: `${base}/fake/api/`,
    authorize: ({ teamId }) => Promise.resolve({ botToken: `xoxb-${teamId}` }),
    idleMs: 50,
  });
  const owner = await world.addUser("Riley Reyes");
  await world.core.slack.linkPerson({
    team_id: rep.team,
    slack_user_id: rep.user,
    display_name: "Robin Reyes",
    code: await makeLinkCode(world.deps, owner.user_id),
  });
  await surface.start();
  const lastWord = (who: Who) => {
    const said = slack.ephemerals(who).at(-1);
    if (!said) throw new Error("nothing was said privately");
    return said;
  };
  return {
    ...world,
    slack,
    surface,
    owner,
    eventsUrl,
    lastWord,
    async type(who, text) {
      const before = slack.ephemerals(who).length;
      await slack.runCommand({ ...who, channel: SALES, text });
      return slack.waitFor(() => slack.ephemerals(who)[before], `an answer to "${text}"`);
    },
    waitingDraft: (lead) => draftFor({ ...world, owner }, lead ?? "Dana Smith"),
    async close() {
      await surface.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await world.close();
    },
  };
}

function addWorkspace(slack: SlackSimulator, id: string): void {
  slack.addTeam({
    id,
    name: `Workspace ${id}`,
    token: `xoxb-${id}`,
    bot_id: `B${id}`,
    bot_user_id: `UBOT${id}`,
    scopes: SCOPES.map(({ scope }) => scope),
    people: [
      { id: "U1", name: "robin", real_name: "Robin Reyes" },
      { id: "U2", name: "avery", real_name: "Avery Chen" },
      { id: "U3", name: "olly", real_name: "Olly Santos" },
    ],
    channels: [{ id: SALES, name: "sales" }],
  });
}

/** Adds a lead to the campaign "Spring", which is running, and has an agent ask for approval. */
async function draftFor(
  { core, owner }: Pick<TestWorld, "core"> & { owner: TestUser },
  full_name: string,
): Promise<ApprovalCard> {
  const { results } = await core.upsertLeads(owner, {
    leads: [
      {
        full_name,
        email: `${full_name.replace(/[^a-z]/gi, ".").toLowerCase()}@acme.example`,
        company: "Acme",
        title: "Head of Data",
        location: "Berlin, Germany",
      },
    ],
  });
  const lead_id = results[0]?.lead_id ?? "";
  const isFirst = (await core.listCampaigns(owner, {})).campaigns.length === 0;
  if (isFirst) {
    await core.createCampaign(owner, { name: "Spring", settings: { offer: "Faster dashboards." } });
  }
  await core.enrollLeads(owner, { campaign: "Spring", lead_ids: [lead_id] });
  if (isFirst) await core.startCampaign(owner, { campaign: "Spring" });
  const { card } = await core.draftMessage(owner, { campaign: "Spring", lead_id });
  const { step_id, draft_version } = card;
  return (await core.submitForApproval(owner, { step_id, draft_version })).card;
}

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { App, HTTPReceiver, LogLevel } from "@slack/bolt";
import { WebClient } from "@slack/web-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SlackSimulator } from "./create-slack-simulator.ts";
import { type RunningSimulator, startSlackSimulator } from "./start-slack-simulator.ts";
import type { TeamSeed } from "./state/add-team.ts";

const SECRET = "a-secret-of-this-test";
const REP = "U0REP";
const LEAD = "U0LEAD";
const TEAM = "T0ONE";

const seed = (id: string): TeamSeed => ({
  id,
  name: `Team ${id}`,
  token: `xoxb-${id}`,
  people: [
    { id: REP, name: "rep", email: "rep@one.test" },
    { id: LEAD, name: "lead" },
  ],
  channels: [
    { id: "C0OPEN", name: "open" },
    { id: "C0SECRET", name: "secret", is_private: true, members: ["lead"], with_bot: false },
    { id: "C0NOBOT", name: "no-bot", with_bot: false },
  ],
});

let clock: number;
let slack: RunningSimulator;
let sim: SlackSimulator;
let app: App;
let appServer: Server;
let client: WebClient;
const who = { team: TEAM, user: REP };
const at = { ...who, channel: "C0OPEN" };

beforeEach(async () => {
  clock = Date.now();
  slack = await startSlackSimulator({
    eventsUrl,
    signingSecret: SECRET,
    now: () => new Date(clock),
    events: ["message.im", "app_mention"],
  });
  sim = slack.simulator;
  sim.addTeam(seed(TEAM));
  client = clientOf("xoxb-T0ONE");
  const receiver = new HTTPReceiver({
    signingSecret: SECRET,
    logLevel: LogLevel.ERROR,
    unhandledRequestHandler: () => {},
  });
  app = new App({
    receiver,
    authorize: async ({ teamId }) => ({ botToken: `xoxb-${teamId}`, botId: "B1", botUserId: "U1" }),
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
    logLevel: LogLevel.ERROR,
  });
  appServer = createServer(receiver.requestListener);
  await new Promise<void>((resolve) => {
    appServer.listen(0, "127.0.0.1", resolve);
  });
});

afterEach(async () => {
  await slack.close();
  appServer.closeAllConnections();
  await new Promise((resolve) => {
    appServer.close(resolve);
  });
});

describe("a slash command", () => {
  it("shows the text of the acknowledgement to that person alone", async () => {
    app.command("/sdr", async ({ ack, command }) => ack(`You said ${command.text}`));
    const result = await sim.runCommand({ ...at, text: "/sdr help me" });
    expect(result).toEqual({ outcome: "acknowledged" });
    expect(sim.ephemerals(who)).toMatchObject([
      { text: "You said help me", channel: "C0OPEN", in_reply_to: "/sdr help me", from: "app" },
    ]);
    expect(sim.ephemerals({ team: TEAM, user: LEAD })).toEqual([]);
    expect(sim.messages(TEAM, "C0OPEN")).toEqual([]);
  });

  it("tells the person of a time-out in Slack's words when nothing acknowledges", async () => {
    app.command("/sdr", async () => {});
    const hasty = await startSlackSimulator({
      eventsUrl: eventsUrl(),
      signingSecret: SECRET,
      now: () => new Date(),
      ackTimeoutMs: 100,
    });
    hasty.simulator.addTeam(seed(TEAM));
    const result = await hasty.simulator.runCommand({ ...at, text: "" });
    await hasty.close();
    expect(result).toMatchObject({ outcome: "timed_out" });
    expect(hasty.simulator.ephemerals(who)).toMatchObject([
      { from: "slack", text: '/sdr failed with the error "operation_timeout"' },
    ]);
  });

  it("is refused by Bolt when it is signed with another secret", async () => {
    app.command("/sdr", async ({ ack }) => ack("never"));
    const stranger = await startSlackSimulator({
      eventsUrl: eventsUrl(),
      signingSecret: "another",
      now: () => new Date(),
    });
    stranger.simulator.addTeam(seed(TEAM));
    const result = await stranger.simulator.runCommand({ ...at, text: "" });
    await stranger.close();
    expect(result).toMatchObject({ outcome: "refused" });
    expect(stranger.simulator.ephemerals(who)[0]?.text).toContain("dispatch_failed");
  });

  it("reaches the app twice under deliver twice, the second time marked as a retry", async () => {
    const seen: (number | undefined)[] = [];
    app.command("/sdr", async ({ ack, context }) => {
      seen.push(context.retryNum);
      await ack();
    });
    sim.setConditions({ deliver_twice: true });
    await sim.runCommand({ ...at, text: "" });
    expect(seen.toSorted()).toEqual([1, undefined]);
  });

  it("keeps two teams with equal user and channel ids apart", async () => {
    sim.addTeam(seed("T0TWO"));
    app.command("/sdr", async ({ ack, command, client: own }) => {
      await ack();
      await own.chat.postMessage({ channel: command.channel_id, text: `from ${command.team_id}` });
    });
    await sim.runCommand({ ...at, team: "T0TWO", text: "" });
    const [message] = await sim.waitFor(() => some(sim.messages("T0TWO", "C0OPEN")));
    expect(message?.text).toBe("from T0TWO");
    expect(sim.messages(TEAM, "C0OPEN")).toEqual([]);
  });
});

describe("a response_url", () => {
  const urlOf = async () => {
    let url = "";
    app.command("/sdr", async ({ ack, command }) => {
      url = command.response_url;
      await ack();
    });
    await sim.runCommand({ ...at, text: "" });
    return (body: object) => fetch(url, { method: "POST", body: JSON.stringify(body) });
  };

  it("takes five answers and refuses the sixth", async () => {
    const respond = await urlOf();
    for (let use = 1; use <= 5; use += 1) {
      expect((await respond({ text: `answer ${use}` })).status).toBe(200);
    }
    const sixth = await respond({ text: "answer 6" });
    expect([sixth.status, await sixth.json()]).toEqual([404, { ok: false, error: "used_url" }]);
    expect(sim.ephemerals(who).map((each) => each.text)).toHaveLength(5);
  });

  it("dies after thirty minutes", async () => {
    const respond = await urlOf();
    clock += 30 * 60_000 + 1;
    expect(await (await respond({ text: "late" })).json()).toMatchObject({ error: "expired_url" });
  });

  it("speaks to the channel when asked to", async () => {
    const respond = await urlOf();
    await respond({ text: "to all", response_type: "in_channel" });
    expect(sim.messages(TEAM, "C0OPEN")).toMatchObject([{ text: "to all" }]);
  });

  it("refuses blocks that Slack would refuse, without counting the use", async () => {
    const respond = await urlOf();
    const refused = await respond({ blocks: [{ type: "header" }] });
    expect([refused.status, await refused.json()]).toMatchObject([
      400,
      { error: "invalid_blocks" },
    ]);
  });

  it("replaces and deletes the message whose button was pressed", async () => {
    await client.chat.postMessage({ channel: "C0OPEN", text: "card", blocks: [buttons("go")] });
    app.action("go", async ({ ack, respond }) => {
      await ack();
      await respond({ replace_original: true, text: "Sending…" });
      await respond({ text: "for your eyes only", replace_original: false });
    });
    const [card] = sim.messages(TEAM, "C0OPEN");
    await sim.pressButton({ ...at, message_ts: card?.ts ?? "", action_id: "go" });
    await sim.waitFor(() => some(sim.ephemerals(who)));
    expect(sim.messages(TEAM, "C0OPEN")).toMatchObject([{ text: "Sending…", blocks: [] }]);
    expect(sim.ephemerals(who)).toMatchObject([{ text: "for your eyes only" }]);
  });
});

describe("messages", () => {
  it("are posted, updated in place and deleted by the app that wrote them", async () => {
    const posted = await client.chat.postMessage({
      channel: "C0OPEN",
      text: "one",
      blocks: [buttons("a")],
      metadata: { event_type: "draft", event_payload: { id: "d1" } },
    });
    const ts = posted.ts ?? "";
    await client.chat.update({ channel: "C0OPEN", ts, text: "two", blocks: [] });
    expect(sim.messages(TEAM, "C0OPEN")).toMatchObject([
      { ts, text: "two", blocks: [], metadata: { event_payload: { id: "d1" } } },
    ]);
    await client.chat.delete({ channel: "C0OPEN", ts });
    expect(sim.messages(TEAM, "C0OPEN")).toEqual([]);
  });

  it("of a person cannot be changed by the app", async () => {
    const { ts } = await sim.postMessage({ ...at, text: "mine" });
    expect(await errorOf(client.chat.update({ channel: "C0OPEN", ts, text: "x" }))).toBe(
      "cant_update_message",
    );
    expect(await errorOf(client.chat.delete({ channel: "C0OPEN", ts }))).toBe(
      "cant_delete_message",
    );
  });

  it("form threads, and a broadcast reply says so", async () => {
    const { ts = "" } = await client.chat.postMessage({ channel: "C0OPEN", text: "head" });
    await client.chat.postMessage({ channel: "C0OPEN", text: "quiet", thread_ts: ts });
    const loud = { channel: "C0OPEN", text: "loud", thread_ts: ts, reply_broadcast: true } as const;
    await client.chat.postMessage(loud);
    const history = await client.conversations.history({ channel: "C0OPEN" });
    expect(history.messages?.map((each) => each.text)).toEqual(["loud", "head"]);
    const thread = await client.conversations.replies({ channel: "C0OPEN", ts });
    expect(thread.messages?.map((each) => each.text)).toEqual(["head", "quiet", "loud"]);
  });

  it("go to a person's direct message when addressed to the person", async () => {
    const opened = await client.conversations.open({ users: REP });
    const posted = await client.chat.postMessage({ channel: REP, text: "psst" });
    expect(posted.channel).toBe(opened.channel?.id);
    expect(sim.directMessage(who)?.id).toBe(posted.channel);
  });

  it("are refused where the app is not, or may not know of the channel", async () => {
    const post = (channel: string) => errorOf(client.chat.postMessage({ channel, text: "x" }));
    expect(await post("C0NOBOT")).toBe("not_in_channel");
    expect(await post("C0SECRET")).toBe("channel_not_found");
    expect(await post("C0NONE")).toBe("channel_not_found");
  });

  it("for one person need that person in the channel", async () => {
    const whisper = { channel: "C0OPEN", user: "U0NOBODY", text: "x" };
    expect(await errorOf(client.chat.postEphemeral(whisper))).toBe("user_not_found");
    await client.chat.postEphemeral({ ...whisper, user: LEAD });
    expect(sim.ephemerals({ team: TEAM, user: LEAD })).toMatchObject([{ text: "x" }]);
    expect(sim.ephemerals(who)).toEqual([]);
  });

  it("need the scope of their method", async () => {
    sim.addTeam({ ...seed("T0TWO"), scopes: ["commands"] });
    const posting = clientOf("xoxb-T0TWO").chat.postMessage({ channel: "C0OPEN", text: "x" });
    expect(await errorOf(posting)).toBe("missing_scope");
  });
});

describe("Block Kit's limits", () => {
  const post = (...blocks: object[]) =>
    client.chat.postMessage({ channel: "C0OPEN", text: "x", blocks: blocks as never });
  const section = (text: string) => ({ type: "section", text: { type: "mrkdwn", text } });

  it.each([
    ["51 blocks", Array.from({ length: 51 }, () => ({ type: "divider" })), "no more than 50 items"],
    ["a section of 3001 characters", [section("x".repeat(3001))], "must be less than 3001 char"],
    ["an empty section text", [section("")], "must be more than 0 characters"],
    ["a section with neither text nor fields", [{ type: "section" }], "missing required field"],
    ["a block type Slack has not", [{ type: "marquee" }], "unsupported type: marquee"],
    ["a header in mrkdwn", [{ ...section("x"), type: "header" }], "/blocks/0/text/type"],
    [
      "a header of 151 characters",
      [{ type: "header", text: { type: "plain_text", text: "x".repeat(151) } }],
      "must be less than 151 characters",
    ],
    ["a button text of 76", [buttons("a", { text: plain("x".repeat(76)) })], "less than 76"],
    ["a button value of 2001", [buttons("a", { value: "x".repeat(2001) })], "less than 2001"],
    ["a disabled button", [buttons("a", { disabled: true })], "invalid additional property: disab"],
    [
      "one action_id twice in a block",
      [{ type: "actions", elements: [button("a"), button("a")] }],
      'action_id "a" already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ],
    [
      "one block_id twice",
      [
        { ...section("x"), block_id: "b" },
        { ...section("y"), block_id: "b" },
      ],
      'block_id "b" already exists',
    ],
  ])("refuse %s", async (_what, blocks, message) => {
    const refusal = await refusalOf(post(...blocks));
    expect(refusal.error).toBe("invalid_blocks");
    expect(refusal.messages.join("\n")).toContain(message);
    expect(sim.messages(TEAM, "C0OPEN")).toEqual([]);
  });

  it("let one action_id stand in two blocks, and 50 blocks pass", async () => {
    await post(buttons("a"), buttons("a"), ...Array.from({ length: 48 }, () => section("x")));
    expect(sim.messages(TEAM, "C0OPEN")).toHaveLength(1);
  });
});

describe("a modal", () => {
  const opening = (view: object) => {
    const opened: Promise<string>[] = [];
    app.command("/sdr", async ({ ack, command, client: own }) => {
      await ack();
      const call = own.views.open({ trigger_id: command.trigger_id, view: view as never });
      opened.push(call.then(() => "ok", errorName));
    });
    return async () => {
      await sim.runCommand({ ...at, text: "" });
      return opened.at(-1);
    };
  };

  it("opens from a trigger, shows its initial values, and closes on submission", async () => {
    const seen: unknown[] = [];
    app.view("edit", async ({ ack, view, body }) => {
      seen.push(view.state.values.body?.text?.value, body.user.id, view.private_metadata);
      await ack();
    });
    expect(await opening(modal())()).toBe("ok");
    const view = sim.openView(who);
    expect(view?.state.values.body?.text).toEqual({
      type: "plain_text_input",
      value: "Hello",
    });
    const values = { body: { text: "Hello there" } };
    expect(await sim.submitView({ ...who, view_id: view?.id ?? "", values })).toEqual({
      outcome: "acknowledged",
    });
    expect(seen).toEqual(["Hello there", REP, "{}"]);
    expect(sim.openView(who)).toBeUndefined();
  });

  it("stays open with what was typed when the app answers errors", async () => {
    app.view("edit", async ({ ack }) =>
      ack({ response_action: "errors", errors: { body: "Somebody else changed it." } }),
    );
    await opening(modal())();
    const view_id = sim.openView(who)?.id ?? "";
    const values = { body: { text: "mine" } };
    expect(await sim.submitView({ ...who, view_id, values })).toEqual({
      outcome: "invalid",
      errors: { body: "Somebody else changed it." },
    });
    expect(sim.openView(who)?.state.values.body?.text?.value).toBe("mine");
  });

  it("is not sent while a required field is empty or too long", async () => {
    app.view("edit", async () => {
      throw new Error("this must not be asked");
    });
    await opening(modal())();
    const view_id = sim.openView(who)?.id ?? "";
    const submit = (text: string) =>
      sim.submitView({ ...who, view_id, values: { body: { text } } });
    expect(await submit("")).toMatchObject({ errors: { body: expect.stringMatching(/required/) } });
    expect(await submit("x".repeat(201))).toMatchObject({
      errors: { body: expect.stringMatching(/200/) },
    });
  });

  it("is refused with Slack's pointer when it breaks a limit, and the trigger lives on", async () => {
    let trigger = "";
    app.command("/sdr", async ({ ack, command }) => {
      trigger = command.trigger_id;
      await ack();
    });
    await sim.runCommand({ ...at, text: "" });
    const open = (view: object) => client.views.open({ trigger_id: trigger, view: view as never });
    const broken = [
      { ...modal(), title: plain("x".repeat(25)) },
      { ...modal(), private_metadata: "x".repeat(3001) },
      { ...modal(), submit: undefined },
      { ...modal(), blocks: Array.from({ length: 101 }, () => ({ type: "divider" })) },
      { ...modal(), blocks: [{ ...inputBlock, label: undefined }] },
    ];
    for (const view of broken) {
      const refusal = await refusalOf(open(view));
      expect(refusal.error).toBe("invalid_arguments");
      expect(refusal.messages.join("\n")).toContain("[json-pointer:/view");
    }
    expect((await open(modal())).ok).toBe(true);
    expect(await errorOf(open(modal()))).toBe("exchanged_trigger_id");
  });

  it("opens only within three seconds of the person's action", async () => {
    let trigger = "";
    app.command("/sdr", async ({ ack, command }) => {
      trigger = command.trigger_id;
      await ack();
    });
    await sim.runCommand({ ...at, text: "" });
    clock += 3001;
    const late = client.views.open({ trigger_id: trigger, view: modal() as never });
    expect(await errorOf(late)).toBe("expired_trigger_id");
    const unknown = client.views.open({ trigger_id: "1.2.x", view: modal() as never });
    expect(await errorOf(unknown)).toBe("invalid_trigger_id");
  });

  it("stacks three high and no higher", async () => {
    const pushed: string[] = [];
    app.action("more", async ({ ack, body, client: own }) => {
      await ack();
      const trigger_id = "trigger_id" in body ? body.trigger_id : "";
      const view = modal({ blocks: [buttons("more")] }) as never;
      pushed.push(await own.views.push({ trigger_id, view }).then(() => "ok", errorName));
    });
    await opening(modal({ blocks: [buttons("more")] }))();
    for (let press = 1; press <= 3; press += 1) {
      const view_id = sim.openView(who)?.id ?? "";
      await sim.pressButton({ ...who, view_id, action_id: "more" });
      await until(() => pushed.length === press);
    }
    expect(pushed).toEqual(["ok", "ok", "push_limit_reached"]);
  });

  it("refuses an update made for an older hash, and keeps typed values over an update", async () => {
    await opening(modal())();
    const view = sim.openView(who);
    const update = (hash: string) =>
      client.views.update({ view_id: view?.id ?? "", hash, view: modal() as never });
    expect(await errorOf(update("old"))).toBe("hash_conflict");
    const place = { ...who, view_id: view?.id ?? "", action_id: "text", block_id: "body" };
    await sim.chooseValue({ ...place, value: "typed meanwhile" });
    await update(view?.hash ?? "");
    expect(sim.openView(who)?.state.values.body?.text?.value).toBe("typed meanwhile");
  });

  it("tells the app of its closing only when asked to", async () => {
    const closed: string[] = [];
    app.view({ callback_id: "edit", type: "view_closed" }, async ({ ack, view }) => {
      closed.push(view.callback_id);
      await ack();
    });
    const view = modal();
    const open = opening(view);
    await open();
    await sim.closeView({ ...who, view_id: sim.openView(who)?.id ?? "" });
    expect(closed).toEqual([]);
    Object.assign(view, { notify_on_close: true });
    await open();
    await sim.closeView({ ...who, view_id: sim.openView(who)?.id ?? "" });
    expect(closed).toEqual(["edit"]);
  });

  it("hands over an uploaded file that the bot token can download, and no other", async () => {
    const url = new Promise<string>((resolve) => {
      app.view("edit", async ({ ack, view }) => {
        await ack();
        resolve(view.state.values.csv?.file?.files?.[0]?.url_private_download ?? "");
      });
    });
    const element = { type: "file_input", action_id: "file", filetypes: ["csv"], max_files: 1 };
    const blocks = [{ type: "input", block_id: "csv", label: plain("File"), element }];
    await opening(modal({ blocks }))();
    const content = Buffer.from("email\nada@example.test\n");
    const file = sim.uploadFile({ ...who, name: "leads.csv", mimetype: "text/csv", content });
    const view_id = sim.openView(who)?.id ?? "";
    await sim.submitView({ ...who, view_id, values: { csv: { file: [file.id] } } });
    const download = (token: string) =>
      url.then((address) => fetch(address, { headers: { authorization: `Bearer ${token}` } }));
    expect(await (await download("xoxb-T0ONE")).text()).toBe(content.toString());
    expect((await download("xoxb-other")).status).toBe(403);
    const info = await client.files.info({ file: file.id });
    expect(info.file).toMatchObject({ name: "leads.csv", filetype: "csv", size: content.length });
  });
});

describe("menus and buttons", () => {
  it("ask for confirmation first where the app wants it", async () => {
    const pressed: string[] = [];
    app.action("reject", async ({ ack }) => {
      pressed.push("reject");
      await ack();
    });
    const confirm = {
      title: plain("Sure?"),
      text: plain("All?"),
      confirm: plain("Yes"),
      deny: plain("No"),
    };
    const blocks = [buttons("reject", { confirm })] as never;
    const { ts = "" } = await client.chat.postMessage({ channel: "C0OPEN", text: "x", blocks });
    const press = { ...at, message_ts: ts, action_id: "reject" };
    expect(await sim.pressButton(press)).toMatchObject({ outcome: "confirm_needed" });
    expect(pressed).toEqual([]);
    await sim.pressButton({ ...press, confirmed: true });
    expect(pressed).toEqual(["reject"]);
  });

  it("send the chosen option, date and boxes in the shape Bolt reads", async () => {
    const seen: object[] = [];
    app.action(/.*/, async ({ ack, action }) => {
      const { action_ts, ...rest } = action as { action_ts: string };
      seen.push(rest);
      await ack();
    });
    const options = [choice("a"), choice("b")];
    const elements = [
      { type: "static_select", action_id: "one", options },
      { type: "multi_static_select", action_id: "many", options },
      { type: "datepicker", action_id: "day" },
      { type: "checkboxes", action_id: "boxes", options },
      { type: "overflow", action_id: "more", options },
    ];
    const blocks = [{ type: "actions", block_id: "b", elements }] as never;
    const { ts = "" } = await client.chat.postMessage({ channel: "C0OPEN", text: "x", blocks });
    const place = { ...at, message_ts: ts };
    await sim.chooseValue({ ...place, action_id: "one", value: "b" });
    await sim.chooseValue({ ...place, action_id: "many", value: ["a", "b"] });
    await sim.chooseValue({ ...place, action_id: "day", value: "2027-01-02" });
    await sim.chooseValue({ ...place, action_id: "boxes", value: [] });
    await sim.chooseValue({ ...place, action_id: "more", value: "a" });
    expect(seen).toMatchObject([
      { type: "static_select", block_id: "b", selected_option: choice("b") },
      { selected_options: options },
      { selected_date: "2027-01-02" },
      { selected_options: [] },
      { type: "overflow", selected_option: choice("a") },
    ]);
  });

  it("cannot be pressed once the message no longer shows them", async () => {
    const { ts = "" } = await client.chat.postMessage({
      channel: "C0OPEN",
      text: "x",
      blocks: [buttons("go")] as never,
    });
    await client.chat.update({ channel: "C0OPEN", ts, text: "decided", blocks: [] });
    await expect(sim.pressButton({ ...at, message_ts: ts, action_id: "go" })).rejects.toMatchObject(
      { code: "not_found" },
    );
  });

  it("offer what the app suggests in an external menu", async () => {
    app.options("lead", async ({ ack, payload }) =>
      ack({ options: [{ text: plain(`Ada (${payload.value})`), value: "ada" }] }),
    );
    const element = { type: "external_select", action_id: "lead" };
    const blocks = [{ type: "actions", elements: [element] }] as never;
    const { ts = "" } = await client.chat.postMessage({ channel: "C0OPEN", text: "x", blocks });
    const asked = { ...at, message_ts: ts, action_id: "lead", query: "ad" };
    expect(await sim.loadOptions(asked)).toMatchObject([{ value: "ada" }]);
  });
});

describe("events", () => {
  it("tell the app that its home was opened, and the home it publishes is that person's", async () => {
    app.event("app_home_opened", async ({ event, client: own }) => {
      const blocks = [{ type: "section" as const, text: plain("Welcome") }];
      await own.views.publish({ user_id: event.user, view: { type: "home", blocks } });
    });
    await sim.openHome(who);
    const home = await sim.waitFor(() => sim.home(who));
    expect(home.blocks).toMatchObject([{ type: "section" }]);
    expect(sim.home({ team: TEAM, user: LEAD })).toBeUndefined();
  });

  it("carry direct messages where the app subscribed to them", async () => {
    const heard = new Promise<unknown>((resolve) => {
      app.message(async ({ message }) => resolve("text" in message ? message.text : undefined));
    });
    const channel = sim.directMessage(who)?.id ?? "";
    await sim.postMessage({ ...who, channel, text: "good morning" });
    expect(await heard).toBe("good morning");
  });

  it("announce the uninstall, after which the token is worth nothing", async () => {
    const heard: string[] = [];
    app.event("tokens_revoked", async () => void heard.push("tokens_revoked"));
    app.event("app_uninstalled", async () => void heard.push("app_uninstalled"));
    await sim.uninstallApp({ team: TEAM });
    await until(() => heard.length === 2);
    expect(await errorOf(client.auth.test())).toBe("account_inactive");
  });

  it("carry a message shortcut with the message it was used on", async () => {
    const seen = new Promise<string | undefined>((resolve) => {
      app.shortcut("add_lead", async ({ ack, shortcut }) => {
        await ack();
        resolve("message" in shortcut ? shortcut.message.text : undefined);
      });
    });
    const { ts } = await sim.postMessage({ ...at, text: "call ada@example.test" });
    await sim.runMessageShortcut({ ...at, message_ts: ts, callback_id: "add_lead" });
    expect(await seen).toBe("call ada@example.test");
  });
});

describe("faults", () => {
  it("answer 429 with the seconds to wait, once, and nothing was posted", async () => {
    sim.faults.add({ method: "chat.postMessage", kind: "rate_limited", retry_after_seconds: 7 });
    const strict = new WebClient("xoxb-T0ONE", {
      slackApiUrl: slack.apiUrl,
      rejectRateLimitedCalls: true,
      retryConfig: { retries: 0 },
      logLevel: LogLevel.ERROR,
    });
    const post = () => strict.chat.postMessage({ channel: "C0OPEN", text: "x" });
    await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
    expect(sim.messages(TEAM, "C0OPEN")).toEqual([]);
    await post();
    expect(sim.messages(TEAM, "C0OPEN")).toHaveLength(1);
  });

  it("lose the answer of a call that was carried out", async () => {
    const quiet = clientOf("xoxb-T0ONE");
    sim.faults.add({ kind: "lost_response" });
    await expect(quiet.chat.postMessage({ channel: "C0OPEN", text: "x" })).rejects.toThrow();
    expect(sim.messages(TEAM, "C0OPEN")).toHaveLength(1);
  });

  it("answer 503, or any error of Slack's", async () => {
    sim.faults.add({ kind: "server_error", status: 503 });
    await expect(client.auth.test()).rejects.toMatchObject({ statusCode: 503 });
    sim.faults.add({ method: "auth.test", kind: "error", error: "ratelimited", times: 2 });
    expect(await errorOf(client.auth.test())).toBe("ratelimited");
    expect(await errorOf(client.auth.test())).toBe("ratelimited");
    expect((await client.auth.test()).ok).toBe(true);
  });
});

describe("the Web API", () => {
  it("knows nobody without a token of one of its teams", async () => {
    const bare = await fetch(`${slack.apiUrl}auth.test`, { method: "POST" });
    expect(await bare.json()).toEqual({ ok: false, error: "not_authed" });
    expect(await errorOf(clientOf("xoxb-else").auth.test())).toBe("invalid_auth");
  });

  it("takes JSON as well as forms, and names what it does not know", async () => {
    const call = async (method: string, body: object) => {
      const headers = { authorization: "Bearer xoxb-T0ONE", "content-type": "application/json" };
      const init = { method: "POST", headers, body: JSON.stringify(body) };
      return (await fetch(slack.apiUrl + method, init)).json();
    };
    expect(await call("chat.postMessage", { channel: "C0OPEN", text: "x" })).toMatchObject({
      ok: true,
    });
    expect(await call("chat.flyAway", {})).toMatchObject({ ok: false, error: "unknown_method" });
    expect(await call("chat.postMessage", {})).toMatchObject({
      error: "invalid_arguments",
      response_metadata: { messages: [expect.stringContaining("missing required field: channel")] },
    });
  });

  it("lists people and channels a page at a time, and hides what the app may not see", async () => {
    const first = await client.users.list({ limit: 2 });
    expect(first.members).toHaveLength(2);
    const cursor = first.response_metadata?.next_cursor ?? "";
    expect((await client.users.list({ limit: 2, cursor })).members).toHaveLength(1);
    const types = "public_channel,private_channel";
    const { channels } = await client.conversations.list({ types });
    expect(channels?.map((each) => [each.name, each.is_member])).toEqual([
      ["open", true],
      ["no-bot", false],
    ]);
    expect((await client.users.info({ user: REP })).user?.profile?.email).toBe("rep@one.test");
  });

  it("takes a picture in Slack's two steps and shares it", async () => {
    const picture = Buffer.from("not really a picture");
    await client.filesUploadV2({ file: picture, filename: "stats.png", channel_id: "C0OPEN" });
    const [message] = sim.messages(TEAM, "C0OPEN");
    const file = message?.files[0];
    expect(file).toMatchObject({ name: "stats.png", mimetype: "image/png" });
    expect(sim.file(TEAM, file?.id ?? "")?.content.toString()).toBe(picture.toString());
  });
});

function eventsUrl(): string {
  return `http://127.0.0.1:${(appServer.address() as AddressInfo).port}/slack/events`;
}

const inputBlock = {
  type: "input",
  block_id: "body",
  label: { type: "plain_text", text: "Message" },
  element: {
    type: "plain_text_input",
    action_id: "text",
    multiline: true,
    initial_value: "Hello",
    max_length: 200,
  },
};

function modal(change: object = {}) {
  return {
    type: "modal",
    callback_id: "edit",
    private_metadata: "{}",
    title: plain("Edit"),
    submit: plain("Save"),
    blocks: [inputBlock],
    ...change,
  };
}

function plain(text: string) {
  return { type: "plain_text" as const, text };
}

function choice(value: string) {
  return { text: plain(value.toUpperCase()), value };
}

function button(action_id: string, change: object = {}) {
  return { type: "button" as const, action_id, text: plain("Press"), value: "v", ...change };
}

function buttons(action_id: string, change: object = {}) {
  return { type: "actions" as const, elements: [button(action_id, change)] };
}

function clientOf(token: string): WebClient {
  return new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    logger: silent,
  });
}

const silent = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

async function refusalOf(call: Promise<unknown>) {
  const thrown = (await call.then(
    () => undefined,
    (error: unknown) => error,
  )) as { data?: { error: string; response_metadata?: { messages?: string[] } } } | undefined;
  return {
    error: thrown?.data?.error,
    messages: thrown?.data?.response_metadata?.messages ?? [],
  };
}

async function errorOf(call: Promise<unknown>): Promise<string | undefined> {
  return (await refusalOf(call)).error;
}

function errorName(error: { data?: { error?: string } }): string {
  return error.data?.error ?? String(error);
}

function some<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}

async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 5));
}

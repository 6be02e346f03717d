import type { IncomingMessage, ServerResponse } from "node:http";
import type { DeliveryOptions } from "./deliver.ts";
import { createFaults, type Faults } from "./faults.ts";
import type { Backstage, PersonResult, Who } from "./person/backstage.ts";
import { type CloseInput, closeView } from "./person/close-view.ts";
import { type LoadOptionsInput, loadOptions } from "./person/load-options.ts";
import { type HomeInput, openHome } from "./person/open-home.ts";
import { type PostInput, postMessage } from "./person/post-message.ts";
import { type CommandInput, runCommand } from "./person/run-command.ts";
import { runMessageShortcut, runShortcut, type ShortcutInput } from "./person/run-shortcut.ts";
import { type SubmitInput, submitView } from "./person/submit-view.ts";
import { uninstallApp } from "./person/uninstall-app.ts";
import { type UploadInput, uploadFile } from "./person/upload-file.ts";
import {
  type ChooseInput,
  chooseValue,
  type PressInput,
  pressButton,
} from "./person/use-element.ts";
import { serveSimulator } from "./serve-simulator.ts";
import { addTeam, type TeamSeed } from "./state/add-team.ts";
import { messagesOf } from "./state/find-in-slack.ts";
import { createResponseUrls } from "./state/response-urls.ts";
import {
  createSlackState,
  keyOf,
  type SlackChange,
  type SlackConditions,
  type SlackState,
} from "./state/slack-state.ts";
import type {
  SlackChannel,
  SlackEphemeral,
  SlackFile,
  SlackMessage,
  SlackPerson,
  SlackTeam,
  SlackView,
} from "./state/slack-types.ts";
import { modalsOf } from "./state/view-stack.ts";
import { waitFor } from "./wait-for.ts";

export type SlackSimulatorOptions = {
  /** Where the app takes Slack's requests, e.g. http://127.0.0.1:3000/slack/events. */
  eventsUrl: string | (() => string);
  signingSecret: string;
  /** Where the app reaches this Slack, without a slash; the Web API is at `{publicUrl}/api/`. */
  publicUrl: string | (() => string);
  /** Slack's clock: timestamps, the life of trigger ids and response_urls. */
  now: () => Date;
  /** The clock signatures are made by; `now` when left out. */
  signedAt?: () => Date;
  fetch?: typeof fetch;
  /** The slash command of the app; `/sdr` when left out. */
  command?: string;
  /** The events the app subscribes to; without a list none but app_home_opened and the uninstall. */
  events?: readonly string[];
  /** How long Slack waits for an acknowledgement, in ms; 3000 when left out. */
  ackTimeoutMs?: number;
};

/** A Slack of our own: what the app does to it, what people do in it, and a look at what came of it. */
export type SlackSimulator = {
  addTeam: (seed: TeamSeed) => SlackTeam;
  teams: () => SlackTeam[];
  people: (team: string) => SlackPerson[];
  channels: (team: string) => SlackChannel[];
  /** The conversation of one person with the app. */
  directMessage: (who: Who) => SlackChannel | undefined;

  runCommand: (input: CommandInput) => Promise<PersonResult>;
  pressButton: (input: PressInput) => Promise<PersonResult>;
  chooseValue: (input: ChooseInput) => Promise<PersonResult>;
  loadOptions: (input: LoadOptionsInput) => Promise<Record<string, unknown>[]>;
  submitView: (input: SubmitInput) => Promise<PersonResult>;
  closeView: (input: CloseInput) => Promise<PersonResult>;
  postMessage: (input: PostInput) => Promise<SlackMessage>;
  openHome: (input: HomeInput) => Promise<PersonResult>;
  uploadFile: (input: UploadInput) => SlackFile;
  runMessageShortcut: (input: ShortcutInput) => Promise<PersonResult>;
  runShortcut: (input: Who & { callback_id: string }) => Promise<PersonResult>;
  uninstallApp: (input: { team: string }) => Promise<void>;

  messages: (team: string, channel: string) => SlackMessage[];
  ephemerals: (who: Who) => SlackEphemeral[];
  /** The visible modal of a person. */
  openView: (who: Who) => SlackView | undefined;
  home: (who: Who) => SlackView | undefined;
  file: (team: string, id: string) => { file: SlackFile; content: Buffer } | undefined;
  subscribe: (listener: (change: SlackChange) => void) => () => void;
  /** The first value of `read` that is not undefined, looked at again after every change. */
  waitFor: <T>(read: () => T | undefined, what?: string) => Promise<T>;

  faults: Faults;
  conditions: () => SlackConditions;
  setConditions: (change: Partial<SlackConditions>) => void;
  /** Answers the app's requests; `path` is relative to `publicUrl`. False when it is not Slack's. */
  serve: (exchange: {
    req: IncomingMessage;
    res: ServerResponse;
    path: string;
  }) => Promise<boolean>;
};

/** An empty Slack that talks to one app over HTTP as the real one does; add teams to it. */
export function createSlackSimulator(options: SlackSimulatorOptions): SlackSimulator {
  const state = createSlackState(options.now, asFunction(options.publicUrl));
  const faults = createFaults();
  const responseUrls = createResponseUrls(state);
  const stage: Backstage = {
    state,
    responseUrls,
    delivery: deliveryOf(options, state),
    command: options.command ?? "/sdr",
    events: new Set(options.events ?? []),
  };
  return {
    addTeam: (seed) => addTeam(state, seed),
    ...readersOf(state),
    ...actionsOf(stage),
    faults,
    conditions: () => ({ ...state.conditions }),
    setConditions(change) {
      Object.assign(state.conditions, change);
      state.announce({ kind: "conditions", team: "", id: "" });
    },
    serve: (exchange) => serveSimulator({ state, faults, responseUrls }, exchange),
  };
}

function deliveryOf(options: SlackSimulatorOptions, state: SlackState): DeliveryOptions {
  return {
    eventsUrl: asFunction(options.eventsUrl),
    signingSecret: options.signingSecret,
    fetch: options.fetch ?? fetch,
    signedAt: options.signedAt ?? options.now,
    ackTimeoutMs: options.ackTimeoutMs ?? 3000,
    conditions: state.conditions,
  };
}

function actionsOf(stage: Backstage) {
  return {
    runCommand: (input: CommandInput) => runCommand(stage, input),
    pressButton: (input: PressInput) => pressButton(stage, input),
    chooseValue: (input: ChooseInput) => chooseValue(stage, input),
    loadOptions: (input: LoadOptionsInput) => loadOptions(stage, input),
    submitView: (input: SubmitInput) => submitView(stage, input),
    closeView: (input: CloseInput) => closeView(stage, input),
    postMessage: (input: PostInput) => postMessage(stage, input),
    openHome: (input: HomeInput) => openHome(stage, input),
    uploadFile: (input: UploadInput) => uploadFile(stage, input),
    runMessageShortcut: (input: ShortcutInput) => runMessageShortcut(stage, input),
    runShortcut: (input: Who & { callback_id: string }) => runShortcut(stage, input),
    uninstallApp: (input: { team: string }) => uninstallApp(stage, input),
  };
}

function readersOf(state: SlackState) {
  const inTeam = <T extends { team_id: string }>(map: Map<string, T>, team: string) =>
    [...map.values()].filter((each) => each.team_id === team);
  return {
    teams: () => [...state.teams.values()],
    people: (team: string) => inTeam(state.people, team),
    channels: (team: string) => inTeam(state.channels, team),
    directMessage: ({ team, user }: Who) =>
      inTeam(state.channels, team).find(({ kind, members }) => kind === "im" && members.has(user)),
    messages: (team: string, channel: string) => [...messagesOf(state, team, channel)],
    ephemerals: ({ team, user }: Who) =>
      state.ephemerals.filter((each) => each.team === team && each.user === user),
    openView: ({ team, user }: Who) => modalsOf(state, team, user).at(-1),
    home: ({ team, user }: Who) => state.homes.get(keyOf(team, user)),
    file: (team: string, id: string) => state.files.get(keyOf(team, id)),
    subscribe: state.subscribe,
    waitFor: <T>(read: () => T | undefined, what?: string) => waitFor(state, read, what),
  };
}

function asFunction(value: string | (() => string)): () => string {
  return typeof value === "string" ? () => value : value;
}

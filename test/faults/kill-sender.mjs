// A sender as a process of its own, on the built core: it sends what is due when told, and dies, waits or
// tells where told. Not TypeScript, because Node 20 runs it as it stands.
const built = (file) => import(new URL(`../../dist/core/${file}`, import.meta.url).href);

/** The clients of the vendors; `access` is what the last order said of how to get in. */
const PROVIDERS = {
  async gmail() {
    const { gmailProvider } = await built("providers/gmail.js");
    return (account, { url, tokens }) =>
      gmailProvider({ apiUrl: url }).open(withToken(account, tokens));
  },
  async outlook() {
    const { outlookProvider } = await built("providers/outlook.js");
    return (account, { url, tokens }) =>
      outlookProvider({ apiUrl: url }).open(withToken(account, tokens));
  },
  async smtp() {
    const { smtpProvider } = await built("providers/smtp.js");
    const provider = smtpProvider({}, { filedWithinMs: 0 });
    return (account, { smtp_url, imap_url }) =>
      provider.open({ ...account, credentials: { smtp_url, imap_url } });
  },
  async sandbox(db) {
    const { sandboxProvider } = await built("providers/sandbox.js");
    const { createSandboxStore } = await built("sandbox/sandbox-store.js");
    const provider = sandboxProvider(createSandboxStore(db));
    return (account) => provider.open(account);
  },
};

function withToken(account, tokens) {
  return { ...account, accessToken: async () => tokens[account.address.address] };
}

const say = (kind, more = {}) => process.send({ kind, ...more });
const hear = (kind) =>
  new Promise((resolve) => {
    const listen = (message) => {
      if (message.kind !== kind) return;
      process.off("message", listen);
      resolve(message);
    };
    process.on("message", listen);
  });
const never = new Promise(() => {});

process.on("disconnect", () => process.exit(0));
const { databaseUrl, vendor } = await hear("begin");
const [{ openDatabase }, { sendDueTouches }, { templateWriter }] = await Promise.all([
  built("db/open-database.js"),
  built("outbox/send-due-touches.js"),
  built("providers/template-writer.js"),
]);
const db = openDatabase({ url: databaseUrl, applicationName: "chat-sdr-fault-run" });
const open = await PROVIDERS[vendor](db);
await db.prisma.$queryRaw`select 1`;
let order = { access: {} };
let met = 0;

const meet = {
  async die() {
    process.kill(process.pid, "SIGKILL");
    await never;
  },
  async wait() {
    const resumed = hear("resume");
    say("waiting");
    await resumed;
  },
  tell: async () => say("telling"),
};

const deps = {
  db,
  log: {
    debug() {},
    info() {},
    warn() {},
    error: (fields, text) => process.stderr.write(`${text} ${JSON.stringify(fields)}\n`),
  },
  keyRing: { active: "none", keys: new Map() },
  writer: templateWriter(),
  // In the sandbox's place, because only a sandbox lets a test move the clock.
  mailboxProviders: [
    { provider: "sandbox", kind: "sandbox", open: (account) => open(account, order.access) },
  ],
  publicUrl: null,
  random: Math.random,
  checkpoint: async (name) => {
    if (name !== order.at) return;
    met += 1;
    if (met === order.time) await meet[order.does]();
  },
};

process.on("message", async (message) => {
  if (message.kind !== "send") return;
  order = message;
  met = 0;
  const signal = new AbortController().signal;
  say("report", await sendDueTouches(deps, { limit: order.limit, signal }));
});
say("ready");

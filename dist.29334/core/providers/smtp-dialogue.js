import { Readable } from "node:stream";
import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import SMTPConnection, {} from "nodemailer/lib/smtp-connection";
/**
 * One connection for one mail, or for no more than a login when `message` is null. It notes for
 * itself when the final dot may have gone out, because the mail library's errors do not tell.
 */
export function startSmtpDialogue(server, message, timeouts) {
    const connection = new SMTPConnection(connectionOptions(server, timeouts));
    const progress = { phase: "session" };
    let hangUp = () => { };
    const ended = new Promise((resolve) => {
        const finish = (end) => {
            resolve(end);
            if (end.kind === "accepted")
                connection.quit();
            connection.close();
        };
        const fail = (error) => finish(failed(error, progress.phase, server));
        hangUp = () => fail(new Error("the connection was closed on this side"));
        connection.on("error", fail);
        logIn(connection, server, (error) => {
            if (error)
                fail(error);
            else if (message === null)
                finish({ kind: "accepted", serverMessageId: null });
            else
                handOver(connection, message, { progress, finish, fail });
        });
    });
    return { ended, hangUp: () => hangUp() };
}
function handOver(connection, { from, to, raw }, on) {
    on.progress.phase = "mail";
    const body = bodyOf(raw, () => {
        on.progress.phase = "after_dot";
    });
    connection.send({ from, to: [to], size: raw.byteLength }, body, (error, info) => {
        if (error)
            on.fail(error);
        else
            on.finish(on.progress.phase === "after_dot" ? accepted(info) : answeredTooEarly());
    });
}
function connectionOptions(server, { connectMs, answerMs }) {
    return {
        host: server.host,
        port: server.port,
        secure: server.implicitTls,
        requireTLS: server.requireTls,
        tls: { rejectUnauthorized: server.verifyCertificate },
        connectionTimeout: connectMs,
        greetingTimeout: connectMs,
        dnsTimeout: connectMs,
        socketTimeout: answerMs,
    };
}
function logIn(connection, { login }, done) {
    connection.connect((error) => {
        if (error || login === null || !connection.allowsAuth)
            return done(error);
        connection.login({ user: login.user, pass: login.password }, (refused) => done(refused));
    });
}
const PIECE_BYTES = 64 * 1024;
/** How long the final dot is held back, so that a server which hangs up at DATA is heard first. */
const FINAL_DOT_PAUSE_MS = 50;
/** Turns of the event loop between hearing a hang-up and the library's error about it. */
const HEARING_TURNS = 5;
/** The message in pieces, so that the library's final dot cannot go before the last one is taken. */
function bodyOf(raw, onFinalDot) {
    async function* pieces() {
        for (let from = 0; from < raw.byteLength; from += PIECE_BYTES) {
            yield raw.subarray(from, from + PIECE_BYTES);
        }
        await pause(FINAL_DOT_PAUSE_MS);
        for (let turn = 0; turn < HEARING_TURNS; turn += 1)
            await nextTurn();
        onFinalDot();
    }
    return Readable.from(pieces(), { objectMode: false });
}
function accepted(info) {
    return { kind: "accepted", serverMessageId: info?.serverMessageId ?? null };
}
/** A "250" before the mail was complete promises nothing about it. */
function answeredTooEarly() {
    const problem = "the server answered before the mail was complete";
    return { kind: "failed", phase: "after_dot", reply: null, problem };
}
/** Errors made from a reply the server finished; others may quote a line that was cut off. */
const ANSWERED = ["EAUTH", "EENVELOPE", "EMESSAGE"];
function failed(error, phase, { login }) {
    const { code = "", response, responseCode } = error;
    const clean = (text) => withoutSecret(text, login?.password ?? "");
    const isAnswer = ANSWERED.includes(code) && response !== undefined && responseCode !== undefined;
    return {
        kind: "failed",
        phase,
        reply: isAnswer ? { code: responseCode, text: clean(response) } : null,
        problem: clean(error.message),
    };
}
/** Servers quote what they were told now and then. */
function withoutSecret(text, password) {
    const oneLine = text.replace(/\s+/g, " ").trim().slice(0, 500);
    return password === "" ? oneLine : oneLine.replaceAll(password, "…");
}
//# sourceMappingURL=smtp-dialogue.js.map
import { Writable } from "node:stream";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { actorOfClient } from "../actor-of-client.js";
import { createMcpServer } from "../server.js";
/**
 * Serves one local client over this process's stdin and stdout, and resolves once stdin has closed and
 * every request that came before it was answered. While it runs, whatever else writes to stdout comes
 * out on stderr, because a single stray line would end the conversation.
 */
export async function serveStdio(options) {
    const { core, actor, log } = options;
    const { protocolOut, restore } = divertStdout();
    const transport = new StdioServerTransport(process.stdin, protocolOut);
    const server = createMcpServer({ core, actorFor: (name) => actorOfClient(actor, name), log });
    server.onerror = (error) => log.warn({ error: error.message }, "MCP over stdio");
    try {
        await server.connect(transport);
        const answered = watchAnswers(transport);
        await inputClosed(protocolOut);
        await answered();
        await server.close();
    }
    finally {
        restore();
    }
}
function inputClosed(output) {
    return new Promise((resolve) => {
        process.stdin.once("end", resolve).once("close", resolve);
        // The client is gone: nobody reads what we write.
        output.once("error", () => resolve());
    });
}
/** Answers a function that waits until every request received so far has its response. */
function watchAnswers(transport) {
    const open = new Set();
    let settled = () => { };
    const { onmessage } = transport;
    transport.onmessage = (message) => {
        if ("method" in message && "id" in message)
            open.add(message.id);
        onmessage?.(message);
    };
    const send = transport.send.bind(transport);
    transport.send = async (message) => {
        await send(message);
        if (!("method" in message) && message.id !== undefined)
            open.delete(message.id);
        if (open.size === 0)
            settled();
    };
    return () => new Promise((resolve) => {
        settled = resolve;
        if (open.size === 0)
            resolve();
    });
}
function divertStdout() {
    const { stdout, stderr } = process;
    const original = stdout.write;
    const write = original.bind(stdout);
    const protocolOut = new Writable({
        write: (chunk, _encoding, done) => {
            write(chunk, done);
        },
    });
    const pass = (error) => protocolOut.destroy(error);
    stdout.on("error", pass);
    stdout.write = stderr.write.bind(stderr);
    const restore = () => {
        stdout.write = original;
        stdout.off("error", pass);
    };
    return { protocolOut, restore };
}
//# sourceMappingURL=stdio.js.map
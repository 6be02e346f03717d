import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "./generated/client.js";
/** Opens the pool; nothing is connected until the first query. */
export function openDatabase(options) {
    const pool = new pg.Pool({
        connectionString: options.url,
        max: options.poolSize ?? 10,
        application_name: options.applicationName ?? "chat-sdr",
        connectionTimeoutMillis: 10_000,
        idleTimeoutMillis: 30_000,
    });
    // An idle connection that the server closes must not end the process; the next query reconnects.
    pool.on("error", () => undefined);
    const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
    return {
        prisma,
        pool,
        async close() {
            await prisma.$disconnect();
            if (!pool.ended)
                await pool.end();
        },
    };
}
//# sourceMappingURL=open-database.js.map
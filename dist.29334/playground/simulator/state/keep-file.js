import { newSlackId } from "./slack-state.js";
/** Stores a file; its url_private_download serves the bytes to the team's bot token alone. */
export function keepFile(state, fresh) {
    const id = fresh.id ?? newSlackId("F");
    const seconds = Math.floor(state.now().getTime() / 1000);
    const place = `${state.publicUrl()}/files-pri/${fresh.team}-${id}`;
    const name = encodeURIComponent(fresh.name);
    const file = {
        id,
        name: fresh.name,
        title: fresh.title ?? fresh.name,
        mimetype: fresh.mimetype,
        filetype: /\.([a-z0-9]+)$/i.exec(fresh.name)?.[1]?.toLowerCase() ?? "text",
        size: fresh.content.length,
        user: fresh.user,
        user_team: fresh.team,
        created: seconds,
        timestamp: seconds,
        mode: "hosted",
        permalink: `${place}/${name}`,
        url_private: `${place}/${name}`,
        url_private_download: `${place}/download/${name}`,
    };
    state.files.set(`${fresh.team}:${id}`, { file, content: fresh.content });
    return file;
}
//# sourceMappingURL=keep-file.js.map
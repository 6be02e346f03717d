import { useEffect, useState } from "preact/hooks";
import { usePage } from "../data/page-context.ts";
import type { ImageFields } from "./shown-block.ts";

/** An image of Block Kit, from this server or from a file in Slack; elsewhere its words stand alone. */
export function Picture({ image, small = false }: { image: ImageFields; small?: boolean }) {
  const fileId = image.slack_file?.id ?? fileIdIn(image.slack_file?.url ?? "");
  const fromFile = useFileUrl(fileId);
  const src = fileId ? fromFile : ownUrl(image.image_url ?? "");
  if (!src) return <span class="picture-words">{image.alt_text}</span>;
  return <img class={small ? "picture is-small" : "picture"} src={src} alt={image.alt_text} />;
}

/** A URL under which this page can show a file of Slack; null while it loads, or when it cannot. */
export function useFileUrl(id: string | null): string | null {
  const { api, state } = usePage();
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!id) return;
    let made: string | null = null;
    let gone = false;
    api.blob("file", { team: state.team.id, id }).then(
      (blob) => {
        if (gone) return;
        made = URL.createObjectURL(blob);
        setUrl(made);
      },
      () => setUrl(null),
    );
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [api, id, state.team.id]);
  return url;
}

/** The page shows pictures of its own server only; other hosts would learn that it was opened. */
function ownUrl(url: string): string | null {
  if (url.startsWith("data:image/")) return url;
  if (!URL.canParse(url, location.href)) return null;
  const { hostname, port, pathname, search } = new URL(url, location.href);
  const local = ["localhost", "127.0.0.1", "[::1]"].includes(hostname) && port === location.port;
  return local ? pathname + search : null;
}

function fileIdIn(url: string): string | null {
  return /\/files-pri\/T[^-]+-(F[A-Z0-9]+)\//.exec(url)?.[1] ?? null;
}

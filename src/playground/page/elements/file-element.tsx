import { useState } from "preact/hooks";
import { useElementHost } from "../data/element-host.ts";
import { usePage } from "../data/page-context.ts";
import type { WireFile } from "../wire.ts";
import type { ElementProps } from "./input-part.ts";
import { sampleLeads } from "./sample-leads.ts";

/** A place for files: chosen, dropped, or for a CSV the sample list. */
export function FileElement({ block, element, input }: ElementProps) {
  const host = useElementHost();
  const upload = useUpload();
  const [files, setFiles] = useState<WireFile[]>([]);
  const [over, setOver] = useState(false);
  const types = element.filetypes ?? [];
  const add = async (chosen: readonly File[]) => {
    setOver(false);
    const sent = (await Promise.all(chosen.map(upload))).filter((file) => file !== null);
    const next = [...files, ...sent].slice(-(element.max_files ?? 10));
    setFiles(next);
    const value = next.map((file) => file.id);
    host.change(block, element, { value, dispatch: input?.dispatch ?? false });
  };
  const sample = () => new File([sampleLeads], "sample-leads.csv", { type: "text/csv" });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the field inside takes keys
    <div
      class={over ? "file-drop is-over" : "file-drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        void add([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <input
        id={input?.id}
        aria-describedby={input?.notes || undefined}
        type="file"
        accept={types.map((type) => `.${type}`).join(",") || undefined}
        multiple={(element.max_files ?? 10) > 1}
        onChange={(event) => void add([...(event.currentTarget.files ?? [])])}
      />
      <p class="hint">
        Drop a file here, or choose one.{" "}
        {types.includes("csv") && (
          <button type="button" class="link" onClick={() => void add([sample()])}>
            Use five sample leads
          </button>
        )}
      </p>
      <ul class="file-list" aria-live="polite">
        {files.map((file) => (
          <li key={file.id}>
            {file.name} · {Math.max(1, Math.round(file.size / 1000))} kB, ready
          </li>
        ))}
      </ul>
    </div>
  );
}

function useUpload(): (file: File) => Promise<WireFile | null> {
  const { api, state, say } = usePage();
  return async (chosen) => {
    const input = {
      team: state.team.id,
      user: state.you.id,
      name: chosen.name,
      mimetype: chosen.type || "text/plain",
      content_base64: await base64(chosen),
    };
    try {
      return (await api.post<{ file: WireFile }>("file", input)).file;
    } catch (error) {
      say(error instanceof Error ? error.message : "The file could not be read.");
      return null;
    }
  };
}

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(new Error("The file could not be read."));
    reader.readAsDataURL(file);
  });
}

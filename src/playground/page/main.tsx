import { render } from "preact";
import { recall, remember } from "./data/remember.ts";
import { App } from "./shell/app.tsx";
import { Locked } from "./shell/locked.tsx";

/** Takes the key out of the address into this tab's memory, so that it is not copied by accident. */
function takeKey(): string {
  const address = new URL(location.href);
  const given = address.searchParams.get("key");
  if (given === null) return recall("tab", "key", "");
  remember("tab", "key", given);
  address.searchParams.delete("key");
  history.replaceState(null, "", address);
  return given;
}

const key = takeKey();
const root = document.querySelector("#page");
if (root) render(key ? <App playgroundKey={key} /> : <Locked />, root);

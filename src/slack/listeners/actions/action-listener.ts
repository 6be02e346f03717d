import type { Visit } from "../../visit/visit.ts";

/** What was pressed or chosen. */
export type Click = {
  /** The value of the button, or of the chosen option. */
  value: string;
  /** The person chosen in a menu of people. */
  chosen_user: string | null;
};

/** What happens when something in a message is pressed. */
export type ActionListener = {
  action: string;
  run(visit: Visit, click: Click): Promise<void>;
};

/** Who the local user is until somebody fills in the settings: a person and a company made up by us. */
export const sampleIdentity = { full_name: "Robin Reyes", company_name: "Lantern Analytics" };

type Profile = { full_name: string | null; company_name: string | null };

/** Whether any of it is still there; real mail must not leave under it. */
export function hasSampleIdentity({ full_name, company_name }: Profile): boolean {
  return full_name === sampleIdentity.full_name || company_name === sampleIdentity.company_name;
}

/** Keys by id, 32 bytes each; the active one encrypts, every one decrypts. */
export type KeyRing = { active: string; keys: ReadonlyMap<string, Buffer> };

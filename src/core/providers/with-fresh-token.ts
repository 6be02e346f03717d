import { type VendorFailure, VendorRefusal } from "./vendor-refusal.ts";

/** A call that came through, or why it did not. */
export type VendorAnswer<T> = { data: T; failure?: undefined } | { failure: VendorFailure };

/**
 * Makes a call with an access token that is good now. A token that was refused is renewed once: that call
 * did nothing. Nothing else is repeated. Throws `VendorRefusal`, or what `accessToken` throws.
 */
export async function withFreshToken<T>(
  accessToken: (refused?: string) => Promise<string>,
  call: (token: string) => Promise<VendorAnswer<T>>,
): Promise<T> {
  const token = await accessToken();
  const first = await call(token);
  if (!first.failure) return first.data;
  if (first.failure.kind !== "no_access") throw new VendorRefusal(first.failure);
  const second = await call(await accessToken(token));
  if (second.failure) throw new VendorRefusal(second.failure);
  return second.data;
}

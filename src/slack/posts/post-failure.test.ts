import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from "@slack/web-api";
import { describe, expect, it } from "vitest";
import { AppError } from "../../core/errors.ts";
import { readFailure } from "./post-failure.ts";

const platform = (error: string) => new WebAPIPlatformError({ ok: false, error });
const request = (code: string) =>
  new WebAPIRequestError(
    new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) }),
  );

describe("what a failed call means for a post", () => {
  it("waits exactly as long as Slack asks, and the whole workspace with it", () => {
    expect(readFailure(new WebAPIRateLimitedError(7))).toMatchObject({
      verdict: "wait",
      retry_in_ms: 7000,
      whole_team: true,
    });
  });

  it.each(["channel_not_found", "message_not_found", "account_inactive", "is_archived"])(
    "gives up on %s",
    (error) => {
      expect(readFailure(platform(error)).verdict).toBe("give_up");
    },
  );

  it("leaves a person time to invite the app", () => {
    const failure = readFailure(platform("not_in_channel"));
    expect(failure).toMatchObject({ verdict: "wait", retry_in_ms: 600_000 });
  });

  it("is uncertain when the request went out and no answer came", () => {
    expect(readFailure(request("UND_ERR_SOCKET")).verdict).toBe("uncertain");
    expect(readFailure(new WebAPIHTTPError(502, "Bad Gateway", {})).verdict).toBe("uncertain");
  });

  it("is not uncertain when nobody was there to take the request", () => {
    expect(readFailure(request("ECONNREFUSED")).verdict).toBe("wait");
  });

  it("gives up on a post whose subject is gone", () => {
    expect(readFailure(new AppError("not_found", { say: "Gone." })).verdict).toBe("give_up");
  });
});

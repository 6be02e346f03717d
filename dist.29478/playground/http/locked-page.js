/** What a person sees who came with a wrong key. */
export const lockedPage = {
    status: 403,
    type: "text/html; charset=utf-8",
    body: `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Chat SDR playground: wrong key</title>
    <link rel="stylesheet" href="/playground/assets/tokens.css" />
    <link rel="stylesheet" href="/playground/assets/frame.css" />
  </head>
  <body>
    <main class="locked">
      <h1>This key does not fit</h1>
      <p>Open the address that <code>sdr start</code> printed. Every start prints a new one.</p>
    </main>
  </body>
</html>
`,
};
//# sourceMappingURL=locked-page.js.map
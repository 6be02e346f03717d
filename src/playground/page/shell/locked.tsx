/** What a person sees whose page has no key, or one of an earlier start. */
export function Locked() {
  return (
    <main class="locked">
      <h1>Open the address that start printed</h1>
      <p>
        The playground acts for people: it approves drafts. So it needs the key that{" "}
        <code>sdr start</code> printed with its address. Every start prints a new one.
      </p>
      <p>
        Look at the terminal in which it runs and open the line that begins with{" "}
        <code>{location.origin}/?key=</code>
      </p>
    </main>
  );
}

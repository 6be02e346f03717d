/** Tokens by how they begin, and the password of any URL up to its last @. */
const SECRETS =
  /(?:ya29\.|1\/\/|xox[a-z]-|\bsk-|eyJ|Bearer\s+|v1\.)[\w.~+/=-]{12,}|(?<=:\/\/[^\s:/@"]*:)[^\s/?#"]+(?=@)/g;

/** A line of the log with anything that looks like a secret blanked out, wherever in it that stands. */
export function blankSecrets(line: string): string {
  return line.replace(SECRETS, "[secret]");
}

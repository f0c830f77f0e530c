const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const ADDRESS = new RegExp(`^${ATOM}(?:\\.${ATOM})*@(?:${LABEL}\\.)+(?=[^.]*[A-Za-z])${LABEL}$`);

/**
 * Is this one plain address, such as `ana@example.org`? Stricter than RFC 5321: no display name, comment, quotes, list,
 * route, address literal, space or line break, since mail software reads those in more than one way (GHSA-mm7p-fcc7-pg87:
 * a mail went to another domain). Domains with other letters are written in their `xn--` form. At most 254 characters,
 * 64 before the @ (RFC 5321, section 4.5.3.1).
 */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && text.indexOf('@') <= 64 && ADDRESS.test(text);
}

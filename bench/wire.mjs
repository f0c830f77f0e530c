// What a phone has to load: the first page of a partner with everything it needs, and the next pages.
import { signInAll } from './seed.mjs';

/** Bytes and requests of one page with the files it names that are not `known` yet, compressed as a browser asks. */
async function view(http, path, headers, known) {
  const page = await http.send('GET', path, { headers: { ...headers, 'accept-encoding': 'br, gzip' } });
  const plain = await http.send('GET', path, { headers });
  let bytes = Number(page.headers['content-length'] ?? Buffer.byteLength(page.text, 'latin1'));
  let requests = 1;
  const styles = [...plain.text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, address]) => address);
  for (const address of new Set(styles)) {
    if (known.has(address)) continue;
    known.add(address);
    const asset = await http.raw(address, { 'accept-encoding': 'br, gzip' });
    bytes += asset;
    requests += 1;
  }
  return { bytes, requests };
}

export async function wireBytes({ http, token, note }, path) {
  const [person] = await signInAll(http, token, path);
  const headers = { cookie: person.cookie, accept: 'text/html' };
  const known = new Set();
  const sized = { ...http, raw: http.raw ?? ((address, asked) => http.bytes(address, asked)) };
  for (const [index, section] of [
    'about',
    'continuity',
    'application',
    'impact',
    'factors',
    'future',
    'closing',
  ].entries()) {
    const { bytes, requests } = await view(sized, `/answer/sections/${section}`, headers, known);
    note(`partner page "${section}" on the wire, KB (${requests} requests)`, (bytes / 1024).toFixed(1), {
      goal: index === 0 ? '≤ 45 with font' : '≤ 15',
    });
  }
}

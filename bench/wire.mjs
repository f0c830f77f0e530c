// What a phone has to load: a partner's pages one after the other, each with every file it still needs.
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import { parse } from 'node-html-parser';
import { SECTIONS } from './forms.mjs';
import { asBrowser, invitationsOf, linkToken, signInAll } from './seed.mjs';
import { note } from './table.mjs';

const ASKED = { 'accept-encoding': 'gzip, br' };
const KB = 1000;

function unpacked({ headers, bytes }) {
  const encoding = headers['content-encoding'];
  if (encoding === 'br') return brotliDecompressSync(bytes).toString();
  return (encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString();
}

/** Addresses of files that a page makes a browser load: style, script, icon, fonts. */
function filesOf(html) {
  const named = parse(html).querySelectorAll('link[href], script[src], img[src]');
  return named.map((one) => one.getAttribute('href') ?? one.getAttribute('src'));
}
const filesIn = (css) => [...css.matchAll(/url\(["']?(\/[^"')]+)["']?\)/g)].map(([, address]) => address);

/** Loads a page as a browser would that holds the files in `cache` already; adds what it loads to them. */
export async function view(http, path, headers, cache) {
  const seen = { body: 0, head: 0, requests: 0, least: 0 };
  const get = async (address) => {
    const answer = await http.send('GET', address, { headers: { ...headers, ...ASKED } });
    seen.body += answer.bytes.length;
    seen.head += answer.headBytes;
    seen.requests += 1;
    const text = unpacked(answer);
    const isFont = address.endsWith('.woff2');
    seen.least += isFont ? answer.bytes.length : brotliCompressSync(text).length;
    return text;
  };
  const waiting = filesOf(await get(path));
  for (let address = waiting.shift(); address; address = waiting.shift()) {
    if (cache.has(address) || !address.startsWith('/')) continue;
    cache.add(address);
    const text = await get(address);
    if (address.endsWith('.css')) waiting.push(...filesIn(text));
  }
  return seen;
}

export async function wireBytes(service, path) {
  const { http } = service;
  const [invitation] = await invitationsOf(service, path);
  const [person] = await signInAll(service, [path]);
  const headers = asBrowser(person);
  const section = (name) => [`section "${name}"`, `/answer/sections/${name}`];
  const first = [
    ['personal link, nothing kept yet', `/r/${linkToken(invitation)}`, new Set()],
    [`${section(SECTIONS[0])[0]}, nothing kept yet`, section(SECTIONS[0])[1], new Set()],
  ];
  for (const [name, address, cache] of first) report(name, await view(http, address, headers, cache), 45);
  const [, , cache] = first[1];
  const next = [
    ['start', '/answer'],
    ['list of sections', '/answer/sections'],
    ...SECTIONS.map(section),
    ['check answers', '/answer/check'],
  ];
  for (const [name, address] of next) report(name, await view(http, address, headers, cache), 15);
}

/** The limit: the same files at brotli's highest quality, without any header. */
function report(name, { body, head, requests, least }, most) {
  const kb = (body + head) / KB;
  const count = `${requests} ${requests === 1 ? 'request' : 'requests'}`;
  note(
    `on the wire: ${name}`,
    `${kb.toFixed(1)} KB, ${count} (bodies ${(body / KB).toFixed(1)}, headers ${(head / KB).toFixed(1)})`,
    {
      value: kb,
      limits: { 'brotli 11, KB': least / KB },
      goal: most === 45 ? '≤ 45 KB with font; LimeSurvey 1,300' : '≤ 15 KB',
      met: kb <= most,
    },
  );
}

// A browser without JavaScript: follows redirects, keeps cookies, fills in the forms it finds, and nothing else.
import { parse } from 'node-html-parser';

export class PlainBrowser {
  #cookies = new Map();
  #base;

  constructor(base) {
    this.#base = base;
  }

  open(address) {
    return this.#request('GET', address);
  }

  /** Sends a form of a page with these fields over what the page already holds; `button` names its submit button. */
  submit(page, form, fields = [], button = null) {
    const sent = new URLSearchParams();
    const filled = new Set(fields.map(([name]) => name));
    for (const [name, value] of fieldsOf(form)) if (!filled.has(name)) sent.append(name, value);
    for (const [name, value] of fields) sent.append(name, value);
    if (button?.getAttribute('name'))
      sent.append(button.getAttribute('name'), button.getAttribute('value') ?? '');
    const action = button?.getAttribute('formaction') ?? form.getAttribute('action') ?? page.url;
    return this.#request('POST', new URL(action, page.url).href, sent);
  }

  async #request(method, address, body) {
    let url = new URL(address, this.#base);
    for (let hops = 0; hops < 10; hops += 1) {
      const response = await fetch(url, {
        method,
        redirect: 'manual',
        headers: {
          accept: 'text/html',
          cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(body ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        },
        ...(body ? { body: body.toString() } : {}),
      });
      for (const line of response.headers.getSetCookie()) {
        const [pair] = line.split(';');
        this.#cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
      }
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || !location) {
        const bytes = Buffer.from(await response.arrayBuffer());
        const isPage = (response.headers.get('content-type') ?? '').includes('html');
        return {
          url: url.href,
          status: response.status,
          bytes,
          root: isPage ? parse(bytes.toString()) : null,
        };
      }
      url = new URL(location, url);
      [method, body] = ['GET', undefined];
    }
    throw new Error(`${address} redirects without end.`);
  }
}

/** What a form would send if nobody touched it. */
export function fieldsOf(form) {
  const fields = [];
  for (const field of form.querySelectorAll('input, textarea, select')) {
    const name = field.getAttribute('name');
    if (!name || field.hasAttribute('disabled')) continue;
    const type = field.getAttribute('type') ?? 'text';
    if (['submit', 'button', 'file'].includes(type)) continue;
    if (['radio', 'checkbox'].includes(type)) {
      if (field.hasAttribute('checked')) fields.push([name, field.getAttribute('value') ?? 'on']);
    } else if (field.rawTagName.toLowerCase() === 'select') {
      const options = field.querySelectorAll('option');
      const chosen = options.find((option) => option.hasAttribute('selected')) ?? options[0];
      fields.push([name, chosen?.getAttribute('value') ?? '']);
    } else if (field.rawTagName.toLowerCase() === 'textarea') {
      fields.push([name, field.text.replace(/^\n/, '')]);
    } else {
      fields.push([name, field.getAttribute('value') ?? '']);
    }
  }
  return fields;
}

/** The names a person could fill in on this form, as it stands. */
export function fieldNames(form) {
  return new Set(form.querySelectorAll('input, textarea, select').map((field) => field.getAttribute('name')));
}

// The bodies a browser sends for a filled-in form, made once from the pages themselves.
import { parse } from 'node-html-parser';
import { allFields } from '../demo/fields.mjs';
import { fieldsOf } from '../demo/plain-browser.mjs';
import { asBrowser, responses } from './seed.mjs';

export const SECTIONS = ['about', 'continuity', 'application', 'impact', 'factors', 'future', 'closing'];

/** What stands in a section's form before anybody has touched it. */
async function untouched(http, person, section) {
  const { text } = await http.send('GET', `/answer/sections/${section}`, { headers: asBrowser(person) });
  return fieldsOf(parse(text).querySelector('form[data-autosave]'));
}

/**
 * For each entity the body of each section as a browser with the script would send it, panels and all, but for the CSRF
 * token of the session. `persons` are of one exercise that nobody has answered yet.
 */
export async function sectionBodies(http, persons) {
  const bodies = {};
  for (const person of persons) {
    const wanted = allFields(responses[person.entity]);
    bodies[person.entity] = [];
    for (const section of SECTIONS) {
      const before = await untouched(http, person, section);
      const asked = new Set(before.map(([name]) => /^_at\.(.+)$/.exec(name)?.[1]));
      const typed = wanted.filter(([name]) => asked.has(name.replace(/^_cannot\./, '').split('.')[0]));
      const names = new Set(['_csrf', ...typed.map(([name]) => name)]);
      const kept = before.filter(([name]) => !names.has(name));
      bodies[person.entity].push(new URLSearchParams([...kept, ...typed, ['_go', 'continue']]).toString());
    }
  }
  return bodies;
}

/** What the form's script sends as somebody types a remark; `basis` says which answer it is based on. */
export function remarkSaver(http, { cookie, csrf }, basis) {
  const headers = {
    cookie,
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
    'x-csrf-token': csrf,
  };
  const rest = 'and+the+partnership+goes+on+'.repeat(7);
  let at = basis;
  let revision = Number.parseInt(basis, 10);
  return async (count) => {
    const body = `_at.remarks=${at}&remarks=${count}+${revision}+${rest}`;
    const { json } = await http.send('POST', '/answer/answers/remarks', { headers, body });
    if (json.revision !== revision + 1) throw new Error(`Revision ${json.revision} after ${revision}.`);
    ({ basis: at, revision } = json);
  };
}

/** A saver for each of these people, whatever stands in their responses. */
export async function remarkSavers(http, persons) {
  const savers = [];
  for (const person of persons) {
    const fields = new Map(await untouched(http, person, 'closing'));
    savers.push(remarkSaver(http, person, fields.get('_at.remarks')));
  }
  return savers;
}

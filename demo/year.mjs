// One exercise of the demonstration from its answers to its report, whatever opened it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { arrive, fillIn, linkIn, sectionLinks, submitAnswers } from './partner.mjs';
import { PlainBrowser } from './plain-browser.mjs';

const LANGUAGES = ['en', 'es', 'fr', 'pt'];

/** Asks until it is so; at most twenty seconds. */
export async function until(what, isSo) {
  for (let waited = 0; waited < 20; waited += 0.1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`It did not come to this: ${what}.`);
}

/** Every contact with a mail among these opens its link, fills in the form and submits. Answers one line per contact. */
export async function answerAll(base, mails, { initiative, responses }, say) {
  const done = new Set();
  for (const { key, contacts } of initiative.entities) {
    const [contact] = contacts;
    if (!contact || done.has(key)) continue;
    const browser = new PlainBrowser(base);
    const mail = mails.find(({ to, text }) => to[0] === contact.email && /\/r\//.test(text ?? ''));
    const sections = sectionLinks(await arrive(browser, linkIn(mail)));
    const fields = await fillIn(browser, sections, responses[key]);
    await submitAnswers(browser);
    done.add(key);
    say(`${contact.name} answered for ${key}: ${fields.size} fields on ${sections.length} pages, submitted`);
  }
}

/** Accepts every response, codes own words, settles ties and decides on the next exercise. */
export async function evaluate(api, path, { initiative, codings, settlements = [], decision }, say) {
  for (const { key } of initiative.entities) await api('POST', `${path}/responses/${key}/accept`);
  say(`an evaluator has read and accepted ${initiative.entities.length} responses`);
  for (const coding of codings) await api('PUT', `${path}/codings`, coding);
  say(`own words are coded (${codings.length})`);
  for (const { when, pair, counts, reason } of settlements)
    await api('PUT', `${path}/ties/${pair[0]}/${pair[1]}`, { when, counts, reason });
  const { body: findings } = await api('GET', `${path}/findings`);
  say(`${findings.length} findings are drafted, among them:`);
  for (const name of ['knowledge-applied', 'challenge-tackled', 'enabling-factors'])
    say(`    ${findings.find(({ finding }) => finding === name).wording.en}`);
  await api('PUT', `${path}/decision`, decision);
  say(`the new exercise is decided: ${decision.planned ? decision.year : 'none'}`);
}

/** Waits until the exercise has closed by itself, validates and publishes. */
export async function publish(api, path, say) {
  await until('the exercise is closed', async () => (await api('GET', path)).body.state === 'closed');
  say('the exercise has closed by itself at the end of its last day');
  await api('POST', `${path}/validate`);
  await api('POST', `${path}/publish`);
  say('its findings are frozen, its report is published');
}

/** Writes the report in every language and format; answers names and sizes. */
export async function keepReports(api, path, output, year) {
  const written = [];
  for (const language of LANGUAGES) {
    for (const format of ['pdf', 'html', 'json']) {
      const { bytes } = await api('GET', `${path}/report?language=${language}&format=${format}`);
      const file = join(output, `report-${year}-${language}.${format}`);
      writeFileSync(file, bytes);
      written.push([file, bytes.length]);
    }
  }
  return written;
}

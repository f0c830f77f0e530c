// A partner with the mail in hand: follows the link, fills in page after page, checks, submits.
import { fieldNames } from './plain-browser.mjs';
import { allFields } from './fields.mjs';

/** The personal link as it stands in the mail's text. */
export function linkIn(mail) {
  const link = /https?:\/\/\S+\/r\/[\w-]+/.exec(mail.text ?? '')?.[0];
  if (!link) throw new Error(`No personal link in "${mail.subject}".`);
  return link;
}

const expectPage = (page, what) => {
  if (page.status === 200 && page.root) return page;
  const text = page.root
    ? page.root.querySelector('main')?.text.replace(/\s+/g, ' ').trim()
    : page.bytes.toString();
  throw new Error(`${what}: ${page.status} ${page.url}\n${text?.slice(0, 2000)}`);
};

const formOf = (page, action) => {
  const form = page.root
    .querySelectorAll('form')
    .find((candidate) => action.test(candidate.getAttribute('action') ?? ''));
  if (!form) throw new Error(`No form for ${action} on ${page.url}`);
  return form;
};

const SECTION = /\/answer\/sections\/[\w-]+$/;

/** From the link to the list of sections. */
export async function arrive(browser, link) {
  const door = expectPage(await browser.open(link), 'The personal link');
  const start = expectPage(await browser.submit(door, formOf(door, /^\/r\/[^/]+$|^$/)), 'Continue');
  return expectPage(await browser.submit(start, formOf(start, /\/answer(\/start)?$/)), 'Start');
}

export function sectionLinks(sections) {
  const links = sections.root.querySelectorAll('a').map((link) => link.getAttribute('href') ?? '');
  return [...new Set(links.filter((href) => /^\/answer\/sections\/[\w-]+$/.test(href)))];
}

/**
 * Fills in one section: what a condition reveals comes after "save and continue" on the same page, so it is filled in
 * and sent again until the form goes on. Answers the fields that were filled.
 */
export async function fillSection(browser, address, response) {
  const wanted = allFields(response);
  const done = new Set();
  let page = expectPage(await browser.open(address), address);
  for (let rounds = 0; rounds < 5; rounds += 1) {
    page = await addPanels(browser, page, wanted);
    const current = formOf(page, SECTION);
    const names = fieldNames(current);
    const fields = wanted.filter(([name]) => names.has(name));
    if (fields.every(([name]) => done.has(name)) && rounds > 0) return done;
    for (const [name] of fields) done.add(name);
    const next = expectPage(await browser.submit(page, current, fields), `Saving ${address}`);
    if (new URL(next.url).pathname !== new URL(page.url).pathname) return done;
    page = next;
  }
  throw new Error(`${address} does not go on.`);
}

const addButton = (form, question) =>
  form
    .querySelectorAll('button')
    .find((button) => button.getAttribute('name') === '_add' && button.getAttribute('value') === question);

/** Presses "add another" until every panel that is needed is there. */
async function addPanels(browser, page, wanted) {
  for (let presses = 0; presses < 20; presses += 1) {
    const form = formOf(page, SECTION);
    const names = fieldNames(form);
    const missing = wanted
      .filter(([name]) => !names.has(name))
      .map(([name]) => /^(\w+)\.\d+\.\w+$/.exec(name)?.[1])
      .find((question) => question && addButton(form, question));
    if (!missing) return page;
    const typed = wanted.filter(([name]) => names.has(name));
    page = expectPage(await browser.submit(page, form, typed, addButton(form, missing)), 'Add another');
  }
  return page;
}

/** Fills in every section listed, in their order; throws where the form never offered a field for an answer. */
export async function fillIn(browser, sections, response) {
  const done = new Set();
  for (const address of sections)
    for (const name of await fillSection(browser, address, response)) done.add(name);
  const left = allFields(response).filter(([name]) => !done.has(name));
  if (left.length > 0)
    throw new Error(`The form offers no field for ${left.map(([name]) => name).join(', ')}.`);
  return done;
}

/** Checks the answers and submits them; fails with what the page says where they are refused. */
export async function submitAnswers(browser) {
  const check = expectPage(await browser.open('/answer/check'), 'Check answers');
  const submitted = expectPage(await browser.submit(check, formOf(check, /\/answer\/submit$/)), 'Submit');
  if (!new URL(submitted.url).pathname.endsWith('/submitted')) {
    throw new Error(
      `Not submitted:\n${submitted.root.querySelector('main')?.text.replace(/\s+/g, ' ').slice(0, 2000)}`,
    );
  }
  return submitted;
}
